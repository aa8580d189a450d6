"""Rules on the text of cells: characters, Unicode form, encoding, white space.

Each is a function from a text to where it breaks the rule and what is wrong, or None. The texts of
posts are looked at as those of their passages, of which another rule says that they are made.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from os.path import commonprefix

import pyarrow as pa
from pyarrow import compute

from ..language.characters import GARBLED, unfit_characters
from .columns import key_of, true_rows
from .registry import statement
from .violation import Violation, shown

Flaw = tuple[int, str] | None

# What pandas and R take for a missing value unless told otherwise.
NOT_AVAILABLE = ("#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND",
                 "1.#QNAN", "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null")

# What needs a closer look, in the syntax of RE2: except for NOT_AVAILABLE, no rule can be broken by
# anything else. (Below U+0300 every text is in form C.) To look closely at every text would double
# the time of the check.
UNUSUAL = (r"[^ -~\x{a1}-\x{ac}\x{ae}-\x{c1}\x{c4}-\x{2ff}\x{2010}-\x{2027}\x{2030}-\x{205e}]"
           r"|  |^ | $")
SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
SHOWN_AROUND = 15  # characters on both sides that are shown


def forbidden_character(text: str) -> Flaw:
    """Texts have no characters that nobody sees or knows, such as control characters.

    Line separators, soft hyphens, zero-width and private-use characters, marks of direction and
    replacement characters are among them; the joiners inside an emoji are not.
    """
    m = next(unfit_characters(text), None)
    return (m.start(), f"the character U+{ord(m.group()):04X}") if m else None


def not_available(text: str) -> Flaw:
    """No text is a word that pandas or R take for a missing value, such as NA, NaN or null."""
    return (0, "a word that readers take for a missing value") if text in NOT_AVAILABLE else None


def not_nfc(text: str) -> Flaw:
    """Texts are in Unicode normalisation form C: å is one code point, not a and a ring."""
    if unicodedata.is_normalized("NFC", text):
        return None
    form_c = unicodedata.normalize("NFC", text)
    at = len(commonprefix((text, form_c)))
    codes = " ".join(f"U+{ord(character):04X}" for character in text[at:at + 2])
    return at, f"{codes}, not in form C,"


def garbled(text: str) -> Flaw:
    """Texts are not garbled by a wrong encoding, such as Ã¥ for å."""
    m = GARBLED.search(text)
    return (m.start(), f"{shown(m.group())}, garbled by a wrong encoding,") if m else None


def wrong_space(text: str) -> Flaw:
    """Words are separated by one plain space; texts neither begin nor end with white space.

    >>> wrong_space("två  ord")
    (3, '"  " for a space')
    """
    m = SPACES.search(text)
    if not m:
        return None
    if m.start() == 0 or m.end() == len(text):
        return m.start(), f"white space at its {'end' if m.start() else 'beginning'}"
    return m.start(), f"{shown(m.group())} for a space"


TEXT_RULES: dict[str, Callable[[str], Flaw]] = {
    "text-characters": forbidden_character, "text-na": not_available, "text-nfc": not_nfc,
    "text-encoding": garbled, "text-spaces": wrong_space}
STATEMENTS = {id_: statement(function) for id_, function in TEXT_RULES.items()}


def check_texts(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Check every cell of a table that is a text."""
    for name in (field["name"] for field in schema["fields"] if field["type"] == "string"):
        if (table, name) == ("posts", "text"):
            continue
        column = content[name]
        suspects = compute.or_(compute.match_substring_regex(column, UNUSUAL),
                               compute.is_in(column, pa.array(NOT_AVAILABLE)))
        for row in true_rows(suspects):
            for rule, problem in flaws(column[row].as_py()):
                yield Violation(rule, table, key_of(content, schema, row), f"{name} has {problem}")


def flaws(text: str) -> Iterator[tuple[str, str]]:
    """Yield the rules that a text breaks, and how.

    >>> list(flaws("två  ord"))
    [('text-spaces', '"  " for a space at offset 3: "två  ord"')]
    """
    for id_, function in TEXT_RULES.items():
        if flaw := function(text):
            at, problem = flaw
            around = shown(text[max(0, at - SHOWN_AROUND):at + SHOWN_AROUND])
            yield id_, f"{problem} at offset {at}: {around}"
