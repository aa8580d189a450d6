"""In which role a text presents a person."""

import re

from ..language.patterns import QUALIFIERS, ROLE
from ..language.text import lower_first, squeeze
from .signoffs import is_role

ROLE_AT_END = re.compile(
    rf"(?<![\w-])(?P<role>(?:{QUALIFIERS}\s+)*{ROLE.pattern})(?::n)?\s*$", re.IGNORECASE)
LONGEST_BEFORE = 80  # characters before a name
WORDS_OF_ROLE = 6  # before a name, at most
SEVERAL_THINGS = r"(?:\s+för\s+[\w-]+(?:,\s+[\w-]+)+\s+och\s+[\w-]+)"  # "för IT, HR och inköp"
ROLE_BEHIND = re.compile(
    r"\s?,?\s?–?\s?(?:som\s+(?:skriver\s+på\s+bloggen\s+(?:i\s?dag)?,?\s*)?är\s+|,\s*)?"
    r"(?:(?:vår|min)\s+|nya?\s+|nytillträdda?\s+)*"
    rf"(?P<role>(?:{QUALIFIERS}\s+)*\w+{SEVERAL_THINGS}?.*?)"
    r"(?=,?\s+(?:på\s+bloggen|att\s+(?:gäst)?(?:blogga|bli|skriva|berätta|beskriva)|"
    r"som\s+\w+|och\s+(?-i:[A-ZÅÄÖ](?![A-ZÅÄÖ-]))|–)|[.,:;!]|$)", re.IGNORECASE)
PRONOUN_IS_ROLE = re.compile(
    r"(?P<who>\S+)\s+(?:är|(?:arbetar|jobbar)\s+som)\s+(?:(?:vår|en|ny|nya|nytillträdd)\s+)*"
    rf"(?P<role>(?:{QUALIFIERS}\s+)*\w+.*?)(?=\s+och\s|[.,;!]|$)")


def indefinite(role: str) -> str:
    """Return a role without the definite article at its end.

    >>> [indefinite(role) for role in ("regionchefen", "handläggaren", "ordföranden", "rektorn")]
    ['regionchef', 'handläggare', 'ordförande', 'rektor']
    """
    if role.endswith(("aren", "föranden", "orn", "ern", "skan")):
        return role[:-1]
    return re.sub(r"(?<=[^aeiouyåäö])en$", "", role)


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
    if m and is_role(m["role"]):
        return lower_first(m["role"])
    if m := ROLE_AT_END.search(" ".join(before[-LONGEST_BEFORE:].split()[-WORDS_OF_ROLE:])):
        return lower_first(indefinite(m["role"]))
    m = PRONOUN_IS_ROLE.match(squeeze(following))
    is_about_name = m and m["who"] in ("Hon", "Han", name.split()[0])
    return lower_first(m["role"]) if is_about_name and ROLE.search(m["role"]) else None
