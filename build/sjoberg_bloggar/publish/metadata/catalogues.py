"""Describe the dataset to search engines and to the national data portal.

metadata/schema-org.jsonld is a https://schema.org/Dataset, with what Google Dataset Search requires
and recommends; metadata/dcat-ap-se.ttl is a catalogue with the dataset.
"""

from ...package import Package
from . import facts


def schema_org(package: Package) -> str:
    """Return metadata/schema-org.jsonld."""
    descriptor = package.descriptor
    blog = descriptor["blog"]
    maker = {"@type": "Organization", "name": facts.creator(descriptor)}
    return facts.json_text({
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": descriptor["title"],
        "description": descriptor["description"],
        "version": descriptor["version"],
        "datePublished": descriptor["released"],
        "inLanguage": descriptor["languages"],
        "keywords": descriptor["keywords"],
        "license": facts.licence(descriptor)["path"],
        "copyrightNotice": descriptor["rights"]["texts"],
        "creditText": descriptor["attribution"],
        "isAccessibleForFree": True,
        "creator": maker,
        "publisher": maker,
        "isBasedOn": {
            "@type": "Blog",
            "name": blog["title"],
            "url": blog["path"],
            "author": {"@type": "Person", "name": f"{blog['given_name']} {blog['family_name']}",
                       "givenName": blog["given_name"], "familyName": blog["family_name"]},
            "publisher": {"@type": "GovernmentOrganization", "name": blog["publisher"]},
        },
        "temporalCoverage": "{start}/{end}".format(**descriptor["temporal"]),
        "spatialCoverage": {"@type": "Country", "@id": descriptor["spatial"]["path"],
                            "name": descriptor["spatial"]["title"]},
        "variableMeasured": [
            {"@type": "PropertyValue", "name": f"{table}.{field['name']}",
             "description": field["description"]}
            for table, schema in package.schemas.items() for field in schema["fields"]],
        "distribution": [download(resource) for resource in facts.table_resources(package)],
    })


def download(resource: dict) -> dict:
    """Return the download of a resource."""
    return {"@type": "DataDownload", "name": facts.file_name(resource),
            "description": resource["description"],
            "contentUrl": f"../{resource['path']}",
            "encodingFormat": resource["mediatype"],
            "contentSize": f"{resource['bytes']} B", "sha256": facts.hex_digits(resource)}


def dcat(package: Package) -> str:
    """Return metadata/dcat-ap-se.ttl; a JSON string escapes what one in Turtle must."""
    blog, count = package.descriptor["blog"], len(package.descriptor["sources"])
    return facts.filled("dcat-ap-se.ttl", package, provenance=(
        f"Made from {count} pages of the blog {blog['title']} by {blog['publisher']}, "
        f"{blog['path']}"))
