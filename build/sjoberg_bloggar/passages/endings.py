"""What is below the sign-off of a post: roles and addresses, notes."""

import re

from ..language.addresses import URL, WHOLE_MAIL
from ..language.patterns import QUALIFIER, ROLE, TOKEN

PLACE = re.compile(rf"{TOKEN}(?:\s+(?:i\s+)?{TOKEN})?")
ADDRESS = (
    r"(?:(?:tel(?:efon)?|mob(?:il)?|växel|direkt|e-?post|mejl|mail|twitter|instagram|webb|"
    rf"kontakt)\b[.:]?\s*)?(?:\+?\d[\d\s()/–-]{{5,}}|@\w+|{URL.pattern}|{WHOLE_MAIL.pattern})")
CONTACT = re.compile(rf"{ADDRESS}(?:\s*[,|/]\s*{ADDRESS})*", re.IGNORECASE)
# "senior strateg", "nationell samordnare"
ADJECTIVE_AND_ROLE = re.compile(rf"\w+(?:ell|isk|iv|al|lig|ior)\s+{ROLE.pattern}", re.IGNORECASE)
# A postscript, a footnote, a fact box, a correction, a word on the picture
NOTE = re.compile(r"(?:P\.?\s?S\.?\b|Ps\b|\*\s?\w|Fotnot|Fakta\b|Faktaruta|Not:|Rättelse\b|"
                  r"Tillägg:|Uppdatering:|Uppdaterad\b)"
                  r"|Bilden (?:är på|visar|föreställer|är tagen)|Bildtext|På bilden|Fotot?:|Foto "
                  r"|Bild(?:er)?:|Se (?:en )?(?:stor|större) bild", re.IGNORECASE)
SENTENCE_ENDS = frozenset(".!?…:;")
LONGEST_ROLE = 12  # words


def ends_sentence(text: str) -> bool:
    """Return whether a text ends like a sentence, or as before a list.

    >>> ends_sentence("Det är bra.”"), ends_sentence("Ett steg framåt")
    (True, False)
    """
    return text.rstrip("\"”»)")[-1:] in SENTENCE_ENDS


def is_role(text: str) -> bool:
    """Return whether a text begins with a role.

    >>> [is_role(text) for text in ("Tf. enhetschef", "Senior strateg", "Lund")]
    [True, True, False]
    """
    return any(pattern.match(text) for pattern in (ROLE, QUALIFIER, ADJECTIVE_AND_ROLE))


def is_role_or_place(text: str) -> bool:
    """Return whether a line below a name is its role, place, address or telephone number.

    >>> [is_role_or_place(line) for line in ("F.d. chef, Lund", "Tel 010-123 45", "Vi ses i Lund")]
    [True, True, False]
    """
    if CONTACT.fullmatch(text):
        return True
    if ends_sentence(text) or len(text.split()) > LONGEST_ROLE:
        return False
    return is_role(text) or bool(PLACE.fullmatch(text))


def signing_forms(name: str) -> list[str]:
    """Return the forms in which a person signs: the full name and the given name.

    >>> signing_forms("Eva Ek")
    ['Eva Ek', 'Eva']
    """
    return [name, name.split()[0]]
