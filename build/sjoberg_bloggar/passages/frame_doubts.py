"""Doubts about the lines of a document, in the post that was made of them."""

from collections.abc import Iterable
from dataclasses import replace

from ..documents.doubts import MAY_BE_END_OF_PAGE
from ..model import Doubt


def placed(doubts: Iterable[Doubt], caption: str, text: str) -> list[Doubt]:
    """Return doubts about lines with the field that has each line, and where."""
    return [place(doubt, caption, text) for doubt in doubts]


def place(doubt: Doubt, caption: str, text: str) -> Doubt:
    """Return a doubt about a line with the field that has the line, and where."""
    if doubt.field == "title":
        return doubt
    if doubt.surface in caption:
        return replace(doubt, field="caption")
    find = text.rfind if doubt.guess == MAY_BE_END_OF_PAGE else text.find
    return replace(doubt, start=max(0, find(doubt.surface)))


def above_end_of_page(doubts: Iterable[Doubt], frame: Iterable[Doubt]) -> list[Doubt]:
    """Return the doubts about passages that are not below what may be the end of the page.

    A curator who says that the page goes on there has answered the others.
    """
    end = min((doubt.start for doubt in frame if doubt.guess == MAY_BE_END_OF_PAGE
               and doubt.field == "text"), default=None)
    return [doubt for doubt in doubts if doubt.field != "text" or end is None or doubt.start < end]
