"""List every name-like word that nobody has decided: what keeps the census complete."""

import re
from bisect import bisect
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .guesses import ABBREVIATION
from ..hints import having, hint_for
from .institutions import (DEFINITE_HINT, DEFINITE_PHRASE, INSTITUTION, INSTITUTION_HINT,
                           INSTITUTION_PHRASE, NO_ADJECTIVE, OF_A_PLACE, OF_PLACE)
from ..language.lexicon import ALSO_NAMES, FUNCTION_WORDS, SHORT_FORMS, ordinary_words
from ..mentions.find import Names, is_opening
from ..language.patterns import CAPITAL, ROLE
from ..language.text import sentences
from ..mentions.word_patterns import word_pattern, word_spans

# A word with a capital anywhere in it; the expression begins with the capital, which is rare.
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]++['’&]?+)*+$")
OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS if len(word) > 1)
BEFORE_OPENING = frozenset((". ", "? ", "! ", ": ", "\n\n"))  # nearly always
LONGEST_SENTENCE = 500  # characters that are quoted of it to both sides
BEHIND_PLACE = re.compile(rf"[{CAPITAL}]\w+s?\s$")
QUOTES = ("”", "\"", "»")
HAS_CAPITAL = re.compile(rf"[{CAPITAL}]")
LONGEST_SHORT = 4  # letters of a word that may be an abbreviation in lower case
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,5}")  # so may this
DEFINITE = re.compile(r"(?:[^aeiouyåäö]en|et|an|na)s?$")
# A finite verb: the present and past tenses' endings, and common verbs without them
VERB = (r"(?!(?:mer|inte|efter|under|där|när|eller|över|för|här|per|både|hur|fler|ner|kvar|er)\b)"
        r"\w{2,}(?:r|de|te)|är|vill|ska|skall|kan|bör|var|fick|gav|tog|sa|blev|gick|stod")
SUBJECT = re.compile(rf"\s+(?:{VERB})\b|\s+(?:och|samt|&|i|på|vid)\s+[{CAPITAL}]|,\s[{CAPITAL}]|"
                     r",\s+(?:som|vars)\b|:\s|\s\(")
BEFORE_ROLE = re.compile(rf"\s+{ROLE.pattern}", re.IGNORECASE)
DEFINITE_ENDINGS = ("en", "n", "et", "t", "na", "erna", "arna", "orna")


# Of these there are so many that plain tuples count.
# A name-like word, or run of capitalised words, that is undecided: field, start, surface form
Candidate = tuple[str, int, str]
# A word that no decision covers: where it starts, and whether a sentence begins there
OpenWord = tuple[int, str, bool]
# What may be names in a text: the spans settled there, the words with a capital that are not, and
# (start, phrase) of common nouns
OpenNames = tuple[list[tuple[int, int]], list[OpenWord], list[tuple[int, str]]]


class Suspects(NamedTuple):
    """The words that may be names although in lower case: the expression that finds them, its
    hint, and those that are so only behind the name of a place ("Lunds universitet")."""

    pattern: re.Pattern
    hint: str
    behind_place: set[str]


class PhraseHints(NamedTuple):
    """Whether texts may have a phrase of each kind."""

    of_place: bool
    definite: bool
    institution: bool


def phrase_hints(texts, names: Names) -> list[PhraseHints]:
    """Return the hints of each text of an Arrow column."""
    return list(map(PhraseHints, having(texts, hint_for(names.of_places)),
                    having(texts, DEFINITE_HINT), having(texts, INSTITUTION_HINT)))


def find_open_names(texts: dict[str, str], settled: dict[str, list[tuple[int, int]]],
                    hints: PhraseHints, names: Names) -> dict[str, OpenNames]:
    """Return what may be names in a post's fields, as far as its texts alone say; settled are
    the [start, end) spans of them that are decided, hints those of the texts."""
    return {field: (settled[field], open_capitals(text, settled[field]),
                    phrases(text, settled[field], hints, names))
            for field, text in texts.items()}


