"""Guess what an undecided name is, in the words of other_names.csv, or an organisation."""

import re
from collections.abc import Callable

from ..language.lexicon import (
    ONLY_NAMES,
    first_names,
    is_ordinary,
    places,
    places_abroad,
    words_in,
)
from ..language.patterns import ROLE_ENDINGS
from ..mentions.openings import is_opening
from ..mentions.surroundings import is_called_organisation
from .phrases import KIND, phrases_that_are_names
from .words import (
    ABBREVIATION,
    Word,
    is_also_a_name,
    is_institution,
    may_be_organisation_in_opening,
)

BEFORE = 60  # characters before a name that are looked at
LONGEST_NAME = 4  # words of a person's name
ORGANISATION = "organisation"
ABBREVIATIONS = words_in("CV DS GD HR IT PDF PS TV VD")  # of other things
COMPANY = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd|Group|Sverige|Norden|FF|IF|IK)$")
INSTITUTION_NOUN = re.compile(rf"\b(?:{KIND}|statens|bröderna)\b",
                              re.IGNORECASE)
PERSON_BEFORE = re.compile(
    rf"(?:{ROLE_ENDINGS}|\b(?:heter|hette|vid namn|kollegan|reporter|[Tt]ack|[Hh]ej|eleven|"
    r"läraren|mannen|kvinnan))\s$")
SURNAME_AT_END = re.compile(
    r"(?:sson|[kq]vist|lund|ström|berg|gren|dahl|man|ius|mark|strand|stedt)s?$")
PERSON_BEHIND = re.compile(r"(?:,|\s(?:är|var))\s\d\d\sår|,\s(?:som\s(?:är|var|arbetar|jobbar))|"
                           r"\s(?:sa|berättar|skrattar|ler|undrar)\b|\soch\sjag\b")
PLACE_BEFORE = re.compile(r"\b(?:i|I|utanför|kring|runt)\s$")
SWEDISH_ENDING = re.compile(r"\w{4,}(?:are|aren|arna|ing|ingen|else|het|isk|iska|ade|ande|liga?|"
                            r"bar|sam|sen|orna|erna)")
# The noun before a name, or the end of the name, and what it says
NOUNS = (
    (re.compile(r"(?:app|tjänst|funktion|robot|webbplats|sajt|plattform)(?:en)\s[”\"]?$"),
     "service"),
    (re.compile(r"(?:projekt|program|initiativ)et\s[”\"]?$", re.IGNORECASE), "programme"),
    (re.compile(r"(?:bok|film|seri|låt|pjäs)en\s[”\"]?$"), "work"),
    (re.compile(r"(?:rapport|skrift|krönika|broschyr|podd)(?:en|n)\s[”\"]?$"), "publication"),
    (re.compile(r"(?:avdelning|enhet|sektion)(?:en)?\s[”\"]?$"), "unit"))
ENDINGS = (
    (re.compile(r"(?:veckan|dagarna|mässan|festivalen|konferensen|galan)s?$"), "event"),
    (re.compile(r"(?:priset|stipendiet)s?$"), "award"),
    (re.compile(r"(?:gatan|vägen|torget|platsen|bron|parken|fälten|kusten|dalen|sjön|älven|"
                r"berget|köping|borg|torp|hamn|\barena)s?$", re.IGNORECASE), "place"))


def called_organisation(name: Word) -> str | None:
    """Guess an organisation if the words around the name call it one.

    >>> called_organisation(Word("Hon är vd för Klarna i dag", 14, "Klarna"))
    'organisation'
    """
    return ORGANISATION if is_called_organisation(name.text, name.start, name.end) else None


def institution(name: Word) -> str | None:
    """Guess an organisation if a word of the name is one for institutions or companies.

    >>> institution(Word("hos Malmö högskola", 4, "Malmö högskola"))
    'organisation'
    """
    is_one = (COMPANY.search(name.surface) or INSTITUTION_NOUN.search(name.surface)
              or any(phrases_that_are_names(name.surface)) or is_institution(name.folded)
              or may_be_organisation_in_opening(name.folded))
    return ORGANISATION if is_one else None


