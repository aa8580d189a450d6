"""What is doubtful about the lines of a document, for a curator to decide in page_furniture.csv."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from ..curation.model import Row
from ..language.text import squeeze
from ..model import Doubt
from .dates import MAY_BE_DATE, dates_post
from .furniture import decision, is_of_post
from .page_lines import (
    is_short,
    may_be_above_text,
    may_be_no_title,
    may_be_post,
    page_ends,
    start_of_joined_end,
)

LONGEST_QUOTE = 80  # characters of a line that are quoted
LONGEST_TOP = 3  # lines between title and text that are looked at
SHOWN_LINES = 4  # of the end of a page
MAY_BE_NO_TITLE = "whether this line is the title, or part of the page around the post"
MAY_BE_ABOVE_TEXT = "whether this line belongs to the post or to the page around it"
MAY_BE_END_OF_PAGE = "whether the page around the post goes on from here"
MAY_BE_POST = "whether this line above the first post is a post that lacks its date"
MAY_BEGIN_POST = "whether one more post begins here"


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a post that are not decided to be furniture.

    Attributes:
        title: The title.
        texts: The lines of the text that are not blank.
        has_text_on_title_line: Whether the first of them is on the title's line.
        is_post_page: Whether the post is on a page of its own.
        published: The day of the post.
        rows: The rows of page_furniture.csv.
    """

    title: str
    texts: tuple[str, ...]
    has_text_on_title_line: bool
    is_post_page: bool
    published: date
    rows: Sequence[Row]

    def is_open(self, line: str) -> bool:
        """Return whether no row says that a line belongs to the post."""
        return not is_of_post(self.rows, self.published, line)


def doubts_above(lines: list[str], rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines above the first post."""
    return [doubt("title", line, MAY_BE_POST, [line]) for line in lines
            if may_be_post(line) and not decision(rows, None, line)]


def frame_doubts(post: Lines) -> list[Doubt]:
    """Return what is doubtful about the lines of a post, one doubt per line.

    Of the lines with which the end of the page may begin, only the first is asked about.
    """
    found = {}
    for rule in (doubtful_title, doubtful_top, doubtful_dates):
        for each in rule(post):
            found.setdefault(each.surface, each)
    ends = (each for each in doubtful_ends(post) if each.surface not in found)
    return [*found.values(), *islice(ends, 1)]


def doubtful_title(post: Lines) -> Iterator[Doubt]:
    """Doubt a title that may be something else."""
    below = "" if post.has_text_on_title_line else next(iter(post.texts), "")
    if may_be_no_title(post.title, below) and post.is_open(post.title):
        yield doubt("title", post.title, MAY_BE_NO_TITLE, [post.title, *post.texts[:1]])


def doubtful_top(post: Lines) -> Iterator[Doubt]:
    """Doubt the short lines below the title that may belong to the page."""
    top = () if post.has_text_on_title_line else takewhile(is_short, post.texts)
    for line in islice(top, LONGEST_TOP):
        if may_be_above_text(line) and post.is_open(line):
            yield doubt("text", line, MAY_BE_ABOVE_TEXT, [post.title, *post.texts[:LONGEST_TOP]])


def doubtful_dates(post: Lines) -> Iterator[Doubt]:
    """Doubt the lines with which one more post may begin."""
    for line in post.texts:
        if dates_post(line) == MAY_BE_DATE and post.is_open(line):
            yield doubt("text", line, MAY_BEGIN_POST, [line])


def doubtful_ends(post: Lines) -> Iterator[Doubt]:
    """Doubt the lines, or on an archive page their ends, with which the end of the page may begin."""
    ends = [post.texts[at:at + SHOWN_LINES] for at in page_ends(post.texts, post.is_post_page)]
    if not post.is_post_page:
        joined = ((line, start_of_joined_end(line)) for line in post.texts)
        ends += [(line[start:],) for line, start in joined if start < len(line)]
    for end in ends:
        if post.is_open(end[0]):
            yield doubt("text", end[0], MAY_BE_END_OF_PAGE, end)


def doubt(field: str, line: str, what: str, shown: Sequence[str]) -> Doubt:
    """Return the doubt about a line; start is set when the text of the post is known."""
    context = " | ".join(squeeze(each)[:LONGEST_QUOTE] for each in shown)
    return Doubt("frame", field, 0, squeeze(line)[:LONGEST_QUOTE].strip(), what, context)
