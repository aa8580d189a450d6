"""CITATION.cff and .zenodo.json: how to cite the dataset, and what Zenodo records of a release.

GitHub, Zenodo and Zotero read the first, in the Citation File Format 1.2.0, at the top of a
repository; https://developers.zenodo.org/#representation describes the second.
"""

from html import escape

import yaml

from ...package import Package
from .facts import creator, json_text, licence

ZENODO_LANGUAGES = {"sv": "swe", "en": "eng"}  # Zenodo wants ISO 639-2


def citation(package: Package) -> str:
    """Return CITATION.cff."""
    descriptor = package.descriptor
    blog = descriptor["blog"]
    return yaml_text({
        "cff-version": "1.2.0",
        "message": "If you use the dataset, please cite it as below. Whoever quotes a post "
                   "cites its author and the blog as well.",
        "type": "dataset",
        "title": descriptor["title"],
        "version": descriptor["version"],
        "date-released": descriptor["released"],
        "authors": [{"name": creator(descriptor)}],
        "license": licence(descriptor)["name"],
        "abstract": f"{descriptor['description']} {descriptor['rights']['texts']}",
        "keywords": descriptor["keywords"],
        "references": [{
            "type": "blog",
            "title": blog["title"],
            "authors": [{"family-names": blog["family_name"],
                         "given-names": blog["given_name"]}],
            "publisher": {"name": blog["publisher"]},
            "languages": descriptor["languages"],
            "url": blog["path"],
        }],
    })


def yaml_text(value: dict) -> str:
    """Return a value as YAML."""
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=88)


def zenodo(package: Package) -> str:
    """Return .zenodo.json."""
    descriptor = package.descriptor
    description = (descriptor["description"], descriptor["rights"]["texts"])
    return json_text({
        "upload_type": "dataset",
        "title": descriptor["title"],
        "version": descriptor["version"],
        "publication_date": descriptor["released"],
        "description": "".join(f"<p>{escape(text, quote=False)}</p>" for text in description),
        "creators": [{"name": creator(descriptor)}],
        "keywords": descriptor["keywords"],
        "language": ZENODO_LANGUAGES[descriptor["languages"][0]],
        "access_right": "open",
        "license": licence(descriptor)["name"],
        "related_identifiers": [{
            "identifier": descriptor["blog"]["path"], "scheme": "url",
            "relation": "isDerivedFrom", "resource_type": "publication-other"}],
    })
