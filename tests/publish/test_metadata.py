"""The metadata files say the same as the descriptor and as each other."""

import hashlib
import json
import re
import tomllib

import pandas as pd
import pytest
import yaml
from conftest import PROJECT

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.package import Package
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas
from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.metadata import FILES

METADATA = read_metadata(PROJECT / "build/metadata.toml")
DATA_FILES = [f"dataset/{table}.{format_}" for format_ in ("csv", "parquet") for table in TABLES]
RESERVATION = "the rights remain with their authors and Arbetsförmedlingen"


def load(built, path):
    return json.loads((built / path).read_text("utf-8"))


@pytest.fixture(scope="module")
def citation(built):
    return yaml.safe_load((built / "CITATION.cff").read_text("utf-8"))


@pytest.fixture(scope="module")
def schema_org(built):
    return load(built, "metadata/schema-org.jsonld")


@pytest.fixture(scope="module")
def croissant(built):
    return load(built, "metadata/croissant.json")


@pytest.fixture(scope="module")
def card(built):
    """The front matter and the text of the dataset card."""
    _, front, text = (built / "metadata/dataset-card.md").read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), text


def test_published_files_are_current(project):
    contents = Package(load(project, "datapackage.json"), read_schemas(project / "schema"), {
        table: pd.read_parquet(project / f"dataset/{table}.parquet")
        for table in ("posts", "authorships", "authors")})
    for path, describe in FILES.items():
        assert (project / path).read_text("utf-8") == describe(contents), \
            f"{path} is stale: make dataset"


def test_all_have_the_title_and_version(project, citation, schema_org, croissant, card):
    metadata = tomllib.loads((project / "build/metadata.toml").read_text("utf-8"))
    for title, version, day in [
            (citation["title"], citation["version"], citation["date-released"]),
            (schema_org["name"], schema_org["version"], schema_org["datePublished"]),
            (croissant["name"], croissant["version"], croissant["datePublished"])]:
        assert (title, version, day) == (
            metadata["title"], metadata["version"], metadata["released"])
    front, text = card
    assert front["pretty_name"] == metadata["title"]
    assert f"Version {metadata['version']} of {metadata['released']}." in text


def test_program_and_data_have_one_version(project, descriptor):
    program = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))
    assert program["project"]["version"] == descriptor["version"]


def test_all_have_the_licence_and_what_it_leaves_out(citation, schema_org, croissant, card):
    front, text = card
    assert citation["license"] == "CC-BY-4.0" and front["license"] == "cc-by-4.0"
    assert schema_org["license"] == croissant["license"] \
        == "https://creativecommons.org/licenses/by/4.0/"
    for reserved in (citation["abstract"], schema_org["copyrightNotice"],
                     croissant["description"], text):
        assert RESERVATION in reserved


@pytest.mark.parametrize("name", ["schema_org", "croissant"])
def test_every_data_file_is_described_as_it_is(name, built, request):
    described = {entry["contentUrl"]: entry
                 for entry in request.getfixturevalue(name)["distribution"]}
    assert sorted(described) == sorted(f"../{path}" for path in DATA_FILES)
    for path in DATA_FILES:
        data = (built / path).read_bytes()
        entry = described[f"../{path}"]
        assert entry["name"] == path.removeprefix("dataset/")
        assert entry["contentSize"] == f"{len(data)} B"
        assert entry["sha256"] == hashlib.sha256(data).hexdigest()


def test_hugging_face_has_a_configuration_a_table(built, card):
    configs = yaml.safe_load((built / ".huggingface.yaml").read_text("utf-8"))["configs"]
    assert card[0]["configs"] == configs
    assert [config["config_name"] for config in configs] == list(TABLES)
    assert [config["config_name"] for config in configs if config.get("default")] == ["posts"]
    for config in configs:
        [file] = config["data_files"]
        assert file["path"] == f"dataset/{config['config_name']}.parquet"


def test_hugging_face_knows_tasks_and_size(card):
    assert card[0]["task_categories"] == ["token-classification", "text-classification"]
    assert card[0]["size_categories"] == ["n<1K"]  # 57 posts


def bibtex_entries(built, path):
    """The entries of a BibTeX file: type, key, and values by field."""
    found = re.findall(r"^@(\w+)\{([^,]+),\n((?:  \w+ = \{.*\},\n)+)\}$",
                       (built / path).read_text("utf-8"), re.MULTILINE)
    return [(kind, key, dict(re.findall(r"^  (\w+) = \{(.*)\},$", fields, re.MULTILINE)))
            for kind, key, fields in found]