def abbreviation(name: Word) -> str | None:
    """Guess what an abbreviation is: mostly an organisation.

    >>> abbreviation(Word("hos KTH", 4, "KTH")), abbreviation(Word("PS. Hej!", 0, "PS"))
    ('organisation', 'abbreviation')
    """
    if name.surface in ABBREVIATIONS:
        return "abbreviation"
    is_one = len(name.surface) == 1 or ABBREVIATION.fullmatch(name.surface)
    return ORGANISATION if is_one else None


def noun_before(name: Word) -> str | None:
    """Guess what the noun before the name says.

    >>> noun_before(Word("i appen Jobbkompis", 8, "Jobbkompis"))
    'service'
    """
    return next((kind for noun, kind in NOUNS if noun.search(name.before(BEFORE))), None)


def listed_place(name: Word) -> str | None:
    """Guess a place if the list of places has the name.

    >>> listed_place(Word("Norrbottens inland", 0, "Norrbottens"))
    'place'
    """
    spellings = {name.surface, name.surface.removesuffix("s")}
    return "place" if spellings & (places() | places_abroad()) else None


def person(name: Word) -> str | None:
    """Guess a person if the name begins with a first name, or with a person's words around it.

    >>> person(Word("Tack Kerstin!", 5, "Kerstin")), person(Word("Hon heter Xia", 10, "Xia"))
    ('person', 'person')
    """
    first, *others = name.surface.split()
    is_named = first in first_names() or first.removesuffix("s") in first_names()
    may_be_person = name.surface.istitle() and len(others) < LONGEST_NAME
    is_person = may_be_person and (
        is_named or others and SURNAME_AT_END.search(name.surface)
        or PERSON_BEFORE.search(name.before(BEFORE)) or PERSON_BEHIND.match(name.text, name.end))
    return "person" if is_person and not is_also_a_name(name.folded) else None


def ending(name: Word) -> str | None:
    """Guess what the end of the name says.

    >>> ending(Word("under Almedalsveckan", 6, "Almedalsveckan"))
    'event'
    """
    return next((kind for end, kind in ENDINGS if end.search(name.surface)), None)


def ordinary_word(name: Word) -> str | None:
    """Guess an ordinary word: in lower case, or one of the dictionary where a sentence begins.

    >>> ordinary_word(Word("Tid är pengar.", 0, "Tid"))
    'ordinary word'
    """
    is_word = all(is_ordinary(word) for word in name.folded.split())
    if name.surface == name.folded:
        is_word = is_word or (bool(SWEDISH_ENDING.fullmatch(name.surface))
                              and name.surface not in ONLY_NAMES)
    elif not is_opening(name.text, name.start) or is_also_a_name(name.folded):
        return None
    return "ordinary word" if is_word else None


def place_behind_preposition(name: Word) -> str | None:
    """Guess a place behind a preposition of places.

    >>> place_behind_preposition(Word("Vi möttes i Xarvik", 12, "Xarvik"))
    'place'
    """
    return "place" if PLACE_BEFORE.search(name.before(BEFORE)) else None


# In this order; the first rule that guesses decides.
RULES: tuple[Callable[[Word], str | None], ...] = (
    abbreviation, listed_place, ending, called_organisation, noun_before, institution, person,
    ordinary_word, place_behind_preposition)


def guess(text: str, start: int, surface: str) -> str:
    """Return what a name may be: an organisation if nothing says that it is something else.

    >>> guess("Hon är vd för Klarna i dag", 14, "Klarna")
    'organisation'
    >>> guess("Vi möttes i Arvika igår", 12, "Arvika")
    'place'
    """
    return next(filter(None, (rule(Word(text, start, surface)) for rule in RULES)), ORGANISATION)
