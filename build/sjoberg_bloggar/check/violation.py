"""What a broken rule is reported as, and how values are shown in it."""

from typing import NamedTuple

LONGEST = 60
ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Violation(NamedTuple):
    """A broken rule: its id, the table (or file), the row's key, and what is wrong.

    row is empty where the whole table or file is meant.
    """

    rule: str
    table: str
    row: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.table}, {self.row}" if self.row else self.table
        return f"{self.rule}: {place}: {self.problem}"


def shown(value) -> str:
    """Return a value as a message shows it: on one line, long text cut."""
    if value is None:
        return "missing"
    if isinstance(value, bool):
        return str(value).upper()
    text = str(value)
    cut = visible(text[:LONGEST] + "…" if len(text) > LONGEST else text)
    return f'"{cut}"' if isinstance(value, str) else cut


def visible(text: str) -> str:
    """Return text with every sign that cannot be seen as its code point, such as \\u2028."""
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else ESCAPES.get(sign, f"\\u{ord(sign):04x}")
                   for sign in text)


def row_key(*values) -> str:
    """Return how a message names the row with these key values."""
    return ", ".join("missing" if value is None else visible(str(value)) for value in values)


def difference(found: str, expected: str) -> str:
    """Say where two texts begin to differ, and how they go on there."""
    def there(text: str) -> str:
        return shown(text[at:at + 30]) if len(text) > at else "nothing"

    at = next((i for i, (a, b) in enumerate(zip(found, expected)) if a != b),
              min(len(found), len(expected)))
    return f"at offset {at} stands {there(found)} instead of {there(expected)}"
