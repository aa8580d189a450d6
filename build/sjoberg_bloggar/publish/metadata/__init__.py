"""Describe the package in the standards that catalogues, search engines and libraries read.

Every file is generated from the descriptor, the schemas and the tables of the package alone, so all
of them say the same.
"""

from pathlib import Path

from .bibtex import citation_bib, posts_bib
from .citation import citation
from .croissant import croissant
from .dcat import dcat
from .facts import Contents
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
    "metadata/posts.bib": posts_bib,
    "metadata/schema-org.jsonld": schema_org,
}


def write_metadata(folder: Path, contents: Contents) -> None:
    """Write the metadata files of a package into its folder."""
    (folder / "metadata").mkdir(exist_ok=True)
    for path, describe in FILES.items():
        (folder / path).write_text(describe(contents), "utf-8", newline="\n")
