"""Answers about names, and about organisations and spellings of authors."""

import re
from contextlib import suppress
from datetime import date

from ..curation.columns import variants_in
from ..curation.model import Row
from ..errors import InputError
from ..language.text import slug
from ..mentions.surroundings import is_opening
from ..passages.authors import new_author
from ..review.words import ABBREVIATION
from .choices import NO_ORGANISATION, ORGANISATION, SPELLING, bad_cell
from .places import WordsInPost, find_words, words_around
from .rows import Answers, NewRow, has_words, new_row

GENITIVE_ENDING = re.compile(r":?s$")
# Where a name mentions its organisation, as the curation calls it. If it does here, elsewhere each
# place is asked about.
HOLDS = {"": "always", "always": "always", "inside": "inside", "each": "each", "here": "each"}
# The columns that describe an organisation, and those of organisations.csv
DESCRIBING = {"organisation_name": "name", "organisation_kind": "kind", "country": "country"}


def decide_name(row: Row, answers: Answers) -> list[NewRow]:
    """Return the rows about a name and organisations that an answer makes."""
    if row["answer"] == SPELLING:
        return []
    require_in_post(row, answers)
    is_organisation = row["answer"] == ORGANISATION
    organisation_id = organisation_of(row, answers) if is_organisation else ""
    if row["topic"] != "name" or row["where"] == "here" or row["answer"] == NO_ORGANISATION:
        decided = occurrences(row, organisation_id, answers)
    elif is_organisation:
        decided = organisation_name(row, organisation_id, answers)
    else:
        decided = [other_name(row, answers)]
    return [*new_organisation(row), *decided]


def require_in_post(row: Row, answers: Answers) -> None:
    """Raise InputError if the post of a row does not have the name in any field."""
    if not has_words(answers.post(row), row["name"]):
        raise row.error(f"the post does not have '{row['name']}'", "leave the first columns as "
                        "they are, save the sheet as .xlsx or as CSV in UTF-8; if the document has "
                        "changed, write a new sheet with 'review --sheet'")


def organisation_of(row: Row, answers: Answers, given: str = "") -> str:
    """Return the organisation that a row is about: a known one, or one that the sheet describes.

    It is the given one, else what organisation_id says, else the one that the other cells describe,
    else, where one is asked about, the guess.

    Raises:
        InputError: There is no such organisation, or the row says something else of it.
    """
    known = organisations(answers)
    found = next(filter(None, (
        given or row["organisation_id"],
        *(key for key, each in known.items() if each["name"] == row["organisation_name"]),
        *(new["organisation_id"] for new in new_organisation(row)),
        row["guess"] if row["topic"] in ("occurrence", "employer") else "")), "")
    if not found:
        raise row.error("no organisation is given", "give organisation_id, as in "
                        "organisations.csv; of a new organisation give organisation_kind")
    if found not in known:
        raise row.error(f"there is no organisation '{found}'",
                        "correct organisation_id; if it is new, give organisation_kind as well")
    for cell, column in DESCRIBING.items():
        if row[cell] not in ("", known[found][column]):
            raise bad_cell(row, cell, "empty it, or give the organisation_id of a new organisation",
                           f", but {known[found].name_in_messages} has '{known[found][column]}'")
    return found


def organisations(answers: Answers) -> dict[str, Row]:
    """Return the rows of the organisations, curated or new in the sheet, by organisation_id."""
    found = {row["organisation_id"]: row for row in answers.curation["organisations"]}
    for row in answers.rows:
        with suppress(InputError):  # which is reported when it is the row's turn
            for new in new_organisation(row)[:1]:
                found.setdefault(new["organisation_id"], new)
    return found


def new_organisation(row: Row) -> list[NewRow]:
    """Return the rows that make the new organisation that a row describes, if any.

    If its official name is not given, it is the name that the row is about. What nobody has looked
    up yet, an English name and identifiers, stays missing.
    """
    if not row["organisation_kind"]:
        return []
    asked = [row["whole_name"], row["name"]] if row["answer"] == ORGANISATION else []
    name = next(filter(None, [row["organisation_name"], *asked]), "")
    if not name:
        raise bad_cell(row, "organisation_name", "give the official name of the new organisation")
    organisation_id = row["organisation_id"] or slug(name)
    if not organisation_id:
        raise row.error(f"no organisation_id can be made from '{name}'", "give one")
    return [
        new_row("organisations", row, organisation_id=organisation_id, name=name,
                kind=row["organisation_kind"], kind_evidence=row["evidence"] or row["reason"],
                country=row["country"], organisation_number_status="not found",
                checked=str(date.today())),
        new_row("organisation_names", row, organisation_id=organisation_id, name=name,
                kind="official", holds=HOLDS[row["where"]] if name in asked else "always",
                compounds="no")]


