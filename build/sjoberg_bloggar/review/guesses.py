"""Guess what an undecided name is, in the words of other_names.csv, or an organisation."""

import re

from ..language.lexicon import (
    FIRST_NAMES,
    ONLY_NAMES,
    PLACES,
    PLACES_ABROAD,
    is_ordinary,
    words_in,
)
from ..language.patterns import ROLE_ENDINGS
from ..mentions.surroundings import NEAR_BEFORE, is_called_organisation, is_opening
from .capitalised import institution
from .institutions import INSTITUTION_NOUN
from .phrases import phrases_that_are_names
from .words import Word, WordRule, abbreviation, also_a_name, first_verdict

MOST_NAMES = 4  # words of a person's name
ORGANISATION = "organisation"
ABBREVIATIONS = words_in("CV DS GD HR IT PDF PS TV VD")  # of other things
COMPANY = re.compile(r"\b(?:AB|HB|KB|Inc|Ltd|Group|Sverige|Norden|FF|IF|IK)$")
PART_OF_INSTITUTION = re.compile(rf"\b(?:{INSTITUTION_NOUN}|statens|bröderna)\b", re.IGNORECASE)
PERSON_BEFORE = re.compile(
    rf"(?:{ROLE_ENDINGS}|\b(?:heter|hette|vid namn|kollegan|reporter|[Tt]ack|[Hh]ej|eleven|"
    r"läraren|mannen|kvinnan))\s$")
SURNAME_AT_END = re.compile(
    r"(?:sson|[kq]vist|lund|ström|berg|gren|dahl|man|ius|mark|strand|stedt)s?$")
PERSON_AFTER = re.compile(r"(?:,|\s(?:är|var))\s\d\d\sår|,\s(?:som\s(?:är|var|arbetar|jobbar))|"
                          r"\s(?:sa|berättar|skrattar|ler|undrar)\b|\soch\sjag\b")
PREPOSITION_BEFORE = re.compile(r"\b(?:i|I|utanför|kring|runt)\s$")
SWEDISH_ENDING = re.compile(r"\w{4,}(?:are|aren|arna|ing|ingen|else|het|isk|iska|ade|ande|liga?|"
                            r"bar|sam|sen|orna|erna)")
# The noun before a name, or the end of the name, by what it says
NOUNS_BEFORE = {
    "service": re.compile(
        r"(?:app|tjänst|funktion|robot|webbplats|sajt|plattform)(?:en)\s[”\"]?$"),
    "programme": re.compile(r"(?:projekt|program|initiativ)et\s[”\"]?$", re.IGNORECASE),
    "work": re.compile(r"(?:bok|film|seri|låt|pjäs)en\s[”\"]?$"),
    "publication": re.compile(r"(?:rapport|skrift|krönika|broschyr|podd)(?:en|n)\s[”\"]?$"),
    "unit": re.compile(r"(?:avdelning|enhet|sektion)(?:en)?\s[”\"]?$")}
NAME_ENDINGS = {
    "event": re.compile(r"(?:veckan|dagarna|mässan|festivalen|konferensen|galan)s?$"),
    "award": re.compile(r"(?:priset|stipendiet)s?$"),
    "place": re.compile(r"(?:gatan|vägen|torget|platsen|bron|parken|fälten|kusten|dalen|sjön|älven|"
                        r"berget|köping|borg|torp|hamn|\barena)s?$", re.IGNORECASE)}


def is_common_abbreviation(name: Word) -> bool:
    """Return whether a name is an abbreviation of something else than an organisation.

    >>> is_common_abbreviation(Word("PS. Mer", 0, "PS"))
    True
    """
    return name.surface in ABBREVIATIONS


def is_known_place(name: Word) -> bool:
    """Return whether a name, or the name without a genitive ending, is that of a place.

    >>> is_known_place(Word("i Norrbottens", 2, "Norrbottens"))
    True
    """
    return any(form in PLACES or form in PLACES_ABROAD
               for form in (name.surface, name.surface.removesuffix("s")))


def is_called_so(name: Word) -> bool:
    """Return whether the words around a name call it an organisation.

    >>> is_called_so(Word("vd för Klarna", 7, "Klarna"))
    True
    """
    return is_called_organisation(name.text, name.start, name.end)


def follows_preposition(name: Word) -> bool:
    """Return whether a preposition of places is before a name.

    >>> follows_preposition(Word("vi möttes i Xarvik", 12, "Xarvik"))
    True
    """
    return bool(PREPOSITION_BEFORE.search(name.before(NEAR_BEFORE)))


def is_institution_name(name: Word) -> bool:
    """Return whether a word of a name is one for institutions or companies.

    >>> is_institution_name(Word("hos Malmö högskola", 4, "Malmö högskola"))
    True
    """
    return bool(COMPANY.search(name.surface) or PART_OF_INSTITUTION.search(name.surface)
                or any(phrases_that_are_names(name.surface)) or institution(name))


def is_person(name: Word) -> bool:
    """Return whether a name begins with a first name, or has a person's words around it.

    >>> is_person(Word("Tack Kerstin!", 5, "Kerstin")), is_person(Word("Hon heter Xia", 10, "Xia"))
    (True, True)
    """
    first, *others = name.surface.split()
    if not name.surface.istitle() or len(others) >= MOST_NAMES or also_a_name(name):
        return False
    return bool(not {first, first.removesuffix("s")}.isdisjoint(FIRST_NAMES)
                or others and SURNAME_AT_END.search(name.surface)
                or PERSON_BEFORE.search(name.before(NEAR_BEFORE))
                or PERSON_AFTER.match(name.text, name.end))


def is_ordinary_word(name: Word) -> bool:
    """Return whether a name is in lower case or begins a sentence, and may be an ordinary word.

    >>> is_ordinary_word(Word("Tid är pengar.", 0, "Tid"))
    True
    """
    is_word = all(is_ordinary(word) for word in name.folded.split())
    if name.surface == name.folded:
        return is_word or (bool(SWEDISH_ENDING.fullmatch(name.surface))
                           and name.surface not in ONLY_NAMES)
    return is_word and is_opening(name.text, name.start) and not also_a_name(name)


# In this order; the first rule that holds decides.
GUESSES: tuple[WordRule[str], ...] = (
    ("abbreviation", is_common_abbreviation), (ORGANISATION, abbreviation),
    ("place", is_known_place),
    *((kind, lambda name, end=end: end.search(name.surface)) for kind, end in NAME_ENDINGS.items()),
    (ORGANISATION, is_called_so),
    *((kind, lambda name, noun=noun: noun.search(name.before(NEAR_BEFORE)))
      for kind, noun in NOUNS_BEFORE.items()),
    (ORGANISATION, is_institution_name), ("person", is_person), ("ordinary word", is_ordinary_word),
    ("place", follows_preposition),
)


def guess(text: str, start: int, surface: str) -> str:
    """Return what a name may be: an organisation if nothing says that it is something else.

    >>> [guess(f"{before} {name}", len(before) + 1, name) for before, name in (
    ...     ("vd för", "Klarna"), ("hos", "KTH"), ("PS", "PS"), ("i appen", "Jobbkompis"),
    ...     ("under", "Almedalsveckan"), ("vi möttes i", "Xarvik"), ("i", "Norrbottens"))]
    ['organisation', 'organisation', 'abbreviation', 'service', 'event', 'place', 'place']
    """
    return first_verdict(GUESSES, Word(text, start, surface), ORGANISATION)
