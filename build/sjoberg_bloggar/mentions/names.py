"""The names to look for: what is curated about them, and the pattern that finds them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ..curation.model import Curation
from ..curation.names import known_names
from ..model import Author
from .trie import words_pattern

WHOLE_WORD = r"(?=s?(?!\w))"  # an s of the genitive, or a hyphen and any word, may follow
ANY_LETTERS = ""


@dataclass(frozen=True, slots=True)
class KnownName:
    """What is known about a name.

    Attributes:
        organisation_id: The organisation, or None for a name of something else.
        holds: Where the name means that: "always", "inside" a sentence, or decided at "each".
        source: What says so: a curator's file, or "author".
    """

    organisation_id: str | None
    holds: str
    source: str


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
    """Return the names to look for: the curated ones, and those of people in every form."""
    rows = known_names(curation)
    known = {name: KnownName(row.values.get("organisation_id"), row["holds"], row.path.name)
             for name, row in rows.items()}
    for name in sorted({form for person in people for form in (person.name, *person.variants)}):
        for form in (name, name.split()[0], name.split()[-1]):
            known.setdefault(form, KnownName(None, "always", "author"))
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
