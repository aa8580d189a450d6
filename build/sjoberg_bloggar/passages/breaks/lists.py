"""Rules for breaks before list items and before the questions of an interview."""

import re
from collections.abc import Iterator

from ...language.patterns import BULLETS, SYMBOLS
from ...language.text import SENTENCE_END
from .body import LONGEST_BEFORE_MARK, MARK_MAY_FOLLOW, Body, Break, mark  # noqa: F401

BULLET_OF_ITEM = re.compile(rf"[{BULLETS}](?:\s+|(?<=•))")
# Without a space after it, » is a quotation mark.
SYMBOL_OF_ITEM = re.compile(rf"[{SYMBOLS}»](?:(?<!»)\s?|(?<!\S»)\s)(?=\S)")
DASH_OF_ITEM = re.compile(r"[-–—]\s+(?=[^\W\d_])(?!(?:och|eller|samt|respektive|till|men)\b)")
INTERVIEW_QUESTION = re.compile(r"[–-](?=\s[^?\n]{0,500}\?)")
ENDS_RUN = re.compile(r"[:.!?…\n](?![-–—])")
LONGEST_ITEM = 200  # characters of an item after a dash
MAY_BE_ITEM = "whether a list item begins here"


def bulleted_items(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before a bullet.

    >>> mark(bulleted_items, "Vi ska • lyssna • förstå")
    'Vi ska |• lyssna |• förstå'
    """
    yield from (Break(m.start()) for m in BULLET_OF_ITEM.finditer(body.text))


def numbered_items(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before the numbers of a list, 1. 2. 3. in order.

    The next number in order may be run together with the letters of the item before it, and a
    number with its text.

    >>> mark(numbered_items, "Tre mål: 1. Fler jobb2. Färre köer 3. Bättre stöd")
    'Tre mål: |1. Fler jobb|2. Färre köer 3. Bättre stöd'
    >>> mark(numbered_items, "Två mål:1.Fler jobb2.Färre köer")
    'Två mål:|1.Fler jobb|2.Färre köer'
    """
    yield from (Break(item.start) for item in body.marks if not item.is_letter)


def lettered_items(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before the letters of a list, a) b) c) or A. B. C. in order.

    >>> mark(lettered_items, "Två mål: a) fler jobbb) färre köer")
    'Två mål: |a) fler jobb|b) färre köer'
    """
    yield from (Break(item.start) for item in body.marks if item.is_letter)


def symbol_items(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before the symbols of a list, such as arrows, if the first follows a colon or the like.

    Ask about the first of a list that is elsewhere; a single symbol in a post is not a list.

    >>> mark(symbol_items, "Vi ska: → lyssna → förstå")
    'Vi ska: |→ lyssna |→ förstå'
    >>> mark(symbol_items, "Från A → B → C")
    'Från A ?→ B → C'
    >>> mark(symbol_items, "Vi ska: » lyssna » förstå")
    'Vi ska: |» lyssna |» förstå'
    >>> mark(symbol_items, "Hon sade: »Ja.» och »Nej.»")
    'Hon sade: »Ja.» och »Nej.»'
    >>> mark(symbol_items, "Vi ska: → lyssna → förstå. Vi åkte från Malmö → Lund.")
    'Vi ska: |→ lyssna |→ förstå. Vi åkte från Malmö ?→ Lund.'
    >>> mark(symbol_items, "Malmö → Lund är en resa. Vi ska: → lyssna → förstå")
    'Malmö ?→ Lund är en resa. Vi ska: |→ lyssna |→ förstå'
    """
    found = [m.start() for m in SYMBOL_OF_ITEM.finditer(body.text)]
    for symbol in dict.fromkeys(body.text[at] for at in found):
        starts = [at for at in found if body.text[at] == symbol]
        if len(starts) > 1:
            yield from items_of_lists(body.text, starts)


def items_of_lists(text: str, symbols: list[int]) -> Iterator[Break]:
    """Yield the breaks before symbols at these offsets, of lists that sentences keep apart."""
    above, is_list = 0, False
    for at in symbols:
        begins_item = MARK_MAY_FOLLOW.search(text[max(0, at - LONGEST_BEFORE_MARK):at])
        if at == symbols[0] or begins_item or SENTENCE_END.search(text, above, at):
            is_list = bool(begins_item)
            if not is_list:
                yield Break(at, MAY_BE_ITEM, is_made=False)
        if is_list:
            yield Break(at)
        above = at


def dashed_items(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before a dash after a colon, and before dashes that run on from a word.

    Ask if such a list has spaces before all dashes, or no colon: it may be running text.

    >>> mark(dashed_items, "Vi ska: – lyssna– förstå– vila")
    'Vi ska: |– lyssna|– förstå|– vila'
    >>> mark(dashed_items, "Vi ska: – lyssna – förstå – vila")
    'Vi ska: ?– lyssna – förstå – vila'
    >>> mark(dashed_items, "Vi ska– lyssna– förstå"), mark(dashed_items, "In- och utlån- nu.")
    ('Vi ska?– lyssna– förstå', 'In- och utlån- nu.')
    """
    for run in runs_of_dashes(body):
        first = run[0]
        joined = [at for at in run if at and not body.text[at - 1].isspace()]
        is_after_colon = before_dash(body, first).endswith(":")
        if is_after_colon and INTERVIEW_QUESTION.match(body.text, first):
            continue
        if is_after_colon and joined:
            yield from map(Break, [first, *joined])
        elif is_after_colon and len(run) > 2 or len(joined) > 1:
            yield Break(first, MAY_BE_ITEM, is_made=False)


def before_dash(body: Body, at: int) -> str:
    """Return what is right before the dash at an offset, without the white space between them."""
    return body.text[max(0, at - LONGEST_BEFORE_MARK):at].rstrip()


def runs_of_dashes(body: Body) -> Iterator[list[int]]:
    """Yield the offsets of the dashes that may begin the items of one list.

    They are near each other, with no colon or end of a sentence between them.
    """
    run = []
    for at in (m.start() for m in DASH_OF_ITEM.finditer(body.text)):
        if run and (at - run[-1] > LONGEST_ITEM or ENDS_RUN.search(body.text, run[-1], at + 1)):
            yield run
            run = []
        run.append(at)
    if run:
        yield run


def interview_questions(body: Body, _: dict[int, str]) -> Iterator[Break]:
    """Break before a question that begins with a dash.

    >>> mark(interview_questions, "Det är roligt. – Vad gör du nu?")
    'Det är roligt. |– Vad gör du nu?'
    """
    for at in (m.start() for m in INTERVIEW_QUESTION.finditer(body.text)):
        if before_dash(body, at)[-1:] in (*".:!?…", ""):
            yield Break(at)
