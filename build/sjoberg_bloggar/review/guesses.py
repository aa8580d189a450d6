"""Guess what an undecided name may be, for the curator."""

import re
from functools import lru_cache

from .institutions import INSTITUTION
from ..language.patterns import CAPITAL, IS_NAME, ROLE

# A capital and behind it another one or a digit, or digits before it; in time linear in the word
ABBREVIATION = re.compile(rf"[^\W_{CAPITAL}]*+[{CAPITAL}][^\W_{CAPITAL}\d]*+[{CAPITAL}\d][^\W_]*+|"
                          rf"\d++[{CAPITAL}][^\W_]*+")
AROUND = 60  # characters before a name that are looked at
NOUNS = tuple("myndigheten företaget bolaget koncernen organisationen föreningen förbundet facket "
              "fackförbundet partiet tidningen stiftelsen banken universitetet byrån".split())
LEADERS = ("vd", "ordförande", "chef", "talesperson", "generalsekreterare", "direktör")
OF = frozenset(("för", "på", "i", "vid"))  # what someone leads
AT = frozenset(("i", "till", "från", "mot", "utanför"))  # a place
COMPANY_AFTER = re.compile(r"\s+(?:AB|HB|KB|Inc|Ltd|A/S|ASA|Oy)\b")
COMPANY_END = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd)$")
LAST_WORD = re.compile(r"\w+$")
GENITIVE = re.compile(r":?s\s")


def guess(text: str, start: int, surface: str) -> str:
    """Return what the words around say that a name may be, empty where they say nothing."""
    end = start + len(surface)
    before, after = text[max(0, start - AROUND):start], text[end:end + 10]
    if is_called_organisation(before) or COMPANY_AFTER.match(after):
        return "organisation"
    by_itself = guess_alone(surface)
    if by_itself == "organisation":
        return by_itself
    last = LAST_WORD.search(before.split()[-1]) if before[-1:].isspace() and before.strip() \
        and not before[-2].isspace() else None
    if by_itself or last and is_role(last.group()):
        return "person"
    if last and last.group() in AT:
        return "place"
    if GENITIVE.match(after) or surface.endswith("s"):
        return "organisation or person"
    return ""


def is_called_organisation(before: str) -> bool:
    """Say whether the words before a name, maybe in quotation marks, call it an organisation, or
    someone its leader."""
    before = before[:-1] if before[-1:] in ("”", "\"") else before
    words = before.split()
    return bool(words) and before[-1].isspace() and (words[-1].endswith(NOUNS) or (
        words[-1] in OF and len(words) > 1 and words[-2].endswith(LEADERS)))


@lru_cache(maxsize=100_000)  # the same names come again and again
def guess_alone(surface: str) -> str:
    """Return what a name by itself may be: an organisation, a person, or nothing known."""
    if COMPANY_END.search(surface) or ABBREVIATION.fullmatch(surface) \
            or INSTITUTION.fullmatch(surface.lower()):
        return "organisation"
    return "person" if IS_NAME.fullmatch(surface) else ""


@lru_cache(maxsize=100_000)
def is_role(word: str) -> bool:
    return bool(ROLE.fullmatch(word))