def stems_of(posts: list[dict[str, OpenNames]], names: Names) -> set[str]:
    """Return the stems of the words that have a capital inside a sentence, or are names."""
    stems = {stem(word) for post in posts for _, capitals, _ in post.values()
             for _, word, begins_sentence in capitals
             if not begins_sentence and HAS_CAPITAL.match(word)}
    return stems | {stem(name) for name, known in names.known.items()
                    if known.organisation_id and len(name) > 3}


def find_candidates(texts: dict[str, str], opened: dict[str, OpenNames], suspects: Suspects,
                    may_have_suspects: bool, stems: set[str], lower: set[str],
                    openings: frozenset[str]) -> list[Candidate]:
    """Return the undecided name-like words of a post; its texts may have suspects.

    What a word is like depends on all posts: on whether it stands in lower case elsewhere
    (lower), or with a capital inside a sentence (stems).
    """
    found = []
    for field, text in texts.items():
        settled, capitals, whole = opened[field]
        words = [(start, word) for start, word, is_opening_ in capitals
                 if is_name_like(word, is_opening_, text, start, stems, lower, openings)]
        if may_have_suspects:
            words += lower_case_names(text, suspects, settled)
        inside = {offset for start, phrase in whole for offset in range(start, start + len(phrase))}
        names = sorted([*whole, *(word for word in words if word[0] not in inside)])
        found += [(field, start, surface) for start, surface in runs(text, names)]
    return found


def lower_case_names(text: str, suspects: Suspects,
                     spans: list[tuple[int, int]]) -> list[tuple[int, str]]:
    """Return (start, word) for the suspects outside the spans that may be names there."""
    found = outside([(word_start(text, start), end)
                     for start, end in word_spans(suspects.pattern, text)], spans)
    return [(start, word) for start, word in ((start, text[start:end]) for start, end in found)
            if word not in suspects.behind_place
            or BEHIND_PLACE.search(text, max(0, start - 40), start)]


def lower_case_suspects(words: set[str], stems: set[str]) -> Suspects:
    """Return those of the words that may be names although in lower case: of institutions, or
    what stands as a name with a capital elsewhere."""
    ordinary = ordinary_words()
    found = {word for word in words if len(word) > 3 and word.removesuffix("s") in stems
             or (1 < len(word) <= LONGEST_SHORT or CONSONANTS.fullmatch(word))
             and word not in ordinary and word not in SHORT_FORMS
             or INSTITUTION.fullmatch(word) or OF_A_PLACE.fullmatch(word)}
    return Suspects(word_pattern(dict.fromkeys(found, r"(?!\w)")), hint_for(found),
                    {word for word in found
                     if OF_A_PLACE.fullmatch(word) and not INSTITUTION.fullmatch(word)})


def open_capitals(text: str, spans: list[tuple[int, int]]) -> list[OpenWord]:
    """Return the words with a capital outside the spans, but for function words that begin a
    sentence."""
    found = []
    for m in WITH_CAPITAL.finditer(text):
        word, start = m.group(), m.start()
        if word in OPENERS and (text[start - 2:start] in BEFORE_OPENING or start == 0
                                or is_opening(text, start)):
            continue
        found.append((start if text[start - 1:start] == " " else word_start(text, start), m.end()))
    return [(start, text[start:end], is_opening(text, start))
            for start, end in outside(found, spans)]


