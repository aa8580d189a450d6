"""Rules for breaks before list items and before the questions of an interview."""

import re
from collections.abc import Iterator

from .body import BULLETS, Body, Place
from .engine import mark  # noqa: F401  (for the examples)

ITEM = re.compile(rf"[{BULLETS}\d](?:(?<=[{BULLETS}])\s+|(?<=•)"
                  r"|(?<=\d)(?<!\d\d)\d?[.)]\s+(?=[^\W\d_]|[\"”]))")
NUMBER_MAY_FOLLOW = re.compile(r"(?:^|\n[ \t]*|[.:!?…”\"]\s?)$")
INTERVIEW_QUESTION = re.compile(r"[–-]\s[^?\n]{0,500}\?")


def bulleted_items(body: Body, _: dict[int, str]) -> Iterator[Place]:
    """Break before a bullet.

    >>> mark(bulleted_items, "Vi ska • lyssna • förstå")
    'Vi ska |• lyssna |• förstå'
    """
    yield from (Place(m.start()) for m in ITEM.finditer(body.text) if m.group()[0] in BULLETS)


def numbered_items(body: Body, _: dict[int, str]) -> Iterator[Place]:
    """Break before the numbers of a list, 1. 2. 3. in order.

    The next number in order may be run together with the letters of the item before it.

    >>> mark(numbered_items, "Tre mål: 1. Fler jobb2. Färre köer 3. Bättre stöd")
    'Tre mål: |1. Fler jobb|2. Färre köer 3. Bättre stöd'
    """
    items = [(m.start(), int(re.match(r"\d+", m.group()).group()),
              body.text[max(0, m.start() - 9):m.start()])
             for m in ITEM.finditer(body.text) if m.group()[0] not in BULLETS]
    has_second = any(number == 2 and follows(before, number) for _, number, before in items)
    expected = 1
    for start, number, before in items:
        if number in (1, expected) and (number > 1 or has_second) and follows(before, number):
            expected = number + 1
            yield Place(start)


def follows(before: str, number: int) -> bool:
    """Return whether the number of a list item may follow the characters before it."""
    return bool(NUMBER_MAY_FOLLOW.search(before)) or number > 1 and before[-1:].isalpha()


def interview_questions(body: Body, _: dict[int, str]) -> Iterator[Place]:
    """Break before a question that begins with a dash.

    >>> mark(interview_questions, "Det är roligt. – Vad gör du nu?")
    'Det är roligt. |– Vad gör du nu?'
    """
    for m in re.finditer("[–-]", body.text):
        before = body.text[max(0, m.start() - 9):m.start()].rstrip()
        if before[-1:] in (*".:!?…", "") and INTERVIEW_QUESTION.match(body.text, m.start()):
            yield Place(m.start())
