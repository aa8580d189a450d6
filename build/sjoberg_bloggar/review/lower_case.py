"""Rules for whether a word in lower case could be a name where it is."""

import re
from functools import lru_cache

from ..language.lexicon import (
    CACHED_WORDS,
    FUNCTION_WORDS,
    ONLY_NAMES,
    SHORT_FORMS,
    is_ordinary,
    ordinary_words,
)
from ..mentions.names import stem
from ..mentions.surroundings import NAME_PARTICLE, is_called_organisation, proper_noun_before
from .institutions import OF_A_PLACE, is_institution, may_be_organisation
from .words import Word, WordRule, also_a_name, first_verdict

# Common nouns that the name of a place makes an institution of ("Lunds universitet")
NOUN_OF_PLACE = re.compile(rf"(?:{OF_A_PLACE})s?")
PARTIES = frozenset("cflmsv")
IN_BRACKETS = re.compile(r"\s\(\w\)")
SPEAKS_BEFORE = re.compile(r"\b(?:säger|skriver|menar|anser|hävdar|rapporterar|meddelar|"
                           r"[Ee]nligt|hos)\s$")
END_OF_SENTENCE_BEFORE = re.compile(r"\s([^\W\d_]{2,})\.\s$")
LONGEST_END_OF_SENTENCE = 40  # characters
NUMBER_BEFORE = re.compile(r"(?:\d|\b(?:per|ett|några|två|tre|fyra|fem|sex|tio))\s$")
# Endings by which Swedish makes new verbs, adjectives and nouns
NEW_WORD = re.compile(r"\w{4,}(?:(?:is)?er(?:a|ar|as|ad|ade|ades|at|ats|ing|ingen)|gör|ande|"
                      r"(?:bar|mässig|aktig|enlig|styrd|driven|vänlig)(?:t|a|het|heten)?)")
ENGLISH = frozenset("a and are be for in is new of on our the they to we with you your".split())
NEIGHBOURS = re.compile(r"(?:([\w’']+)\s)?$"), re.compile(r"(?:\s([\w’']+))?")


def party_in_brackets(word: Word) -> bool:
    """Return whether a word is the letter of a party in brackets.

    >>> party_in_brackets(Word("Ylva Ek (s) log", 9, "s"))
    True
    """
    return word.surface in PARTIES and bool(IN_BRACKETS.match(word.text, max(0, word.start - 2)))


def part_of_other_word(word: Word) -> bool:
    """Return whether a word is another letter, half a compound, or the particle of a surname.

    >>> part_of_other_word(Word("hälso- och sjukvård", 0, "hälso"))
    True
    """
    is_half = word.text.startswith("-", word.end) and not word.text[word.end + 1:][:1].isalnum()
    is_particle = word.text[word.end + 1:word.end + 2].isupper() \
        and NAME_PARTICLE.fullmatch(word.surface)
    return len(word.surface) == 1 or is_half or bool(is_particle)


def institution_in_lower_case(word: Word) -> bool:
    """Return whether a word is one for an institution.

    >>> institution_in_lower_case(Word("säger skolverket", 6, "skolverket"))
    True
    """
    return is_institution(word.surface) or may_be_organisation(word.surface)


def institution_of_place(word: Word) -> bool:
    """Return whether the name of a place before a word makes an institution of it.

    >>> institution_of_place(Word("Bodens kommun", 7, "kommun"))
    True
    """
    is_noun = NOUN_OF_PLACE.fullmatch(word.surface)
    place = proper_noun_before(word.text, word.start).lower() if is_noun else ""
    return bool(place) and place not in FUNCTION_WORDS


def number_of_pieces(word: Word) -> bool:
    """Return whether "st" counts pieces; else it is a trade union.

    >>> [number_of_pieces(Word(f"{before} st", 4, "st")) for before in ("tre", "hos")]
    [True, False]
    """
    return word.surface == "st" and bool(NUMBER_BEFORE.search(word.before(12)))


def trade_union(word: Word) -> bool:
    """Return whether a word is the abbreviation of a trade union in lower case.

    >>> trade_union(Word("hos st i går", 4, "st"))
    True
    """
    return word.surface == "st"


def called_organisation(word: Word) -> bool:
    """Return whether the words around a word that may be a name call it an organisation.

    >>> called_organisation(Word("facket kommunal", 7, "kommunal"))
    True
    """
    may_be_name = also_a_name(word) or word.surface in word.stems \
        or stem(word.surface) in word.stems
    return may_be_name and word.surface not in FUNCTION_WORDS and (
        is_called_organisation(word.text, word.start, word.end)
        or bool(SPEAKS_BEFORE.search(word.before(15))))


def begins_sentence(word: Word) -> bool:
    """Return whether a word begins a sentence in spite of its small letter.

    >>> begins_sentence(Word("Det är klart. basta ägs av alla.", 14, "basta"))
    True
    """
    m = END_OF_SENTENCE_BEFORE.search(word.before(LONGEST_END_OF_SENTENCE)) \
        if "." in word.before(3) else None
    return bool(m) and m[1] not in SHORT_FORMS and word.surface not in FUNCTION_WORDS


def foreign_word(word: Word) -> bool:
    """Return whether a word is English, or beside an English one.

    >>> foreign_word(Word("the languages", 4, "languages"))
    True
    """
    before, after = NEIGHBOURS
    around = before.search(word.before(12))[1], after.match(word.text, word.end)[1]
    return word.surface in ENGLISH or not ENGLISH.isdisjoint(around)


def new_word(word: Word) -> bool:
    """Return whether a word has an ending by which Swedish makes new words.

    >>> new_word(Word("individualisering", 0, "individualisering"))
    True
    """
    return bool(NEW_WORD.fullmatch(word.surface)) and word.surface not in ONLY_NAMES


def unknown_word(word: Word) -> bool:
    """Return whether a word is neither in the dictionary nor a compound of words that are.

    >>> unknown_word(Word("på spotify", 3, "spotify"))
    True
    """
    if word.surface in FUNCTION_WORDS or word.surface in ordinary_words():
        return not {word.surface, stem(word.surface)}.isdisjoint(ONLY_NAMES)
    is_known = stem(word.surface) in word.stems
    return is_known or not (word.surface in SHORT_FORMS or is_ordinary(word.surface))


# In this order; the first rule that holds decides whether the word may be a name.
LOWER_CASE_RULES: tuple[WordRule[bool], ...] = (
    (True, party_in_brackets), (False, part_of_other_word), (True, institution_in_lower_case),
    (True, institution_of_place), (False, number_of_pieces), (True, trade_union),
    (True, called_organisation), (True, begins_sentence), (False, foreign_word),
    (False, new_word), (True, unknown_word))


@lru_cache(CACHED_WORDS)
def is_plain(word: str) -> bool:
    """Return whether a word in lower case can be a name only by what is around it.

    Most words are; the rules are for the others, for words of the names of the post, and for those
    that begin a sentence.

    >>> [is_plain(word) for word in ("arbete", "handels", "skolverket", "spotify")]
    [True, False, False, False]
    """
    is_special = word == "st" or word in PARTIES or NOUN_OF_PLACE.fullmatch(word)
    alone = Word(word, 0, word)
    return not (is_special or also_a_name(alone)
                or first_verdict(LOWER_CASE_RULES, alone, default=False))
