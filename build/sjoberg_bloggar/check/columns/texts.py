"""Rules on the text of cells: characters, Unicode form, encoding, white space.

Each is a function from a text to where it breaks the rule and what is wrong, or None.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

import pyarrow as pa
from pyarrow import compute

from ...language.characters import UNFIT_CHARACTER
from ...language.text import GARBLED
from ..registry import sentence
from ..violation import Violation, shown
from .keys import key_of, true_rows

Flaw = tuple[int, str] | None

# What needs a closer look, in the syntax of RE2: no rule can be broken by anything else. (Below
# U+0300 every text is in form C.) To look closely at every text would double the time of the check.
UNUSUAL = (r"[^{line_feed} -~\x{{a1}}-\x{{ac}}\x{{ae}}-\x{{c1}}\x{{c4}}-\x{{2ff}}\x{{2010}}-\x{{2027}}"
           r"\x{{2030}}-\x{{205e}}]|  |^ | $")
SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
SPACES_OF_POST = re.compile(r"^\s|\s$|  | \n|\n |[^\S \n]")
AROUND = 15  # characters on both sides that are shown

TEXT_RULES: dict[str, Callable[[str, bool], Flaw]] = {}


def text_rule(id_: str) -> Callable[[Callable], Callable]:
    """Return a decorator that registers a function as a rule on texts.

    The function takes a text, and whether it is a post's, which has line feeds.
    """
    def register(function: Callable) -> Callable:
        TEXT_RULES[id_] = function
        return function

    return register


@text_rule("text-characters")
def forbidden_character(text: str, _: bool) -> Flaw:
    """Texts have no characters that nobody sees or knows, such as control characters.

    Line separators, soft hyphens, zero-width and private-use characters, marks of direction and
    replacement characters are among them; the joiners inside an emoji are not.
    """
    m = UNFIT_CHARACTER.search(text)
    return (m.start(), f"the character U+{ord(m.group()):04X}") if m else None


@text_rule("text-nfc")
def not_nfc(text: str, _: bool) -> Flaw:
    """Texts are in Unicode normalisation form C: å is one code point, not a and a ring."""
    if unicodedata.is_normalized("NFC", text):
        return None
    form_c = unicodedata.normalize("NFC", text)
    at = next((i for i, (a, b) in enumerate(zip(text, form_c, strict=False)) if a != b),
              len(form_c))
    codes = " ".join(f"U+{ord(character):04X}" for character in text[at:at + 2])
    return at, f"{codes}, not in form C,"


@text_rule("text-encoding")
def garbled(text: str, _: bool) -> Flaw:
    """Texts are not garbled by a wrong encoding, such as Ã¥ for å."""
    m = GARBLED.search(text)
    return (m.start(), f"{shown(m.group())}, garbled by a wrong encoding,") if m else None


@text_rule("text-spaces")
def wrong_space(text: str, is_post: bool) -> Flaw:
    """Words are separated by one plain space; texts neither begin nor end with white space.

    Only posts.text has line feeds, between its passages.

    >>> wrong_space("två  ord", False)
    (3, '"  " for a space')
    """
    m = (SPACES_OF_POST if is_post else SPACES).search(text)
    if not m:
        return None
    if m.start() == 0 or m.end() == len(text):
        return m.start(), f"white space at its {'end' if m.start() else 'beginning'}"
    return m.start(), f"{shown(m.group())} for a space"


RULES = {id_: sentence(function) for id_, function in TEXT_RULES.items()}


def check_texts(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Check every cell of a table that is a text."""
    for field in schema["fields"]:
        if field["type"] == "string":
            yield from check_column(table, content, field["name"], schema)


def check_column(table: str, content: pa.Table, name: str, schema: dict) -> Iterator[Violation]:
    """Check every text of one column."""
    is_post, column = (table, name) == ("posts", "text"), content[name]
    unusual = UNUSUAL.format(line_feed=r"\n" if is_post else "")
    for row in true_rows(compute.match_substring_regex(column, unusual)):
        text = column[row].as_py()
        for rule, check in TEXT_RULES.items():
            if flaw := check(text, is_post):
                at, problem = flaw
                around = shown(text[max(0, at - AROUND):at + AROUND])
                yield Violation(rule, table, key_of(content, schema, row),
                                f"{name} has {problem} at offset {at}: {around}")
