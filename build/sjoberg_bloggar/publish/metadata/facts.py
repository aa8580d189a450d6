"""Facts about a package that several standards ask for."""

import json

from ...package import Package
from ...package.layout import EXPLORER

CREATOR = "data curator"  # the role of the contributor who made the dataset


def creator(descriptor: dict) -> str:
    """Return who made the dataset (not who wrote the posts)."""
    return next(contributor["title"] for contributor in descriptor["contributors"]
                if CREATOR in contributor["roles"])


def citation_line(descriptor: dict) -> str:
    """Return how to cite the dataset, in the style of the APA."""
    return (f"{creator(descriptor)} ({descriptor['released'][:4]}). {descriptor['title']} "
            f"(version {descriptor['version']}).")


def licence(descriptor: dict) -> dict:
    """Return the licence of the tables: its SPDX name and its address."""
    return descriptor["licenses"][0]


def table_resources(package: Package) -> list[dict]:
    """Return the resources of the tables: catalogues do not list the page that shows them."""
    return [resource for resource in package.descriptor["resources"]
            if resource["name"] != EXPLORER]


def file_name(resource: dict) -> str:
    """Return the file name of a resource."""
    return resource["path"].rsplit("/", 1)[-1]


def hex_digits(resource: dict) -> str:
    """Return the hash of a resource in hexadecimal digits."""
    return resource["hash"].removeprefix("sha256:")


def from_metadata_folder(path: str) -> str:
    """Return the address of a file of the package, relative to the files in metadata/."""
    return f"../{path}"


def json_text(value: dict) -> str:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
