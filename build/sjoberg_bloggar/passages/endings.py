"""How a post ends: sign-offs, the roles and addresses below them, notes."""

import re

from ..language.addresses import WHOLE_MAIL
from ..language.patterns import NAME, QUALIFIER, ROLE, TOKEN
from ..language.text import squeeze

SIGN_OFF = re.compile(rf"/\s*(?:{TOKEN}|{NAME}).{{0,80}}|{NAME}(?:\s*,.{{2,80}})?|{TOKEN}",
                      re.DOTALL)
PLACE = re.compile(rf"{TOKEN}(?:\s+(?:i\s+)?{TOKEN})?")
# A postscript, a footnote, a fact box, a word on the picture
NOTE = re.compile(r"(?:P\.?\s?S\.?\b|Ps\b|\*\s?\w|Fotnot|Fakta\b|Faktaruta|Not:)"
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


def is_sign_off(text: str) -> bool:
    """Return whether a text signs: a name behind a slash, or alone, or with a role or place.

    >>> [is_sign_off(line) for line in ("/Eva", "Eva Ek, chef", "Regionchef", "Hej då!")]
    [True, True, False, False]
    """
    text = squeeze(text)
    return bool(SIGN_OFF.fullmatch(text)) and not ROLE.match(text) and not ends_sentence(text)


def is_role_or_place(text: str) -> bool:
    """Return whether a line below a name is its role, place or e-mail address.

    >>> [is_role_or_place(line) for line in ("Enhetschef i Lund", "Lund", "Vi ses i Lund")]
    [True, True, False]
    """
    text = squeeze(text)
    if ends_sentence(text) or len(text.split()) > LONGEST_ROLE:
        return False
    return bool(WHOLE_MAIL.fullmatch(text) or ROLE.match(text) or QUALIFIER.match(text)
                or PLACE.fullmatch(text))


def signing_forms(name: str) -> list[str]:
    """Return the forms in which a person signs: the full name and the given name.

    >>> signing_forms("Eva Ek")
    ['Eva Ek', 'Eva']
    """
    return [name, name.split()[0]]
