"""The names to look for: what is curated about them, and the pattern that finds them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..curation.model import Curation, known_names
from ..model import Author
from .trie import words_pattern

WHOLE_WORD = r"(?=s?(?!\w))"  # an s of the genitive, or a hyphen and any word, may follow
ANY_LETTERS = ""
AUTHOR = "author"
SWEDEN = "SE"


@dataclass(frozen=True, slots=True)
class KnownName:
    """What is known about a name.

    Attributes:
        organisation_id: The organisation, or None for a name of something else.
        holds: Where the name means that: "always", "inside" a sentence, or decided at "each".
        source: What says so: a curator's file, or "author".
        is_swedish: Whether it is the name of an organisation in Sweden.
        is_person: Whether it is a person's name.
        people: For the first name of authors: their full names.
    """

    organisation_id: str | None
    holds: str
    source: str
    is_swedish: bool = False
    is_person: bool = False
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Names:
    """All names to look for.

    Attributes:
        curation: The decisions, for those about single occurrences.
        known: What is known about each name.
        pattern: The pattern that finds them.
        organisations: The organisation_ids that are curated.
        openings: Words that are ordinary ones at the beginning of a sentence.
        places: The genitives of the names of places.
    """

    curation: Curation
    known: dict[str, KnownName]
    pattern: re.Pattern
    organisations: frozenset[str]
    openings: frozenset[str]
    places: frozenset[str]


def compile_names(curation: Curation, people: Iterable[Author]) -> Names:
    """Return the names to look for: the curated ones, and the full and first names of authors.

    A surname alone is not among them: it may be a company's name.
    """
    rows = known_names(curation)
    swedish = {row["organisation_id"] for row in curation["organisations"]
               if row.values.get("country") == SWEDEN}
    known = {name: KnownName(organisation_id := row.values.get("organisation_id"), row["holds"],
                             row.path.name, organisation_id in swedish,
                             row.values.get("category") == "person")
             for name, row in rows.items()}
    for name, known_name in names_of(people).items():
        known.setdefault(name, known_name)
    compounds = {name for name, row in rows.items() if row.values.get("compounds") == "yes"}
    endings = {name: ANY_LETTERS if name in compounds else WHOLE_WORD for name in known}
    other_names = curation["other_names"]
    return Names(
        curation, known, words_pattern(endings),
        organisations=frozenset(row["organisation_id"] for row in curation["organisations"]),
        openings=frozenset(row["name"] for row in (*curation["organisation_names"], *other_names)
                           if row["holds"] == "opening"),
        places=frozenset(["Statens", *(f"{row['name']}s" for row in other_names
                                       if row["category"] == "place")]))


def names_of(people: Iterable[Author]) -> dict[str, KnownName]:
    """Return what is known about the full names of people, in every form, and their first names.

    >>> names_of([Author("eva-ek", "Eva Ek", "Eva", "Ek", (), False)])["Eva"].people
    frozenset({'Eva Ek'})
    """
    full_names = sorted({form for person in people for form in (person.name, *person.variants)})
    by_first_name = defaultdict(set)
    for name in full_names:
        by_first_name[name.split()[0]].add(name)
    first_names = {first: KnownName(None, "always", AUTHOR, is_person=True,
                                    people=frozenset(names))
                   for first, names in by_first_name.items()}
    return first_names | dict.fromkeys(full_names,
                                       KnownName(None, "always", AUTHOR, is_person=True))
