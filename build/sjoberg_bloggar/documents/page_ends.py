"""Rules for where the page around a post may go on: below the text, or at its end.

The rules say which lines to ask about; only a curator decides. The white space of their lines is
squeezed.
"""

import re
from collections.abc import Sequence

from ..language.lexicon import LETTERS, ordinary_words
from ..language.patterns import ANY_NAME, CAPITAL, ITEM_MARKS, SMALL, URL, WHOLE_MAIL, is_role
from ..language.text import ends_sentence
from .page_lines import AFTER_TEXT, LONGEST_SHORT_LINE, SIGNED_OR_NOTE, of_page, word_count

LONGEST_MENU_LINE = 4  # words
LONGEST_REST = 40  # words below a sign-off; the text that the host introduces is longer
LONGEST_JOINED_END = 120  # characters
ITEM = re.compile(rf"\s*[{ITEM_MARKS}]\s*\S")
SLASH = re.compile(rf"/\s?{ANY_NAME}(?:\s.{{0,60}})?")
SIGNED_AFTER_TEXT = re.compile(rf"[.!?…\"”]\s?/?\s?{ANY_NAME}$")
BEGINS_ANEW = re.compile(rf"(?<=[.!?…:\"”){SMALL}])\s*(?=[{CAPITAL}\d])")


def page_ends(lines: Sequence[str], is_post_page: bool) -> list[int]:
    """Return the indexes of the lines of a text with which the end of the page may begin.

    >>> page_ends(["Det var bra.", "/Eva", "Dela", "Eva Ek säger:", "Tack!"], True)
    [2, 3, 4]
    >>> page_ends(["Vi ska vila.", "• Karriär", "• Upphandling"], False)
    [1, 2]
    """
    found = {at for at, line in enumerate(lines) if at and of_page(line)}
    rest = len(lines)
    while rest > 1 and is_unexplained(lines[rest - 1]):
        rest -= 1
    if len(lines) - rest > is_post_page:  # whether the last line is a caption is asked elsewhere
        found |= set(range(rest, len(lines)))
    found |= set(lines_below_sign_off(lines))
    return sorted(at for at in found if not is_in_list(lines, at))


def lines_below_sign_off(lines: Sequence[str]) -> range:
    """Return the indexes of the last lines if they are few words below a sign-off with a slash.

    Notes, roles, places and names may appear there, and one line may be a caption.

    >>> lines_below_sign_off(["Det var bra.", "/Eva", "Bra skrivet!", "Tack för texten!"])
    range(2, 4)
    """
    first = max((at for at, line in enumerate(lines, 1) if SLASH.fullmatch(line)),
                default=len(lines))
    while first < len(lines) and signs(lines[first]):
        first += 1
    is_short = sum(map(word_count, lines[first:])) < LONGEST_REST
    return range(first, len(lines)) if len(lines) - first > 1 and is_short else range(0)


def start_of_joined_end(line: str) -> int:
    """Return where the end of a page begins in a line of text, or the length of the line.

    >>> line = "Trevlig helg!/EvaKommentarer (3)"
    >>> line[start_of_joined_end(line):]
    'Kommentarer (3)'
    """
    starts = (m.end() for m in BEGINS_ANEW.finditer(line, max(0, len(line) - LONGEST_JOINED_END)))
    return next((at for at in starts if AFTER_TEXT.fullmatch(line, at)), len(line))


def is_in_list(lines: Sequence[str], at: int) -> bool:
    """Return whether a line is an item of a list below a line that ends with a colon.

    >>> is_in_list(["Vi ska:", "• lyssna", "• dela"], 2)
    True
    """
    above = at
    while above and ITEM.match(lines[above]):
        above -= 1
    return above < at and lines[above].endswith(":")


def is_unexplained(line: str) -> bool:
    """Return whether a short line neither ends a text nor signs it."""
    if word_count(line) > (LONGEST_MENU_LINE if ITEM.match(line) else LONGEST_SHORT_LINE):
        return False
    return not (ends_sentence(line) or URL.search(line) or signs(line)
                or SIGNED_AFTER_TEXT.search(line))


def signs(line: str) -> bool:
    """Return whether a line may be a signature, or belong below one, or be a note."""
    return bool(SIGNED_OR_NOTE.fullmatch(line) or WHOLE_MAIL.search(line) or is_role(line)
                or is_given_name(line))


def is_given_name(line: str) -> bool:
    """Return whether a line may be the given name or the place with which a post is signed."""
    words = LETTERS.findall(line)
    return len(words) <= 2 and line[:1].isupper() and any(
        word.lower() not in ordinary_words() for word in words)
