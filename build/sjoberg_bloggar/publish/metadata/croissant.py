"""metadata/croissant.json: the dataset as MLCommons Croissant 1.1, for machine learning tools.

http://mlcommons.org/croissant/1.1; the context has all terms of its appendix 1, and those that
its reader mlcroissant knows besides.
"""

from ...package import Package
from . import facts

TERMS = ("annotation arrayShape citeAs column containedIn equivalentProperty excludes extract "
         "field fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath "
         "key md5 parentField path readLines recordSet references regex repeated replace "
         "samplingRate sdVersion separator source subField transform unArchive value").split()
CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "sc": "https://schema.org/",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "dct": "http://purl.org/dc/terms/",
    "conformsTo": "dct:conformsTo",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "examples": {"@id": "cr:examples", "@type": "@json"},
    **{term: f"cr:{term}" for term in TERMS},
}
DATA_TYPES = {"string": "sc:Text", "integer": "cr:Int64", "boolean": "sc:Boolean",
              "date": "sc:Date"}
# Croissant's own reader knows Parquet by its unregistered name only.
ENCODINGS = {"application/vnd.apache.parquet": ["application/vnd.apache.parquet",
                                                "application/x-parquet"]}


def croissant(package: Package) -> str:
    """Return metadata/croissant.json."""
    descriptor = package.descriptor
    maker = {"@type": "Organization", "name": facts.creator(descriptor)}
    return facts.json_text({
        "@context": CONTEXT,
        "@type": "Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.1",
        "name": descriptor["title"],
        "description": f"{descriptor['description']} {descriptor['rights']['texts']}",
        "version": descriptor["version"],
        "datePublished": descriptor["released"],
        "inLanguage": descriptor["languages"],
        "keywords": descriptor["keywords"],
        "license": facts.licence(descriptor)["path"],
        "citeAs": facts.citation_line(descriptor),
        "creator": maker,
        "publisher": maker,
        "distribution": [file_object(resource) for resource in facts.table_resources(package)],
        "recordSet": [record_set(table, schema) for table, schema in package.schemas.items()],
    })


def file_object(resource: dict) -> dict:
    """Return the file object of a resource."""
    name = facts.file_name(resource)
    return {"@type": "cr:FileObject", "@id": name, "name": name,
            "description": resource["description"],
            "contentUrl": f"../{resource['path']}",
            "contentSize": f"{resource['bytes']} B",
            "encodingFormat": ENCODINGS.get(resource["mediatype"], resource["mediatype"]),
            "sha256": facts.hex_digits(resource)}


def record_set(table: str, schema: dict) -> dict:
    """Return the record set of a table."""
    return {"@type": "cr:RecordSet", "@id": table, "name": table,
            "description": schema["description"],
            "key": [{"@id": f"{table}/{column}"} for column in schema["primaryKey"]],
            "field": [field(table, column, schema) for column in schema["fields"]]}


def field(table: str, column: dict, schema: dict) -> dict:
    """Return the field of a column, read from Parquet, whose types need no guess."""
    references = {key["fields"][0]: "{resource}/{fields[0]}".format(**key["reference"])
                  for key in schema.get("foreignKeys", []) if len(key["fields"]) == 1}
    name = column["name"]
    return {"@type": "cr:Field", "@id": f"{table}/{name}", "name": name,
            "description": column["description"], "dataType": DATA_TYPES[column["type"]],
            **({"references": {"field": {"@id": references[name]}}}
               if name in references else {}),
            "source": {"fileObject": {"@id": f"{table}.parquet"}, "extract": {"column": name}}}
