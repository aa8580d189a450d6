"""Phrases of ordinary words that may name an institution."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from ..language.lexicon import FUNCTION_WORDS, words_in
from ..language.patterns import CAPITAL
from ..mentions.names import Names
from ..mentions.openings import is_opening

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
INSTITUTION_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)(?:\w*[sae]|\w+:s(?=\s(?:{OF_A_STATE}))|\w+(?=\s(?:\w+a|läns)\s))"
    rf"(?:\s(?:läns|(?!(?:och|som|ska|vara|konkreta)\b)\w+[ae]|\w+-\soch))?\s(?:{KIND})(?![\w-])")
OF_PLACE_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+s(?=\s[a-zåäöé-]{{4,}})(?!\s\w+st[ae]\b)"
    r"(?:\s\w+a(?=\s\w))?\s[\w-]+")
DEFINITE_PHRASE = re.compile(rf"[{CAPITAL}](?<![\w-].)[a-zåäöé]+a(?:\s[a-zåäö]+a)?\s"
                             r"[a-zåäöé-]+(?:en|et|an|na|ån|én)s?(?![\w-])")
NO_ADJECTIVE = FUNCTION_WORDS | words_in("""
    bästa enda flesta främsta första förra gärna minsta samtliga senaste sista själva största
    svåraste vanligaste viktigaste
""")
PURPOSE_PHRASE = re.compile(
    rf"(?<![\w-])(?=[{CAPITAL}])(?i:\w*(?:myndighet|inspektion|nämnd|delegation|stiftelse|"
    r"förening|fond|kommission|byrå|akademi|institut|råd|förbund|sällskap|centrum|center|"
    r"kommitté|nätverk))(?:e?n|et)?\s(?:för|mot|av)\s[\w-]{4,}")
PURPOSE_IN_LOWER_CASE = re.compile(
    r"\b(?:myndighet|inspektion|delegation|kommission|institut)(?:en|et)\s(?:för|mot)\s[\w-]{9,}")
HYPHENATED_PHRASE = re.compile(
    rf"[{CAPITAL}](?<![\w-].)[\w-]*-\s(?:och|&)\s[\w-]+(?:facket|förbundet|ministeriet|nämnden|"
    r"institutet|inspektionen|myndigheten|förvaltningen|arbetarna|tjänstemännen|arbetsgivarna)s?")
# Well-known organisations whose names are ordinary words
NAMED_BY_WORDS = re.compile(
    r"\b(?:röda korset|rädda barnen|läkare utan gränser|svenska (?:kyrkan|akademien|institutet|"
    r"spel|mässan)|svenskt näringsliv|svensk (?:handel|byggtjänst)|ung företagsamhet|"
    r"unga örnar|gröna lund|dagens (?:industri|nyheter|samhälle|arbete|arena|juridik|medicin)|"
    r"friskis och svettis|stora enso|nordiska rådet|allmänna arvsfonden|"
    r"veckans affärer|barnens rätt i samhället|vi unga|(?-i:Ny) teknik|"
    r"blå bandet|(?-i:Vita) huset|uppdrag granskning|kalla fakta|personal & ledarskap|djurens rätt|arena idé)(?=s?\b)",
    re.IGNORECASE)


def genitive_phrases(text: str, places: frozenset[str]) -> Iterator[re.Match]:
    """Yield the genitive of a known place and a noun.

    >>> [m.group() for m in genitive_phrases("Vi såg Gävles hamnar", frozenset(["Gävles"]))]
    ['Gävles hamnar']
    """
    for m in OF_PLACE_PHRASE.finditer(text):
        if m.group().split()[0] in places:
            yield m


def definite_phrases(text: str, _: frozenset[str]) -> Iterator[re.Match]:
    """Yield an adjective without an article and a definite noun, at the start of a sentence.

    >>> [m.group() for m in definite_phrases("Franska skolan är ny.", frozenset())]
    ['Franska skolan']
    """
    for m in DEFINITE_PHRASE.finditer(text):
        words = m.group().lower().split()
        if is_opening(text, m.start()) and NO_ADJECTIVE.isdisjoint(words):
            yield m


def institution_phrases(text: str, _: frozenset[str]) -> Iterator[re.Match]:
    """Yield a capitalised word and a noun for an institution.

    >>> [m.group() for m in institution_phrases("Målet i Högsta domstolen", frozenset())]
    ['Högsta domstolen']
    """
    yield from INSTITUTION_PHRASE.finditer(text)


def purpose_phrases(text: str, _: frozenset[str]) -> Iterator[re.Match]:
    """Yield a noun for an institution with what it is for.

    >>> [m.group() for m in purpose_phrases("Myndigheten för delaktighet svarar.", frozenset())]
    ['Myndigheten för delaktighet']
    """
    yield from PURPOSE_PHRASE.finditer(text)
    yield from PURPOSE_IN_LOWER_CASE.finditer(text)


def hyphenated_phrases(text: str, _: frozenset[str]) -> Iterator[re.Match]:
    """Yield two nouns that share the word for an organisation.

    >>> [m.group() for m in hyphenated_phrases("Hotell- och restaurangfacket", frozenset())]
    ['Hotell- och restaurangfacket']
    """
    yield from HYPHENATED_PHRASE.finditer(text)


def phrases_that_are_names(text: str, _: frozenset[str]) -> Iterator[re.Match]:
    """Yield ordinary words that are the name of a well-known organisation.

    >>> [m.group() for m in phrases_that_are_names("Svensk handel och röda korset", frozenset())]
    ['Svensk handel', 'röda korset']
    """
    yield from NAMED_BY_WORDS.finditer(text)


# Each gets the genitives of places. A later rule replaces what an earlier one found at one offset.
PHRASE_RULES = (genitive_phrases, definite_phrases, institution_phrases, purpose_phrases,
                hyphenated_phrases, phrases_that_are_names)


def find_phrases(text: str, spans: list[tuple[int, int]],
                 names: Names) -> list[tuple[int, str]]:
    """Return where phrases begin that may name an institution by common nouns, and the phrases.

    They are left out if a curator decided on more than the first word, or if the first word is an
    organisation's name.

    Args:
        text: The text.
        spans: The spans of the names that are known there, sorted.
        names: The known names.
    """
    matches = {m.start(): m for rule in PHRASE_RULES for m in rule(text, names.places)}
    found, at = [], 0
    for start, m in sorted(matches.items()):
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        nearby = spans[at:bisect_left(spans, (m.end(),), at)]
        first = m.group().split()[0]
        if first.lower() not in FUNCTION_WORDS and not is_decided(m, nearby, text, names):
            found.append((start, m.group()))
    return found


def is_decided(m: re.Match, spans: list[tuple[int, int]], text: str, names: Names) -> bool:
    """Return whether known names decide a phrase; see find_phrases."""
    words = m.group().split()
    first_end, last_start = m.start() + len(words[0]), m.end() - len(words[-1])
    for start, end in spans:
        if start < m.end() and last_start < end:
            return True
        known = names.known.get(text[start:end])
        if start < first_end and m.start() < end and known and known.organisation_id:
            return True
    return False
