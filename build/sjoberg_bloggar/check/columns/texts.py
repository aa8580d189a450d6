"""Rules on the text of cells: characters, Unicode form, encoding, white space."""

import re
import unicodedata
from collections.abc import Iterator

import pyarrow as pa
from pyarrow import compute

from ...language.text import GARBLED
from ..violation import Violation, shown
from .keys import key_of, true_rows

RULES = {
    "text-characters": "Texts have no control characters, line or paragraph separators, byte "
                       "order marks or replacement characters.",
    "text-nfc": "Texts are in Unicode normalisation form C: å is one code point, not a and a "
                "ring.",
    "text-encoding": "Texts are not garbled by a wrong encoding, such as Ã¥ for å.",
    "text-spaces": "Words are separated by one plain space; texts neither begin nor end with "
                   "white space; only posts.text has line feeds, between its passages.",
}

# What needs a closer look, in the syntax of RE2: no rule can be broken by anything else. (Below
# U+0300 every text is in form C.) To look closely at every text would double the time of the check.
UNUSUAL = (r"[^{line_feed} -~\x{{a1}}-\x{{c1}}\x{{c4}}-\x{{2ff}}\x{{2010}}-\x{{2027}}"
           r"\x{{2030}}-\x{{205e}}]|  |^ | $")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]")
SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
SPACES_OF_POST = re.compile(r"^\s|\s$|  | \n|\n |[^\S \n]")
AROUND = 15  # characters to both sides that are shown


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
        for rule, at, problem in flaws(text, SPACES_OF_POST if is_post else SPACES):
            around = shown(text[max(0, at - AROUND):at + AROUND])
            yield Violation(rule, table, key_of(content, schema, row),
                            f"{name} has {problem} at offset {at}: {around}")


def flaws(text: str, spaces: re.Pattern) -> Iterator[tuple[str, int, str]]:
    """Yield the rules that a text breaks, the offset where it first does, and with what.

    >>> list(flaws("två  ord", SPACES))
    [('text-spaces', 3, '"  " for a space')]
    """
    if m := FORBIDDEN.search(text):
        yield "text-characters", m.start(), f"the character U+{ord(m.group()):04X}"
    if not unicodedata.is_normalized("NFC", text):
        form_c = unicodedata.normalize("NFC", text)
        at = next((i for i, (a, b) in enumerate(zip(text, form_c, strict=False)) if a != b),
                  len(form_c))
        codes = " ".join(f"U+{ord(character):04X}" for character in text[at:at + 2])
        yield "text-nfc", at, f"{codes}, not in form C,"
    if m := GARBLED.search(text):
        yield "text-encoding", m.start(), f"{shown(m.group())}, garbled by a wrong encoding,"
    if m := spaces.search(text):
        if m.start() == 0 or m.end() == len(text):
            problem = "white space at its end" if m.start() else "white space at its beginning"
        else:
            problem = f"{shown(m.group())} for a space"
        yield "text-spaces", m.start(), problem
