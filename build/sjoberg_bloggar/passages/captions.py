"""Rules for captions: lines about a picture above or below the text of a post."""

import re
from dataclasses import dataclass

from ..curation.model import Row
from ..language.patterns import ROLE, WHOLE_MAIL
from ..language.text import sentences, squeeze
from ..model import RawPost
from .cues import cue_in
from .signoffs import NOTE, ends_sentence, is_role, is_role_or_place, sign_off

GREETING = re.compile(r"(?:Hej|Hallå|Kära|God|Glad|Trevlig|Välkom)", re.IGNORECASE)
PICTURE = re.compile(r"(?:Bild|Foto|Illustration|Faksimil|Skärm|Selfie|Porträtt|Film|Publik|"
                     r"Från\s+vänster|Fr\.\s?v\.|Till\s+(?:vänster|höger))", re.IGNORECASE)
ADDRESSES_READER = re.compile(r"\b(?:jag|vi|du|ni|mig|oss|dig|er|min|mitt|mina|vår|vårt|våra|"
                              r"idag|i dag)\b", re.IGNORECASE)
NO_CAPTION_START = re.compile(r"[\"”•–-]|\d+\.|/")
AND = re.compile(r"\s+(?:och|&)\s+")
FIELD = re.compile(r"\s+(?:för|på|inom|vid|i)\s")  # of a role
LINE_BELOW = "line_below_sign_off"  # the rule that is not certain
LONGEST_CAPTION = 25  # words; the longest of the blog has 13


@dataclass(frozen=True, slots=True)
class Caption:
    """The caption of a post.

    Attributes:
        text: The caption, or an empty string.
        body: The body of the post without it.
        rule: What found it, or an empty string.
        doubt: What a curator must decide about it; empty if the rule is certain.
    """

    text: str
    body: str
    rule: str = ""
    doubt: str = ""


def find_caption(raw: RawPost, rows: list[Row]) -> Caption:
    """Return the caption of a post and its body without it.

    The caption is the first line below the title, or on a post page the last line. A curator's row
    of passage_kinds.csv about the line decides before any rule.
    """
    lines = raw.body.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if raw.has_text_on_title_line or len(filled) < 2:
        return Caption("", raw.body)
    decided = {squeeze(row["begins"]): row["kind"] for row in rows}

    def rule_for(line: str, rule: str) -> str:
        kind = decided.get(squeeze(line))
        return {None: rule, "caption": "passage_kinds.csv"}.get(kind, "")

    first, last = lines[filled[0]], lines[filled[-1]]
    if rule := rule_for(first, is_caption_above(first, raw.is_post_page) and "is_caption_above"):
        return Caption(squeeze(first), "\n".join(lines[filled[1]:]), rule)
    if raw.is_post_page and (rule := rule_for(last, caption_below([lines[i] for i in filled]))):
        return Caption(squeeze(last), "\n".join(lines[:filled[-2] + 1]), rule,
                       "whether this line is a caption" if rule == LINE_BELOW else "")
    return Caption("", raw.body)


def is_caption_above(line: str, is_post_page: bool) -> bool:
    """Return whether the first line below a title is a caption: one short phrase about a picture.

    A post page has each paragraph on a line of its own, so a line that ends like a sentence is a
    caption there only if it says that it is about a picture.

    >>> is_caption_above("Eva Ek och Bo Alm på scenen", is_post_page=True)
    True
    >>> is_caption_above("Hej alla läsare", is_post_page=True)
    False
    """
    line = squeeze(line)
    if len(line.split()) > LONGEST_CAPTION or len(sentences(line)) > 1:
        return False
    signed = sign_off(line)
    if GREETING.match(line) or ADDRESSES_READER.search(line) or NO_CAPTION_START.match(line) and (
            line[0] != "/" or signed) or signed and signed.way.is_explicit or cue_in(line)[0]:
        return False
    if ends_sentence(line):
        return line.endswith(".") and (not is_post_page or bool(PICTURE.match(line)))
    return True


def caption_below(lines: list[str]) -> str:
    """Return the rule by which the last of a post page's lines is a caption, or an empty string.

    A word for a picture, or two names below the sign-off, tell that it is one. Any other line below
    the sign-off may be one, unless it belongs to that (a role, a place, an address) or is a note.

    >>> caption_below(["Det var bra.", "Eva Ek", "Publik på mässan i Lund"])
    'word_for_picture'
    >>> caption_below(["Det var bra.", "Eva Ek", "F.d. enhetschef"])
    ''
    """
    *above, last = [squeeze(line) for line in lines]
    if len(sentences(last)) > 1 or len(last.split()) > LONGEST_CAPTION or NOTE.match(last) \
            or WHOLE_MAIL.search(last) or last.startswith("/"):
        return ""
    if PICTURE.match(last) and not ends_sentence(last):
        return "word_for_picture"
    if names_signer(last, above) and not ends_sentence(last):
        return "name_of_signer"
    if not is_below_sign_off(above):
        return ""
    signed = sign_off(last)
    if signed and not signed.way.is_explicit and len(signed.names) > 1:
        return "two_names"
    return "" if signed or is_role_or_place(last) and not has_people(last) else LINE_BELOW


def has_people(line: str) -> bool:
    """Return whether a line that begins with a role has others beside, as a caption has.

    >>> [has_people(line) for line in ("Jurister och kunder", "Chef för HR och IT")]
    [True, False]
    """
    behind = ROLE.sub("", line, count=1)
    return bool(AND.search(behind) and not FIELD.match(behind)
                and not all(map(is_role, AND.split(line))))


def is_below_sign_off(above: list[str]) -> bool:
    """Return whether the last of some lines signs, or is a role, place or note below a name."""
    is_signed = any(is_sign_off(line) for line in above[1:])
    return is_signed and bool(is_sign_off(above[-1]) or is_role_or_place(above[-1])
                              or NOTE.match(above[-1]))


def is_sign_off(line: str) -> bool:
    """Return whether a line signs.

    >>> [is_sign_off(line) for line in ("/Eva", "Eva Ek, chef", "Regionchef", "Hej då!")]
    [True, True, False, False]
    """
    return bool(sign_off(line))


def names_signer(line: str, above: list[str]) -> bool:
    """Return whether a line has a name that has signed above; nobody signs twice."""
    return any(name in line for signature in above[1:] if (signed := sign_off(signature))
               for name in signed.names if " " in name)
