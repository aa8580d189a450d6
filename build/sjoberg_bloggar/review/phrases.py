"""Phrases of ordinary words that may name an institution."""

import re
from collections.abc import Iterator

from ..language.lexicon import FUNCTION_WORDS, words_in
from ..language.text import lower
from ..mentions.names import Names, words_pattern
from ..mentions.surroundings import is_opening
from .institutions import INSTITUTION_NOUN, OF_A_STATE
from .words import ScannedText, Span, scan  # noqa: F401  (scan: for the examples)

# A capitalised word and a noun for an institution
INSTITUTION_PHRASE = re.compile(
    rf"\w++(?:(?<=\w[sae])|:s(?=\s(?:{OF_A_STATE}))|(?=\s(?:\w+a|läns)\s))"
    rf"(?:\s(?:läns|(?!(?:och|som|ska|vara|konkreta)\b)\w+[ae]|\w+-\soch))?"
    rf"\s(?:{INSTITUTION_NOUN})(?![\w-])")
# The genitive of a place and a noun
OF_PLACE_PHRASE = re.compile(
    r"\w[a-zåäöé]+s(?=\s[a-zåäöé-]{4,})(?!\s\w+st[ae]\b)(?:\s\w+a(?=\s\w))?\s[\w-]+")
# An adjective without an article and a definite noun, which must begin a sentence
DEFINITE_PHRASE = re.compile(r"\w[a-zåäöé]+a(?:\s[a-zåäö]+a)?\s"
                             r"[a-zåäöé-]+(?:en|et|an|na|ån|én)s?(?![\w-])")
NO_ADJECTIVE = FUNCTION_WORDS | words_in("""
    bästa enda flesta främsta första förra gärna minsta samtliga senaste sista själva största
    svåraste vanligaste viktigaste
""")
# What an institution is for, after a capitalised word, which must be one of the nouns
PURPOSE_PHRASE = re.compile(r"\w+(?=\s(?:för|mot|av)\s([\w-]{4,}))")
NOUN_WITH_PURPOSE = re.compile(
    r"\w*(?:myndighet|inspektion|nämnd|delegation|stiftelse|förening|fond|kommission|byrå|akademi|"
    r"institut|råd|förbund|sällskap|centrum|center|kommitté|nätverk)(?:e?n|et)?", re.IGNORECASE)
# In lower case, few nouns are enough, and the purpose must be a long word
IN_LOWER_CASE = words_in("myndigheten inspektionen delegationen kommissionen institutet")
PURPOSE_AFTER = re.compile(r"\s(?:för|mot)\s[\w-]{9,}")
# Two nouns that share the word for an organisation
HYPHENATED_PHRASE = re.compile(
    r"\w[\w-]*-\s(?:och|&)\s[\w-]+(?:facket|förbundet|ministeriet|nämnden|institutet|"
    r"inspektionen|myndigheten|förvaltningen|arbetarna|tjänstemännen|arbetsgivarna)s?")
# Well-known organisations whose names are ordinary words
NAMES_OF_WORDS = (
    "allmänna arvsfonden", "arena idé", "barnens rätt i samhället", "blå bandet", "dagens arbete",
    "dagens arena", "dagens industri", "dagens juridik", "dagens medicin", "dagens nyheter",
    "dagens samhälle", "djurens rätt", "friskis och svettis", "gröna lund", "kalla fakta",
    "läkare utan gränser", "nordiska rådet", "ny teknik", "personal & ledarskap", "rädda barnen",
    "röda korset", "stora enso", "svensk byggtjänst", "svensk handel", "svenska akademien",
    "svenska institutet", "svenska kyrkan", "svenska mässan", "svenska spel", "svenskt näringsliv",
    "ung företagsamhet", "unga örnar", "uppdrag granskning", "veckans affärer", "vi unga",
    "vita huset")
NAMED_BY_WORDS = words_pattern(dict.fromkeys(NAMES_OF_WORDS, r"(?=s?\b)"))
WORDS_OF_NAMES = [words_in(f"{name}{ending}") - {"&"}
                  for name in NAMES_OF_WORDS for ending in ("", "s")]
