"""Ways to sign a post."""

import re
from dataclasses import dataclass

from ..language.markers import REMOVED_NAME
from ..language.patterns import CAPITAL, QUALIFIERS, REST_OF_NAME, ROLE, SMALL, TOKEN
from ..language.text import squeeze
from .context import NOTHING_KNOWN, KnownWords
from .persons import CAPITALS, SEVERAL, is_no_name, is_ordinary, person_in

LONGEST_SIGN_OFF = 200  # characters
# One name, or several
ONE = rf"(?:{TOKEN}(?:{REST_OF_NAME}|\s+[{CAPITAL}]\b\.?)?|{CAPITALS}|{re.escape(REMOVED_NAME)})"
WHO = rf"(?P<who>{ONE}(?:(?:\s*,\s*{ONE})*,?(?:\s+(?:och|samt)\s+|\s*[&+]\s*){ONE})?)"
# A role, place or address beside the name; a full stop only behind an abbreviation in it
BESIDE = (rf"(?:(?:\s*(?:,|/|–|—|\||\s-\s|\()\s*|\s+(?=(?i:{QUALIFIERS}|{ROLE.pattern})))"
          rf"(?P<beside>(?:(?i:{QUALIFIERS})|[^.!?\n]|\.(?=[^\s{CAPITAL}]|\s[{SMALL}])){{2,80}}?)"
          r"\)?)?")
SIGNERS = re.compile(WHO + BESIDE)
SIGNERS_IN_BRACKETS = re.compile(rf"{WHO}(?:\s*,\s*(?P<beside>[^.!?\n]{{2,80}}))?\)")
CLOSING = (r"(?i:(?:med\s+)?(?:\w+a\s+){0,2}hälsning(?:ar)?(?:\s+från)?|m\.?v\.?h\.?|hälsar|"
            r"(?:puss\s+och\s+)?kram(?:ar)?(?:\s+från)?|tack\s+för\s+(?:mig|ordet|oss)|önskar|"
            rf"er(?:\s+(?-i:[{SMALL}]+))?)")
LABEL = (r"(?i:(?:text(?:\s+och\s+(?:foto|bild(?:er)?))?|skrivet|skriven|författad|nedtecknat)"
         r"(?:\s+av|\s*:)|av(?:\s*:)?|(?:vid\s+)?(?:pennan|tangentbordet|datorn)\s*:?|"
         r"(?:gäst)?(?:skribent|bloggare|bloggar)\s*:|författare\s*:|signera[td]\s*:?|"
         r"undertecknat\s*:?|undertecknad[e]?[\s,:]+)")


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sign.

    Attributes:
        name: The name of the rule.
        before: What is before the names.
        signers: The names and what is beside them, with the groups who and beside.
        is_explicit: Whether it is enough to show that someone signs.
        example: A sign-off of this kind.
    """

    name: str
    before: re.Pattern
    signers: re.Pattern
    is_explicit: bool
    example: str


def way(name: str, before: str, example: str, is_explicit: bool = True,
        signers: re.Pattern = SIGNERS) -> Way:
    """Return a way to sign."""
    return Way(name, re.compile(before), signers, is_explicit, example)


# In this order; the first that matches counts.
WAYS = (
    way("slash", r"//?\s*(?!\w[\w .&+-]*\w/)", "/Eva Ek, enhetschef"),
    way("label", rf"{LABEL}\s*", "Vid pennan: Eva Ek"),
    way("greeting", rf"{CLOSING}\s*[,:/]?\s*", "Med vänliga hälsningar Eva Ek"),
    way("dash", r"[–—-]\s*", "– Eva Ek", is_explicit=False),
    way("brackets", r"\(", "(Eva Ek)", is_explicit=False, signers=SIGNERS_IN_BRACKETS),
    way("names", "", "Eva Ek & Bo Alm", is_explicit=False),
    way("phrase", rf"[{CAPITAL}][{SMALL}]+(?:\s+[{SMALL}]+){{0,4}}\s*,\s*", "Allt gott, Eva Ek",
        is_explicit=False),
)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs.

    Attributes:
        way: The way to sign.
        names: The names in their order, as written; some may be given names alone.
        beside: The role, place or address beside the names, or an empty string.
    """

    way: Way
    names: tuple[str, ...]
    beside: str


def sign_off(text: str, known: KnownWords = NOTHING_KNOWN) -> SignOff | None:
    """Return who signs with a text that is nothing else, or None. Nobody signs with a full stop.

    >>> [sign_off(text).names for text in ("/Eva", "Eva Ek, Bo Alm & Siv Ros", "Hälsningar,Eva Ek")]
    [('Eva',), ('Eva Ek', 'Bo Alm', 'Siv Ros'), ('Eva Ek',)]
    """
    text = squeeze(text) if len(text) <= LONGEST_SIGN_OFF else ""
    # A full stop may be that of an initial or an abbreviation.
    if not text or text[-1] in "!?…:" or text[-1] == "." and text[-3:-1].islower():
        return None
    for each in WAYS:
        before = each.before.match(text)
        if before and (m := each.signers.fullmatch(text, before.end())):
            parts = SEVERAL.split(m["who"])
            names = tuple(person_in(part, known) if " " in part else part for part in parts)
            if all(names) and not any(map(is_no_name, names)):
                return SignOff(each, names, m["beside"] or "")
    return None


def signs(signed: SignOff | None, signers: frozenset[str], is_last: bool = False) -> bool:
    """Return whether a sign-off signs a post.

    A signer may do so in any way and anyone in full in an explicit way, in any place; at the end of
    a post, anyone in full in any way, or with a given name in an explicit way.

    Args:
        signed: The sign-off, or None.
        signers: The names and given names of those who may sign.
        is_last: Whether nothing but roles, addresses and notes is below it.
    """
    if not signed:
        return False
    is_in_full = all(" " in name for name in signed.names)
    is_explicit = signed.way.is_explicit
    return (signers.issuperset(signed.names) or is_explicit and is_in_full or is_last and (
        is_explicit or is_in_full and not any(is_ordinary(name) for name in signed.names)))
