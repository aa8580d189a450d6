"""Ways to sign a post, and what is below a sign-off: roles and addresses, notes."""

import re
from dataclasses import dataclass

from ..language.patterns import CAPITAL, QUALIFIERS, ROLE, SMALL, TOKEN, URL, WHOLE_MAIL, is_role
from ..language.text import ends_sentence
from .context import NOTHING_KNOWN, KnownWords, ParsingContext
from .persons import NAME_IN_CAPITALS, REST_OR_INITIAL, is_of_ordinary_words, name_in

LONGEST_SIGN_OFF = 200  # characters
# One name, or several: with commas between them only if the last is after "och" or the like
SIGNER = rf"(?:{TOKEN}{REST_OR_INITIAL}?|{NAME_IN_CAPITALS})"
LAST_OF_SEVERAL = r"(?:\s+(?:och|samt)\s+|\s*[&+]\s*)"
SEVERAL = re.compile(rf"\s*,\s*|{LAST_OF_SEVERAL}")
WHO_SIGNS = rf"(?P<who>{SIGNER}(?:(?:,?{LAST_OF_SEVERAL}|\s*,\s*(?=.*{LAST_OF_SEVERAL})){SIGNER})*)"
# A role, place or address beside the name; a full stop only after an abbreviation in it
BESIDE = (
    rf"(?:(?:\s*(?:,|/|–|—|\||\s-\s|\()\s*|\s+(?=(?i:{QUALIFIERS}|{ROLE.pattern})))(?P<beside>"
    rf"(?:(?i:{QUALIFIERS})|[^.!?\n]|\.(?=[^\s{CAPITAL}]|\s[{SMALL}])){{2,80}}?))?\)?")
SIGNERS = re.compile(WHO_SIGNS + BESIDE)
CLOSING = (r"(?i:(?:med\s+)?(?:\w+(?:a|ig)\s+){0,2}hälsning(?:ar)?(?:\s+från)?|m\.?v\.?h\.?|hälsar|"
           r"(?:puss\s+och\s+)?kram(?:ar)?(?:\s+från)?|tack\s+för\s+(?:mig|ordet|oss)|önskar|"
           rf"vänligen|väl\s+mött|er(?:\s+(?-i:[{SMALL}]+))?)")
LABEL_OF_WRITER = (
    r"(?i:(?:text(?:\s+och\s+(?:foto|bild(?:er)?))?|skrivet|skriven|författad|nedtecknat)"
    r"(?:\s+av|\s*:)|av(?:\s*:)?|(?:vid\s+)?(?:pennan|tangentbordet|datorn)\s*:?|"
    r"(?:gäst)?(?:skribent|bloggare|bloggar)\s*:|författare\s*:|signera[td]\s*:?|"
    r"undertecknat\s*:?|undertecknad[e]?[\s,:]+)")
PLACE_NAME = re.compile(rf"{TOKEN}(?:\s+(?:i\s+)?{TOKEN})?")
CONTACT_ADDRESS = (
    r"(?:(?:tel(?:efon)?|mob(?:il)?|växel|direkt|e-?post|mejl|mail|twitter|instagram|webb|"
    rf"kontakt)\b[.:]?\s*)?(?:\+?\d[\d\s()/–-]{{5,}}|@\w+|{URL.pattern}|{WHOLE_MAIL.pattern})")
CONTACT = re.compile(rf"{CONTACT_ADDRESS}(?:\s*[,|/]\s*{CONTACT_ADDRESS})*", re.IGNORECASE)
# A postscript, a footnote, a fact box, a correction, a word on the picture
NOTE = re.compile(r"(?:P\.?\s?S\.?\b|Ps\b|\*\s?\w|Fotnot|Fakta\b|Faktaruta|Not:|Rättelse\b|"
                  r"Tillägg:|Uppdatering:|Uppdaterad\b)"
                  r"|Bilden (?:är på|visar|föreställer|är tagen)|Bildtext|På bilden|Fotot?:|Foto "
                  r"|Bild(?:er)?:|Se (?:en )?(?:stor|större) bild", re.IGNORECASE)
LONGEST_ROLE = 12  # words


@dataclass(frozen=True, slots=True)
class Way:
    """A way to sign.

    Attributes:
        before: What is before the names.
        is_explicit: Whether it is enough to show that someone signs.
    """

    name: str
    before: re.Pattern
    example: str
    is_explicit: bool = True


