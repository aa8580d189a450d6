"""Rules for whether a word in lower case could be a name where it is."""

import re
from functools import lru_cache

from ..language.lexicon import (
    ALSO_NAMES,
    CACHED_WORDS,
    FUNCTION_WORDS,
    ONLY_NAMES,
    SHORT_FORMS,
    is_ordinary,
    ordinary_words,
)
from ..language.patterns import CAPITAL, PARTICLES
from ..mentions.surroundings import is_called_organisation
from .words import (
    OF_A_PLACE,
    Rule,
    Word,
    is_also_a_name,
    is_institution,
    may_be_organisation,
    stem,
    verdict,
)

BEHIND_PLACE = re.compile(rf"([{CAPITAL}]\w+)\s$")
LONGEST_PLACE = 40  # characters before a word that are looked at
PARTIES = frozenset("cflmsv")
IN_BRACKETS = re.compile(r"\s\(\w\)")
PARTICLE = re.compile(PARTICLES)
SURNAME_BEHIND = re.compile(rf"\s[{CAPITAL}]")
SPEAKS_BEFORE = re.compile(r"\b(?:säger|skriver|menar|anser|hävdar|rapporterar|meddelar|"
                           r"[Ee]nligt|hos)\s$")
SENTENCE_BEFORE = re.compile(r"\s([^\W\d_]{2,})\.\s$")
NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:per|ett|några|två|tre|fyra|fem|sex|tio))\s$")
# Endings by which Swedish makes new verbs, adjectives and nouns
NEW_WORD = re.compile(r"\w{4,}(?:(?:is)?er(?:a|ar|as|ad|ade|ades|at|ats|ing|ingen)|gör|ande|"
                      r"(?:bar|mässig|aktig|enlig|styrd|driven|vänlig)(?:t|a|het|heten)?)")
ENGLISH = frozenset("a and are be for in is new of on our the they to we with you your".split())
NEIGHBOURS = re.compile(r"(?:([\w’']+)\s)?$"), re.compile(r"(?:\s([\w’']+))?")


def is_half(word: Word) -> bool:
    """Return whether a word is half a compound, whose other half is with another word.

    >>> is_half(Word("hälso- och sjukvård", 0, "hälso"))
    True
    """
    return word.text.startswith("-", word.end) and not word.text[word.end + 1:][:1].isalnum()


def is_of_place(word: Word) -> bool:
    """Return whether the name of a place before a word makes an institution of it.

    >>> is_of_place(Word("Bodens kommun", 7, "kommun"))
    True
    """
    is_noun = OF_A_PLACE.fullmatch(word.surface)
    m = BEHIND_PLACE.search(word.before(LONGEST_PLACE)) if is_noun else None
    return bool(m) and m[1].lower() not in FUNCTION_WORDS


def is_called_so(word: Word) -> bool:
    """Return whether the words around a word that may be a name call it an organisation.

    >>> is_called_so(Word("facket kommunal", 7, "kommunal"))
    True
    """
    may_be = word.surface not in FUNCTION_WORDS and not {
        word.surface, stem(word.surface)}.isdisjoint(ALSO_NAMES | word.stems)
    return may_be and (is_called_organisation(word.text, word.start, word.end)
                       or bool(SPEAKS_BEFORE.search(word.before(15))))


def begins_sentence(word: Word) -> bool:
    """Return whether a word begins a sentence in spite of its small letter.

    >>> begins_sentence(Word("Det är klart. basta ägs av alla.", 14, "basta"))
    True
    """
    m = SENTENCE_BEFORE.search(word.before(LONGEST_PLACE))
    return bool(m) and m[1] not in SHORT_FORMS and word.surface not in FUNCTION_WORDS


def is_foreign(word: Word) -> bool:
    """Return whether a word is English, or beside an English one.

    >>> is_foreign(Word("the languages", 4, "languages"))
    True
    """
    before, behind = NEIGHBOURS
    around = before.search(word.before(12))[1], behind.match(word.text, word.end)[1]
    return word.surface in ENGLISH or not ENGLISH.isdisjoint(around)


def is_unknown(word: Word) -> bool:
    """Return whether a word is neither in the dictionary nor a compound of words that are.

    >>> is_unknown(Word("på spotify", 3, "spotify"))
    True
    """
    if word.surface in FUNCTION_WORDS or word.surface in ordinary_words():
        return not {word.surface, stem(word.surface)}.isdisjoint(ONLY_NAMES)
    is_known = stem(word.surface) in word.stems
    return is_known or not (word.surface in SHORT_FORMS or is_ordinary(word.surface))


# In this order; the first rule that holds decides whether the word may be a name.
RULES: tuple[Rule, ...] = (
    # It is the letter of a party in brackets: "Ylva Ek (s)".
    (True, lambda word: word.surface in PARTIES and IN_BRACKETS.match(
        word.text, max(0, word.start - 2))),
    # It is another letter, half a compound, or the particle of a surname: "von Ek".
    (False, lambda word: len(word.surface) == 1 or is_half(word) or (
        PARTICLE.fullmatch(word.surface) and SURNAME_BEHIND.match(word.text, word.end))),
    # It is a word for an institution: "skolverket", "Bodens kommun".
    (True, lambda word: is_institution(word.surface) or may_be_organisation(word.surface)),
    (True, is_of_place),
    # It counts pieces; else it is a trade union: "med 3 st frågor", "hos st".
    (False, lambda word: word.surface == "st" and NUMBER_BEFORE.search(word.before(12))),
    (True, lambda word: word.surface == "st"),
    (True, is_called_so), (True, begins_sentence), (False, is_foreign),
    # It has a productive ending: "individualisering".
    (False, lambda word: NEW_WORD.fullmatch(word.surface) and word.surface not in ONLY_NAMES),
    (True, is_unknown),
)


def may_be_lower_case_name(word: Word) -> bool:
    """Return whether a word in lower case could be a name where it is.

    >>> may_be_lower_case_name(Word("med ett arbete", 8, "arbete"))
    False
    """
    return verdict(RULES, word, default=False)


@lru_cache(CACHED_WORDS)
def is_plain(word: str) -> bool:
    """Return whether a word in lower case can be a name only by what is around it.

    Most words are; the rules are for the others, for words of the names of the post, and for those
    that begin a sentence.

    >>> [is_plain(word) for word in ("arbete", "handels", "skolverket", "spotify")]
    [True, False, False, False]
    """
    is_special = word == "st" or word in PARTIES or OF_A_PLACE.fullmatch(word)
    return not (is_special or is_also_a_name(word) or may_be_lower_case_name(Word(word, 0, word)))
