"""What is doubtful about the lines of a document, for a curator to decide in page_furniture.csv."""

from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from ..curation.model import Row
from ..language.text import squeeze
from ..model import Doubt
from .dates import MAY_BE_DATE
from .frame import Frame
from .furniture import decision, is_of_post
from .page_lines import is_short, may_be_above_text, may_be_no_title, may_be_post

LONGEST_QUOTE = 80  # characters of a line that are quoted
LONGEST_TOP = 3  # lines between title and text that are looked at
SHOWN_LINES = 4  # of the end of a page
MAY_BE_NO_TITLE = "whether this line is the title, or part of the page around the post"
MAY_BE_ABOVE_TEXT = "whether this line belongs to the post or to the page around it"
MAY_BE_END_OF_PAGE = "whether the page around the post goes on from here"
MAY_BE_POST = "whether this line above the first post is a post that lacks its date"
MAY_BEGIN_POST = "whether one more post begins here"


def doubts_above(lines: Sequence[str], rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines above the first post."""
    return [doubt("title", line, MAY_BE_POST, [line]) for line in lines
            if may_be_post(line) and not decision(rows, squeeze(line))]


def frame_doubts(post: Frame, rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines of a post, one doubt per line.

    Of the lines with which the end of the page may begin, only the first is asked about.

    Args:
        post: The parts of the post.
        rows: The rows of page_furniture.csv about the post.
    """
    found = {}
    for rule in (doubtful_title, doubtful_top, doubtful_dates):
        for each in rule(post, rows):
            found.setdefault(each.surface, each)
    ends = (each for each in doubtful_ends(post, rows) if each.surface not in found)
    return [*found.values(), *islice(ends, 1)]


def doubtful_title(post: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt a title that may be something else."""
    first = [line.plain for line in post.texts[:1]]
    below = "" if post.has_text_on_title_line else "".join(first)
    if may_be_no_title(post.title, below) and not is_of_post(rows, post.title):
        yield doubt("title", post.title, MAY_BE_NO_TITLE, [post.title, *first])


def doubtful_top(post: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the short lines below the title that may belong to the page."""
    top = [line.plain for line in post.texts[:LONGEST_TOP]]
    for line in () if post.has_text_on_title_line else takewhile(is_short, top):
        if may_be_above_text(line) and not is_of_post(rows, line):
            yield doubt("text", line, MAY_BE_ABOVE_TEXT, [post.title, *top])


def doubtful_dates(post: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the lines with which one more post may begin."""
    for line in post.texts:
        if line.dating == MAY_BE_DATE and not is_of_post(rows, line.plain):
            yield doubt("text", line.plain, MAY_BEGIN_POST, [line.plain])


def doubtful_ends(post: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the lines, or on an archive page their ends, with which the end of the page may begin."""
    for at, start in post.ends:
        first = squeeze(post.texts[at].text[start:])
        below = () if start else post.texts[at + 1:at + SHOWN_LINES]
        if not is_of_post(rows, first):
            yield doubt("text", first, MAY_BE_END_OF_PAGE, [first, *(line.plain for line in below)])


def doubt(field: str, line: str, what: str, shown: Sequence[str]) -> Doubt:
    """Return the doubt about a line; start is set when the text of the post is known."""
    context = " | ".join(squeeze(each)[:LONGEST_QUOTE] for each in shown)
    return Doubt("frame", field, 0, squeeze(line)[:LONGEST_QUOTE].strip(), what, context)
