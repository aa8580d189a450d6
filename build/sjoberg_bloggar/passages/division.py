"""Divide a post into passages with their kinds, which is the evidence for who wrote it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ..curation.model import PostDecisions
from ..language.patterns import URL
from ..language.text import squeeze
from .breaks import BREAK_RULES
from .breaks.body import Body, find_breaks
from .captions import Caption
from .context import NOTHING_KNOWN, KnownWords, ParsingContext  # noqa: F401  (for the examples)
from .decisions import decide_breaks, decide_kinds
from .introductions import Introduction, Top, find_introduction
from .kinds import above_end, find_kinds
from .signoffs import LONGEST_SIGN_OFF, NOTE, SignOff, may_sign, sign_off, signed_names, signs_post

END_OF_POST = 400  # characters at the end of a post that may show how far a name reaches
SIGN_OFF_MAY_BEGIN = re.compile(r"(?<=[.!?…:\"”)])\s+|(?<=[\w.!?…\"”):;])\s*(?=/)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage before its author is known.

    Attributes:
        text: Its text, white space squeezed.
        above: The kind of the passage above, or an empty string if that is the first one.
        below: The kind of the passage below, or an empty string.
        is_above_end: Whether at most roles, places and addresses, then notes, are below it.
        start: Where it begins in the body of the post.
        raw: Its text as in the body.
        break_rule: What made it begin where it does.
        kind_rule: What decided its kind.
    """

    text: str
    kind: str = "paragraph"
    above: str = ""
    below: str = ""
    is_above_end: bool = False
    start: int = 0
    raw: str = ""
    break_rule: str = ""
    kind_rule: str = ""


@dataclass(frozen=True, slots=True)
class DividedPost:
    """A post and its passages, before its authors are known.

    Attributes:
        caption: The caption, or an empty string.
        introduction: How the host introduces the text.
        signed: The full names in the signatures.
        unknown: Given names in the signatures for which no full name is known.
        break_doubts: What is doubtful about breaks that no curator has decided, by their offsets
            in the body.
    """

    title: str
    caption: str
    pieces: tuple[Piece, ...]
    introduction: Introduction
    signed: list[str]
    unknown: list[str]
    break_doubts: dict[int, str]

    @property
    def intro(self) -> str:
        """The text of the introduction."""
        return " ".join(self.of_kind("intro"))

    def of_kind(self, kind: str) -> list[str]:
        """Return the texts of the passages of a kind."""
        return [piece.text for piece in self.pieces if piece.kind == kind]


def divide(title: str, caption: Caption, decisions: PostDecisions,
           context: ParsingContext) -> DividedPost:
    """Return a post with its passages; together they are the body without the caption."""
    body = caption.body
    found, doubts, introduction = find_structure(body, caption.text, context)
    intro_end = introduction.end or 0
    writers = (context.host.name, *introduction.guests)
    signers = frozenset([*context.known.people, *writers, *(name.split()[0] for name in writers)])
    starts = {intro_end: "introduction_end" if intro_end else "start"} | found
    signatures = signatures_after_text(
        body, [at for at in starts if at >= intro_end], signers, context.known)
    breaks, settled = decide_breaks(
        [*decisions["paragraph_evidence"], *decisions["paragraph_decisions"]], body,
        dict.fromkeys(signatures, "signatures_after_text") | starts)

    spans = spans_between({0, *breaks}, body)
    texts = [squeeze(body[start:end]) for start, end in spans]
    intros = sum(end <= intro_end for _, end in spans)
    are_above_end = above_end(texts)
    found_kinds = find_kinds(texts, intros, are_above_end, signers, context.known)
    kinds, rules = zip(*decide_kinds(decisions["passage_kinds"], texts, found_kinds, caption.text),
                       strict=True)
    pieces = tuple(
        Piece(text, kind, kinds[at - 1] if at > 1 else "", "".join(kinds[at + 1:at + 2]),
              are_above_end[at], start, body[start:end], breaks.get(start, "start"), rules[at])
        for at, ((start, end), text, kind) in enumerate(zip(spans, texts, kinds, strict=True)))
    signed, unknown = signed_names(
        [piece.text for piece in pieces if piece.kind == "signature"], introduction.guests, context)
    return DividedPost(title, caption.text, pieces, introduction, signed, unknown,
                       {at: doubts[at] for at in sorted(doubts) if at not in settled})


def spans_between(breaks: Iterable[int], body: str) -> list[tuple[int, int]]:
    """Return the spans between breaks, the last up to the end, without empty ones."""
    return [(start, end) for start, end in pairwise([*sorted(breaks), len(body)])
            if body[start:end].strip()]


def find_structure(body: str, caption: str, context: ParsingContext
                   ) -> tuple[dict[int, str], dict[int, str], Introduction]:
    """Return the breaks by rule, the doubts about them, and the introduction of a post.

    An introduction may present guests who are not known yet, and breaks depend on who may sign.
    """
    people = context.known.people
    breaks, doubts = find_breaks(Body(body, people, context.known), BREAK_RULES)
    introduction = find_introduction(Top(body, sorted(breaks), context.host.name, people,
                                         witnesses=squeeze(f"{caption}\n{body[-END_OF_POST:]}")))
    if introduction.end and not body[introduction.end:].strip():
        introduction = Introduction()  # nothing is left that could be introduced
    if not set(people).issuperset(introduction.guests):
        signers = (*introduction.guests, *people)
        breaks, doubts = find_breaks(Body(body, signers, context.known), BREAK_RULES)
    return breaks, doubts, introduction


def signatures_after_text(body: str, starts: list[int], signers: frozenset[str],
                          known: KnownWords) -> Iterator[int]:
    """Yield the offsets of signatures that follow a passage's text after a space or slash.

    >>> body = "Det var en bra dag. Text: Eva Ek"
    >>> list(signatures_after_text(body, [0], frozenset(), NOTHING_KNOWN))
    [20]
    >>> body = "Mötet leddes av en ny chef: Eva Ek"
    >>> list(signatures_after_text(body, [0], frozenset(), NOTHING_KNOWN))
    []
    """
    spans = spans_between(starts, body)
    found = [list(sign_offs_after_text(body, start, end, known)) for start, end in spans]
    if not any(found):
        return
    are_above_end = above_end([squeeze(body[start:end]) for start, end in spans])
    for (start, _), sign_offs, is_above_end in zip(spans, found, are_above_end, strict=True):
        for offset, signed in sign_offs:
            is_last = is_above_end and not body[start:offset].rstrip().endswith(":")
            if signs_post(signed, signers, is_last):
                yield offset
                break


def sign_offs_after_text(body: str, start: int, end: int,
                         known: KnownWords) -> Iterator[tuple[int, SignOff]]:
    """Yield what may be the sign-off at the end of a passage of a body, and its offset."""
    tail = max(start, end - LONGEST_SIGN_OFF)
    text = body[tail:end].rstrip()
    if not may_sign(text) or tail == start and (
            sign_off(squeeze(text), known) or NOTE.match(text)):
        return
    addresses = [url.span() for url in URL.finditer(body, start, end)]
    for m in SIGN_OFF_MAY_BEGIN.finditer(text):
        offset = tail + m.end()
        is_inside = any(first < offset < last for first, last in addresses)
        signed = sign_off(squeeze(text[m.end():]), known)
        if signed and offset > start and not is_inside:
            yield offset, signed
