"""How a post ends: sign-offs, the roles and addresses below them, notes, captions."""

import re

from ..language.markers import REMOVED_MAIL
from ..language.patterns import NAME, ROLE, TOKEN
from ..language.text import sentences, squeeze

SIGNED = re.compile(rf"/\s*(?:{TOKEN}|{NAME}).{{0,80}}|{NAME}(?:\s*,.{{2,80}})?|{TOKEN}", re.DOTALL)
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+|" + re.escape(REMOVED_MAIL))
# "P.S.", a footnote, a fact box, a word on the picture
NOTE = re.compile(r"(?:P\.?\s?S\.?\b|Ps\b|\*\s?\w|Fotnot|Fakta\b|Faktaruta|Not:)"
                  r"|Bilden (?:är på|visar|föreställer|är tagen)|Bildtext|På bilden|Fotot?:|Foto "
                  r"|Bild(?:er)?:|Se (?:en )?(?:stor|större) bild", re.IGNORECASE)
GREETING = re.compile(r"(?:Hej|Hallå|Kära|God|Glad|Trevlig|Välkom)", re.IGNORECASE)
PICTURE = re.compile(r"(?:Bild|Foto|Illustration|Faksimil|Skärm|Selfie|Porträtt|Film|Publik)",
                     re.IGNORECASE)
ADDRESSES_READER = re.compile(r"\b(?:jag|vi|du|ni|mig|oss|dig|er|min|mitt|mina|vår|vårt|våra|"
                              r"idag|i dag)\b", re.IGNORECASE)
QUALIFIER = re.compile(r"(?:biträdande|tillförordnad|tf|vice|ställföreträdande|ansvarig)\b",
                       re.IGNORECASE)
SENTENCE_ENDS = frozenset(".!?…:;")
LONGEST_CAPTION = 25  # words; the longest of the blog has 13


def is_caption_before_body(line: str, is_post_page: bool) -> bool:
    """Say whether the first line below a title is an image caption.

    A caption is one short phrase about a picture. Where the page has each paragraph on a
    line of its own (post pages), one that ends like a sentence is one only if it says so.
    """
    line = squeeze(line)
    if len(line.split()) > LONGEST_CAPTION or len(sentences(line)) > 1:
        return False
    if GREETING.match(line) or ADDRESSES_READER.search(line) or SIGNED.fullmatch(line) and \
            line.startswith("/") or re.match(r"[\"”•–-]|\d+\.", line):
        return False
    if ends_sentence(line):
        return line.endswith(".") and (not is_post_page or bool(PICTURE.match(line)))
    return True


def is_caption_at_end(lines: list[str]) -> bool:
    """Say whether the last of a post page's lines is an image caption.

    It is one where it stands below the sign-off and belongs neither to that (a role, a
    place, an address) nor to a note; also where two names that nobody signed with look
    like a sign-off.
    """
    *above, last = [squeeze(line) for line in lines]
    if len(sentences(last)) > 1 or len(last.split()) > LONGEST_CAPTION:
        return False
    if NOTE.match(last) or EMAIL.search(last) or last.startswith("/"):
        return False
    if not ends_sentence(last) and (PICTURE.match(last) or any(
            name in last for line in above[1:] if is_signature(line)
            for name in re.findall(NAME, line))):
        return True  # a picture; or a name that has signed, and nobody signs twice
    two_names = re.fullmatch(rf"{NAME}(?:,\s*{NAME})*\s+(?:och|&)\s+{NAME}.*", last)
    if not any(is_signature(line) for line in above[1:]):
        return bool(two_names) and not any(
            name in " ".join(above[:4]) for name in re.findall(NAME, last))
    if not (is_signature(above[-1]) or is_role_or_place(above[-1]) or NOTE.match(above[-1])):
        return False
    if is_role_or_place(last) and not re.search(r"\b(?:och|&)\b", last) \
            and len(re.findall(NAME, last)) < 2:
        return False
    return bool(two_names) or not is_signature(last)


def ends_sentence(text: str) -> bool:
    """Say whether a text ends like a sentence, or before a list."""
    return text.rstrip("\"”»)")[-1:] in SENTENCE_ENDS


def is_signature(text: str) -> bool:
    """Say whether a text is a sign-off: '/Name', a name alone, a name with a role or place."""
    text = squeeze(text)
    return bool(SIGNED.fullmatch(text)) and not ROLE.match(text) \
        and not ends_sentence(text)


def is_role_or_place(text: str) -> bool:
    """Say whether a line below a name is its role, place or address."""
    text = squeeze(text)
    if ends_sentence(text) or len(text.split()) > 12:
        return False
    return bool(EMAIL.fullmatch(text) or ROLE.match(text) or QUALIFIER.match(text)
                or re.fullmatch(rf"{TOKEN}(?:\s+(?:i\s+)?{TOKEN})?", text))
