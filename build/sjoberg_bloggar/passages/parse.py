"""Divide the body of a post into passages, each with one function."""

import re
from itertools import pairwise, takewhile
from typing import NamedTuple

from ..curation.files import Row
from .cuts import LONGEST_HEADING, find_cuts
from .decisions import decide_breaks, decide_kinds
from .doubts import doubtful_passages, may_be_presented
from ..language.patterns import IS_NAME, NAME, TOKEN, Known, signing_forms
from .presentation import Presentation, find_presentation
from .signoff import NOTE, ends_sentence, is_role_or_place
from .signs import BULLETS, URL, Signs
from ..documents.split import RawPost
from ..language.text import squeeze

LONGEST_SIGNATURE = 200  # characters
SIGNED = (rf"(?P<sig>/?\s*(?P<name>{NAME}|{TOKEN})(?:\s+(?:och|&)\s+(?P<other>{NAME}|{TOKEN}))?"
          r"(?:\s*,[^.!?\n]{2,80})?)")
SIGNATURE = re.compile(SIGNED)
SIGNATURE_BEHIND_TEXT = re.compile(rf"(?:(?<=[.!?…:\"”)])\s+|(?<=[\w.!?…\"”):;])(?=/)){SIGNED}$")
LIST_ITEM = re.compile(rf"\d{{1,2}}[.)]\s|[{BULLETS}]")
DASH_ITEM = re.compile(r"[-–—*]\s?\w(?!.*\?$)", re.DOTALL)


class Passage(NamedTuple):
    """A passage: its kind and its text, white space squeezed."""

    kind: str
    text: str


class Parsed(NamedTuple):
    """A post's passages, how the host presents it, and [(offset in the text, what is
    doubtful there)]."""

    passages: list[Passage]
    presentation: Presentation | None
    doubts: list[tuple[int, str]]


def find_passages(post: RawPost, signs: Signs, may_present: bool, host: str, known: Known,
                  decided: dict[str, list[Row]]) -> Parsed:
    """Return the passages of a post in their order; together they are its whole body.

    signs are those in its body, may_present is said of it (presentation.py); decided are the
    curated rows about this post.
    """
    body = post.body
    witnesses = f"{post.caption}\n{body[-400:]}"
    cuts, doubts = find_cuts(body, signs, known.people, known)
    presentation = find_presentation(body, cuts, host, known.people, witnesses, may_present)
    if presentation and presentation.end and not body[presentation.end:].strip():
        presentation = None  # nothing is left that could be presented
    guests = presentation.names if presentation else []
    if set(guests) - set(known.people) and signs.depend_on_people(body):
        cuts, doubts = find_cuts(body, signs, [*guests, *known.people], known)
    intro_end = presentation.end or 0 if presentation else 0
    cuts.setdefault(intro_end, "writer")
    # The writers of the post may sign with their given names, known people in full.
    signers = {*known.people, *(form for name in (host, *guests) for form in signing_forms(name))}
    for offset in signature_starts(body, cuts, intro_end, signers):
        cuts.setdefault(offset, "signature")
    cuts, settled = decide_breaks(decided["breaks"], body, cuts)

    edges = pairwise(sorted({0, *cuts, len(body)}))
    found = [(a, b, piece) for a, b in edges if (piece := squeeze(body[a:b]))]
    spans, pieces = [(a, b) for a, b, _ in found], [piece for *_, piece in found]
    kinds = kinds_of(pieces, sum(b <= intro_end for _, b in spans), signers)
    kinds = decide_kinds(decided["passage_kinds"], pieces, kinds, post.caption)
    open_doubts = [(text_offset(offset, body, spans), doubts[offset])
                   for offset in sorted(doubts) if offset not in settled]
    about_kinds = [squeeze(row["begins"]) for row in decided["passage_kinds"]]
    open_doubts += doubtful_passages(kinds, pieces, [body[a:b] for a, b in spans], about_kinds,
                                     post.is_post_page and not post.caption)
    if "intro" not in kinds and not about_kinds:
        if presentation and presentation.end is None:
            open_doubts.append((0, "where the introduction ends"))
        elif not presentation and may_be_presented(body):
            open_doubts.append((0, "whether the host presents the text below"))
    return Parsed([Passage(*pair) for pair in zip(kinds, pieces)], presentation, open_doubts)


