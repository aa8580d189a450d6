"""Guess what an undecided name may be."""

import re

from ..language.patterns import FULL_NAME, ROLE
from .institutions import INSTITUTION
from .rules import ABBREVIATION

BEFORE, BEHIND = 60, 10  # characters around a name that are looked at
NOUNS = ("myndigheten", "företaget", "bolaget", "koncernen", "organisationen", "föreningen",
         "förbundet", "facket", "fackförbundet", "partiet", "tidningen", "stiftelsen", "banken",
         "universitetet", "byrån")
LEADERS = ("vd", "ordförande", "chef", "talesperson", "generalsekreterare", "direktör")
LEADS = frozenset(("för", "på", "i", "vid"))  # between a leader and what he leads
AT = frozenset(("i", "till", "från", "mot", "utanför"))  # before a place
COMPANY_BEHIND = re.compile(r"\s+(?:AB|HB|KB|Inc|Ltd|A/S|ASA|Oy)\b")
COMPANY_AT_END = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd)$")
LAST_WORD = re.compile(r"(\w+)\s\Z")
GENITIVE = re.compile(r":?s\s")


def guess(text: str, start: int, surface: str) -> str:
    """Return what the words around a name say that it may be, or an empty string.

    >>> guess("Hon är vd för Klarna i dag", 14, "Klarna")
    'organisation'
    >>> guess("Vi möttes i Arvika igår", 12, "Arvika")
    'place'
    """
    end = start + len(surface)
    before, behind = text[max(0, start - BEFORE):start], text[end:end + BEHIND]
    if is_called_organisation(before) or COMPANY_BEHIND.match(behind) or is_institution(surface):
        return "organisation"
    m = LAST_WORD.search(before)
    last = m[1] if m else ""
    if FULL_NAME.fullmatch(surface) or ROLE.fullmatch(last):
        return "person"
    if last in AT:
        return "place"
    if GENITIVE.match(behind) or surface.endswith("s"):
        return "organisation or person"
    return ""


def is_called_organisation(before: str) -> bool:
    """Return whether the words before a name call it an organisation, or someone its leader.

    >>> is_called_organisation("hos fackförbundet "), is_called_organisation("igår i ")
    (True, False)
    """
    if before[-1:] in ("”", "\""):
        before = before[:-1]
    words = before.split()
    if not words or not before[-1].isspace():
        return False
    is_led = words[-1] in LEADS and len(words) > 1 and words[-2].endswith(LEADERS)
    return words[-1].endswith(NOUNS) or is_led


def is_institution(surface: str) -> bool:
    """Return whether a name by itself may be an organisation's: a company, an abbreviation."""
    return bool(COMPANY_AT_END.search(surface) or ABBREVIATION.fullmatch(surface)
                or INSTITUTION.fullmatch(surface.lower()))
