"""The metadata files by their standards' own tools, without a network."""

import json
import os
import shutil
import socket
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.publish.metadata.facts import citation_line

pytestmark = pytest.mark.metadata

ADDRESS = "https://data.invalid/sjoberg-bloggar"  # where a user might publish the package
VOCABULARY = "http://publications.europa.eu/resource/authority"
# What the vocabularies say of the terms that the catalogue uses; validators load them.
BACKGROUND = f"""
    @prefix dct: <http://purl.org/dc/terms/> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    <{VOCABULARY}/language/SWE> a dct:LinguisticSystem .
    <{VOCABULARY}/language/ENG> a dct:LinguisticSystem .
    <{VOCABULARY}/file-type/CSV> a dct:MediaTypeOrExtent .
    <{VOCABULARY}/file-type/PARQUET> a dct:MediaTypeOrExtent .
    <{VOCABULARY}/country/SWE> a dct:Location .
    <{VOCABULARY}/access-right/PUBLIC> a dct:RightsStatement .
    <{VOCABULARY}/data-theme> a skos:ConceptScheme ; dct:title "Data theme"@en .
    <{VOCABULARY}/data-theme/GOVE> a skos:Concept ; skos:prefLabel "Government"@en .
    <https://creativecommons.org/licenses/by/4.0/> a dct:LicenseDocument .
    <https://www.iana.org/assignments/media-types/text/csv> a dct:MediaType .
    <https://www.iana.org/assignments/media-types/application/vnd.apache.parquet>
        a dct:MediaType .
"""


@pytest.fixture(autouse=True)
def offline(monkeypatch):
    def refuse(self, address):
        raise AssertionError(f"a test wants the network: {address}")
    monkeypatch.setattr(socket.socket, "connect", refuse)


def rows(built, table):
    """The rows as published, read without any of the tools under test."""
    from pyarrow import parquet
    return parquet.read_table(built / f"dataset/{table}.parquet").to_pylist()


# Citation File Format

def test_cffconvert_accepts_the_citation(built):
    program = Path(sys.prefix) / "cff/bin/cffconvert"
    if not program.exists():
        pytest.skip(f"cffconvert is not in {program.parent}: make .venv/metadata.stamp")
    file = str(built / "CITATION.cff")
    subprocess.run([program, "--validate", "-i", file], check=True)
    cited = subprocess.run([program, "-f", "apalike", "-i", file], check=True,
                           capture_output=True, encoding="utf-8",
                           env={**os.environ, "PYTHONUTF8": "1"}).stdout
    descriptor = json.loads((built / "datapackage.json").read_text("utf-8"))
    assert cited.strip() == citation_line(descriptor)


# schema.org

@pytest.fixture(scope="module")
def schema_org_graph(built):
    from rdflib import Graph
    data = json.loads((built / "metadata/schema-org.jsonld").read_text("utf-8"))
    assert data["@context"] == "https://schema.org/"
    # what matters of the context behind that address: addresses are typed as such
    data["@context"] = {"@vocab": "https://schema.org/", **{
        name: {"@type": "@id"} for name in ("contentUrl", "license", "url")}}
    return Graph().parse(data=json.dumps(data), format="json-ld",
                         base=f"{ADDRESS}/metadata/schema-org.jsonld")


def test_schema_org_has_every_term(schema_org_graph):
    from rdflib import RDF, SDO
    used = {term for _, name, value in schema_org_graph
            for term in ([value] if name == RDF.type else [name])}
    assert used
    for term in used:
        assert term.startswith(str(SDO)) and term.removeprefix(str(SDO)) in SDO, term


