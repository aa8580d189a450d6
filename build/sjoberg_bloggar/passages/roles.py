"""In which role a text presents a person."""

import re

from ..language.patterns import ROLE
from ..language.text import lower_first, squeeze

QUALIFIERS = ("biträdande", "tillförordnad", "ansvarig")
ROLE_AT_END = re.compile(rf"(?P<role>(?:biträdande\s+)?{ROLE.pattern})\s*$", re.IGNORECASE)
LONGEST_ROLE_WORD = 80  # characters
ROLE_BEHIND = re.compile(
    r"\s?,?\s?–?\s?(?:som\s+(?:skriver\s+på\s+bloggen\s+(?:i\s?dag)?,?\s*)?är\s+|,\s*)?"
    rf"(?:vår\s+)?(?P<role>(?:(?:{'|'.join(QUALIFIERS)})\s+)?\w+.*?)"
    r"(?=,?\s+(?:på\s+bloggen|att\s+(?:gäst)?(?:blogga|bli|skriva|berätta|beskriva)|"
    r"som\s+\w+|och\s+[A-ZÅÄÖ]|–)|[.,:;!]|$)")
DEFINITE_ROLE = re.compile(r"(?<=chef|.tör)en$")
PRONOUN_IS_ROLE = re.compile(r"(?P<who>\S+)\s+är\s+(?P<role>\w+.*?)(?=\s+och\s|[.,;!]|$)")


def stated_role(name: str, sentence: str, following: str) -> str | None:
    """Return the role in which a sentence, or the one behind it, presents a name, or None.

    >>> stated_role("Eva Ek", "Idag skriver Eva Ek, biträdande enhetschef, på bloggen.", "")
    'biträdande enhetschef'
    >>> stated_role("Eva Ek", "Idag skriver regionchefen Eva Ek.", "")
    'regionchef'
    >>> stated_role("Eva Ek", "Ordet till Eva Ek.", "Hon är jurist och bor i Lund.")
    'jurist'
    """
    sentence = squeeze(sentence)
    at = sentence.find(name)
    before, after = sentence[:at], sentence[at + len(name):]
    m = ROLE_BEHIND.match(after)
    if m and (ROLE.match(m["role"]) or m["role"].startswith(QUALIFIERS)):
        return lower_first(m["role"])
    if m := ROLE_AT_END.search(" ".join(before[-LONGEST_ROLE_WORD:].split()[-2:])):
        return lower_first(DEFINITE_ROLE.sub("", m["role"]))
    m = PRONOUN_IS_ROLE.match(squeeze(following))
    is_about_name = m and m["who"] in ("Hon", "Han", name.split()[0])
    return lower_first(m["role"]) if is_about_name and ROLE.match(m["role"]) else None
