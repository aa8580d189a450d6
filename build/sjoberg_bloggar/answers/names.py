"""Answers about names, and about organisations and spellings of authors."""

import re
from datetime import date

from ..curation.columns import variants_in
from ..curation.model import Row
from ..language.text import slug
from ..mentions.surroundings import is_opening
from ..passages.authors import new_author
from ..review.words import ABBREVIATION
from .choices import NO_ORGANISATION, ORGANISATION, bad_cell
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
    require_fitting_where(row)
    require_in_post(row, answers)
    answer, asked = row["answer"], row["organisation_id"]
    if row["topic"] == "occurrence" and not (asked or row["organisation_name"]
                                             or row["organisation_kind"]):
        asked = row["guess"]
    organisation_id = organisation_of(asked, row, answers) if answer == ORGANISATION else ""
    found = new_organisation(row, answers)
    if row["topic"] != "name" or row["where"] == "here" or answer == NO_ORGANISATION:
        return [*found, *occurrences(row, organisation_id, answers)]
    if answer == ORGANISATION:
        return [*found, *organisation_name(row, organisation_id, answers)]
    return [other_name(row, answers)]


def require_in_post(row: Row, answers: Answers) -> None:
    """Raise InputError if the post of a row does not have the name in any field."""
    if not has_words(answers.post(row), row["name"]):
        raise row.error(f"the post does not have '{row['name']}'", "leave the first columns as "
                        "they are, save the sheet as .xlsx or as CSV in UTF-8; if the document has "
                        "changed, write a new sheet with 'review --sheet'")


def require_fitting_where(row: Row) -> None:
    """Raise InputError if an answer cannot hold where a row says."""
    where, is_name = row["where"], row["topic"] == "name"
    if where in ("inside", "each") and not (is_name and row["answer"] == ORGANISATION):
        raise bad_cell(row, "where", "leave it empty, or write here: only an organisation's name "
                       "may be asked about again")
    if where == "always" and (not is_name or row["answer"] == NO_ORGANISATION):
        raise bad_cell(row, "where", "leave it empty",
                       ", but the answer is about these places only")


def organisation_of(organisation_id: str, row: Row, answers: Answers) -> str:
    """Return the organisation that a row is about: a known one, or one that the sheet describes.

    Args:
        organisation_id: What the row gives; if empty, the organisation is found by its name.
        row: The row.
        answers: The answers.

    Raises:
        InputError: There is no such organisation, or the row says something else of it.
    """
    known, described = answers.organisations, described_organisations(answers)
    found = organisation_id or next(
        (key for key, each in known.items() if each["name"] == row["organisation_name"]),
        described_id(row) if row["organisation_kind"] else "")
    if not found:
        raise row.error("no organisation is given", "give organisation_id, as in "
                        "organisations.csv; of a new organisation give organisation_kind")
    if found not in known and found not in described:
        raise row.error(f"there is no organisation '{found}'",
                        "correct organisation_id; if it is new, give organisation_kind as well")
    for cell, column in DESCRIBING.items() if found in known else ():
        if row[cell] not in ("", known[found][column]):
            raise bad_cell(row, cell, "empty it, or give the organisation_id of a new organisation",
                           f", but {known[found].path.name}, line {known[found].line}, has "
                           f"'{known[found][column]}'")
    if found not in known and row["organisation_name"] not in (
            "", name := described_name(described[found])):
        raise bad_cell(row, "organisation_name", "describe the organisation in one row only",
                       f", but row {described[found].line} has '{name}'")
    return found


def described_organisations(answers: Answers) -> dict[str, Row]:
    """Return the rows of the sheet that describe a new organisation, by its organisation_id."""
    return {described_id(row): row for row in reversed(answers.rows) if row["organisation_kind"]}


def described_id(row: Row) -> str:
    """Return the organisation_id of the new organisation that a row describes."""
    return row["organisation_id"] or slug(described_name(row))


def described_name(row: Row) -> str:
    """Return the official name of the new organisation that a row describes.

    If that is not given, it is the name that the row is about.
    """
    is_about_it = row["answer"] == ORGANISATION
    return row["organisation_name"] or (row["whole_name"] or row["name"]) * is_about_it


def new_organisation(row: Row, answers: Answers) -> list[NewRow]:
    """Return the rows that make the new organisation that a row describes, if any.

    What nobody has looked up yet, an English name and identifiers, stays missing.
    """
    if not row["organisation_kind"]:
        return []
    organisation_id, name = described_id(row), described_name(row)
    if not name:
        raise bad_cell(row, "organisation_name", "give the official name of the new organisation")
    if not organisation_id:
        raise row.error(f"no organisation_id can be made from '{name}'", "give one")
    if organisation_id in answers.organisations:
        return []
    is_name = row["answer"] == ORGANISATION and name in (row["whole_name"], row["name"])
    return [
        new_row("organisations", row, organisation_id=organisation_id, name=name,
                kind=row["organisation_kind"], kind_evidence=row["evidence"] or row["reason"],
                country=row["country"], organisation_number_status="not found",
                checked=str(date.today())),
        new_row("organisation_names", row, organisation_id=organisation_id, name=name,
                kind="official", holds=HOLDS[row["where"]] if is_name else "always",
                compounds="no")]


def organisation_name(row: Row, organisation_id: str, answers: Answers) -> list[NewRow]:
    """Return the row that a name is an organisation's; a known name covers its genitive."""
    name = row["whole_name"] or row["name"]
    known = answers.organisations.get(organisation_id)
    official = known["name"] if known else described_name(
        described_organisations(answers)[organisation_id])
    names = {official, *(each["name"] for each in answers.blog.curation["organisation_names"]
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
    """Return the row that a name is no organisation's.

    An ordinary word that only begins sentences is one there; elsewhere it may be a name.
    """
    name, category = row["whole_name"] or row["name"], row["answer"]
    places = answers.open_places(row)
    opens = category == "ordinary word" and " " not in name and name[:1].isupper() and all(
        is_opening(place.text, place.start) for place in places)
    known = [each for each in answers.blog.curation["other_names"] if each["name"] == name]
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
                              for each in answers.blog.curation["occurrences"]):
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
    require_in_post(row, answers)
    person, name = row["persons"], row["whole_name"] or row["name"]
    if len(person.split()) < 2 or ";" in person:
        raise bad_cell(row, "persons", "give the author's full name as the author spells it")
    author = new_author(person, [])
    if any(each["author_id"] == author.author_id and name in variants_in(each)
           for each in answers.blog.curation["authors"]):
        return []
    return [new_row("authors", row, author_id=author.author_id, name=person,
                    given_name=author.given_name, family_name=author.family_name,
                    name_variants=name, is_host="no",
                    organisation_id=organisation_of(row["organisation_id"], row, answers))]