def test_google_finds_what_it_requires_and_recommends(schema_org_graph):
    """https://developers.google.com/search/docs/appearance/structured-data/dataset"""
    from rdflib import RDF, SDO, Literal, URIRef
    graph = schema_org_graph
    [dataset] = graph.subjects(RDF.type, SDO.Dataset)
    assert 50 <= len(str(graph.value(dataset, SDO.description))) <= 5000
    for name in ("name", "creator", "isAccessibleForFree", "keywords", "license",
                 "spatialCoverage", "temporalCoverage", "variableMeasured", "version"):
        assert graph.value(dataset, SDO[name]) is not None, name
    assert graph.value(dataset, SDO.temporalCoverage) == Literal("2015-09-01/2018-09-05")
    files = list(graph.objects(dataset, SDO.distribution))
    assert {graph.value(file, SDO.contentUrl) for file in files} == {
        URIRef(f"{ADDRESS}/dataset/{table}.{format_}")
        for table in TABLES for format_ in ("csv", "parquet")}
    assert all(graph.value(file, SDO.encodingFormat) for file in files)


# Croissant

@pytest.fixture(scope="module")
def croissant(built):
    import mlcroissant
    return mlcroissant.Dataset(jsonld=str(built / "metadata/croissant.json"))


def test_mlcroissant_has_nothing_to_complain_of(croissant):
    assert not croissant.metadata.ctx.issues.errors
    assert not croissant.metadata.ctx.issues.warnings
    assert croissant.metadata.ctx.conforms_to.value == "http://mlcommons.org/croissant/1.1"
    assert [record_set.id for record_set in croissant.metadata.record_sets] == list(TABLES)


def test_croissant_has_what_the_standard_requires(croissant):
    """All that section "Dataset-level information" requires, but url, which is unknown."""
    data = croissant.metadata.to_json()
    assert {"@context", "@type", "conformsTo", "name", "description", "license", "creator",
            "datePublished", "distribution"} <= data.keys()


@pytest.mark.parametrize("table", TABLES)
def test_croissant_records_are_the_rows(table, croissant, built):
    def plain(value):
        """mlcroissant gives text as bytes and dates as timestamps."""
        if isinstance(value, bytes):
            return value.decode("utf-8")
        return value.date() if hasattr(value, "date") else value

    records = [{name.removeprefix(f"{table}/"): plain(value) for name, value in record.items()}
               for record in croissant.records(table)]
    assert records == rows(built, table)


# DCAT-AP-SE

@pytest.fixture(scope="module")
def profile(project):
    folder = Path(os.environ.get("SJOBERG_PROFILES", project.parent / "shared/profiles"))
    if not (folder / "dcat-ap-3.0.0/shapes.ttl").exists():
        pytest.skip(f"the shapes of DCAT-AP 3.0.0 are not in {folder}; SJOBERG_PROFILES names "
                    "the folder that has dcat-ap-3.0.0/shapes.ttl")
    return folder / "dcat-ap-3.0.0"


@pytest.fixture(scope="module")
def catalogue(built):
    from rdflib import Graph
    return Graph().parse(built / "metadata/dcat-ap-se.ttl",
                         publicID=f"{ADDRESS}/metadata/dcat-ap-se.ttl")


@pytest.fixture(scope="module")
def catalogue_with_vocabularies(catalogue):
    from rdflib import Graph
    return catalogue + Graph().parse(data=BACKGROUND, format="turtle")


def violations(catalogue, profile, file):
    """What the shapes in a file find: the path, and what is wrong with it."""
    import pyshacl
    from rdflib import RDF, SH, Graph
    _, report, _ = pyshacl.validate(catalogue, shacl_graph=Graph().parse(profile / file))
    return {(str(report.value(result, SH.resultPath)),
             str(report.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)))
            for result in report.subjects(RDF.type, SH.ValidationResult)}


@pytest.mark.parametrize("file", ["shapes.ttl", "range.ttl"])
def test_the_catalogue_conforms_to_dcat_ap(file, catalogue_with_vocabularies, profile):
    assert violations(catalogue_with_vocabularies, profile, file) == set()


