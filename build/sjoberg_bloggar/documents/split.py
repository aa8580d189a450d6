"""Split a document into its posts and the page furniture around them.

A post page begins with its date; on an archive page each post begins with a line of a
bullet and the date. Which of the two a document is, its content says.
"""

import re
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ..errors import InputError
from .read import Document
from ..passages.signoff import is_caption_at_end, is_caption_before_body
from ..language.text import post_id_of, squeeze

MONTHS = ("januari februari mars april maj juni juli augusti september oktober november "
          "december").split()
YEARS = range(1000, 3000)  # what every reader of the files takes for a day
DATE = re.compile(r"\s*(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})\s*")
NEARLY_DATE = re.compile(r"\s*[^\w\s]?\s*(?:\d{1,2}\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}|"
                         r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}[ -/]+\d{4})\s*")
LONGEST_TITLE = 30  # words; the longest of the blog has 13
BULLET_DATE = re.compile(r"\s*•" + DATE.pattern)


class Piece(NamedTuple):
    """A stretch of lines of a document with one function, and the number of its first line."""

    field: str  # "date", "title", "caption", "body" or "furniture"
    text: str
    line: int


class RawPost(NamedTuple):
    """A post as one document has it. pieces is the whole of it, in the order of the lines."""

    post_id: str
    published: date
    title: str
    caption: str
    body: str
    pieces: list[Piece]
    source: str
    is_post_page: bool
    first_line: int
    last_line: int


def split(document: Document, kinds: dict) -> tuple[list[RawPost], list[Piece]]:
    """Return the posts of a document in its order, and its furniture.

    kinds are the curated kinds of lines: {(post_id, first words): kind}.
    Raises InputError, with the line, for everything that is not a post or an archive page.
    """
    lines, offset = document.text.split("\n"), document.first_line - 1
    first = next(i for i, line in enumerate(lines) if line.strip())
    if DATE.fullmatch(lines[first]):
        starts, is_post_page = [first], True
    else:
        starts = [i for i, line in enumerate(lines) if BULLET_DATE.fullmatch(line)]
        is_post_page = False
    if not starts:
        raise InputError(document.path, offset + first + 1,
                         "no date: neither a post page (first line '16 juni 2016') nor an "
                         "archive page (posts begin with ' • 16 juni 2016')",
                         "check that this is a document of the blog")
    require_dates_as_written(document, lines, starts)
    furniture = [Piece("furniture", "\n".join(lines[:starts[0]]), offset + 1)]
    posts = [raw_post(document, lines[start:end], offset + start, is_post_page, kinds)
             for start, end in pairwise([*starts, len(lines)])]
    return posts, furniture


def require_dates_as_written(document: Document, lines: list[str], starts: list[int]) -> None:
    """Raise InputError for a line that looks like the date of one more post."""
    for i in sorted(set(range(starts[0], len(lines))) - set(starts)):
        if NEARLY_DATE.fullmatch(lines[i]):
            raise InputError(document.path, document.first_line + i,
                             f"'{squeeze(lines[i])}' looks like the date of one more post",
                             "write it as ' • 16 juni 2016' on an archive page; put each post "
                             "page into a document of its own")


def raw_post(document: Document, lines: list[str], offset: int, is_post_page: bool,
             kinds: dict) -> RawPost:
    """Return the post that these lines are; offset is the number of lines before them."""
    published = read_date(document, lines[0], offset + 1)
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        raise InputError(document.path, offset + 1, "a date without a title",
                         "add the title of the post or remove the date")
    at = filled[1]
    title, body_on_title_line = title_and_rest(lines, at, is_post_page)
    if len(title.split()) > LONGEST_TITLE:
        raise InputError(document.path, offset + at + 1,
                         f"the title '{squeeze(title)[:40]}…' goes on into the text",
                         "put two spaces between title and text, or a line end")
    post_id = post_id_of(published, title)
    pieces = [Piece("date", lines[0], offset + 1), Piece("title", title, offset + at + 1)]
    if body_on_title_line:
        body = [body_on_title_line, *lines[at + 1:]]
        pieces.append(Piece("body", "\n".join(body).rstrip(), offset + at + 1))
    else:
        pieces += captions_and_body(lines, filled[2:], offset, is_post_page,
                                    lambda line: kinds.get((post_id, squeeze(line))))
    texts = {piece.field: piece.text for piece in pieces}
    if "body" not in texts:
        raise InputError(document.path, offset + at + 1,
                         f"the title '{squeeze(title)}' without a text",
                         "add the text of the post (on the title's line, two spaces part it from "
                         "the title), or remove its date and title")
    if not re.search(r"[^\W_]", texts["body"]):
        raise InputError(document.path, offset + at + 1,
                         f"the text of '{squeeze(title)}' has no word",
                         "add the text of the post or remove its date and title")
    return RawPost(post_id, published, squeeze(title), squeeze(texts.get("caption", "")),
                   texts["body"], pieces, document.name, is_post_page,
                   offset + 1, offset + filled[-1] + 1)


def read_date(document: Document, line: str, number: int) -> date:
    day, month, year = DATE.fullmatch(line.replace("•", " ")).groups()
    if month.lower() not in MONTHS:
        raise InputError(document.path, number, f"'{month}' is no Swedish month",
                         "correct the date, for example '16 juni 2016'")
    try:
        if int(year) not in YEARS:
            raise ValueError
        return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        raise InputError(document.path, number,
                         f"there is no such day as '{squeeze(line).lstrip('• ')}'",
                         "correct the date") from None


def title_and_rest(lines: list[str], at: int, is_post_page: bool) -> tuple[str, str]:
    """Return the title, and the text after it on the same line of an archive page.

    Two spaces part them there. A title alone is followed by two empty lines.
    """
    line = lines[at].strip()
    alone = len(lines) > at + 3 and not lines[at + 1].strip() and not lines[at + 2].strip() \
        and any(rest.strip() for rest in lines[at + 3:])
    if is_post_page or alone or "  " not in line:
        return line, ""
    title, rest = line.split("  ", 1)
    return title, rest.strip()


def captions_and_body(lines: list[str], filled: list[int], offset: int, is_post_page: bool,
                      decided) -> list[Piece]:
    """Return caption and body, the caption before or, on a post page, after the body."""
    def is_caption(i: int, rule: bool) -> bool:
        return decided(lines[i]) == "caption" if decided(lines[i]) else rule

    def piece(field: str, first: int, last: int) -> Piece:
        return Piece(field, "\n".join(lines[first:last + 1]), offset + first + 1)

    pieces = []
    if len(filled) > 1 and is_caption(
            filled[0], is_caption_before_body(lines[filled[0]], is_post_page)):
        pieces.append(piece("caption", filled[0], filled[0]))
        filled = filled[1:]
    elif len(filled) > 1 and is_post_page and is_caption(
            filled[-1], is_caption_at_end([lines[i] for i in filled])):
        return [piece("body", filled[0], filled[-2]), piece("caption", filled[-1], filled[-1])]
    if filled:
        pieces.append(piece("body", filled[0], filled[-1]))
    return pieces
