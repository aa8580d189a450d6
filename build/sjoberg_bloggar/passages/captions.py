"""Rules for captions: lines about a picture above or below the text of a post."""

import re
from dataclasses import dataclass

from ..curation.model import Row
from ..language.patterns import ITEM_MARKS, ROLE, WHOLE_MAIL, is_role
from ..language.text import ends_sentence, sentences, squeeze
from ..model import RawPost
from .cues import cue_in
from .signoffs import NOTE, is_role_or_place, sign_off

GREETING = re.compile(r"(?:Hej|Hallå|Kära|God|Glad|Trevlig|Välkom)", re.IGNORECASE)
PICTURE_WORD = re.compile(r"(?:Bild|Foto|Illustration|Faksimil|Skärm|Selfie|Porträtt|Film|Publik|"
                     r"Från\s+vänster|Fr\.\s?v\.|Till\s+(?:vänster|höger))", re.IGNORECASE)
ADDRESSES_READER = re.compile(r"\b(?:jag|vi|du|ni|mig|oss|dig|er|min|mitt|mina|vår|vårt|våra|"
                              r"idag|i dag)\b", re.IGNORECASE)
NO_CAPTION_START = re.compile(rf"[\"”{ITEM_MARKS}–-]|\d+\.|/")
AND = re.compile(r"\s+(?:och|&)\s+")
FIELD_OF_ROLE = re.compile(r"\s+(?:för|på|inom|vid|i)\s")  # of a role
MAY_BE_CAPTION = "whether this line is a caption"
LINE_BELOW = "line_below_sign_off"  # the rule that is not certain
LONGEST_CAPTION = 25  # words; the longest of the blog has 13


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a post and the body without it; text and rule are empty if there is none.

    Attributes:
        rule: What found it.
    """

    text: str
    body: str
    rule: str = ""


def find_caption(raw: RawPost, rows: list[Row]) -> Caption:
    """Return the caption of a post and its body without it.

    The caption is the first line below the title, or on a post page the last line. A curator's row
    of passage_kinds.csv about the line decides before any rule.
    """
    lines = raw.body.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if raw.has_text_on_title_line or len(filled) < 2:
        return Caption("", raw.body)
    decided = {squeeze(row["begins"]): "passage_kinds.csv" if row["kind"] == "caption" else ""
               for row in rows}
    first, last = squeeze(lines[filled[0]]), squeeze(lines[filled[-1]])
    is_post_page = raw.source.is_post_page
    if rule := decided.get(first, line_above_text(first, is_post_page) and "line_above_text"):
        return Caption(first, "\n".join(lines[filled[1]:]), rule)
    if is_post_page and (rule := decided.get(last, caption_below(
            [squeeze(lines[i]) for i in filled]))):
        return Caption(last, "\n".join(lines[:filled[-2] + 1]), rule)
    return Caption("", raw.body)


def line_above_text(line: str, is_post_page: bool) -> bool:
    """Return whether the first line below a title is a caption: one short phrase about a picture.

    A post page has each paragraph on a line of its own, so a line that ends like a sentence is a
    caption there only if it says that it is about a picture.

    >>> line_above_text("Eva Ek och Bo Alm på scenen", is_post_page=True)
    True
    >>> line_above_text("Hej alla läsare", is_post_page=True)
    False
    """
    if len(line.split()) > LONGEST_CAPTION or len(sentences(line)) > 1:
        return False
    is_sentence = line.endswith(".") and (not is_post_page or bool(PICTURE_WORD.match(line)))
    if not is_sentence and ends_sentence(line) or GREETING.match(line) \
            or ADDRESSES_READER.search(line) or cue_in(line)[0]:
        return False
    signed = sign_off(line)
    if NO_CAPTION_START.match(line):
        return line[0] == "/" and not signed
    return not (signed and signed.way.is_explicit)


def caption_below(lines: list[str]) -> str:
    """Return the rule by which the last of a post page's lines is a caption, or an empty string.

    A word for a picture, or two names below the sign-off, show that it is one. Any other line below
    the sign-off may be one, unless it is a role, a place, an address or a note.

    >>> caption_below(["Det var bra.", "Eva Ek", "Publik på mässan i Lund"])
    'word_for_picture'
    >>> caption_below(["Det var bra.", "Eva Ek", "F.d. enhetschef"])
    ''
    """
    *above, last = lines
    if len(sentences(last)) > 1 or len(last.split()) > LONGEST_CAPTION or NOTE.match(last) \
            or WHOLE_MAIL.search(last) or last.startswith("/"):
        return ""
    signed_above = [signed for line in above[1:] if (signed := sign_off(line))]
    if not ends_sentence(last):
        if PICTURE_WORD.match(last):
            return "word_for_picture"
        # Nobody signs twice.
        if any(" " in name and name in last for each in signed_above for name in each.names):
            return "name_of_signer"
    if not signed_above or not (sign_off(above[-1]) or is_role_or_place(above[-1])
                                or NOTE.match(above[-1])):
        return ""
    signed = sign_off(last)
    if signed and not signed.way.is_explicit and len(signed.names) > 1:
        return "two_names"
    return "" if signed or is_role_or_place(last) and not has_people(last) else LINE_BELOW


def has_people(line: str) -> bool:
    """Return whether a line that begins with a role names others too, as a caption does.

    >>> [has_people(line) for line in ("Jurister och kunder", "Chef för HR och IT")]
    [True, False]
    """
    after = ROLE.sub("", line, count=1)
    return bool(AND.search(after) and not FIELD_OF_ROLE.match(after)
                and not all(map(is_role, AND.split(line))))
