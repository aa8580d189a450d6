"""What is doubtful about the passages of a post, for a curator to decide.

A doubt is (offset in the post's text, what is doubtful there). A row of passage_kinds.csv about
the passage settles each.
"""

import re

from .cuts import LONGEST_HEADING
from ..language.patterns import NAME, TOKEN
from .signoff import ADDRESSES_READER, LONGEST_CAPTION, NOTE, ends_sentence
from .signs import URL
from ..language.text import sentences

SHORT_QUESTION = re.compile(r"[^–\"”-][^.!?]*\?")
INNER_BREAK = re.compile(r"[.!?…]\s*\u00a0\s*[^\W\d_]")
# How someone signs whom nobody presented: with a slash, in full, with a role or place
STRANGER = re.compile(rf"/\s*\w.{{0,60}}|(?:{NAME}|{TOKEN}\s+\S+\s+{TOKEN})(?:\s*,.{{2,80}})?")
IS_NAMED = re.compile(NAME)
COMMON_VERB = re.compile(r"\b(?:är|har|ska|kan|vill|får|var|blev)\b")
# What a host may say above another's text
PRESENTS = re.compile(
    r"(?:trevlig|god)\s+läsning|mycket\s+nöje|väl\s+mött|håll\s+till\s+godo|varsågoda?\b|"
    r"gäst(?:blogg|skrib)|dagens\s+(?:skribent|inlägg|text)|"
    r"(?:lämnar|lånar|låna)\b.{0,40}\b(?:bloggen|tangentbord|plats|ordet|pennan)", re.IGNORECASE)
# One of these words is in each of them, and rarely in another text.
PRESENTING = ("läsning", "nöje", "mött", "godo", "varsågod", "gäst", "dagens", "lämnar", "låna")
TOP = 600  # characters of a post in which its host would present it


def doubtful_passages(kinds: list[str], pieces: list[str], raw: list[str], decided: list[str],
                      may_have_caption: bool) -> list[tuple[int, str]]:
    """Return the doubts about the passages of a post.

    raw are the passages with their white space, decided the first words of those about which
    a curator decided; may_have_caption: a caption may be among them.
    """
    doubts, position = [], 0
    above_notes = len(pieces) - 1
    while above_notes > 0 and (kinds[above_notes] == "note" or NOTE.match(pieces[above_notes])):
        above_notes -= 1
    for i, (kind, piece) in enumerate(zip(kinds, pieces)):
        following = kinds[i + 1] if i + 1 < len(kinds) else ""
        if any(piece.startswith(begins) for begins in decided):
            pass
        elif kind == following == "paragraph" and piece.endswith("?") \
                and SHORT_QUESTION.fullmatch(piece) and len(piece.split()) <= LONGEST_HEADING:
            doubts.append((position, "whether this question is a heading"))
        elif kind == "list_item" and following != "list_item" and INNER_BREAK.search(raw[i]):
            doubts.append((position, "whether the list ends inside this item"))
        elif kind in ("paragraph", "heading") and i >= above_notes and STRANGER.fullmatch(piece):
            doubts.append((position, "whether this is a signature"))
        elif may_have_caption and len(pieces) > 1 and (
                i == 0 and may_be_caption_above(piece)
                or i == len(pieces) - 1 and kind == "paragraph"
                and not ends_sentence(piece) and not URL.search(piece)):
            doubts.append((position, "whether this line is a caption"))
        position += len(piece) + 2
    return doubts


def may_be_caption_above(piece: str) -> bool:
    """Say whether a post's first passage, one sentence, may be about a picture."""
    return (piece.endswith(".") and len(piece.split()) <= LONGEST_CAPTION
            and len(sentences(piece)) == 1 and not ADDRESSES_READER.search(piece)
            and bool(IS_NAMED.search(piece) or not COMMON_VERB.search(piece)))


def may_be_presented(body: str) -> bool:
    """Say whether the top of a post reads as if its host presented the text below."""
    top = body[:TOP].lower()
    return len(body) > TOP and any(word in top for word in PRESENTING) \
        and bool(PRESENTS.search(body[:TOP]))