def test_the_citation_in_bibtex_has_key_and_version(built):
    [(kind, key, fields)] = bibtex_entries(built, "CITATION.bib")
    assert (kind, key) == ("dataset", f"sjoberg-bloggar-{METADATA['version']}")
    assert fields["version"] == METADATA["version"] and fields["date"] == METADATA["released"]
    assert fields["author"] == "{The Sjöberg bloggar dataset project}"


def test_every_post_has_a_bibtex_entry(built):
    posts = pd.read_parquet(built / "dataset/posts.parquet")
    entries = {key: fields for _, key, fields in bibtex_entries(built, "metadata/posts.bib")}
    assert list(entries) == posts["post_id"].tolist()
    assert [fields["title"] for fields in entries.values()] \
        == [f"{{{title}}}" for title in posts["title"]]
    assert sum("url" in fields for fields in entries.values()) == posts["url"].notna().sum()
    assert entries["2016-04-29-upphandling-i-hetluften"] == {
        "author": "Kruse, Martin and Elmqvist, Björn",
        "title": "{Upphandling i hetluften}",
        "year": "2016", "date": "2016-04-29", "langid": "swedish",
        "howpublished": "Sjöberg bloggar, Arbetsförmedlingen",
        "url": "https://www.arbetsformedlingen.se/Om-oss/Press/Sjoberg-bloggar/Arkiv/"
               "2016-04-29-Upphandling-i-hetluften.html"}


def test_zenodo_gets_what_it_requires(built):
    """https://developers.zenodo.org/#representation"""
    deposit = load(built, ".zenodo.json")
    assert {"upload_type", "publication_date", "title", "creators", "description", "access_right",
            "license"} <= deposit.keys()
    assert (deposit["upload_type"], deposit["version"], deposit["publication_date"]) \
        == ("dataset", METADATA["version"], METADATA["released"])
    assert RESERVATION in deposit["description"]


def test_every_column_is_described(schema_org, croissant, project):
    columns = {(table, field["name"]): field["description"]
               for table, schema in read_schemas(project / "schema").items()
               for field in schema["fields"]}
    assert {tuple(variable["name"].split(".")): variable["description"]
            for variable in schema_org["variableMeasured"]} == columns
    assert {tuple(field["@id"].split("/")): field["description"]
            for record_set in croissant["recordSet"] for field in record_set["field"]} == columns


def test_no_address_is_invented(built):
    known = {"www.arbetsformedlingen.se", "creativecommons.org",  # the blog, the licence
             "datapackage.org", "mlcommons.org", "schema.org", "purl.org", "www.w3.org",
             "xmlns.com", "spdx.org", "publications.europa.eu", "www.iana.org"}
    for path in ["datapackage.json", *FILES]:
        text = (built / path).read_text("utf-8")
        assert set(re.findall(r"https?://(\w[^/\"'>\s]*)", text)) <= known, path
        assert "doi" not in text.lower(), path


@pytest.mark.parametrize("old, new, problem", [
    (f'version = "{METADATA["version"]}"', 'version = "1.0"', "'1.0' is not a version"),
    (f'released = "{METADATA["released"]}"', 'released = "21 November"', "Invalid isoformat string"),
    ('released = ', '#', "Invalid isoformat string: ''"),
    ('archive = ', '#', "archive is missing"),
    ('given_name = ', '#', "blog.given_name is missing"),
    ('[translations.sv]', '[swedish]', "translations is missing"),
    ('"data curator", ', '', "no contributor is the data curator"),
    ('name = ', 'name ', "cannot be read")])
def test_metadata_that_are_not_all_there_are_refused(old, new, problem, project, tmp_path):
    text = (project / "build/metadata.toml").read_text("utf-8")
    assert old in text
    (tmp_path / "metadata.toml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError, match=re.escape(problem)):
        read_metadata(tmp_path / "metadata.toml")


def test_the_next_build_restores_the_metadata_files(built, tmp_path, capsys):
    arguments = ["build", "--output", str(tmp_path)]
    assert main(arguments) == 0
    (tmp_path / "metadata/croissant.json").write_text("{}", "utf-8")
    (tmp_path / "CITATION.cff").unlink()
    assert main(arguments) == 0
    for path in FILES:
        assert (tmp_path / path).read_bytes() == (built / path).read_bytes()
    capsys.readouterr()
    assert main(arguments) == 0
    assert "Unchanged" in capsys.readouterr().out
