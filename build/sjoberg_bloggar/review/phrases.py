"""Phrases of ordinary words that may name an institution."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..language.lexicon import FUNCTION_WORDS, words_in
from ..language.patterns import CAPITAL
from ..language.text import lower
from ..mentions.names import Names, words_pattern
from ..mentions.surroundings import is_opening

KIND = (r"\w*(?:universitet(?:et)?|högskolan?|bank(?:en)?|kammare(?:n)?|förbund(?:et)?|"
        r"parti(?:et)?|kommission(?:en)?|styrelsen?|verk(?:et)?|(?<!om)råd(?:et)?|institut(?:et)?|"
        r"muse(?:um|et)|bibliotek(?:et)?|kyrkan?|domstol(?:en)?|akademi(?:e?n)?|sjukhus(?:et)?|"
        r"landsting(?:et)?|kommun|region|stad|operan?|teatern?|kommittén?|rörelsen?|kår(?:en)?|"
        r"orkestern?|symfoniker|förening(?:en)?|sällskap(?:et)?|huset|inspektion(?:en)?|"
        r"myndighet(?:en)?|nämnd(?:en)?|byrån?|fond(?:en)?|församling|rätt|anstalt|laboratorium|"
        r"armén?|flottan?|flygvapen|flygvapnet|försvar(?:et)?|parlament(?:et)?|senat(?:en)?|"
        r"kongress(?:en)?|centralorganisation|kansli(?:et)?|polis(?:en)?|regering|"
        r"departement(?:et)?|centrum|center|gymnasium|arkiv|a-kassa)s?")
OF_A_STATE = "armé|flotta|flygvapen|försvar|regering|parlament|senat|kongress|centralbank"
# A capitalised word and a noun for an institution
INSTITUTION_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)(?:\w*[sae]|\w+:s(?=\s(?:{OF_A_STATE}))|\w+(?=\s(?:\w+a|läns)\s))"
    rf"(?:\s(?:läns|(?!(?:och|som|ska|vara|konkreta)\b)\w+[ae]|\w+-\soch))?\s(?:{KIND})(?![\w-])")
# The genitive of a place and a noun
OF_PLACE_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+s(?=\s[a-zåäöé-]{{4,}})(?!\s\w+st[ae]\b)"
    r"(?:\s\w+a(?=\s\w))?\s[\w-]+")
# An adjective without an article and a definite noun, which must begin a sentence
DEFINITE_PHRASE = re.compile(rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+a(?:\s[a-zåäö]+a)?\s"
                             r"[a-zåäöé-]+(?:en|et|an|na|ån|én)s?(?![\w-])")
NO_ADJECTIVE = FUNCTION_WORDS | words_in("""
    bästa enda flesta främsta första förra gärna minsta samtliga senaste sista själva största
    svåraste vanligaste viktigaste