def test_shapes_see_what_is_wrong(catalogue, profile):
    from rdflib import DCAT, DCTERMS, FOAF, Graph, Literal, URIRef
    broken = Graph() + catalogue
    broken.remove((None, DCTERMS.title, None))
    broken.remove((None, FOAF.name, None))
    broken.add((URIRef(f"{ADDRESS}/metadata/dcat-ap-se.ttl#posts.csv"), DCAT.byteSize,
                Literal("much")))
    assert {("http://purl.org/dc/terms/title", "MinCountConstraintComponent"),
            ("http://xmlns.com/foaf/0.1/name", "MinCountConstraintComponent"),
            ("http://www.w3.org/ns/dcat#byteSize", "DatatypeConstraintComponent"),
            } <= violations(broken, profile, "shapes.ttl")


def test_of_what_dcat_ap_recommends_only_the_unknown_is_missing(catalogue, profile):
    missing = {("http://www.w3.org/ns/dcat#contactPoint", "MinCountConstraintComponent"),
               ("http://xmlns.com/foaf/0.1/homepage", "MinCountConstraintComponent"),
               ("http://purl.org/dc/terms/type", "MinCountConstraintComponent"),
               ("http://data.europa.eu/r5r/availability", "MinCountConstraintComponent")}
    assert violations(catalogue, profile, "shapes_recommended.ttl") == missing


def test_the_catalogue_agrees_with_the_descriptor(catalogue, descriptor):
    from rdflib import DCAT, DCTERMS, RDF, XSD, Literal, Namespace, URIRef
    version = URIRef("http://www.w3.org/ns/dcat#version")
    spdx = Namespace("http://spdx.org/rdf/terms#")
    [dataset] = catalogue.subjects(RDF.type, DCAT.Dataset)
    value = catalogue.value
    assert (dataset, DCTERMS.title, Literal(descriptor["title"], "en")) in catalogue
    assert value(dataset, version) == Literal(descriptor["version"])
    assert value(dataset, DCTERMS.issued) == Literal(date.fromisoformat(descriptor["released"]))
    described = {}
    for file in catalogue.objects(dataset, DCAT.distribution):
        assert value(file, DCTERMS.license) == URIRef(descriptor["licenses"][0]["path"])
        assert any(descriptor["rights"]["texts"] == str(text) for text
                   in catalogue.objects(value(file, DCTERMS.rights)))
        hash_ = value(value(file, spdx.checksum), spdx.checksumValue)
        assert hash_.datatype == XSD.hexBinary
        described[str(value(file, DCAT.downloadURL))] = (
            int(value(file, DCAT.byteSize)), f"sha256:{hash_.value.hex()}")
    assert described == {f"{ADDRESS}/{resource['path']}": (resource["bytes"], resource["hash"])
                         for resource in descriptor["resources"]
                         if resource["name"] != "explorer"}


# Hugging Face

@pytest.fixture(scope="module")
def load_dataset(tmp_path_factory):
    """datasets.load_dataset as if on a machine without a network and with an empty cache."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HF_HUB_OFFLINE", "1")
        patch.setenv("HF_HOME", str(tmp_path_factory.mktemp("huggingface")))
        import datasets
        yield datasets.load_dataset


@pytest.mark.parametrize("table", TABLES)
def test_load_dataset_gives_the_rows_of_the_package(table, load_dataset, built, tmp_path):
    loaded = load_dataset(str(built), table, split="train", cache_dir=str(tmp_path))
    assert loaded.to_list() == rows(built, table)


def test_load_dataset_knows_the_repository_by_its_card(load_dataset, built, tmp_path):
    from huggingface_hub import DatasetCard
    repository = tmp_path / "repository"
    shutil.copytree(built / "dataset", repository / "dataset")
    shutil.copyfile(built / "metadata/dataset-card.md", repository / "README.md")
    card = DatasetCard.load(repository / "README.md").data
    assert (card.license, card.language) == ("cc-by-4.0", ["sv"])
    cache = str(tmp_path / "cache")
    assert load_dataset(str(repository), cache_dir=cache)["train"].to_list() \
        == rows(built, "posts")
    assert load_dataset(str(repository), "mentions", cache_dir=cache)["train"].to_list() \
        == rows(built, "mentions")
