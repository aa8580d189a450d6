"""The answers that a curator may choose, and what the cells beside them may hold."""

import re
from collections.abc import Iterator

from ..curation.columns import CATEGORIES, VALUES
from ..curation.model import Row
from ..errors import InputError
from ..package.schemas import organisation_kinds, read_schemas
from ..review.guesses import ORGANISATION
from .places import WordsInPost

NO_ORGANISATION = "no organisation"
OF_NAMES = (ORGANISATION, NO_ORGANISATION, *CATEGORIES)
SPELLING = "spelling of an author"
BREAKS = ("break", "no break")
# Kinds of passages, as the sheet and as the curation calls them
KINDS = {"paragraph": "paragraph", "heading": "heading", "list item": "list_item",
         "signature": "signature", "note": "note", "caption": "caption", "introduction": "intro"}
AS_IT_IS = "as it is"
FURNITURE = ("page furniture", "of the post")
WRITERS = ("authors", "host")
BY_TOPIC = {"frame": FURNITURE, "name": (*OF_NAMES, SPELLING),
            "occurrence": (ORGANISATION, NO_ORGANISATION),
            "passage": (AS_IT_IS, *KINDS, "speaker", *BREAKS),
            "authors": (*WRITERS, AS_IT_IS), "role": ("role", "no role"),
            "employer": ("employer", AS_IT_IS)}
OF_ORGANISATION = ("organisation_id", "organisation_name", "organisation_kind", "country",
                   "evidence")
# Every answer, and the columns that it may need beside the reason
USES = {
    **dict.fromkeys(OF_NAMES, ("where", "whole_name")),
    ORGANISATION: ("where", "whole_name", "name_kind", *OF_ORGANISATION),
    SPELLING: ("whole_name", "persons", *OF_ORGANISATION),
    **dict.fromkeys(FURNITURE, ("where",)),
    AS_IT_IS: (), **dict.fromkeys(BREAKS, ("text_begins",)),
    **dict.fromkeys(KINDS, ()), "introduction": ("text_begins",), "speaker": ("persons",),
    "authors": ("persons", "roles", *OF_ORGANISATION), "host": ("roles",),
    "role": ("persons", "roles"), "no role": ("persons",),
    "employer": ("persons", *OF_ORGANISATION)}
SOMETIMES_USED = tuple(dict.fromkeys(column for columns in USES.values() for column in columns))
WHERE_IT_HOLDS = ("always", "inside", "each", "here")
ORGANISATION_KINDS = organisation_kinds(read_schemas())
ID_PATTERN, ID_IN_WORDS = VALUES["organisation_id"]
# Columns whose cells must have a form: the pattern, and how a message describes it
SHEET_FORMS = {
    "name_kind": VALUES["organisation_names.kind"],
    "organisation_id": (rf"{ID_PATTERN}(;\s*{ID_PATTERN})*", ID_IN_WORDS),
    "country": VALUES["country"],
    "organisation_kind": ("|".join(map(re.escape, ORGANISATION_KINDS)),
                          f"one of: {', '.join(ORGANISATION_KINDS)}"),
}


def answers_to(topic: str, place: WordsInPost | None) -> tuple[str, ...]:
    """Return the answers that fit a question about words, or about a post as a whole (None).

    Inside a passage, only those about breaks do.
    """
    if topic != "passage":
        return BY_TOPIC[topic]
    if place and not place.is_in_text:
        return (AS_IT_IS, *KINDS)
    return BY_TOPIC[topic] if place and place.begins_passage else BREAKS


def fitting_where(row: Row) -> tuple[str, ...]:
    """Return what a row may say of where its answer holds, if anything."""
    if row["topic"] == "frame":
        return ("always",)
    if row["topic"] != "name" or row["answer"] == NO_ORGANISATION:
        return ("here",)
    return WHERE_IT_HOLDS if row["answer"] == ORGANISATION else ("always", "here")


def bad_cells(row: Row) -> Iterator[InputError]:
    """Yield an error for each cell of an answered row that holds what its column forbids."""
    known = BY_TOPIC.get(row["topic"], ())
    fitting = [answer for answer in row["answers"].split(", ") if answer in known]
    if not fitting:
        yield row.error("topic or answers is not as 'review --sheet' wrote it",
                        "leave the first columns as they are")
    elif row["answer"] not in fitting:
        yield bad_cell(row, "answer", f"write one of: {', '.join(fitting)}")
    else:
        yield from cells_without_use(row)
    for column, (pattern, wanted) in SHEET_FORMS.items():
        if row[column] and not re.fullmatch(pattern, row[column]):
            yield bad_cell(row, column, f"write {wanted}")
    if row["organisation_kind"] and ";" in row["organisation_id"]:
        yield row.error("organisation_kind is given, but organisation_id is "
                        f"'{row['organisation_id']}'",
                        "describe each new organisation in a row of its own")
    if not row["reason"]:
        yield row.error("no reason is given", "say why this was decided")


def cells_without_use(row: Row) -> Iterator[InputError]:
    """Yield an error for each cell that says something for which the answer has no use."""
    for column in SOMETIMES_USED:
        if row[column] and column not in USES[row["answer"]]:
            yield bad_cell(row, column, "empty it, or give another answer",
                           f", but the answer '{row['answer']}' has no use for it")
    fitting = fitting_where(row)
    if row["where"] not in ("", *fitting) and "where" in USES[row["answer"]]:
        yield bad_cell(row, "where", f"leave it empty, or write one of: {', '.join(fitting)}")


def bad_cell(row: Row, column: str, remedy: str, why: str = "") -> InputError:
    """Return the error for a cell of a row: what it holds, why that is wrong, what to do."""
    held = f"'{row[column]}'" if row[column] else "empty"
    return row.error(f"{column} is {held}{why}", remedy)
