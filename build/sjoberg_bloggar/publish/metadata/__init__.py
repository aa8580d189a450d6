"""Describe the package in the standards that catalogues, search engines and libraries read.

Every file is generated from the descriptor, the schemas and the tables of the package alone, so all
of them say the same.
"""

from pathlib import Path

from ...package import Package
from .bibtex import citation_bib, posts_bib
from .catalogues import dcat, schema_org
from .citation import citation, zenodo
from .croissant import croissant
from .huggingface import huggingface_card, huggingface_configs

FILES = {
    "CITATION.cff": citation,
    "CITATION.bib": citation_bib,
    ".zenodo.json": zenodo,
    ".huggingface.yaml": huggingface_configs,
    "metadata/croissant.json": croissant,
    "metadata/dataset-card.md": huggingface_card,
    "metadata/dcat-ap-se.ttl": dcat,
    "metadata/posts.bib": posts_bib,
    "metadata/schema-org.jsonld": schema_org,
}


def write_metadata(folder: Path, package: Package) -> None:
    """Write the metadata files of a package into its folder."""
    (folder / "metadata").mkdir(exist_ok=True)
    for path, describe in FILES.items():
        (folder / path).write_text(describe(package), "utf-8", newline="\n")
