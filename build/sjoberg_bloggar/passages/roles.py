"""In which role a post presents an author: in its introduction, signature or caption."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ..language.patterns import QUALIFIERS, ROLE, WHOLE_MAIL, is_role
from ..language.text import lower_first, slug
from .division import DividedPost
from .signoffs import sign_off

ROLE_AT_END = re.compile(
    rf"(?<![\w-])(?P<role>(?:{QUALIFIERS}\s+)*{ROLE.pattern})(?::n)?\s*$", re.IGNORECASE)
MOST_CHARACTERS_BEFORE, MOST_WORDS_BEFORE = 80, 6  # a name that may be its role
SEVERAL_THINGS = r"(?:\s+för\s+[\w-]+(?:,\s+[\w-]+)+\s+och\s+[\w-]+)"  # "för IT, HR och inköp"
ROLE_AFTER_NAME = re.compile(
    r"\s?,?\s?–?\s?(?:som\s+(?:skriver\s+på\s+bloggen\s+(?:i\s?dag)?,?\s*)?är\s+|,\s*)?"
    r"(?:(?:vår|min)\s+|nya?\s+|nytillträdda?\s+)*"
    rf"(?P<role>(?:{QUALIFIERS}\s+)*\w+{SEVERAL_THINGS}?.*?)"
    r"(?=,?\s+(?:på\s+bloggen|att\s+(?:gäst)?(?:blogga|bli|skriva|berätta|beskriva)|"
    r"som\s+\w+|och\s+(?-i:[A-ZÅÄÖ](?![A-ZÅÄÖ-]))|–)|[.,:;!]|$)", re.IGNORECASE)
PRONOUN_IS_ROLE = re.compile(
    r"(?P<who>\S+)\s+(?:är|(?:arbetar|jobbar)\s+som)\s+(?:(?:vår|en|ny|nya|nytillträdd)\s+)*"
    rf"(?P<role>(?:{QUALIFIERS}\s+)*\w+.*?)(?=\s+och\s|[.,;!]|$)")


def role_of(name: str, post: DividedPost, employer: str) -> str | None:
    """Return the role in the introduction, else in the signature, else in the caption, or None."""
    guest = next((guest for guest in post.introduction.guests if slug(guest) == slug(name)), None)
    role = (guest and role_in(guest, post.introduction.sentences)
            or signed_role(name, post.of_kind("signature")) or role_in(name, [post.caption]))
    return without_employer(role, employer) if role else None


def role_in(name: str, sentences: Iterable[str]) -> str | None:
    """Return the first role in which sentences present a person, or None."""
    return next(filter(None, (stated_role(name, sentence, following) for sentence, following
                              in pairwise([*sentences, ""]) if name in sentence)), None)


def signed_role(name: str, signatures: list[str]) -> str | None:
    """Return the role beside or below a name in the signatures, or None."""
    for text, below in pairwise([*signatures, ""]):
        if name in text:
            signed = sign_off(text)
            for role in (signed.beside if signed else "", below):
                if is_role(role) and not WHOLE_MAIL.search(role):
                    return lower_first(role)
    return None


def without_employer(role: str, employer: str) -> str:
    """Return a role without the employer's name, if it reads well without it.

    >>> without_employer("regionchef på Skatteverket", "Skatteverket")
    'regionchef'
    >>> without_employer("chef för Skatteverket i Lund", "Skatteverket")
    'chef för Skatteverket i Lund'
    """
    shorter = re.sub(rf"\s+(?:på|vid|inom|i)\s+{re.escape(employer)}$", "", role)
    return role if shorter == "chef" else shorter


def indefinite(role: str) -> str:
    """Return a role without the definite article at its end.

    >>> [indefinite(role) for role in ("regionchefen", "handläggaren", "ordföranden", "rektorn")]
    ['regionchef', 'handläggare', 'ordförande', 'rektor']
    """
    if role.endswith(("aren", "föranden", "orn", "ern", "skan")):
        return role[:-1]
    return re.sub(r"(?<=[^aeiouyåäö])en$", "", role)


def stated_role(name: str, sentence: str, following: str) -> str | None:
    """Return the role in which a sentence, or the one after it, presents a person, or None.

    >>> stated_role("Eva Ek", "Idag skriver Eva Ek, biträdande enhetschef, på bloggen.", "")
    'biträdande enhetschef'
    >>> stated_role("Eva Ek", "Idag skriver regionchefen Eva Ek.", "")
    'regionchef'
    >>> stated_role("Eva Ek", "Ordet till Eva Ek.", "Hon är jurist och bor i Lund.")
    'jurist'
    """
    before, _, after = sentence.partition(name)
    m = ROLE_AFTER_NAME.match(after)
    if m and is_role(m["role"]):
        return lower_first(m["role"])
    if m := ROLE_AT_END.search(
            " ".join(before[-MOST_CHARACTERS_BEFORE:].split()[-MOST_WORDS_BEFORE:])):
        return lower_first(indefinite(m["role"]))
    m = PRONOUN_IS_ROLE.match(following)
    is_about_name = m and m["who"] in ("Hon", "Han", name.split()[0])
    return lower_first(m["role"]) if is_about_name and ROLE.search(m["role"]) else None