def organisation_name(row: Row, organisation_id: str, answers: Answers) -> list[NewRow]:
    """Return the row that a name is an organisation's; a known name covers its genitive."""
    name = row["whole_name"] or row["name"]
    official = organisations(answers)[organisation_id]["name"]
    names = {official, *(each["name"] for each in answers.curation["organisation_names"]
                         if each["organisation_id"] == organisation_id)}
    if name not in names and GENITIVE_ENDING.sub("", name) in names:
        return []
    return [new_row("organisation_names", row, organisation_id=organisation_id, name=name,
                    kind=name_kind(row, name, official), holds=HOLDS[row["where"]],
                    compounds="no")]


def name_kind(row: Row, name: str, official: str) -> str:
    """Return the kind of an organisation's name: as the row says, or as it is plain to see."""
    if name == official:
        if row["name_kind"] not in ("", "official"):
            raise bad_cell(
                row, "name_kind", "empty name_kind, or give the official name in organisation_name",
                f", but '{name}' is the official name")
        return "official"
    if row["name_kind"]:
        return row["name_kind"]
    if name.casefold() == official.casefold():
        return "variant"
    if ABBREVIATION.fullmatch(name) and name.isupper():
        return "abbreviation"
    raise bad_cell(row, "name_kind", "write short, abbreviation, variant, misspelling or pun",
                   f", and '{name}' is not the official name '{official}'")


def other_name(row: Row, answers: Answers) -> NewRow:
    """Return the row that a name is not an organisation's.

    An ordinary word that only begins sentences is one there; elsewhere it may be a name.
    """
    name, category = row["whole_name"] or row["name"], row["answer"]
    places = answers.open_places(row)
    opens = category == "ordinary word" and " " not in name and name[:1].isupper() and all(
        is_opening(place.text, place.start) for place in places)
    known = [each for each in answers.curation["other_names"] if each["name"] == name]
    where = known[0]["holds"] if known and not places else "opening" if opens else "always"
    return new_row("other_names", row, name=name, category=category, holds=where)


def occurrences(row: Row, organisation_id: str, answers: Answers) -> list[NewRow]:
    """Return the rows about single occurrences: of an organisation, or of none.

    Raises:
        InputError: The name is not asked about any more, and was not decided so either.
    """
    if row["topic"] != "name":
        return [occurrence(answers.place(row), row, organisation_id)]
    places = answers.open_places(row)
    if not places and not any(each["name"] in (row["name"], row["whole_name"])
                              and each["organisation_id"] == organisation_id
                              for each in answers.curation["occurrences"]):
        raise row.error(f"'{row['name']}' is not asked about any more, so 'here' is nowhere",
                        "take this answer back")
    return [occurrence(place, row, organisation_id) for place in places]


def occurrence(place: WordsInPost, row: Row, organisation_id: str) -> NewRow:
    """Return the row about one occurrence of a name, or of the whole name around it."""
    if row["whole_name"]:
        around = [found for found in find_words(row["whole_name"], place.field, place.post)
                  if found.start < place.end and place.start < found.end]
        if not around:
            raise bad_cell(row, "whole_name", "write it as the post has it",
                           ", which is not at these words")
        place = around[0]
    before, after = words_around(place)
    return new_row("occurrences", row, post_id=place.post.post_id, field=place.field,
                   before=before, name=place.text[place.start:place.end], after=after,
                   organisation_id=organisation_id)


def decide_spelling(row: Row, answers: Answers) -> list[NewRow]:
    """Return the row that a name is another spelling of an author's, if it is new."""
    if row["answer"] != SPELLING:
        return []
    require_in_post(row, answers)
    person, name = row["persons"], row["whole_name"] or row["name"]
    if len(person.split()) < 2 or ";" in person:
        raise bad_cell(row, "persons", "give the author's full name as the author spells it")
    author = new_author(person, [])
    if any(each["author_id"] == author.author_id and name in variants_in(each)
           for each in answers.curation["authors"]):
        return []
    return [*new_organisation(row),
            new_row("authors", row, author_id=author.author_id, name=person,
                    given_name=author.given_name, family_name=author.family_name,
                    name_variants=name, is_host="no",
                    organisation_id=organisation_of(row, answers))]
