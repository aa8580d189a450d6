"""Find the title and the text of a post among its lines, and what may belong to the page.

A curator decides in page_furniture.csv what is doubtful about a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile, zip_longest

from ..curation.model import Row
from ..language.text import squeeze
from ..model import Doubt
from .dates import IS_TEXT, MAY_BE_DATE, dates_post
from .furniture import is_furniture, is_of_post
from .page_ends import page_ends, start_of_joined_end
from .page_lines import dated_or_signed, is_short, may_be_no_title, of_page

LONGEST_QUOTED_LINE = 80  # characters of a line that are quoted
LONGEST_TOP = 3  # lines between title and text that are looked at
SHOWN_LINES = 4  # of the end of a page
MAY_BE_NO_TITLE = "whether this line is the title, or part of the page around the post"
MAY_BE_ABOVE_TEXT = "whether this line belongs to the post or to the page around it"
MAY_BE_END_OF_PAGE = "whether the page around the post goes on from here"
MAY_BE_POST = "whether this line above the first post is a post that lacks its date"
MAY_BEGIN_POST = "whether one more post begins here"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        at: Its index among the lines of its post.
        plain: The text with its white space squeezed, by which the rules and decisions know it.
        dating: Whether it is the date of a post; see dates_post.
    """

    at: int
    text: str
    plain: str
    dating: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The parts of the lines of a post.

    Attributes:
        title_at: The index of the title's line.
        texts: The lines of the text, of which the first may be on the title's line.
        above: Furniture between the date and the title.
        between: Furniture between the title and the text.
        below: Furniture below the text.
        ends: Where the end of the page may begin: the index among texts, and the offset.
    """

    title: str
    title_at: int
    has_text_on_title_line: bool
    texts: tuple[Line, ...]
    above: tuple[str, ...]
    between: tuple[str, ...]
    below: tuple[str, ...]
    ends: tuple[tuple[int, int], ...]

    @property
    def body(self) -> str:
        """The text."""
        return "\n".join(line.text for line in self.texts).rstrip()

    @property
    def furniture(self) -> tuple[str, ...]:
        """All furniture."""
        return self.above + self.between + self.below

    @property
    def parts(self) -> list[str]:
        """All that is below the date, in its order."""
        return [*self.above, self.title, *self.between, self.body, *self.below]


def line_at(at: int, text: str) -> Line:
    """Return a line that is not blank, with what the rules need to know about it."""
    return Line(at, text, squeeze(text), dates_post(text))


def find_frame(lines: Sequence[Line], is_post_page: bool, rows: Sequence[Row]) -> Frame | None:
    """Return the parts of the lines below a date, or None if none of them is a title.

    The rows are those of page_furniture.csv about the post.
    """
    above = leading(lines, rows)
    if len(above) == len(lines):
        return None
    line, *texts = lines[len(above):]
    title, text = title_and_text(line, texts[:1], is_post_page)
    between = () if text else leading(texts, rows)
    texts = [line_at(line.at, text), *texts] if text else texts[len(between):]
    ends = page_ends_in(texts, is_post_page)
    kept, below = without_end(texts, ends, rows)
    if below:
        ends = page_ends_in(kept, is_post_page)
    return Frame(squeeze(title), line.at, bool(text), tuple(kept), above, between, below,
                 tuple(ends))


def leading(lines: Sequence[Line], rows: Sequence[Row]) -> tuple[str, ...]:
    """Return the first of the lines that are decided to be furniture."""
    found = []
    for line, below in zip_longest(lines, lines[1:]):
        may_be = may_be_no_title(line.plain, below.plain if below else "")
        if not is_furniture(rows, line.plain, may_be):
            break
        found.append(line.text)
    return tuple(found)


def page_ends_in(texts: Sequence[Line], is_post_page: bool) -> list[tuple[int, int]]:
    """Return where the end of the page may begin: the indexes of lines, and offsets in them.

    On an archive page the end may be run together with a line of the text; these places come last.
    """
    ends = [(at, 0) for at in page_ends([line.plain for line in texts], is_post_page)]
    starts = enumerate(start_of_joined_end(line.text) for line in texts if not is_post_page)
    return ends + [(at, start) for at, start in starts if start < len(texts[at].text)]


def without_end(texts: list[Line], ends: Sequence[tuple[int, int]],
                rows: Sequence[Row]) -> tuple[list[Line], tuple[str, ...]]:
    """Return the lines of a text, and the end of the page that a curator decided to follow."""
    whole_lines = {at for at, start in ends if not start}
    joined = {at: start for at, start in ends if start}
    for at, line in enumerate(texts):
        may_be = at in whole_lines or line.dating != IS_TEXT
        if at and is_furniture(rows, line.plain, may_be):
            return texts[:at], tuple(below.text for below in texts[at:])
        end = line.text[joined[at]:] if at in joined else ""
        if end and is_furniture(rows, squeeze(end), may_be=True):
            kept = line_at(line.at, line.text[:joined[at]])
            return [*texts[:at], kept], (end, *(below.text for below in texts[at + 1:]))
    return texts, ()


def title_and_text(line: Line, below: Sequence[Line], is_post_page: bool) -> tuple[str, str]:
    """Return the title on a line, and the text that follows it on the same line.

    On an archive page two spaces part them. A title on a line of its own is followed by two empty
    lines there.
    """
    is_alone = bool(below) and below[0].at - line.at > 2
    if is_post_page or is_alone or "  " not in line.text.strip():
        return line.text, ""
    title, text = line.text.strip().split("  ", 1)
    return title, text.strip()


def frame_doubts(frame: Frame, rows: Sequence[Row]) -> list[Doubt]:
    """Return what is doubtful about the lines of a post, one doubt per line.

    Of the lines with which the end of the page may begin, only the first is asked about.
    """
    found = {}
    for rule in (doubtful_title, doubtful_top, doubtful_dates):
        for each in rule(frame, rows):
            found.setdefault(each.surface, each)
    ends = (each for each in doubtful_ends(frame, rows) if each.surface not in found)
    return [*found.values(), *islice(ends, 1)]


def doubtful_title(frame: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt a title that may be something else."""
    first = [line.plain for line in frame.texts[:1]]
    below = "" if frame.has_text_on_title_line else "".join(first)
    if may_be_no_title(frame.title, below) and not is_of_post(rows, frame.title):
        yield doubt("title", frame.title, MAY_BE_NO_TITLE, [frame.title, *first])


