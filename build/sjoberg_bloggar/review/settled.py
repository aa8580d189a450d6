"""Places and people that the words around them settle, so that nobody needs to be asked."""

import re

from ..language.lexicon import FIRST_NAMES, PLACES, PLACES_ABROAD
from ..language.patterns import CAPITAL, FULL_NAME, ROLE_ENDINGS
from ..mentions.surroundings import is_called_organisation, words_before
from .institutions import OF_A_PLACE
from .words import ScannedText, Span, scan  # noqa: F401  (scan: for the examples)

# Capitalised words in a row, without a preposition that begins the sentence
MAY_BE_PLACE = re.compile(rf"(?<!\w)(?:(?:Från|I|Kring|Mellan|På|Runt|Till|Utanför)\s)?"
                          rf"([{CAPITAL}]\w+(?:[ -][{CAPITAL}]\w+)*)")
# What may not follow a place: the rest of an institution's name
INSTITUTION_AFTER = re.compile(rf"[-:’']|\s(?:&|AB\b|HB\b)|\s\w*(?:{OF_A_PLACE}|bank)\b")
PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]|[Tt]ill|[Ff]rån|[Uu]tanför|[Mm]ellan|kring|runt|hela|norra|södra|östra|västra)\s$")
LONGEST_PLACE_BEFORE = 9  # characters: "utanför " and the one before it
NEXT_IN_LIST = re.compile(r"(?:,|\soch|,\soch|\ssamt|\seller)\s")
ROLE_OF_PERSON = re.compile(
    rf".*{ROLE_ENDINGS}|(?:.*\W)?(?:kollegan|kollegor|statsrådet|politikern)", re.IGNORECASE)
HAS_ROLE_AFTER = re.compile(
    r",\s(?:\d\d\sår|som\s(?:är|var|har|arbetar|jobbar)|vår|min|tidigare|biträdande|"
    rf"\w*{ROLE_ENDINGS})|\s(?:är|var)\s\d\d\s?år\b|"
    r"\s(?:säger|berättar|skriver|menar|skrattar|ler|nickar|undrar|förklarar)\b|"
    r"\s\((?:S|M|C|L|V|MP|KD|SD|FP)\)", re.IGNORECASE)
MORE_OF_NAME = re.compile(rf"[\w-]|\s(?:[{CAPITAL}]|&|AB\b|HB\b)")
HOME = frozenset(("Sverige", "Norden", "Europa"))  # that a Swedish agency writes of as places
LONG_LIST = 3  # places


def settled_places(scanned: ScannedText) -> list[Span]:
    """Return the spans of Sweden, and of places after a preposition or in a list.

    Others may be teams or governments ("slå England").

    >>> text = "Vi var i Skara, Ystad och Borås, men Boden är en klubb."
    >>> [text[start:end] for start, end in settled_places(scan(text))]
    ['Skara', 'Ystad', 'Borås']
    """
    text, after = scanned.text, 0
    lists: list[list[Span]] = []
    for first, _ in scanned.capitals:
        m = MAY_BE_PLACE.match(text, first) if first >= after else None
        if not m:
            continue
        after = m.end()
        is_place = m[1] in PLACES or m[1] in PLACES_ABROAD
        if not is_place or INSTITUTION_AFTER.match(text, after):
            continue
        if lists and NEXT_IN_LIST.fullmatch(text, lists[-1][-1][1], m.start(1)):
            lists[-1].append(m.span(1))
        else:
            lists.append([m.span(1)])
    return [(start, end) for spans in lists for start, end in spans
            if len(spans) >= LONG_LIST or text[start:end] in HOME
            or PLACE_BEFORE.search(text[max(0, spans[0][0] - LONGEST_PLACE_BEFORE):spans[0][0]])]


def has_role_before(text: str, start: int) -> bool:
    """Return whether a role is right before a name, or "är" or "heter" between them.

    >>> has_role_before("Vår chef heter Eva Ek", 15), has_role_before("Hon heter Eva Ek", 10)
    (True, False)
    """
    word, last = words_before(text, start)
    return bool(ROLE_OF_PERSON.fullmatch(word if last in ("heter", "är") else last))


def settled_people(scanned: ScannedText) -> list[Span]:
    """Return the spans of people whose role or act is beside the full name, first names included.

    A full name begins with a known first name.

    >>> text = "Chefen Eva Ek log. Eva är ny. Clas Ohlson växer."
    >>> [text[start:end] for start, end in settled_people(scan(text))]
    ['Eva Ek', 'Eva']
    """
    text, found, named, after = scanned.text, [], set(), 0
    for start, end in scanned.capitals:
        is_first_name = text[start:end] in FIRST_NAMES and text[start - 1:start] != "-"
        if is_first_name and start >= after and (m := FULL_NAME.match(text, start)):
            after = m.end()
            if has_role_before(text, start) or HAS_ROLE_AFTER.match(text, after):
                found.append(m.span())
                named.add(m.group().split()[0])
    for name in named:
        ends = [start + len(name) for start, _ in scanned.capitals if text.startswith(name, start)]
        found += [(end - len(name), end) for end in ends if not MORE_OF_NAME.match(text, end)
                  and not is_called_organisation(text, end - len(name), end)]
    return found
