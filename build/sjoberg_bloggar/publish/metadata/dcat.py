"""metadata/dcat-ap-se.ttl: a catalogue with the dataset, for the national data portal.

DCAT-AP-SE 3 (https://docs.dataportal.se/dcat/), which builds on DCAT-AP 3.0.0. The files are
the distributions of one dataset. Addresses are relative to this file, as long as the dataset
has no public one. Terms of Turtle (https://www.w3.org/TR/turtle/) are strings in its syntax.
"""

import json

from ...package import Package
from . import facts


def iri(address: str) -> str:
    """Return the term for an address."""
    return f"<{address}>"


PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
VOCABULARY = "http://publications.europa.eu/resource/authority"
EU_LANGUAGES = {"sv": iri(f"{VOCABULARY}/language/SWE"), "en": iri(f"{VOCABULARY}/language/ENG")}
FILE_TYPES = {"csv": iri(f"{VOCABULARY}/file-type/CSV"),
           "apache-parquet": iri(f"{VOCABULARY}/file-type/PARQUET")}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types"
CATALOGUE, DATASET, PUBLISHER = iri("#catalogue"), iri("#dataset"), iri("#publisher")
README_ADDRESS = iri(facts.from_metadata_folder("README.md"))


def dcat(package: Package) -> str:
    """Return metadata/dcat-ap-se.ttl."""
    maker = literal(facts.creator(package.descriptor))
    resources = facts.table_resources(package)
    return document(PREFIXES, [
        catalogue(package.descriptor),
        dataset(package),
        node(PUBLISHER, {"a": "foaf:Agent", "foaf:name": maker}),
        *(distribution(resource, package.descriptor) for resource in resources),
        node(README_ADDRESS, {"a": "foaf:Document"}),
        *(node(schema_iri(table), {"a": "dct:Standard", "dct:title": literal(
            f"Table Schema: {schema['title']}", language="en")})
          for table, schema in package.schemas.items())])


def catalogue(descriptor: dict) -> str:
    """Return the statements about the catalogue, which has one dataset."""
    words = in_languages(descriptor)
    return node(CATALOGUE, {
        "a": "dcat:Catalog",
        "dct:title": words["title"],
        "dct:description": words["description"],
        "dct:publisher": PUBLISHER,
        **dated(descriptor),
        "dct:license": iri(facts.licence(descriptor)["path"]),
        "dct:language": [EU_LANGUAGES[each] for each in ("en", *descriptor["translations"])],
        "dct:spatial": iri(descriptor["spatial"]["path"]),
        "dcat:themeTaxonomy": iri(f"{VOCABULARY}/data-theme"),
        "dcat:dataset": DATASET})


def dataset(package: Package) -> str:
    """Return the statements about the dataset."""
    descriptor = package.descriptor
    words = in_languages(descriptor)
    return node(DATASET, {
        "a": "dcat:Dataset",
        "dct:title": words["title"],
        "dct:description": words["description"],
        "dct:publisher": PUBLISHER,
        "dct:creator": PUBLISHER,
        "dct:identifier": literal(descriptor["name"]),
        "dcat:version": literal(descriptor["version"]),
        **dated(descriptor),
        "dct:language": [EU_LANGUAGES[language] for language in descriptor["languages"]],
        "dcat:keyword": words["keywords"],
        "dcat:theme": [iri(theme) for theme in descriptor["themes"]],
        "dct:spatial": iri(descriptor["spatial"]["path"]),
        "dct:temporal": blank({"a": "dct:PeriodOfTime", **{
            f"dcat:{end}Date": literal(day, "xsd:date")
            for end, day in descriptor["temporal"].items()}}),
        "dct:accessRights": iri(f"{VOCABULARY}/access-right/PUBLIC"),
        "dct:provenance": blank({"a": "dct:ProvenanceStatement", "dct:description": literal(
            "Made from {count} pages of the blog {title} by {publisher}, {path}".format(
                count=len(descriptor["sources"]), **descriptor["blog"]), language="en")}),
        "foaf:page": README_ADDRESS,
        "dcat:distribution": list(map(distribution_iri, facts.table_resources(package)))})


def dated(descriptor: dict) -> dict[str, str]:
    """Return the properties with the day of the version."""
    released = literal(descriptor["released"], "xsd:date")
    return {"dct:issued": released, "dct:modified": released}


def in_languages(descriptor: dict) -> dict[str, list[str]]:
    """Return title, description and keywords in English and in the other languages."""
    texts = {"en": descriptor, **descriptor["translations"]}
    words = {name: [literal(text[name], language=language) for language, text in texts.items()]
             for name in ("title", "description")}
    words["keywords"] = [literal(word, language=language)
                         for language, text in texts.items() for word in text["keywords"]]
    return words


def distribution_iri(resource: dict) -> str:
    """Return the address of the distribution of a resource."""
    return iri(f"#{facts.file_name(resource)}")


def schema_iri(table: str) -> str:
    """Return the address of a table's schema."""
    return iri(facts.from_metadata_folder(f"schema/{table}.json"))


def distribution(resource: dict, descriptor: dict) -> str:
    """Return the statements about the distribution of a resource."""
    file = iri(facts.from_metadata_folder(resource["path"]))
    table = facts.file_name(resource).rsplit(".", 1)[0]
    return node(distribution_iri(resource), {
        "a": "dcat:Distribution",
        "dct:title": literal(resource["title"], language="en"),
        "dct:description": literal(resource["description"], language="en"),
        "dcat:accessURL": file,
        "dcat:downloadURL": file,
        "dct:format": FILE_TYPES[resource["format"]],
        "dcat:mediaType": iri(f"{MEDIA_TYPES}/{resource['mediatype']}"),
        # DCAT wants a non-negative integer here; the shapes of DCAT-AP 3.0.0 accept only this.
        "dcat:byteSize": literal(str(resource["bytes"]), "xsd:decimal"),
        "spdx:checksum": blank({
            "a": "spdx:Checksum",
            "spdx:algorithm": "spdx:checksumAlgorithm_sha256",
            "spdx:checksumValue": literal(facts.hex_digits(resource), "xsd:hexBinary")}),
        "dct:conformsTo": schema_iri(table),
        **dated(descriptor),
        "dct:language": [EU_LANGUAGES[language] for language in descriptor["languages"]],
        "dct:license": iri(facts.licence(descriptor)["path"]),
        "dct:rights": blank({"a": "dct:RightsStatement", "rdfs:label": literal(
            descriptor["rights"]["texts"], language="en")})})


def literal(text: str, type_: str = "", language: str = "") -> str:
    """Return a literal; a JSON string escapes what a Turtle string must."""
    return (json.dumps(text, ensure_ascii=False) + (f"@{language}" if language else "")
            + (f"^^{type_}" if type_ else ""))


def blank(properties: dict) -> str:
    """Return a node without a name of its own, with its properties."""
    return f"[ {' ; '.join(statements(properties))} ]"


def node(subject: str, properties: dict) -> str:
    """Return all statements about a subject; a property's value is a term or a list of them."""
    return f"{subject} " + " ;\n    ".join(statements(properties)) + " .\n"


def statements(properties: dict) -> list[str]:
    """Return properties as statements."""
    return [f"{name} {value if isinstance(value, str) else ', '.join(value)}"
            for name, value in properties.items()]


def document(prefixes: dict[str, str], nodes: list[str]) -> str:
    """Return a document of prefixes and nodes."""
    return "\n".join(["".join(f"@prefix {name}: <{address}> .\n"
                              for name, address in prefixes.items()), *nodes])
