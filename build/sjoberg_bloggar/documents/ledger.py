"""Account for every character: nothing is lost, added or published twice."""

from collections import Counter, defaultdict
from pathlib import Path

from ..curation.model import Row
from ..errors import InputError
from ..language.markers import MARKERS, markers_in
from ..language.text import bare
from ..model import Account, Document, Post, Removal


def require_all(kept: list[str], given: str, where: Path | str, line: int) -> int:
    """Return the number of characters of a text, white space not counted, if all are kept.

    Raises:
        InputError: The texts kept are not the text given, white space aside.
    """
    kept_text, given_text = bare("".join(kept)), bare(given)
    if kept_text == given_text:
        return len(given_text)
    at = next((i for i, (a, b) in enumerate(zip(kept_text, given_text, strict=False)) if a != b),
              min(len(kept_text), len(given_text)))
    raise InputError(where, line,
                     f"{len(given_text)} characters were read and {len(kept_text)} kept: the "
                     f"document has '{given_text[at:at + 30]}' where the posts have "
                     f"'{kept_text[at:at + 30]}'",
                     "report this as a defect of the program; nothing was published")


def accounts(documents: list[Document], furniture: dict[str, int], posts: list[Post],
             removals: dict[str, list[Removal]]) -> dict[str, Account]:
    """Return what became of the characters of each document, by file name.

    Args:
        documents: The documents.
        furniture: The number of characters of each document's furniture, by file name.
        posts: The posts of all documents.
        removals: What was removed from each document, by file name.
    """
    counts = defaultdict(Counter)
    for post in posts:
        for source in post.sources:
            counts[source.document][source.is_primary] += source.characters
    return {document.name: Account(
        published=counts[document.name][True],
        duplicate=counts[document.name][False],
        furniture=furniture[document.name],
        removed=sum(removal.characters for removal in removals[document.name]),
        white_space=len(document.text) - len(bare(document.text))) for document in documents}


def removals_by_document(documents: list[Document], rows: list[Row],
                         is_own: bool) -> dict[str, list[Removal]]:
    """Return what was removed from each document, by file name.

    Args:
        documents: The documents.
        rows: The rows of removals.csv.
        is_own: Whether the rows were made for these documents.

    Raises:
        InputError: The rows and the markers in the documents disagree.
    """
    found = {document.name: [] for document in documents}
    for row in rows:
        if row["document"] in found:
            found[row["document"]].append(Removal(row["kind"], int(row["places"]),
                                                  int(row["characters"]), row["reason"]))
        elif is_own:
            raise row.error(f"there is no document '{row['document']}'", "correct the row")
    for document in documents:
        markers = markers_in(document.text)
        for kind, marker in MARKERS.items():
            given = markers.get(kind, 0)
            recorded = sum(r.places for r in found[document.name] if r.kind == kind)
            if given != recorded:
                raise InputError(document.name, None, f"'{marker}' appears here {given} times, but "
                                 f"by removals.csv {recorded} times",
                                 "remove words with 'sjoberg-bloggar remove', or correct the row")
    return found
