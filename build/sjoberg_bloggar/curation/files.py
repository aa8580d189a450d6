"""Read build/curation/: every decision that a human made, one CSV file a kind of decision.

Each row has a reason. What a row speaks of must be there: see unused.py.
"""

import csv
import re
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..documents.read import Part, decode
from ..language.text import slug

# The columns of each file; those with a question mark may be empty.
COLUMNS = {
    "authors": "author_id,name,given_name,family_name,name_variants?,is_host,organisation_id,"
               "reason",
    "authorships": "post_id,position,name,role?,organisation_id,reason",
    "paragraph_evidence": "published,title,before?,after?,paragraph_break,url",
    "paragraph_decisions": "post_id,before?,after?,paragraph_break,reason",
    "passage_kinds": "post_id,begins,kind,reason",
    "organisations": "organisation_id,name,name_en?,kind,country?,wikidata_id?,wikidata_evidence?,"
                     "organisation_number?,organisation_number_evidence?,checked,note?,reason",
    "organisation_names": "organisation_id,name,kind,holds,compounds,reason",
    "other_names": "name,category,holds,reason",
    "occurrences": "post_id,field,before?,name,after?,organisation_id?,reason",
    "removals": "document,kind,places,characters,requested,reason",
    "post_urls": "published,url,in_sources",
}
KEYS = {"authors": ["author_id"], "organisations": ["organisation_id"], "post_urls": ["url"],
        "authorships": ["post_id", "name"]}
YES_OR_NO = ("yes|no", "yes or no")
ID = ("[a-z0-9]+(-[a-z0-9]+)*", "small letters without accents and digits, joined by hyphens")
DAY = (r"\d{4}-\d\d-\d\d", "a day such as 2016-06-16")
# What may stand in a column, and how the curator is told.
VALUES = {
    "is_host": YES_OR_NO, "compounds": YES_OR_NO, "paragraph_break": YES_OR_NO,
    "in_sources": YES_OR_NO, "author_id": ID, "organisation_id": ID, "post_id": ID,
    "published": DAY, "requested": DAY, "checked": DAY,
    "position": ("[1-9][0-9]*", "a number from 1"),
    "holds": ("always|inside|each|opening", "always, inside, each or opening"),
    "passage_kinds.kind": ("intro|heading|paragraph|list_item|signature|note|caption",
                           "intro, heading, paragraph, list_item, signature, note or caption"),
    "organisation_names.kind": ("official|short|abbreviation|variant|misspelling|pun",
                                "official, short, abbreviation, variant, misspelling or pun"),
    "field": ("title|caption|text", "title, caption or text"),
    "country": ("[A-Z]{2}", "two capital letters (ISO 3166-1)"),
    "wikidata_id": ("Q[1-9][0-9]*", "Q and a number"),
    "organisation_number": ("[0-9]{6}-[0-9]{4}", "six digits, a hyphen, four digits"),
    "url": ("https://.+", "an address that begins with https://"),
}


class Row(NamedTuple):
    """A row of a curation file: its values and where it stands."""

    values: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def error(self, problem: str, remedy: str) -> InputError:
        return InputError(self.path, self.line, problem, remedy)


def read_curation(folder: Path) -> dict[str, list[Row]]:
    """Return the rows of every curation file, by the file's name without ending.

    Raises InputError for a missing file or column, a row that is too short or too long and
    a decision without a reason.
    """
    return {name: read_rows(folder / f"{name}.csv", columns.split(","))
            for name, columns in COLUMNS.items()}


def read_rows(path: Path, columns: list[str]) -> list[Row]:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(path, None, f"cannot be read ({error.strerror})",
                         "give the folder with the curation files with --curation") from None
    text = decode(Part(path, 0, len(data), 1), data, "save the table as CSV in UTF-8")
    reader = csv.DictReader(text.splitlines(keepends=True), strict=True)
    rows = []
    try:
        if missing := [c for c in columns if c.rstrip("?") not in (reader.fieldnames or [])]:
            raise InputError(path, 1, f"column '{missing[0].rstrip('?')}' is missing",
                             f"the header must be {','.join(columns).replace('?', '')}")
        for values in reader:
            row = Row({c: (values[c] or "").strip() for c in reader.fieldnames}, path,
                      reader.line_num)
            if None in values or None in values.values():
                raise row.error("the number of cells differs from the header",
                                "quote cells that hold a comma")
            check_values(row, columns)
            rows.append(row)
    except csv.Error as error:
        raise InputError(path, reader.reader.line_num, f"this is no CSV ({error})",
                         "save the table as CSV") from None
    check_keys(rows, KEYS.get(path.stem, []))
    return rows


def check_values(row: Row, columns: list[str]) -> None:
    """Raise InputError where a cell is empty, or holds what may not stand there."""
    for column in columns:
        name = column.rstrip("?")
        if name == column and not row[name]:
            raise row.error("no reason is given", "say why this was decided") \
                if name == "reason" else row.error(f"{name} is empty", "fill it in")
        pattern, wanted = VALUES.get(f"{row.path.stem}.{name}") or VALUES.get(name) or (".*", "")
        if row[name] and not re.fullmatch(pattern, row[name], re.DOTALL):
            raise row.error(f"{name} is '{row[name]}'", f"write {wanted}")


def check_keys(rows: list[Row], columns: list[str]) -> None:
    """Raise InputError where two rows have the same values in the columns of the key."""
    seen = {}
    for row in rows if columns else []:
        key = tuple(row[column] for column in columns)
        if key in seen:
            raise row.error(f"'{key[-1]}' is given a second time, first in line {seen[key]}",
                            "remove one of the two rows")
        seen[key] = row.line


def rows_by_post(curated: dict[str, list[Row]]) -> dict[str, dict[str, list[Row]]]:
    """Return the rows that speak of single posts, by post_id and kind of decision."""
    rows = defaultdict(lambda: defaultdict(list))
    for name in ("paragraph_evidence", "paragraph_decisions", "passage_kinds", "authorships",
                 "occurrences"):
        kind = "breaks" if name.startswith("paragraph") else name
        for row in curated[name]:
            post_id = row.values.get("post_id") or f"{row['published']}-{slug(row['title'])}"
            rows[post_id][kind].append(row)
    return rows


def require_posts(decided: dict[str, dict[str, list[Row]]], post_ids: set[str]) -> None:
    """Raise InputError for a row about a post that is not among post_ids."""
    for post_id, kinds in decided.items():
        if post_id not in post_ids:
            raise next(row for rows in kinds.values() for row in rows).error(
                f"no document has the post {post_id}", "correct the row or remove it")
