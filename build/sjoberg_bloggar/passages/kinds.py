"""Rules for the kinds of passages."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..language.patterns import CAPITAL, ITEM_MARKS, URL
from ..language.text import ends_sentence
from .breaks.headings import LONGEST_HEADING
from .context import NOTHING_KNOWN, KnownWords
from .signoffs import NOTE, is_role_or_place, sign_off, signs_post

LIST_ITEM = re.compile(rf"\d{{1,2}}[.)](?:\s|(?=[{CAPITAL}]))|[{ITEM_MARKS}]|»\s")
LETTERED_ITEM = re.compile(r"([A-Ha-h])[.)]\s?(?=[^\W_]|[\"”])")
DASH_ITEM = re.compile(r"[-–—*]\s?\w(?!.*\?$)", re.DOTALL)
NO_HEADING_START = "\"”–-"


@dataclass(frozen=True, slots=True)
class Undecided:
    """A passage below the introduction whose kind is to be decided.

    Attributes:
        text_above: The text of the passage above it, or an empty string.
        text_below: That of the passage below it.
        above: The kind of the passage above it, or an empty string.
        is_signed: Whether a signature is above it.
        is_above_end: Whether only roles, places and addresses, then notes, are below it.
        signers: The names and given names with which the post may be signed.
    """

    text: str
    text_above: str = ""
    text_below: str = ""
    above: str = ""
    is_signed: bool = False
    is_above_end: bool = False
    signers: frozenset[str] = frozenset()
    known: KnownWords = NOTHING_KNOWN

    def is_signature(self, is_last: bool = False) -> bool:
        """Return whether the passage is a signature of the post."""
        return signs_post(sign_off(self.text, self.known), self.signers, is_last)


def signature_line(line: Undecided) -> bool:
    """Return whether a line is the name of someone who may sign.

    >>> signature_line(Undecided("/Eva", signers=frozenset({"Eva"})))
    True
    """
    return line.is_signature()


def name_at_end(line: Undecided) -> bool:
    """Return whether a line is a full name with only roles, places and notes below it.

    >>> name_at_end(Undecided("(Eva Ek)", is_above_end=True))
    True
    """
    is_item = DASH_ITEM.match(line.text) and DASH_ITEM.match(line.text_above)
    return (line.is_above_end and not (is_item or NOTE.match(line.text))
            and line.is_signature(is_last=True))


def role_below_name(line: Undecided) -> bool:
    """Return whether a line is the role, place or address below a signature.

    >>> role_below_name(Undecided("Enhetschef i Lund", above="signature"))
    True
    """
    return line.above == "signature" and is_role_or_place(line.text)


def note_below_signature(line: Undecided) -> bool:
    """Return whether a line is a postscript or the like below a signature, or follows one.

    >>> note_below_signature(Undecided("Bilden är tagen i Lund.", is_signed=True))
    True
    """
    return line.is_signed and (line.above == "note" or bool(NOTE.match(line.text)))


def numbered_or_bulleted(line: Undecided) -> bool:
    """Return whether a line has a number or bullet at the beginning.

    >>> [numbered_or_bulleted(Undecided(text)) for text in ("2. Färre köer", "» Mod", "»Ja.»")]
    [True, True, False]
    """
    return bool(LIST_ITEM.match(line.text))


def lettered(line: Undecided) -> bool:
    """Return whether a line has a letter at the beginning whose neighbour is above or below.

    >>> lettered(Undecided("a) Mod", text_below="b) Tillit")), lettered(Undecided("A. Ek kom."))
    (True, False)
    """
    near = map(LETTERED_ITEM.match, (line.text_above, line.text, line.text_below))
    return bool(LETTERED_ITEM.match(line.text)) and any(
        ord(b[1]) - ord(a[1]) == 1 for a, b in pairwise(filter(None, near)))


def short_line(line: Undecided) -> bool:
    """Return whether a line is a few words that do not end like a sentence and have text below.

    >>> short_line(Undecided("Ett steg framåt", text_below="Idag börjar vi."))
    True
    """
    return bool(line.text_below) and not (
        ends_sentence(line.text) or len(line.text.split()) > LONGEST_HEADING
        or URL.search(line.text) or line.text[0] in NO_HEADING_START
        or signs_post(sign_off(line.text_below, line.known), line.signers))


def running_text(line: Undecided) -> bool:
    """Return whether a line is anything else, as every line may be.

    >>> running_text(Undecided("Idag börjar vi."))
    True
    """
    return True


# In this order; the first rule that is true decides the kind.
KIND_RULES: tuple[tuple[str, Callable[[Undecided], bool]], ...] = (
    ("signature", signature_line), ("signature", name_at_end), ("signature", role_below_name),
    ("note", note_below_signature), ("list_item", numbered_or_bulleted), ("list_item", lettered),
    ("heading", short_line), ("paragraph", running_text))


def above_end(texts: Sequence[str]) -> list[bool]:
    """Return for each of the texts whether only roles, places and addresses, then notes, are below.

    >>> above_end(["Idag snöar det.", "Vi ses.", "Enhetschef", "PS. Läs mer i morgon."])
    [False, True, True, True]
    """
    found, is_above = [], True
    for text in reversed(texts):
        found.append(is_above)
        is_above = bool(NOTE.match(text)) or is_above and is_role_or_place(text)
    return found[::-1]


def headings_in_a_row(texts: list[str], kinds: list[str]) -> Iterator[int]:
    """Yield where headings are in a row: they are a list without bullets.

    >>> list(headings_in_a_row(["Mod", "Tillit", "Text."], ["heading", "heading", "paragraph"]))
    [0, 1]
    """
    padded = ["", *kinds, ""]
    yield from (at for at, kind in enumerate(kinds)
                if kind == "heading" and "heading" in (padded[at], padded[at + 2]))


def dashes_below_colon(texts: list[str], kinds: list[str]) -> Iterator[int]:
    """Yield where paragraphs begin with dashes below a colon; elsewhere they are questions.

    >>> list(dashes_below_colon(["Vi ska:", "- lyssna", "- förstå"], ["paragraph"] * 3))
    [1, 2]
    """
    runs = groupby(range(len(texts)), key=lambda at: bool(DASH_ITEM.match(texts[at])))
    for run in (list(places) for is_dash, places in runs if is_dash):
        first = next((at for at in run if at and texts[at - 1].endswith(":")), run[-1])
        if first < run[-1]:
            yield from (at for at in range(first, run[-1] + 1) if kinds[at] == "paragraph")


def notes_above_signature(texts: list[str], kinds: list[str]) -> Iterator[int]:
    """Yield where postscripts and the like are right above the signature or at the end.

    >>> list(notes_above_signature(["Text.", "PS. Mer.", "/Eva"],
    ...                            ["paragraph", "paragraph", "signature"]))
    [1]
    """
    first = kinds.count("intro")
    end = kinds.index("signature") if "signature" in kinds else len(kinds)
    while end > first + 1 and NOTE.match(texts[end - 1]):
        end -= 1
        yield end


# Applied one after the other to the kinds of all passages.
REVISIONS = (("list_item", headings_in_a_row), ("list_item", dashes_below_colon),
             ("note", notes_above_signature))


def find_kinds(texts: list[str], intros: int, are_above_end: list[bool], signers: frozenset[str],
               known: KnownWords) -> list[tuple[str, str]]:
    """Return the kind of each passage and the rule that decided it; the first ones are intros."""
    found = [("intro", "introduction")] * intros
    kind, is_signed = "", False
    neighbours = zip(["", *texts], texts, [*texts[1:], ""], are_above_end, strict=False)
    for at, (above, text, below, is_above_end) in enumerate(neighbours):
        if at >= intros:
            line = Undecided(text, above, below, kind, is_signed, is_above_end, signers, known)
            kind, rule = next((kind, rule.__name__) for kind, rule in KIND_RULES if rule(line))
            found.append((kind, rule))
            is_signed = is_signed or kind == "signature" and at > intros  # no byline at the top
    for kind, rule in REVISIONS:
        for at in rule(texts, [kind for kind, _ in found]):
            found[at] = kind, rule.__name__
    return found
