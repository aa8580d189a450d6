"""The rule on the source documents, for packages that have them, as this repository does."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from ..violation import Violation, row_key, shown
from .folder import why_unreadable

FOLDER = "build/sources"
RULES = {
    "source-files": "If a package has its documents in build/sources, as releases do, each is the "
                    "one whose hash the descriptor gives, and post_sources names no line that it "
                    "does not have.",
}


def check_documents(folder: Path, descriptor: dict,
                    post_sources: pd.DataFrame | None) -> Iterator[Violation]:
    """Check the documents that the descriptor lists, as far as they are in the package."""
    entries = descriptor.get("sources")
    for entry in entries if isinstance(entries, list) else []:
        name = entry.get("document") if isinstance(entry, dict) else None
        if not isinstance(name, str) or Path(name).name != name:
            continue
        path = f"{FOLDER}/{name}"
        if not why_unreadable(folder, path):
            data = (folder / path).read_bytes()
            found = f"sha256:{hashlib.sha256(data).hexdigest()}"
            if entry.get("hash") != found:
                yield Violation("source-files", path, "", "hash in the descriptor is "
                                f"{shown(entry.get('hash'))}, the file has {found}")
            elif post_sources is not None:
                yield from check_lines(path, count_lines(data),
                                       post_sources[post_sources["source"] == name])


def check_lines(path: str, count: int, rows: pd.DataFrame) -> Iterator[Violation]:
    """Check that the posts of a document end on one of its lines."""
    for post_id, last_line in zip(rows["post_id"], rows["last_line"], strict=True):
        if last_line > count:
            yield Violation("source-files", path, row_key(post_id),
                            f"last_line is {last_line}, the document has {count} lines")


def count_lines(data: bytes) -> int:
    r"""Return the number of lines of a document, whatever they end with.

    >>> count_lines(b"one\r\ntwo\n"), count_lines(b"one\rtwo")
    (2, 2)
    """
    return len(data.splitlines())