ONLY_WITH_CAPITAL = frozenset(("ny teknik", "vita huset"))


def find_phrases(scanned: ScannedText, spans: list[Span], names: Names) -> list[tuple[int, str]]:
    """Return where phrases begin that may name an institution by common nouns, and the phrases.

    They are left out if a curator decided on more than the first word, or if the first word is an
    organisation's name. The spans are those of what is known in the text.
    """
    text = scanned.text
    ends = dict(phrase_spans(scanned, names.places))  # of two that begin together, the last
    return [(start, text[start:end]) for start, end in sorted(ends.items())
            if text[start:end].split()[0].lower() not in FUNCTION_WORDS
            and not is_decided(start, end, spans, text, names)]


def phrase_spans(scanned: ScannedText, places: frozenset[str]) -> Iterator[Span]:
    """Yield the spans of phrases of ordinary words that may name an institution.

    >>> text = "Franska skolan och Gävles hamnar; vid Högsta domstolen och Hotell- och byggfacket"
    >>> [text[start:end] for start, end in phrase_spans(scan(text), frozenset(["Gävles"]))]
    ['Gävles hamnar', 'Franska skolan', 'Högsta domstolen', 'Hotell- och byggfacket']
    >>> list(phrase_spans(scan("Myndigheten för delaktighet"), frozenset()))
    [(0, 27)]
    """
    text = scanned.text
    capitals = [(start, end) for start, end in scanned.capitals
                if not start or not text[start - 1].isalnum() and text[start - 1] not in "_-"]
    starts = [start for start, _ in capitals]
    of_places = [start for start, end in capitals if text[start:end] in places]
    yield from (m.span() for m in matches_at(of_places, OF_PLACE_PHRASE, text))
    yield from (m.span() for m in matches_at(starts, DEFINITE_PHRASE, text)
                if is_opening(text, m.start())
                and NO_ADJECTIVE.isdisjoint(m.group().lower().split()))
    yield from (m.span() for m in matches_at(starts, INSTITUTION_PHRASE, text))
    yield from ((m.start(), m.end(1)) for m in matches_at(starts, PURPOSE_PHRASE, text)
                if NOUN_WITH_PURPOSE.fullmatch(m.group()))
    nouns = scanned.spans_of(scanned.lower_case & IN_LOWER_CASE)
    yield from ((start, m.end()) for start, end in nouns
                if (m := PURPOSE_AFTER.match(text, end)))
    yield from (m.span() for m in matches_at(starts, HYPHENATED_PHRASE, text))
    words = scanned.lower_case.union(text[start:end].lower() for start, end in scanned.capitals)
    if any(map(words.issuperset, WORDS_OF_NAMES)):
        yield from phrases_that_are_names(text)


def matches_at(starts: list[int], pattern: re.Pattern, text: str) -> Iterator[re.Match]:
    """Yield the matches of a pattern that begin at one of the offsets and do not overlap."""
    after = 0
    for start in starts:
        if start >= after and (m := pattern.match(text, start)):
            yield m
            after = m.end()


def phrases_that_are_names(text: str) -> Iterator[Span]:
    """Yield the spans of ordinary words that are the name of a well-known organisation.

    >>> list(phrases_that_are_names("Svensk handel och röda korset"))
    [(0, 13), (18, 29)]
    """
    yield from (m.span() for m in NAMED_BY_WORDS.finditer(lower(text))
                if m.group() not in ONLY_WITH_CAPITAL or text[m.start()].isupper())


def is_decided(start: int, end: int, spans: list[Span], text: str, names: Names) -> bool:
    """Return whether known names decide a phrase: more than its first word, or an organisation."""
    first, *_, last = text[start:end].split()
    for left, right in spans:
        if left < end and start < right:
            known = names.known.get(text[left:right])
            is_in_first = left < start + len(first) and known and known.organisation_id
            if is_in_first or right > end - len(last):
                return True
    return False
