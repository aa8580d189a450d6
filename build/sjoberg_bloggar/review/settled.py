"""Places and people that the words around them settle, so that nobody needs to be asked."""

import re

from ..language.lexicon import first_names, places, places_abroad
from ..language.patterns import CAPITAL, FULL_NAME, ROLE_ENDINGS, matches_at_capitals
from ..mentions.surroundings import is_called_organisation

# Capitalised words in a row, without a preposition that begins the sentence
CAPITALISED = re.compile(
    rf"(?<!\w)(?:(?:Från|I|Kring|Mellan|På|Runt|Till|Utanför)\s)?"
    rf"([{CAPITAL}]\w+(?:[ -][{CAPITAL}]\w+)*)")
# What may not follow a place: the rest of an institution's name
INSTITUTION_BEHIND = re.compile(
    r"[-:’']|\s(?:&|AB\b|HB\b)|"
    r"\s\w*(?:kommun|stad|universitet|högskola|region|landsting|bank|museum|teater)\b")
PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]|[Tt]ill|[Ff]rån|[Uu]tanför|[Mm]ellan|kring|runt|hela|norra|södra|östra|västra)\s$")
NEXT_IN_LIST = re.compile(r"(?:,|\soch|,\soch|\ssamt|\seller)\s")
ROLE_BEFORE = re.compile(rf"{ROLE_ENDINGS}(?:\s(?:heter|är))?\s$|\b(?:kollegan|kollegor|"
                         r"läkaren|läraren|författaren|statsrådet|politikern)\s$", re.IGNORECASE)
ROLE_BEHIND = re.compile(
    r",\s(?:\d\d\sår|som\s(?:är|var|har|arbetar|jobbar)|vår|min|tidigare|biträdande|"
    rf"\w*{ROLE_ENDINGS})|\s(?:är|var)\s\d\d\s?år\b|"
    r"\s(?:säger|berättar|skriver|menar|skrattar|ler|nickar|undrar|förklarar)\b|"
    r"\s\((?:S|M|C|L|V|MP|KD|SD|FP)\)", re.IGNORECASE)
WORD = re.compile(r"[\w-]+")
NAME_ENDS = rf"(?![\w-]|\s(?:[{CAPITAL}]|&|AB\b|HB\b))"
HOME = frozenset(("Sverige", "Norden", "Europa"))  # that a Swedish agency writes of as places
LONG_LIST = 3  # places
LONGEST_BEFORE = 30  # characters that are looked at: a role, a verb and the spaces behind them


def find_places(text: str) -> list[tuple[int, int]]:
    """Return the spans of Sweden, and of places behind a preposition or listed with such or others.

    Others may be teams or governments ("slå England").

    >>> text = "Vi var i Skara, Ystad och Borås, men Boden är en klubb."
    >>> [text[start:end] for start, end in find_places(text)]
    ['Skara', 'Ystad', 'Borås']
    """
    lists: list[list[tuple[int, int]]] = []
    for m in matches_at_capitals(CAPITALISED, text):
        is_place = m[1] in places() or m[1] in places_abroad()
        if not is_place or INSTITUTION_BEHIND.match(text, m.end()):
            continue
        if lists and NEXT_IN_LIST.fullmatch(text, lists[-1][-1][1], m.start(1)):
            lists[-1].append(m.span(1))
        else:
            lists.append([m.span(1)])
    return [(start, end) for spans in lists for start, end in spans
            if len(spans) >= LONG_LIST or PLACE_BEFORE.search(before(text, spans[0][0]))
            or text[start:end] in HOME]


def before(text: str, start: int) -> str:
    """Return the characters right before an offset, as many as are looked at."""
    return text[max(0, start - LONGEST_BEFORE):start]


def find_people(text: str) -> list[tuple[int, int]]:
    """Return the spans of people whose role or act is beside the full name, first names included.

    >>> text = "Chefen Eva Ek log. Eva är ny. Clas Ohlson växer."
    >>> [text[start:end] for start, end in find_people(text)]
    ['Eva Ek', 'Eva']
    """
    full = [span for m in matches_at_capitals(FULL_NAME, text)
            if (span := person_in(text, m))]
    alone = {first: re.compile(rf"\b{first}{NAME_ENDS}")
             for first in sorted({text[start:end].split()[0] for start, end in full})}
    return full + [m.span() for pattern in alone.values() for m in pattern.finditer(text)
                   if not is_called_organisation(text, *m.span())]


def person_in(text: str, m: re.Match) -> tuple[int, int] | None:
    """Return the span of a person's name in capitalised words, a title before it left out.

    It begins with a known first name, and a role or an act is beside it.

    >>> text = "Chefen Eva Ek log."
    >>> person_in(text, FULL_NAME.match(text))
    (7, 13)
    """
    for word in WORD.finditer(text, m.start(), m.end()):
        if word.group().split("-")[0] in first_names():
            is_person = word.end() < m.end() and (
                ROLE_BEFORE.search(before(text, word.start())) or ROLE_BEHIND.match(text, m.end()))
            return (word.start(), m.end()) if is_person else None
    return None
