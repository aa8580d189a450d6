"""Describe the package in the standards that catalogues, search engines and libraries read.

Every file is generated from the descriptor (datapackage.json) and the table schemas alone, so all of
them say the same.
"""

from pathlib import Path

from .bibtex import citation_bib
from .citation import citation
from .croissant import croissant
from .dcat import dcat
from .huggingface import huggingface_card, huggingface_configs
from .schema_org import schema_org
from .zenodo import zenodo

FILES = {
    "CITATION.cff": citation,
    "CITATION.bib": citation_bib,
    ".zenodo.json": zenodo,
    ".huggingface.yaml": huggingface_configs,
    "metadata/croissant.json": croissant,
    "metadata/dataset-card.md": huggingface_card,
    "metadata/dcat-ap-se.ttl": dcat,
    "metadata/schema-org.jsonld": schema_org,
}


def metadata_files(descriptor: dict, schemas: dict[str, dict]) -> dict[str, str]:
    """Return the text of every metadata file by its path in the package.

    Args:
        descriptor: datapackage.json.
        schemas: The table schemas by table.
    """
    return {path: describe(of_tables(descriptor), schemas) for path, describe in FILES.items()}


def of_tables(descriptor: dict) -> dict:
    """Return the descriptor as catalogues get it: without the page that shows the tables."""
    return {**descriptor, "resources": [resource for resource in descriptor["resources"]
                                        if resource["name"] != "explorer"]}


def write_metadata(folder: Path, descriptor: dict, schemas: dict[str, dict]) -> None:
    """Write the metadata files of the package in a folder."""
    for path, text in metadata_files(descriptor, schemas).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
