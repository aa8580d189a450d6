"""The names to look for: what is known about them, and the pattern that finds them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os.path import commonprefix

from ..curation.model import Curation, known_names
from ..model import Author

WHOLE_WORD = r"(?=s?(?!\w))"  # an s of the genitive, or a hyphen and any word, may follow
ANY_LETTERS = ""
SHORTEST_STEM = 4  # letters of a name


@dataclass(frozen=True, slots=True)
class KnownName:
    """What is known about a name.

    Attributes:
        organisation_id: The organisation, or None for a name of something else.
        holds: Where the name means that: "always", "inside" a sentence, or decided at "each".
        rule: What says so: a curator's file, or "author".
        is_swedish: Whether it is the name of an organisation in Sweden.
        is_person: Whether it is a person's name.
        people: For the first name of authors: their full names.
    """

    organisation_id: str | None
    holds: str
    rule: str
    is_swedish: bool = False
    is_person: bool = False
    people: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Names:
    """All names to look for, and the decisions about single occurrences of them.

    Attributes:
        organisations: The organisation_ids that are curated.
        stems: The stems of the organisations' names that count in lower case too.
        openings: Words that are ordinary words at the beginning of a sentence.
        places: The genitives of the names of places.
    """

    curation: Curation
    known: dict[str, KnownName]
    pattern: re.Pattern
    organisations: frozenset[str]
    stems: frozenset[str]
    openings: frozenset[str]
    places: frozenset[str]


def compile_names(curation: Curation, people: Iterable[Author]) -> Names:
    """Return the names to look for: the curated ones, and the full and first names of authors.

    A surname alone is not among them: it may be a company's name.
    """
    rows = known_names(curation)
    swedish = {row["organisation_id"] for row in curation["organisations"]
               if row.values.get("country") == "SE"}
    known = names_of(people) | {
        name: KnownName(organisation_id := row.values.get("organisation_id"), row["holds"],
                        row.path.name, organisation_id in swedish,
                        row.values.get("category") == "person")
        for name, row in rows.items()}
    endings = dict.fromkeys(known, WHOLE_WORD) | {
        name: ANY_LETTERS for name, row in rows.items() if row.values.get("compounds") == "yes"}
    other_names = curation["other_names"]
    return Names(
        curation, known, words_pattern(endings),
        organisations=frozenset(row["organisation_id"] for row in curation["organisations"]),
        stems=frozenset(stem(name) for name, each in known.items()
                        if each.organisation_id and len(name) >= SHORTEST_STEM),
        openings=frozenset(row["name"] for row in (*curation["organisation_names"], *other_names)
                           if row["holds"] == "opening"),
        places=frozenset(["Statens", *(f"{row['name']}s" for row in other_names
                                       if row["category"] == "place")]))


def names_of(people: Iterable[Author]) -> dict[str, KnownName]:
    """Return what is known about the full names of people, in all forms, and their first names.

    >>> names_of([Author("eva-ek", "Eva Ek", "Eva", "Ek", (), False)])["Eva"].people
    frozenset({'Eva Ek'})
    """
    full_names = sorted({form for person in people for form in (person.name, *person.variants)})
    by_first_name = defaultdict(set)
    for name in full_names:
        by_first_name[name.split()[0]].add(name)
    person = KnownName(None, "always", "author", is_person=True)
    return {first: replace(person, people=frozenset(names))
            for first, names in by_first_name.items()} | dict.fromkeys(full_names, person)


def stem(word: str) -> str:
    """Return a word in lower case without a genitive ending.

    >>> stem("Almegas")
    'almega'
    """
    return word.lower().removesuffix("s")


def words_pattern(endings: dict[str, str]) -> re.Pattern:
    r"""Return the pattern that finds any of the words, the longest first, at the start of a word.

    Common beginnings are written once, so that the time hardly depends on the number of words.

    Args:
        endings: The pattern that must match after each word, by word.

    >>> pattern = words_pattern({"Af": r"(?!\w)", "Almega": r"(?!\w)", "Allians": ""})
    >>> pattern.findall("Af, Almega och Allianspartierna, men inte Afrika")
    ['Af', 'Almega', 'Allians']
    """
    return re.compile(rf"(?<!\w){branches(endings)}" if endings else "(?!)")


def branches(endings: dict[str, str]) -> str:
    """Return an expression for words, each with the expression after it, the longest first.

    >>> branches({"Saco": "", "SKL": "", "SKR": ""})
    'S(?:K(?:L|R)|aco)'
    """
    by_letter = defaultdict(list)
    for word in filter(None, endings):
        by_letter[word[0]].append(word)
    options = []
    for _, words in sorted(by_letter.items()):
        start = commonprefix(words)
        rest = {word.removeprefix(start): endings[word] for word in words}
        options.append(re.escape(start) + branches(rest))
    if "" in endings:
        options.append(endings[""])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
