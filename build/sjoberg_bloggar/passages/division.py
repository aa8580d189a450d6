"""Divide a post into passages with their kinds; what is found is the evidence for who wrote it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

from ..curation.model import PostDecisions
from ..language.patterns import URL
from ..language.text import squeeze
from ..model import Doubt, RawPost
from .breaks import find_breaks
from .breaks.body import Body
from .captions import Caption
from .context import NOTHING_KNOWN, KnownWords, ParsingContext  # noqa: F401  (for the examples)
from .decisions import decide_breaks, decide_kinds
from .doubts import doubts_about, may_be_presented, passage_views, signs_inside
from .introductions import Introduction, Top, find_introduction
from .kinds import above_end, find_kinds
from .signoffs import LONGEST_SIGN_OFF, NOTE, sign_off, signed_names, signs

ENDING = 400  # characters at the end of a post that may show how far a name reaches
SIGN_OFF_MAY_BEGIN = re.compile(r"(?<=[.!?…:\"”)])\s+|(?<=[\w.!?…\"”):;])\s*(?=/)")
LONGEST_QUOTE = 40  # characters that are quoted of a doubtful passage


@dataclass(frozen=True, slots=True)
class DividedPost:
    """A post and its passages, before its authors are known.

    Attributes:
        caption: The caption, or an empty string.
        texts: The texts of the passages, white space squeezed.
        kinds: The kinds of the passages.
        kind_rules: What decided each kind.
        break_rules: What made each passage begin where it does.
        introduction: How the host introduces the text, or None.
        signed: The full names in the signatures.
        unknown: Given names in the signatures of whom the full name is not known.
        doubts: What a curator must decide about the passages.
    """

    title: str
    caption: str
    texts: list[str]
    kinds: list[str]
    kind_rules: list[str]
    break_rules: list[str]
    introduction: Introduction | None
    signed: list[str]
    unknown: list[str]
    doubts: list[Doubt]

    @property
    def presented(self) -> list[str]:
        """The names that the introduction presents."""
        return list(self.introduction.roles) if self.introduction else []

    @property
    def intro(self) -> str:
        """The text of the introduction."""
        return " ".join(self.of_kind("intro"))

    def of_kind(self, kind: str) -> list[str]:
        """Return the texts of the passages of a kind."""
        return [text for text, found in zip(self.texts, self.kinds, strict=True) if found == kind]


def divide(raw: RawPost, caption: Caption, decisions: PostDecisions,
           context: ParsingContext) -> DividedPost:
    """Return a post with its passages; together they are all of the body below the caption."""
    body = caption.body
    breaks, break_doubts, introduction = find_structure(body, caption.text, context)
    presented = list(introduction.roles) if introduction else []
    intro_end = introduction.end or 0 if introduction else 0
    # The writers of the post may sign with their given names, other known people in full.
    signers = frozenset([*context.known.people, *(
        form for name in (context.host.name, *presented) for form in (name, name.split()[0]))])
    breaks.setdefault(intro_end, "introduction_end" if intro_end else "start")
    for offset in signatures_behind_text(body, breaks, intro_end, signers, context.known):
        breaks.setdefault(offset, "signatures_behind_text")
    breaks, settled = decide_breaks(decisions.breaks, body, breaks)

    edges = sorted({0, *breaks, len(body)})
    spans = [(start, end) for start, end in pairwise(edges) if body[start:end].strip()]
    texts = [squeeze(body[start:end]) for start, end in spans]
    intros = sum(end <= intro_end for _, end in spans)
    kinds, rules = zip(*decide_kinds(
        decisions.kinds, texts, find_kinds(texts, intros, signers, context.known), caption.text),
        strict=True)
    signed, unknown = signed_names(
        [text for text, kind in zip(texts, kinds, strict=True) if kind == "signature"],
        presented, context)
    starts = list(accumulate((len(text) + len("\n\n") for text in texts), initial=0))
    doubts = [(offset_in_text(offset, body, spans, starts), break_doubts[offset])
              for offset in sorted(break_doubts) if offset not in settled]
    doubts += passage_doubts(texts, [body[start:end] for start, end in spans], kinds, decisions,
                             may_have_caption=raw.is_post_page and not caption.text)
    if not decisions.kinds and "intro" not in kinds:
        doubts += introduction_doubts(introduction, body, texts, context.host.name)
    text = "\n\n".join(texts)
    return DividedPost(raw.title, caption.text, texts, list(kinds), list(rules),
                       [breaks.get(start, "start") for start, _ in spans], introduction,
                       signed, unknown, [as_doubt(text, *doubt) for doubt in doubts])


def find_structure(body: str, caption: str, context: ParsingContext
                   ) -> tuple[dict[int, str], dict[int, str], Introduction | None]:
    """Return the breaks by rule, the doubts about them, and the introduction of a post.

    An introduction may present guests who are not known yet, and breaks depend on who may sign.
    """
    people = context.known.people
    breaks, doubts = find_breaks(Body(body, people, context.known))
    introduction = find_introduction(Top(body, sorted(breaks), context.host.name, people,
                                         witnesses=squeeze(f"{caption}\n{body[-ENDING:]}")))
    if introduction and introduction.end and not body[introduction.end:].strip():
        introduction = None  # nothing is left that could be introduced
    if introduction and introduction.roles.keys() - set(people):
        breaks, doubts = find_breaks(Body(body, (*introduction.roles, *people), context.known))
    return breaks, doubts, introduction


def signatures_behind_text(body: str, breaks: dict[int, str], intro_end: int,
                           signers: frozenset[str], known: KnownWords) -> Iterator[int]:
    """Yield the offsets of signatures that follow a passage's text behind a space or slash.

    >>> body = "Det var en bra dag. Text: Eva Ek"
    >>> list(signatures_behind_text(body, {}, 0, frozenset(), NOTHING_KNOWN))
    [20]
    """
    spans = list(pairwise([intro_end, *sorted(at for at in breaks if at > intro_end), len(body)]))
    are_above_end = above_end([squeeze(body[start:end]) for start, end in spans])
    for at, (start, end) in enumerate(spans):
        tail = max(start, end - LONGEST_SIGN_OFF)
        text = body[tail:end].rstrip()
        if tail == start and (sign_off(text, known) or NOTE.match(text)):
            continue
        for m in SIGN_OFF_MAY_BEGIN.finditer(text):
            offset = tail + m.end()
            signed = sign_off(body[offset:end], known) if offset > start else None
            is_last = text[m.start() - 1] != ":" and are_above_end[at]
            is_in_address = (url.start() < offset < url.end()
                             for url in URL.finditer(body, start, end))
            if signs(signed, signers, is_last) and not any(is_in_address):
                yield offset
                break


def offset_in_text(offset: int, body: str, spans: list[tuple[int, int]],
                   starts: list[int]) -> int:
    """Return where in the published text an offset of the body is.

    The passages have spans in the body, and starts in the published text.
    """
    at = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    if at < 0:
        return 0
    start, end = spans[at]
    inside = squeeze(body[start:min(end, offset)])
    return starts[at] + len(inside) + bool(inside)


def passage_doubts(texts: list[str], raw: list[str], kinds: list[str],
                   decisions: PostDecisions, may_have_caption: bool) -> list[tuple[int, str]]:
    """Return the doubts about passages on whose kind no curator decided."""
    decided = tuple(squeeze(row["begins"]) for row in decisions.kinds)
    doubts, position = [], 0
    for view in passage_views(texts, raw, kinds, may_have_caption):
        if not view.text.startswith(decided) and (doubt := doubts_about(view)):
            doubts.append((position, doubt))
        position += len(view.text) + len("\n\n")
    return doubts


def introduction_doubts(introduction: Introduction | None, body: str, texts: list[str],
                        host: str) -> list[tuple[int, str]]:
    """Return the doubts about a post in which no passage is an introduction."""
    if introduction and introduction.end is None:
        return [(0, "where the introduction ends")]
    is_presented = may_be_presented(body) or any(signs_inside(text, host) for text in texts)
    if not introduction and is_presented:
        return [(0, "whether the host presents the text below")]
    return []


def as_doubt(text: str, start: int, what: str) -> Doubt:
    """Return the doubt about the passage that begins at start in the text of a post."""
    quote = text[start:start + LONGEST_QUOTE].split("\n")[0]
    return Doubt("passage", "text", start, quote, what)