def outside(words: Iterable[tuple[int, int]],
            spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the [start, end) of the words outside the spans. A word of which a part is in a span
    is a genitive or a compound of that name."""
    covered = sorted(spans)
    found, position = [], 0
    for start, end in words:
        while position < len(covered) and covered[position][1] <= start:
            position += 1
        if position == len(covered) or covered[position][0] >= end:
            found.append((start, end))
    return found


def word_start(text: str, inside: int) -> int:
    """Return where the word begins of which inside is an offset ('e' of eBolaget)."""
    if inside and (text[inside - 1].isalnum() or text[inside - 1] in "'’&"):
        return BEFORE_CAPITAL.search(text, max(0, inside - 40), inside).start()
    return inside


def phrases(text: str, spans: list[tuple[int, int]], hints: PhraseHints,
            names: Names) -> list[tuple[int, str]]:
    """Return (start, phrase) for what may name an institution by common nouns ("Högsta
    domstolen"), but not where a curator decided on more than its first word, nor where that is
    an organisation's name."""
    found, matches = [], {}
    if hints.of_place:
        matches |= {m.start(): m for m in OF_PLACE.finditer(text)
                    if m.group().split()[0] in names.of_places}
    if hints.definite:
        matches |= {m.start(): m for m in DEFINITE_PHRASE.finditer(text)
                    if is_opening(text, m.start())
                    and m.group().split()[0].lower() not in NO_ADJECTIVE}
    if hints.institution:
        matches |= {m.start(): m for m in INSTITUTION_PHRASE.finditer(text)}
    for _, m in sorted(matches.items()):
        first, last = m.start() + len(m.group().split()[0]), m.end() - len(m.group().split()[-1])
        if m.group().split()[0].lower() not in FUNCTION_WORDS and not any(
                start < m.end() and last < end or start < first and m.start() < end
                and getattr(names.known.get(text[start:end]), "organisation_id", None)
                for start, end in spans):
            found.append((m.start(), m.group()))
    return found


def is_name_like(word: str, opening: bool, text: str, start: int, stems: set[str],
                 lower: set[str], openings: frozenset[str]) -> bool:
    """Say whether a word with a capital could be (part of) a name at this place."""
    folded = word.lower()
    if opening and word in openings:
        return False
    if ABBREVIATION.fullmatch(word) or len(word) == 1 and word not in "IÅÖ":
        return True
    end = start + len(word)
    if folded in FUNCTION_WORDS and (opening or text[start - 1:start] in QUOTES):
        return text[start - 1:start] in QUOTES and text[end:end + 1] in QUOTES
    if opening and stem(folded) in ALSO_NAMES or folded in ALSO_NAMES:
        return True
    if not opening or stem(folded) in stems or INSTITUTION.fullmatch(folded):
        return True
    if SUBJECT.match(text, end) and is_noun(folded):
        return True
    if word.endswith("s") and BEFORE_ROLE.match(text, end):
        return True
    return not (folded in lower or folded in ordinary_words() and not DEFINITE.search(folded))


@cache
def is_noun(word: str) -> bool:
    """Say whether a word is a noun without an article, by the list of ordinary words. As the
    subject of a sentence it may be a name: Vision, Handels (as a genitive not even a subject).
    """
    return any(noun + ending in ordinary_words() for noun in (word, word.removesuffix("s"))
               for ending in DEFINITE_ENDINGS)


def stem(word: str) -> str:
    """Return a word in lower case without a genitive ending."""
    return word.lower().removesuffix("s")


def runs(text: str, tokens: list[tuple[int, str]]):
    """Yield (start, surface), neighbouring words that a space or hyphen joins as one."""
    begin = end = None
    for start, token in tokens:
        if begin is not None and text[end:start] in (" ", "-", "- "):
            end = start + len(token)
            continue
        if begin is not None:
            yield begin, text[begin:end]
        begin, end = start, start + len(token)
    if begin is not None:
        yield begin, text[begin:end]


def sentence_at(text: str, offset: int) -> str:
    """Return the sentence of text in which offset lies; none goes beyond a line's end."""
    start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
    line = text[start:end if end >= 0 else None]
    found = sentences(line)
    first, last = found[max(0, bisect(found, (offset - start, len(line))) - 1)]
    at = offset - start  # of an endless sentence, what is around
    return line[max(first, at - LONGEST_SENTENCE):min(last, at + LONGEST_SENTENCE)]
