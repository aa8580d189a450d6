"""Account for every character: nothing is lost, added or published twice."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from ..curation.model import Row
from ..errors import InputError
from ..language.text import MARKERS, bare
from ..model import Account, Document, Post, Removal
from ..package.layout import hash_of


def require_all(kept: list[str], given: str, where: Path | str, line: int) -> None:
    """Raise InputError unless texts together have the characters of a given one, in order."""
    kept_text, given_text = bare("".join(kept)), bare(given)
    if kept_text == given_text:
        return
    at = next((i for i, (a, b) in enumerate(zip(kept_text, given_text, strict=False)) if a != b),
              min(len(kept_text), len(given_text)))
    raise InputError(where, line,
                     f"{len(given_text)} characters were read and {len(kept_text)} kept: the "
                     f"document has '{given_text[at:at + 30]}' where the posts have "
                     f"'{kept_text[at:at + 30]}'",
                     "report this as a defect of the program; nothing was published")


def accounts(documents: list[Document], posts: list[Post],
             removals: dict[str, list[Removal]]) -> dict[str, Account]:
    """Return what became of the characters of each document, by file name.

    The removals are given by file name as well.
    """
    counts = defaultdict(Counter)
    for post in posts:
        for source in post.sources:
            counts[source.document][source.is_primary] += source.characters
            counts[source.document]["furniture"] += source.furniture
    return {document.name: Account(
        published=counts[document.name][True],
        duplicate=counts[document.name][False],
        furniture=counts[document.name]["furniture"],
        removed=sum(removal.characters for removal in removals[document.name]),
        white_space=len(document.text) - len(bare(document.text))) for document in documents}


def removals_by_document(documents: list[Document], rows: list[Row],
                         is_own: bool) -> dict[str, list[Removal]]:
    """Return what was removed from each document, by file name, by the rows of removals.csv.

    Raises:
        InputError: A row names a document that is not there, although the rows were made for these
            documents, or the rows and the markers in the documents disagree.
    """
    found = {document.name: [] for document in documents}
    for row in rows:
        if row["document"] in found:
            found[row["document"]].append(Removal(row["kind"], int(row["places"]),
                                                  int(row["characters"]), row["reason"]))
        elif is_own:
            raise row.error(f"there is no document '{row['document']}'", "correct the row")
    for document in documents:
        for kind, marker in MARKERS.items():
            given = document.text.count(marker)
            recorded = sum(r.places for r in found[document.name] if r.kind == kind)
            if given != recorded:
                raise InputError(document.name, None, f"'{marker}' appears here {given} times, but "
                                 f"by removals.csv {recorded} times",
                                 "remove words with 'sjoberg-bloggar remove', or correct the row")
    return found


def require_published_line_ends(documents: Iterable[Path], descriptor: Path) -> None:
    """Raise InputError for a document that differs from the published one only in its line ends.

    Some program has changed them. The package would get another hash for a document in which no
    word has changed. The descriptor of the published package may be missing.
    """
    hashes = published_hashes(descriptor)
    for path in documents:
        data, published = path.read_bytes(), hashes.get(path.name)
        if published not in (None, hash_of(data)) and published in map(hash_of, line_ends(data)):
            raise InputError(path, None, "it differs from the published document in its line ends "
                             "alone", "restore it, and let neither git nor an editor change them")


def published_hashes(descriptor: Path) -> dict[str, str]:
    """Return the hashes of the documents by file name; none if the descriptor is unreadable."""
    try:
        sources = json.loads(descriptor.read_bytes())["sources"]
        return {source["document"]: source["hash"] for source in sources}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def line_ends(data: bytes) -> list[bytes]:
    r"""Return a document with the line ends of Unix, Windows and old Macs.

    >>> line_ends(b"a\r\nb\n")
    [b'a\nb\n', b'a\r\nb\r\n', b'a\rb\r']
    """
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return [plain, plain.replace(b"\n", b"\r\n"), plain.replace(b"\n", b"\r")]
