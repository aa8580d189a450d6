"""Split a document into its posts and the page furniture above them.

A post page begins with its date. On an archive page each post begins with a line of a bullet and
its date. The content of a document tells which of the two it is.
"""

import re
from datetime import date
from itertools import pairwise

from ..errors import InputError
from ..language.markers import MARKERS, markers_in
from ..language.text import bare, post_id_of, squeeze
from ..model import Document, RawPost
from .ledger import require_all

MONTHS = ("januari februari mars april maj juni juli augusti september oktober november "
          "december").split()
YEARS = range(1000, 3000)  # what every reader of the files takes for a year
DATE = re.compile(r"\s*(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})\s*")
BULLET_DATE = re.compile(r"\s*•" + DATE.pattern)
NEARLY_DATE = re.compile(r"\s*[^\w\s]?\s*(?:\d{1,2}\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}|"
                         r"\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}[ -/]+\d{4})\s*")
LONGEST_TITLE = 30  # words; the longest of the blog has 13


def split(document: Document) -> tuple[list[RawPost], str]:
    """Return the posts of a document, in its order, and its furniture.

    Raises:
        InputError: Something is neither a post page nor an archive page, or a post lacks a title
            or a text; names the line.
    """
    lines = document.text.split("\n")
    starts, is_post_page = find_posts(document, lines)
    require_dates_as_written(document, lines, starts)
    posts = [raw_post(document, lines[start:end], start, is_post_page)
             for start, end in pairwise([*starts, len(lines)])]
    return posts, "\n".join(lines[:starts[0]])


def find_posts(document: Document, lines: list[str]) -> tuple[list[int], bool]:
    """Return the indexes of the lines where posts begin, and whether it is a post page."""
    first = next(i for i, line in enumerate(lines) if line.strip())
    if DATE.fullmatch(lines[first]):
        return [first], True
    starts = [i for i, line in enumerate(lines) if BULLET_DATE.fullmatch(line)]
    if not starts:
        raise InputError(document.path, first + 1,
                         "no date: neither a post page (first line '16 juni 2016') nor an "
                         "archive page (posts begin with ' • 16 juni 2016')",
                         "check that this is a document of the blog")
    return starts, False


def require_dates_as_written(document: Document, lines: list[str], starts: list[int]) -> None:
    """Raise InputError for a line that looks like the date of one more post."""
    for i in sorted(set(range(starts[0], len(lines))) - set(starts)):
        if NEARLY_DATE.fullmatch(lines[i]):
            raise InputError(document.path, i + 1,
                             f"'{squeeze(lines[i])}' looks like the date of one more post",
                             "write it as ' • 16 juni 2016' on an archive page; put each post "
                             "page into a document of its own")


def raw_post(document: Document, lines: list[str], offset: int, is_post_page: bool) -> RawPost:
    """Return the post that lines are; offset is the number of lines above them."""
    published = read_date(document, lines[0], offset + 1)
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if len(filled) < 2:
        raise InputError(document.path, offset + 1, "a date without a title",
                         "add the title of the post or remove the date")
    at, last = filled[1], filled[-1]
    title, text_on_title_line = title_and_text(lines, at, is_post_page)
    require_title(document, title, offset + at + 1)
    if text_on_title_line:
        body = "\n".join([text_on_title_line, *lines[at + 1:]]).rstrip()
    else:
        body = "\n".join(lines[filled[2]:last + 1]) if len(filled) > 2 else ""
    if not body:
        raise InputError(document.path, offset + at + 1,
                         f"the title '{squeeze(title)}' without a text",
                         "add the text of the post (on the title's line, two spaces part it from "
                         "the title), or remove its date and title")
    require_all([lines[0], title, body], "".join(lines), document.path, offset + 1)
    return RawPost(post_id_of(published, title), published, squeeze(title), body,
                   bool(text_on_title_line), document.path, is_post_page, offset + 1,
                   offset + at + 1, offset + last + 1, count_characters("".join(lines)))


def require_title(document: Document, title: str, line: int) -> None:
    """Raise InputError if a title goes on into the text."""
    if len(title.split()) > LONGEST_TITLE:
        raise InputError(document.path, line,
                         f"the title '{squeeze(title)[:40]}…' goes on into the text",
                         "put two spaces between title and text, or a line end")


def read_date(document: Document, line: str, number: int) -> date:
    """Return the day in the line of a date."""
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


def title_and_text(lines: list[str], at: int, is_post_page: bool) -> tuple[str, str]:
    """Return the title on a line, and the text that follows it on the same line.

    On an archive page two spaces part them. A title on a line of its own is followed by two empty
    lines there.
    """
    line = lines[at].strip()
    is_alone = len(lines) > at + 3 and not lines[at + 1].strip() and not lines[at + 2].strip() \
        and any(rest.strip() for rest in lines[at + 3:])
    if is_post_page or is_alone or "  " not in line:
        return line, ""
    title, text = line.split("  ", 1)
    return title, text.strip()


def count_characters(text: str) -> int:
    """Return the number of characters, white space and removal markers not counted."""
    return len(bare(text)) - sum(count * len(bare(MARKERS[kind]))
                                 for kind, count in markers_in(text).items())
