"""Apply what a curator decided about lines of a page: page_furniture.csv."""

from collections.abc import Iterable
from datetime import date
from itertools import combinations

from ..curation.model import Row
from ..language.text import squeeze
from ..model import Document

SHORTEST_BEGINNING = 40  # characters of a line that identify it in a decision


def rows_about(rows: Iterable[Row], published: date) -> list[Row]:
    """Return the rows of page_furniture.csv about the post of a day, then those about all posts."""
    about = [row for row in rows if row["published"] in ("", str(published))]
    return sorted(about, key=lambda row: row["published"] == "")


def decision(rows: Iterable[Row], line: str) -> Row | None:
    """Return the first row of page_furniture.csv about a squeezed line, or None."""
    return next((row for row in rows if is_about(row, line)), None)


def is_about(row: Row, line: str) -> bool:
    """Return whether a row is about a line: it quotes the whole line, or its beginning."""
    words = squeeze(row["line"])
    return line == words or len(words) >= SHORTEST_BEGINNING and line.startswith(words)


def require_agreement(rows: Iterable[Row]) -> None:
    """Raise InputError if two rows of page_furniture.csv contradict each other."""
    for first, row in combinations(rows, 2):
        overlap = is_about(first, squeeze(row["line"])) or is_about(row, squeeze(first["line"]))
        if (overlap and first["published"] == row["published"]
                and first["is_furniture"] != row["is_furniture"]):
            raise row.repeats(first, "this line is decided")


def require_lines(rows: Iterable[Row], documents: Iterable[Document]) -> None:
    """Raise InputError for a row of page_furniture.csv about a line that no document has."""
    lines = {squeeze(line) for document in documents for line in document.text.split("\n")}
    for row in rows:
        if not any(is_about(row, line) for line in lines):
            raise row.error("no document has the line that this row is about",
                            "correct it or remove it")


def is_of_post(rows: Iterable[Row], line: str) -> bool:
    """Return whether a row says that a squeezed line belongs to its post."""
    row = decision(rows, line)
    return bool(row) and row["is_furniture"] == "no"


def is_furniture(rows: Iterable[Row], line: str, may_be: bool) -> bool:
    """Return whether a row says that a squeezed line of a post is page furniture.

    A row for all posts counts only where a line may be furniture by the rules.
    """
    row = decision(rows, line)
    return bool(row) and row["is_furniture"] == "yes" and (may_be or bool(row["published"]))
