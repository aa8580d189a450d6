"""Apply what a curator decided about paragraph breaks and kinds of passages."""

import re

from ..curation.model import Row, place_of
from ..language.text import bare, next_start, squeeze

NEXT_DATE = re.compile(r"\s*•\s*\d{1,2}\s+\w+\s+\d{4}")


def decide_breaks(rows: list[Row], body: str,
                  breaks: dict[int, str]) -> tuple[dict[int, str], set[int]]:
    """Return the breaks of a body after a curator's decisions, and the offsets decided.

    The rows are those of paragraph_evidence.csv and paragraph_decisions.csv about the post.

    Raises:
        InputError: The words of a row are not in the body exactly once.
    """
    breaks, settled = dict(breaks), {}
    for row in rows:
        offset = break_in(row, body)
        if offset in settled:
            raise row.repeats(settled[offset], "this place is decided")
        settled[offset] = row
        if row["paragraph_break"] == "yes":
            breaks[offset] = row.path.name
        else:
            breaks.pop(offset, None)
    return breaks, set(settled)


def break_in(row: Row, body: str) -> int:
    """Return the offset in a body that a row is about: between its `before` and its `after`."""
    # The words after the last break of a post may run on into the next post's date.
    before, after = bare(row["before"]), NEXT_DATE.split(row["after"])[0]
    offsets = place_of(row, body, (row["before"], after), "its post")
    offset = next_start(body, offsets[len(before) - 1] + 1) if before else offsets[0]
    if offset == len(body):
        raise row.error(f"'{row['before']}' ends its post, so no passage begins after it",
                        "correct the row or remove it")
    return offset


def decide_kinds(rows: list[Row], texts: list[str], kinds: list[tuple[str, str]],
                 caption: str) -> list[tuple[str, str]]:
    """Return the kinds of passages, each with its rule, replaced as passage_kinds.csv says.

    Raises:
        InputError: Not exactly one passage begins with a row's words, or they are not the caption.
    """
    for row in rows:
        if row["kind"] == "caption" and squeeze(row["begins"]) != caption:
            raise row.error(f"the post's caption is not '{squeeze(row['begins'])}'",
                            "give the whole line that is the caption")
    decided = by_passage([row for row in rows if row["kind"] != "caption"], texts)
    return [(decided[at]["kind"], decided[at].path.name) if at in decided else kind
            for at, kind in enumerate(kinds)]


def by_passage(rows: list[Row], texts: list[str]) -> dict[int, Row]:
    """Return the rows about passages by the index of the passage."""
    found = {}
    for row in rows:
        at = passage_of(row, texts)
        if at in found:
            raise row.repeats(found[at], "this passage is decided")
        found[at] = row
    return found


def passage_of(row: Row, texts: list[str]) -> int:
    """Return the index of the passage that a row is about: the one that begins with its words."""
    begins = squeeze(row["begins"])
    found = [at for at, text in enumerate(texts) if text.startswith(begins)]
    if len(found) != 1:
        raise row.error(f"{len(found) or 'no'} passages of the post begin with '{begins}'",
                        "give the first words of exactly one passage")
    return found[0]