def doubtful_top(frame: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the short lines below the title that may belong to the page."""
    top = [line.plain for line in frame.texts[:LONGEST_TOP]]
    for line in () if frame.has_text_on_title_line else takewhile(is_short, top):
        if (dated_or_signed(line) or of_page(line)) and not is_of_post(rows, line):
            yield doubt("text", line, MAY_BE_ABOVE_TEXT, [frame.title, *top])


def doubtful_dates(frame: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the lines with which one more post may begin."""
    for line in frame.texts:
        if line.dating == MAY_BE_DATE and not is_of_post(rows, line.plain):
            yield doubt("text", line.plain, MAY_BEGIN_POST, [line.plain])


def doubtful_ends(frame: Frame, rows: Sequence[Row]) -> Iterator[Doubt]:
    """Doubt the lines, or ends of lines, with which the end of the page may begin."""
    for at, start in frame.ends:
        first = squeeze(frame.texts[at].text[start:])
        below = () if start else frame.texts[at + 1:at + SHOWN_LINES]
        if not is_of_post(rows, first):
            yield doubt("text", first, MAY_BE_END_OF_PAGE, [first, *(line.plain for line in below)])


def doubt(field: str, line: str, what: str, shown: Sequence[str]) -> Doubt:
    """Return the doubt about a line; start is set when the text of the post is known."""
    context = " | ".join(squeeze(each)[:LONGEST_QUOTED_LINE] for each in shown)
    return Doubt("frame", field, 0, squeeze(line)[:LONGEST_QUOTED_LINE].strip(), what, context)
