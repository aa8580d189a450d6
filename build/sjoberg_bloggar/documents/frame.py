"""Find the title and the text of a post among its lines, and what may belong to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from ..curation.model import Row
from ..language.text import squeeze
from ..model import Doubt
from .dates import IS_TEXT, MAY_BE_DATE, dates_post
from .furniture import decision, is_furniture, is_of_post
from .page_lines import (
    may_be_above_text,
    may_be_no_title,
    may_be_post,
    page_ends,
    start_of_joined_end,
)

LONGEST_QUOTE = 80  # characters of a line that are quoted
SHOWN_LINES = 4  # of the end of a page
MAY_BE_NO_TITLE = "whether this line is the title, or part of the page around the post"
MAY_BE_ABOVE_TEXT = "whether this line belongs to the post or to the page around it"
MAY_BE_END_OF_PAGE = "whether the page around the post goes on from here"
MAY_BE_POST = "whether this line above the first post is a post that lacks its date"
MAY_BEGIN_POST = "whether one more post begins here"


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of the lines of a post.

    Attributes:
        title: The title.
        title_at: The index of its line.
        has_text_on_title_line: Whether the text begins on that line.
        body: The text.
        last: The index of the last line of the text.
        above: Furniture between the date and the title.
        between: Furniture between the title and the text.
        below: Furniture below the text.
        doubts: What a curator must decide.
    """

    title: str
    title_at: int
    has_text_on_title_line: bool
    body: str
    last: int
    above: tuple[str, ...]
    between: tuple[str, ...]
    below: tuple[str, ...]
    doubts: tuple[Doubt, ...]

    @property
    def furniture(self) -> tuple[str, ...]:
        """All furniture."""
        return self.above + self.between + self.below

    @property
    def parts(self) -> list[str]:
        """All that is below the date, in its order."""
        return [*self.above, self.title, *self.between, self.body, *self.below]


def find_frame(lines: list[str], is_post_page: bool, published: date,
               rows: Sequence[Row]) -> Frame | None:
    """Return the parts of the lines of a post, or None if it has no title.

    Args:
        lines: The lines, the first one with the date.
        is_post_page: Whether they are a page of their own.
        published: The day of the post.
        rows: The rows of page_furniture.csv.
    """
    filled = [i for i, line in enumerate(lines) if line.strip()][1:]
    above = leading(lines, filled, published, rows)
    filled = filled[len(above):]
    if not filled:
        return None
    at = filled[0]
    title, text = title_and_text(lines, at, is_post_page)
    between = () if text else leading(lines, filled[1:], published, rows)
    numbers = [at] * bool(text) + filled[1 + len(between):]
    texts = [text] * bool(text) + [lines[i] for i in filled[1 + len(between):]]
    texts, below = without_end(texts, is_post_page, published, rows)
    last = numbers[len(texts) - 1] if texts else at
    doubts = frame_doubts(title, texts, bool(text), is_post_page, published, rows)
    return Frame(title, at, bool(text), "\n".join(texts).rstrip(), last, above, between, below,
                 tuple(doubts))


def doubts_above(lines: list[str], rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines above the first post."""
    return [doubt("title", line, MAY_BE_POST, [line]) for line in lines
            if may_be_post(line) and not decision(rows, None, line)]


def leading(lines: list[str], filled: list[int], published: date,
            rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the first of the lines that are decided to be furniture."""
    found = []
    for i, below in zip_longest(filled, filled[1:]):
        may_be = may_be_no_title(lines[i], "" if below is None else lines[below])
        if not is_furniture(rows, published, lines[i], may_be):
            break
        found.append(lines[i])
    return tuple(found)


def without_end(texts: list[str], is_post_page: bool, published: date,
                rows: Sequence[Row]) -> tuple[list[str], tuple[str, ...]]:
    """Return the lines of a text without the end of the page that is decided to follow, and that.

    On an archive page the end may be run together with the last line of the text.
    """
    ends = page_ends(texts, is_post_page)
    for at, line in enumerate(texts):
        may_be = at in ends or dates_post(line) != IS_TEXT
        if at and is_furniture(rows, published, line, may_be):
            return texts[:at], tuple(texts[at:])
        joined = len(line) if is_post_page else start_of_joined_end(line)
        if joined < len(line) and is_furniture(rows, published, line[joined:], may_be=True):
            return [*texts[:at], line[:joined]], (line[joined:], *texts[at + 1:])
    return texts, ()


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


def frame_doubts(title: str, texts: list[str], has_text_on_title_line: bool, is_post_page: bool,
                 published: date, rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines of a post that no row decides.

    Args:
        title: The title.
        texts: The lines of the text that are not blank.
        has_text_on_title_line: Whether the first of them is on the title's line.
        is_post_page: Whether they are a page of their own.
        published: The day of the post.
        rows: The rows of page_furniture.csv.
    """
    doubts = []
    below = "" if has_text_on_title_line or not texts else texts[0]
    if may_be_no_title(title, below) and not is_of_post(rows, published, title):
        doubts.append(doubt("title", title, MAY_BE_NO_TITLE, [title, *texts[:1]]))
    undecided = [line for line in texts if not is_of_post(rows, published, line)]
    if texts and not has_text_on_title_line and texts[0] in undecided \
            and may_be_above_text(texts[0]):
        doubts.append(doubt("text", texts[0], MAY_BE_ABOVE_TEXT, [title, *texts[:2]]))
    dated = [line for line in undecided if dates_post(line) == MAY_BE_DATE]
    doubts += [doubt("text", line, MAY_BEGIN_POST, [line]) for line in dated]
    ends = [texts[at:] for at in page_ends(texts, is_post_page)]
    if not is_post_page:
        ends += [[line[start_of_joined_end(line):], *texts[at:]]
                 for at, line in enumerate(texts, 1) if start_of_joined_end(line) < len(line)]
    end = next((end for end in ends if end[0] not in dated
                and not is_of_post(rows, published, end[0])), None)
    if end:
        doubts.append(doubt("text", end[0], MAY_BE_END_OF_PAGE, end[:SHOWN_LINES]))
    return doubts


def doubt(field: str, line: str, what: str, shown: list[str]) -> Doubt:
    """Return the doubt about a line; start is set when the text of the post is known."""
    context = " | ".join(squeeze(each)[:LONGEST_QUOTE] for each in shown)
    return Doubt("frame", field, 0, squeeze(line)[:LONGEST_QUOTE], what, context)
