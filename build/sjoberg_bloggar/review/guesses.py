"""Guess what an undecided name is, in the words of other_names.csv, or an organisation."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from ..language.lexicon import (
    ALSO_NAMES,
    ONLY_NAMES,
    first_names,
    is_ordinary,
    places,
    places_abroad,
    words_in,
)
from ..language.patterns import ROLE_ENDINGS
from ..mentions.surroundings import is_called_organisation, is_opening
from .institutions import is_institution, may_be_organisation_in_opening
from .phrases import KIND, phrases_that_are_names
from .rules import ABBREVIATION, stem

BEFORE = 60  # characters before a name that are looked at
LONGEST_NAME = 4  # words of a person's name
ORGANISATION = "organisation"
ABBREVIATIONS = words_in("CV DS GD HR IT PDF PS TV VD")  # of other things
COMPANY = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd|Group|Sverige|Norden|FF|IF|IK)$")
INSTITUTION_NOUN = re.compile(rf"\b(?:{KIND}|statens|bröderna)\b",
                              re.IGNORECASE)
PERSON_BEFORE = re.compile(
    rf"(?:\b\w*{ROLE_ENDINGS}|\b(?:heter|hette|vid namn|kollegan|reporter|[Tt]ack|[Hh]ej|eleven|"
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


@dataclass(frozen=True, slots=True)
class Place:
    """An undecided name where it is.

    Attributes:
        text: The text that has it.
        start: Where it begins.
        surface: The name.
    """

    text: str
    start: int
    surface: str

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.surface)

    @property
    def before(self) -> str:
        """What is right before it."""
        return self.text[max(0, self.start - BEFORE):self.start]

    @property
    def plain(self) -> str:
        """The name without the ending of a genitive."""
        return self.surface.removesuffix("s")


def called_organisation(name: Place) -> str | None:
    """Guess an organisation if the words around the name call it one.

    >>> called_organisation(Place("Hon är vd för Klarna i dag", 14, "Klarna"))
    'organisation'
    """
    return ORGANISATION if is_called_organisation(name.text, name.start, name.end) else None


def institution(name: Place) -> str | None:
    """Guess an organisation if a word of the name is one for institutions or companies.

    >>> institution(Place("hos Malmö högskola", 4, "Malmö högskola"))
    'organisation'
    """
    folded = name.surface.lower()
    is_one = (COMPANY.search(name.surface) or INSTITUTION_NOUN.search(name.surface)
              or any(phrases_that_are_names(name.surface))
              or is_institution(folded) or may_be_organisation_in_opening(folded))
    return ORGANISATION if is_one else None


def abbreviation(name: Place) -> str | None:
    """Guess what an abbreviation is: mostly an organisation.

    >>> abbreviation(Place("hos KTH", 4, "KTH")), abbreviation(Place("PS. Hej!", 0, "PS"))
    ('organisation', 'abbreviation')
    """
    if name.surface in ABBREVIATIONS:
        return "abbreviation"
    is_one = len(name.surface) == 1 or ABBREVIATION.fullmatch(name.surface)
    return ORGANISATION if is_one else None


def noun_before(name: Place) -> str | None:
    """Guess what the noun before the name says.

    >>> noun_before(Place("i appen Jobbkompis", 8, "Jobbkompis"))
    'service'
    """
    return next((kind for noun, kind in NOUNS if noun.search(name.before)), None)


def listed_place(name: Place) -> str | None:
    """Guess a place if the list of places has the name.

    >>> listed_place(Place("Norrbottens inland", 0, "Norrbottens"))
    'place'
    """
    is_place = not {name.surface, name.plain}.isdisjoint(places() | places_abroad())
    return "place" if is_place else None


def person(name: Place) -> str | None:
    """Guess a person if the name begins with a first name, or with a person's words around it.

    >>> person(Place("Tack Kerstin!", 5, "Kerstin")), person(Place("Hon heter Xia", 10, "Xia"))
    ('person', 'person')
    """
    first, *others = name.surface.split()
    is_named = first in first_names() or first.removesuffix("s") in first_names()
    may_be_person = name.surface.istitle() and len(others) < LONGEST_NAME
    is_person = may_be_person and (
        is_named or others and SURNAME_AT_END.search(name.surface)
        or PERSON_BEFORE.search(name.before) or PERSON_BEHIND.match(name.text, name.end))
    return "person" if is_person and not is_also_a_name(name.surface.lower()) else None


def ending(name: Place) -> str | None:
    """Guess what the end of the name says.

    >>> ending(Place("under Almedalsveckan", 6, "Almedalsveckan"))
    'event'
    """
    return next((kind for end, kind in ENDINGS if end.search(name.surface)), None)


def ordinary_word(name: Place) -> str | None:
    """Guess an ordinary word: in lower case, or one of the dictionary where a sentence begins.

    >>> ordinary_word(Place("Tid är pengar.", 0, "Tid"))
    'ordinary word'
    """
    folded = name.surface.lower()
    is_word = all(is_ordinary(word) for word in folded.split())
    if name.surface == folded:
        is_word = is_word or bool(SWEDISH_ENDING.fullmatch(folded)) and folded not in ONLY_NAMES
    elif not is_opening(name.text, name.start) or is_also_a_name(folded):
        return None
    return "ordinary word" if is_word else None


def is_also_a_name(folded: str) -> bool:
    """Return whether a word, or the word without a genitive ending, is also a name.

    >>> is_also_a_name("handels"), is_also_a_name("glad")
    (True, False)
    """
    return folded in ALSO_NAMES or stem(folded) in ALSO_NAMES


def place_behind_preposition(name: Place) -> str | None:
    """Guess a place behind a preposition of places.

    >>> place_behind_preposition(Place("Vi möttes i Xarvik", 12, "Xarvik"))
    'place'
    """
    return "place" if PLACE_BEFORE.search(name.before) else None


# In this order; the first rule that guesses decides.
RULES: tuple[Callable[[Place], str | None], ...] = (
    abbreviation, listed_place, ending, called_organisation, noun_before, institution, person,
    ordinary_word, place_behind_preposition)


def guess(text: str, start: int, surface: str) -> str:
    """Return what a name may be: an organisation if nothing says that it is something else.

    >>> guess("Hon är vd för Klarna i dag", 14, "Klarna")
    'organisation'
    >>> guess("Vi möttes i Arvika igår", 12, "Arvika")
    'place'
    """
    name = Place(text, start, surface)
    return next((kind for rule in RULES if (kind := rule(name))), ORGANISATION)
