"""Places and people that the words around them settle, so that nobody needs to be asked."""

import re
from functools import cache

from ..language.lexicon import first_names, places, places_abroad
from ..language.patterns import CAPITAL, FULL_NAME, ROLE_ENDINGS
from ..mentions.trie import words_pattern

# What may follow neither a place nor a person: the rest of an institution's name, or a company
NO_NAME_BEHIND = (rf"(?![\w-]|:s|[’']|\s(?:[{CAPITAL}]|AB\b|\w*(?:kommun|stad|universitet|högskola|"
                  r"region|landsting|bank|museum|teater)\b))")
PLACE_BEFORE = re.compile(
    r"\b(?:i|till|från|utanför|mellan|kring|runt|hela|norra|södra|östra|västra|[Ii]|[Ff]rån|"
    r"[Tt]ill)\s$")
NEXT_IN_LIST = re.compile(r"(?:,|\soch|,\soch|\ssamt|\seller)\s")
ROLE_BEFORE = re.compile(rf"\b\w*{ROLE_ENDINGS}(?:\s(?:heter|är))?\s$|\b(?:kollegan|kollegor|"
                         r"läkaren|läraren|författaren|statsrådet|politikern)\s$", re.IGNORECASE)
ROLE_BEHIND = re.compile(
    r",\s(?:\d\d\sår|som\s(?:är|var|har|arbetar|jobbar)|vår|min|tidigare|biträdande|"
    rf"\w*{ROLE_ENDINGS})|\s(?:säger|berättar|skriver|menar|skrattar|ler|nickar|undrar|förklarar)\b|"
    r"\s\((?:S|M|C|L|V|MP|KD|SD|FP)\)", re.IGNORECASE)
LONG_LIST = 3  # places
LONGEST_BEFORE = 60  # characters that are looked at


@cache
def place_pattern() -> re.Pattern:
    """Return the pattern of the names of places that nothing of a longer name follows."""
    return words_pattern(dict.fromkeys([*places(), *places_abroad()], NO_NAME_BEHIND))


def find_places(text: str) -> list[tuple[int, int]]:
    """Return the spans of places behind a preposition, or listed with such, or with two others.

    Others may be teams or governments ("slå England").

    >>> text = "Vi var i Skara, Ystad och Borås, men Boden är en klubb."
    >>> [text[start:end] for start, end in find_places(text)]
    ['Skara', 'Ystad', 'Borås']
    """
    lists: list[list[tuple[int, int]]] = []
    for m in place_pattern().finditer(text):
        if lists and NEXT_IN_LIST.fullmatch(text, lists[-1][-1][1], m.start()):
            lists[-1].append(m.span())
        else:
            lists.append([m.span()])
    return [span for spans in lists for span in spans
            if len(spans) >= LONG_LIST or follows_preposition(text, spans[0][0])]


def follows_preposition(text: str, start: int) -> bool:
    """Return whether a preposition or an adjective of places is before an offset.

    >>> follows_preposition("Vi bor i Boden", 9), follows_preposition("Vi mötte Boden", 9)
    (True, False)
    """
    return bool(PLACE_BEFORE.search(text[max(0, start - LONGEST_BEFORE):start]))


def find_people(text: str) -> list[tuple[int, int]]:
    """Return the spans of full names with a known first name and a word for what the person does.

    >>> text = "Chefen Eva Ek log. Clas Ohlson växer."
    >>> [text[start:end] for start, end in find_people(text)]
    ['Eva Ek']
    """
    found = []
    for m in FULL_NAME.finditer(text):
        words = m.group().split()
        for skipped in range(len(words) - 1):
            start = m.start() + len(" ".join(words[:skipped])) + bool(skipped)
            if words[skipped].split("-")[0] in first_names():
                before = text[max(0, start - LONGEST_BEFORE):start]
                if ROLE_BEFORE.search(before) or ROLE_BEHIND.match(text, m.end()):
                    found.append((start, m.end()))
                break
    return found
