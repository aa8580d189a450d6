"""Rules for what is doubtful about the passages of a post, for a curator to decide.

A row of passage_kinds.csv about a passage settles every doubt about it.
"""

import re
from bisect import bisect_right
from collections.abc import Callable

from ..curation.model import PostDecisions
from ..language.patterns import CAPITAL, FULL_NAME, ROLE, URL
from ..language.text import ends_sentence, sentences, squeeze
from ..model import BLANK_LINE, Doubt, passage_starts
from .breaks.headings import LONGEST_HEADING
from .captions import ADDRESSES_READER, GREETING, LONGEST_CAPTION, MAY_BE_CAPTION
from .division import DividedPost, Piece
from .introductions import OWN_COLUMN
from .persons import is_of_ordinary_words
from .signoffs import PLACE_NAME, sign_off

SHORT_QUESTION = re.compile(r"[^–\"”-][^.!?]*\?")
BREAK_IN_ITEM = re.compile(r"[.!?…]\s*\u00a0\s*[^\W\d_]")
SLASH_AND_NAME = re.compile(r"/\s*\w.{0,60}")
LONGEST_BESIDE_NAME = 80  # characters
COMMON_VERB = re.compile(r"\b(?:är|har|ska|kan|vill|får|var|blev)\b")
# What a host may say above someone else's text
MAY_PRESENT = re.compile(
    r"(?:trevlig|god)\s+läsning|mycket\s+nöje|väl\s+mött|håll\s+till\s+godo|varsågoda?\b|"
    r"gäst(?:blogg|skrib)|dagens\s+(?:skribent|inlägg|text)|"
    r"(?:lämnar|lånar|låna)\b.{0,40}\b(?:bloggen|tangentbord|plats|ordet|pennan)",
    re.IGNORECASE)
PRESENTED_WITHIN = 600  # characters of a post in which its host would present it
LONGEST_PASSAGE_QUOTE = 40  # characters that are quoted of a doubtful passage


def question_as_heading(passage: Piece) -> bool:
    """Doubt whether a short question between paragraphs is a heading.

    >>> question_as_heading(Piece("Vad gör vi nu?", below="paragraph"))
    True
    """
    return (passage.kind == passage.below == "paragraph"
            and bool(SHORT_QUESTION.fullmatch(passage.text))
            and len(passage.text.split()) <= LONGEST_HEADING)


def text_in_last_item(passage: Piece) -> bool:
    r"""Doubt whether the last item of a list has the text below the list in it.

    >>> text_in_last_item(Piece("3. Mod. Nu", "list_item", raw="3. Mod.\u00a0Nu"))
    True
    """
    return passage.kind == "list_item" != passage.below \
        and bool(BREAK_IN_ITEM.search(passage.raw))


def unknown_signature(passage: Piece) -> bool:
    """Doubt whether a line at the end is the signature of someone who was not presented.

    >>> unknown_signature(Piece("/Eva, Lund", is_above_end=True))
    True
    """
    return passage.kind == "heading" and is_full_name(passage.text) or (
        passage.kind in ("paragraph", "heading") and passage.is_above_end
        and may_be_signature(passage.text))


def may_be_signature(text: str) -> bool:
    """Return whether a text is a name after a slash, or a name, perhaps with a role or place.

    >>> [may_be_signature(text) for text in ("/Eva, Lund", "Eva ek Alm, Lund", "Eva, Lund")]
    [True, True, False]
    """
    name, comma, beside = text.partition(",")
    words = name.split()
    is_name = FULL_NAME.fullmatch(name.rstrip()) or (
        len(words) == 3 and FULL_NAME.fullmatch(f"{words[0]} {words[2]}"))
    return bool(SLASH_AND_NAME.fullmatch(text) or is_name and (
        not comma or 2 <= len(beside) <= LONGEST_BESIDE_NAME))


def is_full_name(text: str) -> bool:
    """Return whether a text is nothing but full names, perhaps with a role.

    >>> is_full_name("Eva Ek & Yusuf Demir"), is_full_name("Ett Nytt År")
    (True, False)
    """
    signed = sign_off(text)
    return bool(signed) and all(" " in name and not is_of_ordinary_words(name)
                                for name in signed.names)


def greeting_as_heading(passage: Piece) -> bool:
    """Doubt whether a greeting without a full stop is a heading.

    >>> greeting_as_heading(Piece("Hej alla läsare", kind="heading"))
    True
    """
    return passage.kind == "heading" and bool(GREETING.match(passage.text))


def place_below_signature(passage: Piece) -> bool:
    """Doubt whether ordinary words below a signature are a place or role, or are about a picture.

    >>> place_below_signature(Piece("Kontoret i Mora", kind="signature"))
    True
    """
    return (passage.kind == "signature" and bool(PLACE_NAME.fullmatch(passage.text))
            and passage.text.count(" ") != 1  # two words are a full name
            and not ROLE.match(passage.text)
            and is_of_ordinary_words(passage.text.split()[0]))


