"""Split documents into their posts, and make one post of the same post in several documents.

A post page begins with its date. On an archive page each post begins with a line of a bullet and
its date. The content of a document decides which of the two it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from ..curation.model import Row
from ..errors import InputError
from ..language.text import bare, count_characters, post_id_of, squeeze
from ..model import Document, RawPost
from .dates import IS_DATE, IS_TEXT, MONTHS, dates_post
from .frame import MAY_BE_POST, Frame, doubt, find_frame, frame_doubts, line_at
from .furniture import decision, require_agreement, rows_about
from .ledger import require_all
from .page_lines import may_be_post

YEARS = range(1000, 3000)  # what every reader of the files takes for a year
DATE = re.compile(r"\s*(\d{1,2})\s+([^\W\d_]+)\s+(\d{4})\s*")
BULLET_DATE = re.compile(r"\s*•" + DATE.pattern)
LONGEST_TITLE = 30  # words; the longest of the blog has 13


def split_documents(documents: Iterable[Document],
                    rows: Sequence[Row]) -> tuple[list[RawPost], dict[str, int]]:
    """Return the posts of documents, each once, and the characters of furniture by document.

    The rows are those of page_furniture.csv.
    """
    require_agreement(rows)
    pages = {document.name: split(document, rows) for document in documents}
    return (merge([post for posts, _ in pages.values() for post in posts]),
            {name: characters for name, (_, characters) in pages.items()})


def split(document: Document, rows: Sequence[Row] = ()) -> tuple[list[RawPost], int]:
    """Return the posts of a document, in its order, and the number of characters of its furniture.

    The rows are those of page_furniture.csv.

    Raises:
        InputError: Something is neither a post page nor an archive page, a line looks like the date
            of a post, or a post lacks a title or a text; names the line.
    """
    lines = document.text.split("\n")
    starts, is_post_page = find_posts(document, lines)
    for number, line in enumerate(lines[:starts[0]], 1):
        if dates_post(line) != IS_TEXT and not decision(rows, squeeze(line)):
            raise looks_like_date(document, number, line)
    posts, furniture = [], lines[:starts[0]]
    for start, end in pairwise([*starts, len(lines)]):
        post, frame = raw_post(document, lines[start:end], start, is_post_page, rows)
        posts.append(post)
        furniture += frame.furniture
    above = [doubt("title", line, MAY_BE_POST, [line]) for line in lines[:starts[0]]
             if may_be_post(line) and not decision(rows, squeeze(line))]
    posts[0] = replace(posts[0], doubts=(*above, *posts[0].doubts))
    return posts, count_characters("\n".join(furniture))


def find_posts(document: Document, lines: list[str]) -> tuple[list[int], bool]:
    """Return the indexes of the lines where posts begin, and whether it is a post page."""
    first = next(i for i, line in enumerate(lines) if line.strip())
    if DATE.fullmatch(lines[first]):
        return [first], True
    starts = [i for i, line in enumerate(lines) if BULLET_DATE.fullmatch(line)]
    if not starts:
        dated = next((i for i, line in enumerate(lines) if dates_post(line) == IS_DATE), None)
        raise InputError(document.path, (first if dated is None else dated) + 1,
                         "no date: neither a post page (first line '16 juni 2016') nor an "
                         "archive page (posts begin with ' • 16 juni 2016')",
                         "check that this is a document of the blog" if dated is None else
                         f"write '{squeeze(lines[dated])}' in one of these ways, and the date of a "
                         "post page in the first line")
    return starts, False


def looks_like_date(document: Document, number: int, line: str) -> InputError:
    """Return the error for a line that looks like the date of one more post."""
    return InputError(document.path, number,
                      f"'{squeeze(line)}' looks like the date of one more post",
                      "write it as ' • 16 juni 2016' on an archive page; put each post page into a "
                      "document of its own; or say in page_furniture.csv what the line is")


def raw_post(document: Document, lines: list[str], offset: int, is_post_page: bool,
             rows: Sequence[Row]) -> tuple[RawPost, Frame]:
    """Return the post that lines are, and its frame; offset is the number of lines above them."""
    published = read_date(document, lines[0], offset + 1)
    rows = rows_about(rows, published)
    filled = [line_at(at, line) for at, line in enumerate(lines) if at and line.strip()]
    for line in filled:
        if line.dating == IS_DATE and not decision(rows, line.plain):
            raise looks_like_date(document, offset + line.at + 1, line.text)
    frame = find_frame(filled, is_post_page, rows)
    if frame is None:
        raise InputError(document.path, offset + 1, "a date without a title",
                         "add the title of the post or remove the date")
    title_line = offset + frame.title_at + 1
    if len(frame.title.split()) > LONGEST_TITLE:
        raise InputError(document.path, title_line,
                         f"the title '{frame.title[:40]}…' goes on into the text",
                         "put two spaces between title and text, or a line end")
    if not frame.body:
        raise InputError(document.path, title_line,
                         f"the title '{frame.title}' without a text",
                         "add the text of the post (on the title's line, two spaces part it from "
                         "the title), or remove its date and title")
    require_all([lines[0], *frame.parts], "".join(lines), document.path, offset + 1)
    return RawPost(post_id_of(published, frame.title), published, frame.title, frame.body,
                   frame.has_text_on_title_line, document.path, is_post_page, offset + 1,
                   title_line, offset + frame.texts[-1].at + 1,
                   count_characters(f"{lines[0]} {frame.title} {frame.body}"),
                   tuple(frame_doubts(frame, rows))), frame


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
    for one, other in zip(merged, merged[1:], strict=False):
        if one.post_id == other.post_id:
            raise InputError(other.document.name, other.first_line,
                             f"'{other.title}' gets the same post_id as '{one.title}': "
                             f"{one.post_id}", "make the two titles differ by more than signs")
    return merged


def merge_copies(copies: list[RawPost]) -> RawPost:
    """Return the copy to publish, with the others as its copies by document."""
    first_lines = {}
    for post in copies:
        if post.document in first_lines:
            raise InputError(post.document.name, post.first_line,
                             f"'{post.title}' appears in this document a second time, first in "
                             f"line {first_lines[post.document]}", "remove one of the two")
        first_lines[post.document] = post.first_line
    copies = sorted(copies, key=lambda post: (not post.is_post_page, post.document.name))
    return replace(copies[0], copies=tuple(copies[1:]))