def text_offset(offset: int, body: str, spans: list[tuple[int, int]]) -> int:
    """Return where in the published text an offset of the raw body lies."""
    text = "\n\n".join(squeeze(body[a:min(b, offset)]) for a, b in spans if a < offset)
    at_start = any(a == offset for a, _ in spans)
    return len(text) + (0 if not text else 2 if at_start else 1)


def is_signature(m: re.Match | None, signers: set[str]) -> bool:
    """Say whether a match of SIGNATURE signs: anyone in full behind a slash, else signers."""
    if not m:
        return False
    names = [squeeze(name) for name in (m["name"], m["other"]) if name]
    return all(name in signers or " " in name and m["sig"][0] == "/" for name in names)


def signature_starts(body: str, cuts: dict[int, str], intro_end: int, signers: set[str]):
    """Yield the offsets of signatures that follow the text after a mere space or a slash."""
    edges = [intro_end, *sorted(c for c in cuts if c > intro_end), len(body)]
    for start, end in pairwise(edges):
        tail = max(start, end - LONGEST_SIGNATURE)
        text = body[tail:end].rstrip()
        if may_sign(text):
            m = SIGNATURE_BEHIND_TEXT.search(text)
            if is_signature(m, signers) and tail + m.start("sig") > start:
                yield tail + m.start("sig")


def may_sign(text: str) -> bool:
    """Say whether the end of a text may match SIGNED: nobody signs with a full stop."""
    return text[-1:] not in (".", "!", "?")


def kinds_of(pieces: list[str], in_intro: int, signers: set[str]) -> list[str]:
    """Return the kind of each piece of a body, the first in_intro of which are the intro."""
    kinds = ["intro"] * in_intro
    ending = False
    for i, piece in enumerate(pieces[in_intro:], in_intro):
        last = i == len(pieces) - 1
        if may_sign(piece) and (is_signature(SIGNATURE.fullmatch(piece), signers)
                                or IS_NAME.fullmatch(piece) and only_ending(pieces[i + 1:])):
            kinds.append("signature")
            ending = True
        elif ending:
            below_name = kinds[-1] == "signature" and is_role_or_place(piece)
            kinds.append("signature" if below_name else "note")
        elif LIST_ITEM.match(piece):
            kinds.append("list_item")
        elif is_heading(piece) and not last \
                and not is_signature(SIGNATURE.fullmatch(pieces[i + 1]), signers):
            kinds.append("heading")
        else:
            kinds.append("paragraph")
    # Several headings in a row are a list without signs.
    for i, (kind, following) in enumerate(pairwise(kinds)):
        if kind in ("heading", "list_item") and following == "heading" and (
                kind == "heading" or not LIST_ITEM.match(pieces[i])):
            kinds[i] = kinds[i + 1] = "list_item"
    # Dashes in a row after a colon are a list; in an interview they are questions.
    for i, piece in enumerate(pieces):
        run = list(takewhile(DASH_ITEM.match, pieces[i + 1:])) if piece.endswith(":") else []
        if len(run) > 1:
            kinds[i + 1:i + 1 + len(run)] = [
                "list_item" if kind == "paragraph" else kind
                for kind in kinds[i + 1:i + 1 + len(run)]]
    # Notes may also stand right above the signature, or end a post without one.
    end = next((i for i in range(in_intro, len(kinds)) if kinds[i] == "signature"), len(kinds))
    while end > in_intro + 1 and NOTE.match(pieces[end - 1]):
        end -= 1
        kinds[end] = "note"
    return kinds


def only_ending(pieces: list[str]) -> bool:
    """Say whether roles, places and addresses are all that follows, up to a note."""
    until_note = list(takewhile(lambda piece: not NOTE.match(piece), pieces))
    return all(is_role_or_place(piece) for piece in until_note)


def is_heading(piece: str) -> bool:
    """Say whether a piece is a subheading: a few words that do not end like a sentence."""
    return (not ends_sentence(piece) and len(piece.split()) <= LONGEST_HEADING
            and not URL.search(piece) and piece[0] not in "\"”–-")