""")
# What an institution is for, behind a capitalised word, which must be one of the nouns
PURPOSE_PHRASE = re.compile(rf"[{CAPITAL}](?<![\w-].)\w*+(?=\s(?:för|mot|av)\s([\w-]{{4,}}))")
NOUN_WITH_PURPOSE = re.compile(
    r"\w*(?:myndighet|inspektion|nämnd|delegation|stiftelse|förening|fond|kommission|byrå|akademi|"
    r"institut|råd|förbund|sällskap|centrum|center|kommitté|nätverk)(?:e?n|et)?", re.IGNORECASE)
PURPOSE_IN_LOWER_CASE = re.compile(
    r"(?<![^\W_])(?:myndighet|inspektion|delegation|kommission|institut)(?:en|et)\s"
    r"(?:för|mot)\s[\w-]{9,}")
# Two nouns that share the word for an organisation
HYPHENATED_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)[\w-]*-\s(?:och|&)\s[\w-]+(?:facket|förbundet|ministeriet|nämnden|"
    r"institutet|inspektionen|myndigheten|förvaltningen|arbetarna|tjänstemännen|arbetsgivarna)s?")
# Well-known organisations whose names are ordinary words
NAMED_BY_WORDS = words_pattern(dict.fromkeys((
    "allmänna arvsfonden", "arena idé", "barnens rätt i samhället", "blå bandet", "dagens arbete",
    "dagens arena", "dagens industri", "dagens juridik", "dagens medicin", "dagens nyheter",
    "dagens samhälle", "djurens rätt", "friskis och svettis", "gröna lund", "kalla fakta",
    "läkare utan gränser", "nordiska rådet", "ny teknik", "personal & ledarskap", "rädda barnen",
    "röda korset", "stora enso", "svensk byggtjänst", "svensk handel", "svenska akademien",
    "svenska institutet", "svenska kyrkan", "svenska mässan", "svenska spel", "svenskt näringsliv",
    "ung företagsamhet", "unga örnar", "uppdrag granskning", "veckans affärer", "vi unga",
    "vita huset"), r"(?=s?\b)"))
ONLY_WITH_CAPITAL = frozenset(("ny teknik", "vita huset"))

Span = tuple[int, int]


def phrase_spans(text: str, places: frozenset[str]) -> Iterator[Span]:
    """Yield the spans of phrases of ordinary words that may name an institution.

    Args:
        text: The text.
        places: Genitives of places.

    >>> text = "Franska skolan och Gävles hamnar; vid Högsta domstolen och Hotell- och byggfacket"
    >>> [text[start:end] for start, end in phrase_spans(text, frozenset(["Gävles"]))]
    ['Gävles hamnar', 'Franska skolan', 'Högsta domstolen', 'Hotell- och byggfacket']
    >>> list(phrase_spans("Myndigheten för delaktighet", frozenset()))
    [(0, 27)]
    """
    yield from (m.span() for m in OF_PLACE_PHRASE.finditer(text) if m.group().split()[0] in places)
    yield from (m.span() for m in DEFINITE_PHRASE.finditer(text) if is_opening(text, m.start())
                and NO_ADJECTIVE.isdisjoint(m.group().lower().split()))
    yield from (m.span() for m in INSTITUTION_PHRASE.finditer(text))
    yield from ((m.start(), m.end(1)) for m in PURPOSE_PHRASE.finditer(text)
                if NOUN_WITH_PURPOSE.fullmatch(m.group()))
    yield from (m.span() for m in PURPOSE_IN_LOWER_CASE.finditer(text))
    yield from (m.span() for m in HYPHENATED_PHRASE.finditer(text))
    yield from phrases_that_are_names(text)


def phrases_that_are_names(text: str) -> Iterator[Span]:
    """Yield the spans of ordinary words that are the name of a well-known organisation.

    >>> list(phrases_that_are_names("Svensk handel och röda korset"))
    [(0, 13), (18, 29)]
    """
    yield from (m.span() for m in NAMED_BY_WORDS.finditer(lower(text))
                if m.group() not in ONLY_WITH_CAPITAL or text[m.start()].isupper())


def find_phrases(text: str, spans: list[Span], names: Names) -> list[tuple[int, str]]:
    """Return where phrases begin that may name an institution by common nouns, and the phrases.

    They are left out if a curator decided on more than the first word, or if the first word is an
    organisation's name.

    Args:
        text: The text.
        spans: The spans of the names that are known there, sorted.
        names: The known names.
    """
    ends = dict(phrase_spans(text, names.places))  # of two phrases that begin together, the last
    found, at = [], 0
    for start, end in sorted(ends.items()):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        nearby = spans[at:bisect_left(spans, (end,), at)]
        phrase = text[start:end]
        if phrase.split()[0].lower() not in FUNCTION_WORDS \
                and not is_decided(phrase, start, nearby, text, names):
            found.append((start, phrase))
    return found


def is_decided(phrase: str, start: int, spans: list[Span], text: str, names: Names) -> bool:
    """Return whether known names decide a phrase that begins at start; see find_phrases."""
    first, *_, last = phrase.split()
    end = start + len(phrase)
    for left, right in spans:
        if left < end and end - len(last) < right:
            return True
        known = names.known.get(text[left:right])
        if left < start + len(first) and start < right and known and known.organisation_id:
            return True
    return False
