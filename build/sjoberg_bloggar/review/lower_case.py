"""Rules for whether a word in lower case could be a name where it is."""

import re
from collections.abc import Callable
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
from .institutions import OF_A_PLACE, is_institution, may_be_organisation
from .rules import Word, stem

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


def party(word: Word) -> bool | None:
    """Accept the letter of a party in brackets.

    >>> party(Word("Ylva Ek (s) log", 9, "s", False))
    True
    """
    is_one = word.surface in PARTIES and IN_BRACKETS.match(word.text, max(0, word.start - 2))
    return True if is_one else None


def part_of_other_word(word: Word) -> bool | None:
    """Reject a letter, half a compound, and the particle of a surname.

    >>> part_of_other_word(Word("hälso- och sjukvård", 0, "hälso", False))
    False
    """
    is_particle = PARTICLE.fullmatch(word.surface) and SURNAME_BEHIND.match(word.text, word.end)
    is_half = word.text.startswith("-", word.end) and not word.text[word.end + 1:][:1].isalnum()
    return False if len(word.surface) == 1 or is_half or is_particle else None


def institution_in_lower_case(word: Word) -> bool | None:
    """Accept a word for an institution.

    >>> institution_in_lower_case(Word("säger skolverket", 6, "skolverket", False))
    True
    """
    return True if is_institution(word.surface) or may_be_organisation(word.surface) else None


def institution_of_place(word: Word) -> bool | None:
    """Accept a word that the name of a place before it makes an institution of.

    >>> institution_of_place(Word("Bodens kommun", 7, "kommun", False))
    True
    """
    before = word.text[max(0, word.start - LONGEST_PLACE):word.start]
    m = BEHIND_PLACE.search(before) if OF_A_PLACE.fullmatch(word.surface) else None
    return True if m and m[1].lower() not in FUNCTION_WORDS else None


def number_of_pieces(word: Word) -> bool | None:
    """Accept "st" unless a number is before it.

    >>> number_of_pieces(Word("hos st i går", 4, "st", False))
    True
    """
    if word.surface != "st":
        return None
    return not NUMBER_BEFORE.search(word.text[max(0, word.start - 12):word.start])


def called_organisation(word: Word) -> bool | None:
    """Accept a word that may be a name if the words around it call it an organisation.

    >>> called_organisation(Word("facket kommunal", 7, "kommunal", False))
    True
    """
    may_be = word.surface not in FUNCTION_WORDS and not {
        word.surface, stem(word.surface)}.isdisjoint(ALSO_NAMES | word.stems)
    is_called = may_be and (is_called_organisation(word.text, word.start, word.end)
                            or SPEAKS_BEFORE.search(word.text[max(0, word.start - 15):word.start]))
    return True if is_called else None


def begins_sentence(word: Word) -> bool | None:
    """Accept a word that begins a sentence in spite of its small letter.

    >>> begins_sentence(Word("Det är klart. basta ägs av alla.", 14, "basta", False))
    True
    """
    m = SENTENCE_BEFORE.search(word.text[max(0, word.start - LONGEST_PLACE):word.start])
    begins = m and m[1] not in SHORT_FORMS and word.surface not in FUNCTION_WORDS
    return True if begins else None


def foreign_word(word: Word) -> bool | None:
    """Reject a word beside an English one.

    >>> foreign_word(Word("the languages", 4, "languages", False))
    False
    """
    before, behind = NEIGHBOURS
    around = (before.search(word.text[max(0, word.start - 12):word.start])[1],
              behind.match(word.text, word.end)[1])
    return False if word.surface in ENGLISH or not ENGLISH.isdisjoint(around) else None


def new_word(word: Word) -> bool | None:
    """Reject a word with a productive ending.

    >>> new_word(Word("individualisering", 0, "individualisering", False))
    False
    """
    is_new = NEW_WORD.fullmatch(word.surface) and word.surface not in ONLY_NAMES
    return False if is_new else None


def unknown_word(word: Word) -> bool:
    """Accept a word that is neither in the dictionary nor a compound of words that are.

    >>> unknown_word(Word("på spotify", 3, "spotify", False))
    True
    """
    if word.surface in FUNCTION_WORDS or word.surface in ordinary_words():
        return not {word.surface, stem(word.surface)}.isdisjoint(ONLY_NAMES)
    is_known = stem(word.surface) in word.stems
    return is_known or not (word.surface in SHORT_FORMS or is_ordinary(word.surface))


@lru_cache(CACHED_WORDS)
def is_plain(word: str) -> bool:
    """Return whether a word in lower case can be a name only by what is around it.

    Most words are; the rules are for the others, for words of the names of the post, and for those
    that begin a sentence.

    >>> [is_plain(word) for word in ("arbete", "handels", "skolverket", "spotify")]
    [True, False, False, False]
    """
    alone = Word(word, 0, word, False)
    is_special = (word == "st" or word in PARTIES or OF_A_PLACE.fullmatch(word)
                  or not {word, stem(word)}.isdisjoint(ALSO_NAMES))
    return not is_special and not may_be_lower_case_name(alone)


# In this order; the first rule that accepts (True) or rejects (False) a word decides.
RULES: tuple[Callable[[Word], bool | None], ...] = (
    party, part_of_other_word, institution_in_lower_case, institution_of_place, number_of_pieces,
    called_organisation, begins_sentence, foreign_word, new_word, unknown_word)


def may_be_lower_case_name(word: Word) -> bool:
    """Return whether a word in lower case could be a name where it is.

    >>> may_be_lower_case_name(Word("med ett arbete", 8, "arbete", False))
    False
    """
    return next(answer for rule in RULES if (answer := rule(word)) is not None)
