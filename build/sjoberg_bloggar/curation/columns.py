"""The columns of the files in build/curation/, and what their cells may hold."""

import re
from datetime import date

from ..language.text import MARKERS, squeeze
from .model import Row

# The columns of each file. One with a question mark may be empty. Those with an asterisk are the
# key: no two rows have the same values there.
HEADERS = {
    "authors": "author_id*,name,given_name,family_name,name_variants?,is_host,organisation_id,"
               "reason",
    "authorships": "post_id*,position,name*,role?,organisation_id,reason",
    "page_furniture": "published?*,line*,is_furniture,reason",
    "paragraph_evidence": "published*,title*,before?*,after?*,paragraph_break,url",
    "paragraph_decisions": "post_id*,before?*,after?*,paragraph_break,reason",
    "passage_kinds": "post_id*,begins*,kind,reason",
    "speakers": "post_id*,begins*,speaker,reason",
    "organisations": "organisation_id*,name,name_en?,name_en_evidence?,kind,kind_evidence,country?,"
                     "wikidata_id?,wikidata_item?,wikidata_evidence?,organisation_number?,"
                     "organisation_number_status,organisation_number_evidence?,checked,note?,reason",
    "organisation_names": "organisation_id,name*,kind,holds*,compounds,reason",
    "other_names": "name*,category,holds*,reason",
    "occurrences": "post_id*,field*,before?*,name*,after?*,organisation_id?,reason",
    "removals": "document,kind,places,characters,requested,reason",
    "post_urls": "published,url*,in_sources,evidence",
}
COLUMNS = {table: re.sub("[?*]", "", header).split(",") for table, header in HEADERS.items()}
REQUIRED = {table: {column.removesuffix("*") for column in header.split(",") if "?" not in column}
            for table, header in HEADERS.items()}
KEY_COLUMNS = {table: re.findall(r"(\w+)\??\*", header) for table, header in HEADERS.items()}
# A file that may be missing: older curations do not have it.
OPTIONAL_FILES = {"page_furniture"}
DAYS = ("published", "requested", "checked")


def one_of(*words: str) -> tuple[str, str]:
    """Return the pattern of one of several words, and how a message describes it.

    >>> one_of("title", "caption", "text")
    ('title|caption|text', 'title, caption or text')
    """
    return "|".join(words), f"{', '.join(words[:-1])} or {words[-1]}"


CATEGORIES = ("abbreviation", "award", "event", "ordinary word", "person", "place", "product",
              "programme", "publication", "service", "title", "unit", "work")
ID = ("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters without accents and digits, joined by hyphens")
WHOLE_NUMBER = ("[1-9][0-9]{0,8}", "a whole number")
# Per column, or per file and column: the pattern of a value, and how a message describes it.
VALUES = {
    **dict.fromkeys(("is_host", "compounds", "paragraph_break", "in_sources", "is_furniture"),
                    one_of("yes", "no")),
    **dict.fromkeys(("author_id", "organisation_id", "post_id"), ID),
    **dict.fromkeys(DAYS, (r"\d{4}-\d\d-\d\d", "a day such as 2016-06-16")),
    "position": ("[1-9][0-9]?", "a number from 1 to 99"),
    "category": ("|".join(CATEGORIES), f"what the name is: {one_of(*CATEGORIES)[1]}"),
    "holds": one_of("always", "inside", "each", "opening"),
    "passage_kinds.kind": one_of("intro", "heading", "paragraph", "list_item", "signature", "note",
                                 "caption"),
    "organisation_names.kind": one_of("official", "short", "abbreviation", "variant",
                                      "misspelling", "pun"),
    "field": one_of("title", "caption", "text"),
    "country": ("[A-Z]{2}", "two capital letters (ISO 3166-1)"),
    "wikidata_id": ("Q[1-9][0-9]*", "Q and a number"),
    "wikidata_item": one_of("organisation", "service"),
    "organisation_number_status": one_of("known", "none exists", "not found"),
    "organisation_number": ("[0-9]{6}-[0-9]{4}", "six digits, a hyphen, four digits"),
    "removals.kind": ("|".join(MARKERS), f"one of {', '.join(MARKERS)}"),
    "places": WHOLE_NUMBER, "characters": WHOLE_NUMBER,
    "url": (r"https://((?!https?:)[^\s\"<>])+", "an address that begins with https://"),
}


CELL_FORMS = {(table, column): (re.compile(form[0], re.DOTALL), form[1])
              for table, columns in COLUMNS.items() for column in columns
              if (form := VALUES.get(f"{table}.{column}") or VALUES.get(column))}


def check_values(row: Row) -> None:
    """Raise InputError if a cell is empty that must not be, or holds what its column forbids."""
    for column in COLUMNS[row.table]:
        cell = row[column]
        if not cell and column in REQUIRED[row.table]:
            raise row.error("no reason is given", "say why this was decided") \
                if column == "reason" else row.error(f"{column} is empty", "fill it in")
        pattern, wanted = CELL_FORMS.get((row.table, column), (None, ""))
        if cell and pattern and not pattern.fullmatch(cell):
            raise row.error(f"{column} is '{cell}'", f"write {wanted}")
        if cell and column in DAYS:
            check_day(row, column)


def check_day(row: Row, column: str) -> None:
    """Raise InputError for a day that the calendar does not have, or that has yet to come."""
    try:
        is_future = date.fromisoformat(row[column]) > date.today()
    except ValueError:
        raise row.error(f"{column} is '{row[column]}', a day that does not exist",
                        "correct it") from None
    if is_future and column != "published":
        raise row.error(f"{column} is '{row[column]}', a day in the future", "correct it")


def check_keys(rows: list[Row], table: str) -> None:
    """Raise InputError if two rows have the same values in the columns of the key."""
    seen, columns = {}, KEY_COLUMNS[table]
    for row in rows if columns else []:
        key = tuple(squeeze(row[column]) for column in columns)
        if key in seen:
            name = row["name"] if "name" in columns else key[-1] or key[-2]
            raise row.repeats(seen[key], f"'{name}' is given")
        seen[key] = row


def check_names(rows: list[Row]) -> None:
    """Raise InputError for a name that its parts do not make, or that two authors have."""
    seen = {}
    for row in rows:
        if row["name"] != f"{row['given_name']} {row['family_name']}":
            raise row.error(f"name is '{row['name']}', but its parts are '{row['given_name']}' and "
                            f"'{row['family_name']}'", "correct the name or its parts")
        for name in (row["name"], *variants_in(row)):
            if name in seen:
                raise row.repeats(seen[name], f"the name '{name}' is given")
            seen[name] = row


def variants_in(row: Row) -> tuple[str, ...]:
    """Return the other spellings of an author's name."""
    return tuple(filter(None, map(str.strip, row["name_variants"].split(";"))))


def check_positions(rows: list[Row]) -> None:
    """Raise InputError if the positions of a post's authors are not 1, 2, 3 and so on."""
    remedy = "number the authors of a post 1, 2, 3"
    given = {}
    for row in rows:
        place = row["post_id"], int(row["position"])
        if place in given:
            raise row.repeats(given[place], f"position {row['position']} is given", remedy)
        given[place] = row
    for (post_id, position), row in given.items():
        if position > 1 and (post_id, position - 1) not in given:
            raise row.error(f"position is {position}, but the post has no author with position "
                            f"{position - 1}", remedy)
