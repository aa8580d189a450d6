"""Rules on the text of cells: signs, Unicode form, encoding, white space."""

import re
import unicodedata
from collections.abc import Iterator

from ..language.text import GARBLED
from .csv_files import key_of, true_rows, where
from .violation import Violation, shown

RULES = {
    "text-characters": "Texts have no control characters, line or paragraph separators, byte "
                       "order marks or replacement characters.",
    "text-nfc": "Texts are in Unicode normalisation form C: å is one code point, not a and a "
                "ring.",
    "text-encoding": "Texts are not garbled by a wrong encoding, such as Ã¥ for å.",
    "text-spaces": "Words are separated by one plain space; texts neither begin nor end with "
                   "white space; only posts.text has line feeds, between its passages.",
}

# Signs that need a closer look: all but those of which none of the rules can be broken.
# Below U+0300 every text is in form C.
UNUSUAL = (r"[^{line_feed} -~\x{{a1}}-\x{{c1}}\x{{c4}}-\x{{2ff}}\x{{2010}}-\x{{2027}}"
           r"\x{{2030}}-\x{{205e}}]|  |^ | $")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffd]")
SPACES = re.compile(r"^\s|\s$|\s\s|[^\S ]")
SPACES_OF_TEXT = re.compile(r"^\s|\s$|  | \n|\n |[^\S \n]")


def check_texts(table: str, content, schema: dict) -> Iterator[Violation]:
    """Check every cell of a table that is a text, but posts.text: its passages are."""
    for field in schema["fields"]:
        if field["type"] == "string" and (table, field["name"]) != ("posts", "text"):
            yield from check_column(table, content, field["name"], schema)


def check_column(table: str, content, name: str, schema: dict) -> Iterator[Violation]:
    from pyarrow import compute

    is_text, column = (table, name) == ("posts", "text"), content[name]
    unusual = UNUSUAL.format(line_feed=r"\n" if is_text else "")

    def is_unusual(values):
        return compute.match_substring_regex(values, unusual)

    for row in true_rows(is_unusual(column) if name == "text" else where(column, is_unusual)):
        text = column[row].as_py()
        for rule, at, problem in flaws(text, SPACES_OF_TEXT if is_text else SPACES):
            around = shown(text[max(0, at - 15):at + 15])
            yield Violation(rule, table, key_of(content, schema, row),
                            f"{name} has {problem} at offset {at}: {around}")


def flaws(text: str, spaces: re.Pattern) -> Iterator[tuple[str, int, str]]:
    """Yield the rules that a text breaks, the offset where it first does, and by what."""
    if m := FORBIDDEN.search(text):
        yield "text-characters", m.start(), f"the character U+{ord(m.group()):04X}"
    if not unicodedata.is_normalized("NFC", text):
        form_c = unicodedata.normalize("NFC", text)
        at = next((i for i, (a, b) in enumerate(zip(text, form_c)) if a != b), len(form_c))
        signs = " ".join(f"U+{ord(sign):04X}" for sign in text[at:at + 2])
        yield "text-nfc", at, f"{signs}, not in form C,"
    if m := GARBLED.search(text):
        yield "text-encoding", m.start(), f"{shown(m.group())}, garbled by a wrong encoding,"
    if m := spaces.search(text):
        if m.start() == 0 or m.end() == len(text):
            problem = "white space at its end" if m.start() else "white space at its beginning"
        else:
            problem = f"{shown(m.group())} for a space"
        yield "text-spaces", m.start(), problem