# In this order; the first that matches counts.
WAYS = (
    Way("slash", re.compile(r"//?\s*(?!\w[\w .&+-]*\w/)"), "/Eva Ek, enhetschef"),
    Way("label", re.compile(rf"{LABEL_OF_WRITER}\s*"), "Vid pennan: Eva Ek"),
    Way("greeting", re.compile(rf"{CLOSING}\s*[,:/]?\s*"), "Med vänliga hälsningar Eva Ek"),
    Way("dash", re.compile(r"[–—-]\s*"), "– Eva Ek", is_explicit=False),
    Way("brackets", re.compile(r"\((?=.*\)$)"), "(Eva Ek)", is_explicit=False),
    Way("names", re.compile(""), "Eva Ek & Bo Alm", is_explicit=False),
    Way("phrase", re.compile(rf"[{CAPITAL}][{SMALL}]+(?:\s+[{SMALL}]+){{0,4}}\s*,\s*"),
        "Allt gott, Eva Ek", is_explicit=False),
)


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs, and in which way.

    Attributes:
        names: The names in their order, as written; some may be given names alone.
        beside: The role, place or address beside the names, or an empty string.
    """

    way: Way
    names: tuple[str, ...]
    beside: str


def sign_off(text: str, known: KnownWords = NOTHING_KNOWN) -> SignOff | None:
    """Return who signs with a squeezed text, or None if it is not a sign-off.

    >>> [sign_off(text).names for text in ("/Eva", "Eva Ek, Bo Alm & Siv Ros", "Hälsningar,Eva Ek")]
    [('Eva',), ('Eva Ek', 'Bo Alm', 'Siv Ros'), ('Eva Ek',)]
    >>> [sign_off(f"{words} Eva Ek").way.name
    ...  for words in ("Med vänlig hälsning från", "Vänligen,", "Väl mött,")]
    ['greeting', 'greeting', 'greeting']
    >>> all(sign_off(way.example).way is way for way in WAYS), sign_off("Eva Ek)")
    (True, None)
    """
    if not may_sign(text) or len(text) > LONGEST_SIGN_OFF or text.count(")") > text.count("("):
        return None
    for each in WAYS:
        before = each.before.match(text)
        if before and (m := SIGNERS.fullmatch(text, before.end())):
            names = tuple(name_in(part, known) for part in SEVERAL.split(m["who"]))
            if all(names):
                return SignOff(each, names, m["beside"] or "")
    return None


def may_sign(text: str) -> bool:
    """Return whether a text ends like a sign-off: with a full stop only after an abbreviation.

    >>> [may_sign(text) for text in ("Eva E.", "Eva Alm.", "Eva Ek!")]
    [True, False, False]
    """
    return text[-1:] not in ("", *"!?…:") and not (text[-1] == "." and text[-3:-1].islower())


def signs_post(signed: SignOff | None, signers: frozenset[str], is_last: bool = False) -> bool:
    """Return whether a sign-off signs a post.

    Anywhere, one of the signers may sign in any way, and anyone else with a full name in an
    explicit way. At the end, anyone may sign with a full name in any way, or with a given name in
    an explicit way.

    Args:
        signed: The sign-off, or None.
        signers: The names of the people who may sign.
        is_last: Whether at most roles, addresses and notes are below it.
    """
    if not signed:
        return False
    is_in_full = all(" " in name for name in signed.names)
    is_explicit = signed.way.is_explicit
    return (signers.issuperset(signed.names) or is_explicit and is_in_full or is_last and (
        is_explicit or is_in_full and not any(is_of_ordinary_words(name) for name in signed.names)))


def signed_names(signatures: list[str], presented: list[str],
                 context: ParsingContext) -> tuple[list[str], list[str]]:
    """Return the full names in signatures, and the given names for which no full one is known.

    A given name is completed from the known people.
    """
    full, unknown = {}, {}
    people = [*presented, *context.authors, context.host.name]
    for signature in signatures:
        signed = sign_off(signature, context.known)
        for name in signed.names if signed else ():
            if " " in name:
                full[name.title() if name.isupper() else name] = None
            elif known := next((each for each in people if re.match(
                    rf"{re.escape(each.split()[0])}(?!\w)", name)), None):
                full[known] = None
            elif signed.way.is_explicit:
                unknown[name] = None
    return list(full), list(unknown)


def is_role_or_place(text: str) -> bool:
    """Return whether a line below a name is its role, place, address or telephone number.

    >>> [is_role_or_place(line) for line in ("F.d. chef, Lund", "Tel 010-123 45", "Vi ses i Lund")]
    [True, True, False]
    """
    if CONTACT.fullmatch(text):
        return True
    if ends_sentence(text) or len(text.split()) > LONGEST_ROLE:
        return False
    return is_role(text) or bool(PLACE_NAME.fullmatch(text))
