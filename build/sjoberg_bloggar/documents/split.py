"""Split documents into their posts, and make one post of the same post in several documents.

A post page begins with its date. On an archive page each post begins with a line of a bullet and
its date. The content of a document decides which of the two it is.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from pathlib import Path

from ..curation.model import Row
from ..errors import InputError
from ..language.text import bare, count_characters, post_id_of, squeeze
from ..model import Document, Doubt, PostSource, RawPost
from .dates import IS_DATE, IS_TEXT, MONTHS, dates_post
from .frame import MAY_BE_POST, Frame, Line, doubt, find_frame, frame_doubts, line_at
from .furniture import decision, rows_about
from .ledger import require_all
from .page_lines import may_be_post

YEARS = range(1000, 3000)  # what every reader of the files takes for a year
DATE = re.compile(r"\s*(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})\s*")
BULLET_DATE = re.compile(r"\s*•" + DATE.pattern)
LONGEST_TITLE = 30  # words; the longest of the blog has 13


@dataclass(frozen=True, slots=True)
class Section:
    """The lines of a document that are one post, from its date on.

    Attributes:
        first_line: The line of the date.
        above: The lines above the first post of the document; none for other posts.
    """

    path: Path
    lines: list[str]
    first_line: int
    is_post_page: bool
    above: list[str]


def split(document: Document) -> list[Section]:
    """Return the sections of a document, in its order.

    Raises:
        InputError: It is neither a post page nor an archive page.
    """
    lines = document.text.split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    is_post_page = bool(DATE.fullmatch(lines[first]))
    starts = [first] if is_post_page else [
        at for at, line in enumerate(lines) if BULLET_DATE.fullmatch(line)]
    if not starts:
        raise no_date(document.path, lines, first)
    return [Section(document.path, lines[start:end], start + 1, is_post_page,
                    above=lines[:start] if start == starts[0] else [])
            for start, end in pairwise([*starts, len(lines)])]


def no_date(path: Path, lines: list[str], first: int) -> InputError:
    """Return the error for a document in which no post begins; first is its first filled line."""
    dated = next((at for at, line in enumerate(lines) if dates_post(line) == IS_DATE), None)
    return InputError(path, (first if dated is None else dated) + 1,
                      "no date: neither a post page (first line '16 juni 2016') nor an "
                      "archive page (posts begin with ' • 16 juni 2016')",
                      "check that this is a document of the blog" if dated is None else
                      f"write '{squeeze(lines[dated])}' in one of these ways, and the date of a "
                      "post page in the first line")


def read_section(section: Section, rows: Sequence[Row]) -> RawPost:
    """Return the post of a section; the rows are those of page_furniture.csv.

    Raises:
        InputError: A line looks like the date of a post, or the post lacks a title or a text; names
            the line.
    """
    published = read_date(section)
    above = doubts_above(section, rows)
    rows = rows_about(rows, published)
    frame = find_frame(lines_below_date(section, rows), section.is_post_page, rows)
    require_title_and_text(section, frame)
    date_line = section.lines[0]
    require_all([date_line, *frame.parts], "".join(section.lines), section.path,
                section.first_line)
    source = PostSource(
        section.path.name, section.first_line, section.first_line + frame.texts[-1].at,
        is_primary=False, is_post_page=section.is_post_page,
        characters=count_characters(f"{date_line} {frame.title} {frame.body}"),
        furniture=count_characters("\n".join((*section.above, *frame.furniture))))
    return RawPost(
        post_id_of(published, frame.title), published, frame.title, frame.body,
        frame.has_text_on_title_line, section.first_line + frame.title_at, section.path, source,
        doubts=(*above, *frame_doubts(frame, rows)))


def doubts_above(section: Section, rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines above the first post of a document."""
    undecided = [(number, line) for number, line in enumerate(section.above, 1)
                 if not decision(rows, squeeze(line))]
    for number, line in undecided:
        if dates_post(line) != IS_TEXT:
            raise looks_like_date(section.path, number, line)
    return [doubt("title", line, MAY_BE_POST, [line]) for _, line in undecided if may_be_post(line)]


def lines_below_date(section: Section, rows: Sequence[Row]) -> list[Line]:
    """Return the lines of a section below its date, without blank ones."""
    lines = [line_at(at, line) for at, line in enumerate(section.lines) if at and line.strip()]
    for line in lines:
        if line.dating == IS_DATE and not decision(rows, line.plain):
            raise looks_like_date(section.path, section.first_line + line.at, line.text)
    return lines


def looks_like_date(path: Path, number: int, line: str) -> InputError:
    """Return the error for a line that looks like the date of one more post."""
    return InputError(path, number, f"'{squeeze(line)}' looks like the date of one more post",
                      "write it as ' • 16 juni 2016' on an archive page; put each post page into a "
                      "document of its own; or say in page_furniture.csv what the line is")


def require_title_and_text(section: Section, frame: Frame | None) -> None:
    """Raise InputError if a section has no title, one that goes on into the text, or no text."""
    if frame is None:
        raise InputError(section.path, section.first_line, "a date without a title",
                         "add the title of the post or remove the date")
    title_line = section.first_line + frame.title_at
    if len(frame.title.split()) > LONGEST_TITLE:
        raise InputError(section.path, title_line,
                         f"the title '{frame.title[:40]}…' goes on into the text",
                         "put two spaces between title and text, or a line end")
    if not frame.body:
        raise InputError(section.path, title_line, f"the title '{frame.title}' without a text",
                         "add the text of the post (on the title's line, two spaces part it from "
                         "the title), or remove its date and title")


def read_date(section: Section) -> date:
    """Return the day in the first line of a section."""
    line = section.lines[0]
    day, month, year = DATE.fullmatch(line.replace("•", " ")).groups()
    if month.lower() not in MONTHS:
        raise InputError(section.path, section.first_line, f"'{month}' is not a Swedish month",
                         "correct the date, for example '16 juni 2016'")
    try:
        if int(year) not in YEARS:
            raise ValueError
        return date(int(year), MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        raise InputError(section.path, section.first_line,
                         f"there is no such day as '{squeeze(line).lstrip('• ')}'",
                         "correct the date") from None


def merge(posts: list[RawPost]) -> list[RawPost]:
    """Return each post once, by post_id, with its copies in other documents.

    Posts with the same day and title (white space and letter case aside) are one post. A post
    page has the better paragraphs, so its text is published.

    Raises:
        InputError: A document has a post twice, or two posts would get the same post_id.
    """
    groups = defaultdict(list)
    for post in posts:
        groups[post.published, bare(post.title).casefold()].append(post)
    merged = sorted(map(merge_copies, groups.values()), key=lambda post: post.post_id)
    for one, other in pairwise(merged):
        if one.post_id == other.post_id:
            raise InputError(other.source.document, other.source.first_line,
                             f"'{other.title}' gets the same post_id as '{one.title}': "
                             f"{one.post_id}", "make the two titles differ in letters or digits")
    return merged


def merge_copies(copies: list[RawPost]) -> RawPost:
    """Return the copy to publish, with the others as its copies by document."""
    published, *others = sorted(
        copies, key=lambda post: (not post.source.is_post_page, post.source.document))
    for first, post in pairwise([published, *others]):
        if first.document == post.document:
            raise InputError(post.source.document, post.source.first_line,
                             f"'{post.title}' appears in this document a second time, first in "
                             f"line {first.source.first_line}", "remove one of the two")
    return replace(published, source=replace(published.source, is_primary=True),
                   copies=tuple(others))
