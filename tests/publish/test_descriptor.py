"""The descriptor has everything that tools need to pass the package on."""

import json
import zipfile

import frictionless
import pytest
from pyarrow import parquet

from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas


def test_csv_and_parquet_resources_have_the_schemas_of_their_files(built, descriptor):
    schemas = read_schemas(built / "schema")
    found = {resource["name"]: resource["schema"] for resource in descriptor["resources"]
             if "schema" in resource}
    assert found == {**schemas, **{f"{table}-parquet": schemas[table] for table in TABLES}}


def test_frictionless_republishes_the_package_with_its_schemas(built, tmp_path, monkeypatch):
    monkeypatch.chdir(built)
    archive = str(tmp_path / "republished.zip")
    frictionless.Package("datapackage.json").publish(archive)
    again = frictionless.Package(archive)
    assert again.validate().valid
    assert [field.name for field in again.get_resource("authors").schema.fields] \
        == [field["name"] for field in read_schemas(built / "schema")["authors"]["fields"]]
    with zipfile.ZipFile(archive) as files:
        assert "dataset/posts.parquet" in files.namelist()


@pytest.mark.parametrize("table", TABLES)
def test_frictionless_describes_every_column_in_markdown(table, built):
    words = frictionless.Package(str(built / "datapackage.json")).to_markdown()
    for field in json.loads((built / f"schema/{table}.json").read_text("utf-8"))["fields"]:
        assert " ".join(field["description"].split()) in " ".join(words.split())


@pytest.mark.parametrize("table", TABLES)
def test_a_parquet_file_describes_itself(table, built, descriptor):
    found = parquet.read_schema(built / f"dataset/{table}.parquet")
    schema = read_schemas(built / "schema")[table]
    assert {field.name: field.metadata[b"description"].decode() for field in found} \
        == {field["name"]: field["description"] for field in schema["fields"]}
    about = {name.decode(): value.decode() for name, value in found.metadata.items()}
    assert about["title"] == schema["title"] and about["dataset"] == descriptor["title"]
    assert about["version"] == descriptor["version"] and about["license"] == "CC-BY-4.0"
    assert about["rights"] == descriptor["rights"]["texts"]
