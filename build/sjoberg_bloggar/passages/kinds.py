"""Rules for the kinds of passages."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, pairwise

from ..language.patterns import CAPITAL, URL
from .breaks.body import BULLETS, SYMBOLS
from .breaks.headings import LONGEST_HEADING
from .context import NOTHING_KNOWN, KnownWords
from .signoffs import NOTE, ends_sentence, is_role_or_place, sign_off, signs

LIST_ITEM = re.compile(rf"\d{{1,2}}[.)](?:\s|(?=[{CAPITAL}]))|[{BULLETS}{SYMBOLS}]")
LETTERED_ITEM = re.compile(r"([A-Ha-h])[.)]\s?(?=[^\W_]|[\"”])")
DASH_ITEM = re.compile(r"[-–—*]\s?\w(?!.*\?$)", re.DOTALL)
NO_HEADING_START = "\"”–-"


@dataclass(frozen=True, slots=True)
class Line:
    """A passage below the introduction whose kind is wanted.

    Attributes:
        texts: The texts of all passages.
        at: Which of them it is.
        above: The kind of the passage above it, or an empty string.
        is_signed: Whether a signature is above it.
        is_above_end: Whether only roles, places and addresses, then notes, are below it.
        signers: The names and given names with which the post may be signed.
        known: What is known of words.
    """

    texts: Sequence[str]
    at: int = 0
    above: str = ""
    is_signed: bool = False
    is_above_end: bool = False
    signers: frozenset[str] = frozenset()
    known: KnownWords = NOTHING_KNOWN

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.texts[self.at]

    @property
    def below(self) -> Iterator[str]:
        """The texts of the passages below it."""
        return islice(self.texts, self.at + 1, None)


def signature_line(line: Line) -> str | None:
    """Return "signature" for the name of someone who may sign.

    >>> signature_line(Line(["/Eva"], signers=frozenset({"Eva"})))
    'signature'
    """
    is_signature = signs(sign_off(line.text, line.known), line.signers)
    return "signature" if is_signature else None


def name_at_end(line: Line) -> str | None:
    """Return "signature" for a full name below which only roles, places and notes follow.

    >>> name_at_end(Line(["(Eva Ek)", "Enhetschef", "PS. Läs mer i morgon."], is_above_end=True))
    'signature'
    """
    is_item = DASH_ITEM.match(line.text) and line.at and DASH_ITEM.match(line.texts[line.at - 1])
    is_signature = not (is_item or NOTE.match(line.text)) and line.is_above_end and signs(
        sign_off(line.text, line.known), line.signers, is_last=True)
    return "signature" if is_signature else None


def is_end(below: Iterable[str]) -> bool:
    """Return whether the texts below a sign-off are roles, places and addresses, then notes.

    >>> is_end(["Enhetschef", "PS. Läs mer i morgon."]), is_end(["Idag börjar vi."])
    (True, False)
    """
    return above_end(["", *below])[0]


def above_end(texts: Sequence[str]) -> list[bool]:
    """Return for each of the texts whether is_end holds of those below it.

    >>> above_end(["Idag snöar det.", "Vi ses.", "Enhetschef"])
    [False, True, True]
    """
    found, is_above = [], True
    for text in reversed(texts):
        found.append(is_above)
        is_above = bool(NOTE.match(text)) or is_above and is_role_or_place(text)
    return found[::-1]


def role_below_name(line: Line) -> str | None:
    """Return "signature" for the role, place or address below a signature.

    >>> role_below_name(Line(["Enhetschef i Lund"], above="signature"))
    'signature'
    """
    is_below = line.above == "signature" and is_role_or_place(line.text)
    return "signature" if is_below else None


def note_below_signature(line: Line) -> str | None:
    """Return "note" for a postscript and the like below a signature, and what follows it.

    >>> note_below_signature(Line(["Bilden är tagen i Lund."], is_signed=True))
    'note'
    """
    is_note = line.is_signed and (NOTE.match(line.text) or line.above == "note")
    return "note" if is_note else None


def numbered_or_bulleted(line: Line) -> str | None:
    """Return "list_item" for a number or bullet at the beginning.

    >>> numbered_or_bulleted(Line(["2. Färre köer"]))
    'list_item'
    """
    return "list_item" if LIST_ITEM.match(line.text) else None


def lettered(line: Line) -> str | None:
    """Return "list_item" for a letter at the beginning, if its neighbour is above or below.

    >>> lettered(Line(["a) Färre köer", "b) Fler jobb"])), lettered(Line(["A. Ek var med."]))
    ('list_item', None)
    """
    near = line.texts[max(0, line.at - 1):line.at + 2]
    letters = [m[1] for m in map(LETTERED_ITEM.match, near) if m]
    is_item = LETTERED_ITEM.match(line.text) and any(
        ord(b) - ord(a) == 1 for a, b in pairwise(letters))
    return "list_item" if is_item else None


def short_line(line: Line) -> str | None:
    """Return "heading" for a few words that do not end like a sentence and have text below.

    >>> short_line(Line(["Ett steg framåt", "Idag börjar vi."]))
    'heading'
    """
    following = next(line.below, None)
    is_heading = (following and not ends_sentence(line.text)
                  and len(line.text.split()) <= LONGEST_HEADING
                  and not URL.search(line.text) and line.text[0] not in NO_HEADING_START
                  and not signs(sign_off(following, line.known), line.signers))
    return "heading" if is_heading else None


def running_text(line: Line) -> str | None:
    """Return "paragraph" for everything else.

    >>> running_text(Line(["Idag börjar vi."]))
    'paragraph'
    """
    return "paragraph"


# In this order; the first rule that returns a kind decides.
RULES: tuple[Callable[[Line], str | None], ...] = (
    signature_line, name_at_end, role_below_name, note_below_signature, numbered_or_bulleted,
    lettered, short_line, running_text)


def headings_in_a_row(texts: list[str], kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Yield list items for headings in a row: they are a list without bullets.

    >>> list(headings_in_a_row(["Mod", "Tillit", "Text."], ["heading", "heading", "paragraph"]))
    [(0, 'list_item'), (1, 'list_item')]
    """
    padded = ["", *kinds, ""]
    for i, kind in enumerate(kinds):
        if kind == "heading" and "heading" in (padded[i], padded[i + 2]):
            yield i, "list_item"


