"""Facts about a package that several standards ask for."""

import json
from pathlib import Path

from ...package import Package
from ...package.layout import EXPLORER
from ..templates import environment

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


def json_text(value: dict) -> str:
    """Return a value as JSON."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


TEMPLATES = environment(Path(__file__).parent)
TEMPLATES.filters |= {"json": lambda text: json.dumps(text, ensure_ascii=False),
                      "file_name": file_name, "hex_digits": hex_digits}


def filled(template: str, package: Package, **more: object) -> str:
    """Return a template of this folder, filled with what is known of a package and more values."""
    descriptor = package.descriptor
    return TEMPLATES.get_template(template).render(
        descriptor=descriptor, schemas=package.schemas, resources=table_resources(package),
        creator=creator(descriptor), licence=licence(descriptor),
        citation=citation_line(descriptor), **more)
