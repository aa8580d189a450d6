"""Find the title and the text of a post among its lines, and what may belong to the page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from ..curation.model import Row
from ..model import Doubt
from .dates import IS_TEXT, dates_post
from .doubts import Lines, frame_doubts
from .furniture import is_furniture
from .page_lines import may_be_no_title, page_ends, start_of_joined_end


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
    found = Lines(title, tuple(texts), bool(text), is_post_page, published, rows)
    return Frame(title, at, bool(text), "\n".join(texts).rstrip(), last, above, between, below,
                 tuple(frame_doubts(found)))


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
