"""Rules for captions: lines about a picture above or below the text of a post."""

import re

from ..curation.model import Row
from ..language.addresses import WHOLE_MAIL
from ..language.patterns import FULL_NAME, NAME
from ..language.text import sentences, squeeze
from ..model import RawPost
from .endings import NOTE, SIGN_OFF, ends_sentence, is_role_or_place, is_sign_off

GREETING = re.compile(r"(?:Hej|Hallå|Kära|God|Glad|Trevlig|Välkom)", re.IGNORECASE)
PICTURE = re.compile(r"(?:Bild|Foto|Illustration|Faksimil|Skärm|Selfie|Porträtt|Film|Publik)",
                     re.IGNORECASE)
ADDRESSES_READER = re.compile(r"\b(?:jag|vi|du|ni|mig|oss|dig|er|min|mitt|mina|vår|vårt|våra|"
                              r"idag|i dag)\b", re.IGNORECASE)
NO_CAPTION_START = re.compile(r"[\"”•–-]|\d+\.|/")
SEVERAL_NAMES = re.compile(rf"{NAME}(?:,\s*{NAME})*\s+(?:och|&)\s+{NAME}.*")
LONGEST_CAPTION = 25  # words; the longest of the blog has 13


def find_caption(raw: RawPost, rows: list[Row]) -> tuple[str, str, str]:
    """Return the caption of a post (or an empty string), its body without it, and the rule.

    The caption is the first line below the title, or on a post page the last line. A curator's row
    of passage_kinds.csv about the line decides before any rule.
    """
    lines = raw.body.split("\n")
    filled = [i for i, line in enumerate(lines) if line.strip()]
    if raw.has_text_on_title_line or len(filled) < 2:
        return "", raw.body, ""
    decided = {squeeze(row["begins"]): row["kind"] for row in rows}

    def is_caption(line: str, by_rule: bool) -> bool:
        kind = decided.get(squeeze(line))
        return kind == "caption" if kind else by_rule

    first, last = lines[filled[0]], lines[filled[-1]]
    if is_caption(first, is_caption_above(first, raw.is_post_page)):
        return squeeze(first), "\n".join(lines[filled[1]:]), rule_name(first, decided, "above")
    if raw.is_post_page and is_caption(last, is_caption_below([lines[i] for i in filled])):
        return (squeeze(last), "\n".join(lines[:filled[-2] + 1]),
                rule_name(last, decided, "below"))
    return "", raw.body, ""


def rule_name(line: str, decided: dict[str, str], where: str) -> str:
    """Return what made a line a caption."""
    return "passage_kinds.csv" if squeeze(line) in decided else f"is_caption_{where}"


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
    if GREETING.match(line) or ADDRESSES_READER.search(line) or NO_CAPTION_START.match(line) and (
            line[0] != "/" or SIGN_OFF.fullmatch(line)):
        return False
    if ends_sentence(line):
        return line.endswith(".") and (not is_post_page or bool(PICTURE.match(line)))
    return True


def is_caption_below(lines: list[str]) -> bool:
    """Return whether the last of a post page's lines is a caption.

    It is one if it is below the sign-off and belongs neither to that (a role, a place, an address)
    nor to a note; also if it has two names, which look like a sign-off, and nobody signed.

    >>> is_caption_below(["Det var bra.", "Eva Ek", "Publik på mässan i Lund"])
    True
    >>> is_caption_below(["Det var bra.", "Eva Ek", "Enhetschef"])
    False
    """
    *above, last = [squeeze(line) for line in lines]
    if len(sentences(last)) > 1 or len(last.split()) > LONGEST_CAPTION:
        return False
    if NOTE.match(last) or WHOLE_MAIL.search(last) or last.startswith("/"):
        return False
    if not ends_sentence(last) and (PICTURE.match(last) or names_signer(last, above)):
        return True
    has_several = bool(SEVERAL_NAMES.fullmatch(last))
    if not any(is_sign_off(line) for line in above[1:]):
        top = " ".join(above[:4])
        return has_several and not any(name in top for name in FULL_NAME.findall(last))
    if not (is_sign_off(above[-1]) or is_role_or_place(above[-1]) or NOTE.match(above[-1])):
        return False
    if is_role_or_place(last) and not re.search(r"\b(?:och|&)\b", last) \
            and len(FULL_NAME.findall(last)) < 2:
        return False
    return has_several or not is_sign_off(last)


def names_signer(line: str, above: list[str]) -> bool:
    """Return whether a line has a name that has signed above; nobody signs twice."""
    return any(name in line for signature in above[1:] if is_sign_off(signature)
               for name in FULL_NAME.findall(signature))