def text_below_signature(passage: Piece) -> bool:
    """Doubt what a text below a signature is if its first words are not those of a note.

    >>> text_below_signature(Piece("Idag snöar det.", above="signature"))
    True
    """
    return passage.above == "signature" and passage.kind not in ("signature", "note")


def caption_as_passage(passage: Piece) -> bool:
    """Doubt whether the first or last line of a post page is a caption.

    >>> caption_as_passage(Piece("Eva Ek i Lund."))
    True
    """
    return (not passage.start and may_be_about_picture(passage.text)
            or not passage.below and passage.kind == "paragraph"
            and not ends_sentence(passage.text) and not URL.search(passage.text))


def may_be_about_picture(text: str) -> bool:
    """Return whether a text may be about a picture: one sentence with a name or without a verb."""
    return (text.endswith(".") and len(text.split()) <= LONGEST_CAPTION
            and len(sentences(text)) == 1 and not ADDRESSES_READER.search(text)
            and bool(FULL_NAME.search(text) or not COMMON_VERB.search(text)))


# In this order; the first rule that doubts counts.
DOUBT_RULES: tuple[tuple[Callable[[Piece], bool], str], ...] = (
    (question_as_heading, "whether this question is a heading"),
    (text_in_last_item, "whether the list ends inside this item"),
    (unknown_signature, "whether this is a signature"),
    (greeting_as_heading, "whether this greeting is a heading"),
    (place_below_signature, "whether this is a place, a role or a caption"),
    (text_below_signature, "whether this text below a signature is a note or another text"),
)
CAPTION_RULE = (caption_as_passage, MAY_BE_CAPTION)  # the last one, of posts without a caption


def passage_doubts(post: DividedPost, decisions: PostDecisions, host: str, *, is_post_page: bool,
                   has_guests: bool) -> list[Doubt]:
    """Return what is doubtful about breaks, kinds of passages, and the introduction."""
    text = BLANK_LINE.join(piece.text for piece in post.pieces)
    starts = passage_starts(post.pieces)
    found = [(offset_in_text(at, post.pieces, starts), what)
             for at, what in post.break_doubts.items()]
    decided = tuple(squeeze(row["begins"]) for row in decisions["passage_kinds"])
    may_have_caption = is_post_page and not post.caption and len(post.pieces) > 1
    rules = (*DOUBT_RULES, CAPTION_RULE) if may_have_caption else DOUBT_RULES
    for start, piece in zip(starts, post.pieces, strict=True):
        if not piece.text.startswith(decided):
            found += [(start, what) for rule, what in rules if rule(piece)][:1]
    what = introduction_doubt(post, host)
    if not what and decisions["authorships"] and all(at > 0 for at, _ in found):
        what = authors_doubt(post, has_guests)
    if what and not decided:
        found.append((0, what))
    return [Doubt("passage", "text", at,
                  text[at:at + LONGEST_PASSAGE_QUOTE].split("\n")[0], what) for at, what in found]


def offset_in_text(offset: int, pieces: tuple[Piece, ...], starts: list[int]) -> int:
    """Return where in the text of a post an offset of its body is; the pieces start there."""
    at = bisect_right(pieces, offset, key=lambda piece: piece.start) - 1
    inside = squeeze(pieces[at].raw[:offset - pieces[at].start])
    return starts[at] + len(inside) + bool(inside)


def introduction_doubt(post: DividedPost, host: str) -> str:
    """Return what is doubtful about where the introduction ends, or whether there is one."""
    if post.introduction.rule:
        return "where the introduction ends" if post.introduction.end is None else ""
    body = "".join(piece.raw for piece in post.pieces)
    may_be_presented = len(body) > PRESENTED_WITHIN and (
        MAY_PRESENT.search(body[:PRESENTED_WITHIN]))
    return "whether the host presents the text below" if may_be_presented or any(
        host_signs_inside(piece.text, host) for piece in post.pieces) else ""


def authors_doubt(post: DividedPost, has_guests: bool) -> str:
    """Return why the introduction does not fit the decided authors, or an empty string."""
    if has_guests and not post.intro:
        return "whether the host introduces this guest's text"
    if post.intro and not has_guests and post.introduction.rule != OWN_COLUMN:
        return "whether this is an introduction, although the host wrote the post"
    return ""


def host_signs_inside(text: str, host: str) -> bool:
    """Return whether the host's name appears between two sentences of a text.

    >>> host_signs_inside("Trevlig helg! /Eva Nu börjar det.", "Eva Ek")
    True
    """
    given, *_, family = map(re.escape, host.split())
    return host.split()[0] in text and bool(re.search(
        rf"[.!?]\s+/?{given}(?:\s+{family})?\s+(?=[{CAPITAL}])(?!{family})", text))
