"""How a broken rule is reported, and how values are shown in the report."""

from os.path import commonprefix
from typing import NamedTuple

import pandas as pd

from ..errors import one_line

LONGEST_VALUE = 60  # characters of a value
SHOWN_REST = 30  # characters that are shown where two texts differ


class Violation(NamedTuple):
    """A broken rule.

    Attributes:
        rule: The id of the rule.
        table: The table or file.
        row: The key of the row; empty if the whole table or file is meant.
        problem: What is wrong.
    """

    rule: str
    table: str
    row: str
    problem: str

    def __str__(self) -> str:
        """Return the violation as one line."""
        place = f"{self.table}, {self.row}" if self.row else self.table
        return f"{self.rule}: {place}: {self.problem}"


def printable(violation: Violation) -> Violation:
    """Return a violation on one line and of a readable length, whatever the package had."""
    return Violation(*(one_line(cut(part)) for part in violation))


def is_missing(value) -> bool:
    """Return whether a value is missing, as None or as pandas has it."""
    return pd.isna(value) is True  # of a list, pandas returns an array


def shown(value) -> str:
    r"""Return a value as a message shows it: on one line, long text cut.

    >>> shown("två\nrader"), shown(True), shown(None)
    ('"två\\nrader"', 'TRUE', 'missing')
    """
    if is_missing(value):
        return "missing"
    if isinstance(value, bool):
        return str(value).upper()
    text = str(value)
    beginning = one_line(cut(text, LONGEST_VALUE))
    return f'"{beginning}"' if isinstance(value, str) else beginning


def cut(text: str, longest: int = 20 * LONGEST_VALUE) -> str:
    """Return a text, or its beginning if it is too long for a message.

    >>> cut("Arbetsförmedlingen", 6)
    'Arbets…'
    """
    return text[:longest] + "…" if len(text) > longest else text


def row_key(*values) -> str:
    """Return how a message names the row with these values in its key."""
    return ", ".join("missing" if is_missing(value) else one_line(str(value)) for value in values)


def text_difference(found: str, expected: str) -> str:
    """Return where two texts begin to differ, and how they go on there.

    >>> text_difference("ja", "jo")
    'at offset 1 is "a" instead of "o"'
    """
    def rest(text: str) -> str:
        return shown(text[at:at + SHOWN_REST]) if len(text) > at else "nothing"

    at = len(commonprefix((found, expected)))
    return f"at offset {at} is {rest(found)} instead of {rest(expected)}"