def dashes_below_colon(texts: list[str], kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Yield list items for paragraphs with dashes below a colon; elsewhere they are questions.

    >>> list(dashes_below_colon(["Vi ska:", "- lyssna", "- förstå"], ["paragraph"] * 3))
    [(1, 'list_item'), (2, 'list_item')]
    """
    runs = groupby(range(len(texts)), key=lambda at: bool(DASH_ITEM.match(texts[at])))
    for run in (list(places) for is_dash, places in runs if is_dash):
        first = next((at for at in run if at and texts[at - 1].endswith(":")), run[-1])
        for at in range(first, run[-1] + 1) if first < run[-1] else ():
            if kinds[at] == "paragraph":
                yield at, "list_item"


def notes_above_signature(texts: list[str], kinds: list[str]) -> Iterator[tuple[int, str]]:
    """Yield notes for postscripts and the like right above the signature or at the end.

    >>> list(notes_above_signature(["Text.", "PS. Mer.", "/Eva"],
    ...                            ["paragraph", "paragraph", "signature"]))
    [(1, 'note')]
    """
    first = kinds.count("intro")
    end = kinds.index("signature") if "signature" in kinds else len(kinds)
    while end > first + 1 and NOTE.match(texts[end - 1]):
        end -= 1
        yield end, "note"


# Applied one after the other to the kinds of all passages.
REVISIONS = (headings_in_a_row, dashes_below_colon, notes_above_signature)


def find_kinds(texts: list[str], intros: int, signers: frozenset[str],
               known: KnownWords) -> list[tuple[str, str]]:
    """Return the kind of each passage and the rule that decided it.

    Args:
        texts: The texts of the passages.
        intros: How many of the first passages are the introduction.
        signers: The names and given names with which the post may be signed.
        known: What is known of words.
    """
    found = [("intro", "introduction")] * intros
    above, is_signed, are_above_end = "", False, above_end(texts)
    for at in range(intros, len(texts)):
        line = Line(texts, at, above, is_signed, are_above_end[at], signers, known)
        found.append(next((kind, rule.__name__) for rule in RULES if (kind := rule(line))))
        above = found[-1][0]
        is_signed = is_signed or above == "signature" and at > intros  # no byline at the top
    for revise in REVISIONS:
        for at, kind in list(revise(texts, [kind for kind, _ in found])):
            found[at] = kind, revise.__name__
    return found
