"""Read build/curation/: every decision that a human made, one CSV file per kind of decision."""

import csv
import io
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..errors import InputError
from ..language.encoding import decode, unreadable
from ..language.text import slug, squeeze

# The columns of each file. A column with a question mark may be empty.
COLUMNS = {
    "authors": "author_id,name,given_name,family_name,name_variants?,is_host,organisation_id,"
               "reason",
    "authorships": "post_id,position,name,role?,organisation_id,reason",
    "paragraph_evidence": "published,title,before?,after?,paragraph_break,url",
    "paragraph_decisions": "post_id,before?,after?,paragraph_break,reason",
    "passage_kinds": "post_id,begins,kind,reason",
    "speakers": "post_id,begins,speaker,reason",
    "organisations": "organisation_id,name,name_en?,name_en_evidence?,kind,kind_evidence,country?,"
                     "wikidata_id?,wikidata_item?,wikidata_evidence?,organisation_number?,"
                     "organisation_number_status,organisation_number_evidence?,checked,note?,reason",
    "organisation_names": "organisation_id,name,kind,holds,compounds,reason",
    "other_names": "name,category,holds,reason",
    "occurrences": "post_id,field,before?,name,after?,organisation_id?,reason",
    "removals": "document,kind,places,characters,requested,reason",
    "post_urls": "published,url,in_sources,evidence",
}
# The columns in which no two rows of a file are the same.
KEYS = {
    "authors": ["author_id"],
    "organisations": ["organisation_id"],
    "post_urls": ["url"],
    "authorships": ["post_id", "name"],
    "paragraph_evidence": ["published", "title", "before", "after"],
    "paragraph_decisions": ["post_id", "before", "after"],
    "passage_kinds": ["post_id", "begins"],
    "speakers": ["post_id", "begins"],
    "occurrences": ["post_id", "field", "before", "name", "after"],
}
DAYS = ("published", "requested", "checked")
YES_OR_NO = ("yes|no", "yes or no")
ID = ("[a-z0-9]+(-[a-z0-9]+)*", "lower-case letters without accents and digits, joined by hyphens")
DAY = (r"\d{4}-\d\d-\d\d", "a day such as 2016-06-16")
# Per column, or per file and column: the pattern of a value, and how a message describes it.
VALUES = {
    "is_host": YES_OR_NO, "compounds": YES_OR_NO, "paragraph_break": YES_OR_NO,
    "in_sources": YES_OR_NO, "author_id": ID, "organisation_id": ID, "post_id": ID,
    "published": DAY, "requested": DAY, "checked": DAY,
    "position": ("[1-9][0-9]?", "a number from 1 to 99"),
    "category": ("abbreviation|award|event|ordinary word|person|place|product|programme|"
                 "publication|service|title|unit|work",
                 "what the name is: abbreviation, award, event, ordinary word, person, place, "
                 "product, programme, publication, service, title, unit or work"),
    "holds": ("always|inside|each|opening", "always, inside, each or opening"),
    "passage_kinds.kind": ("intro|heading|paragraph|list_item|signature|note|caption",
                           "intro, heading, paragraph, list_item, signature, note or caption"),
    "organisation_names.kind": ("official|short|abbreviation|variant|misspelling|pun",
                                "official, short, abbreviation, variant, misspelling or pun"),
    "field": ("title|caption|text", "title, caption or text"),
    "country": ("[A-Z]{2}", "two capital letters (ISO 3166-1)"),
    "wikidata_id": ("Q[1-9][0-9]*", "Q and a number"),
    "wikidata_item": ("organisation|service", "organisation or service"),
    "organisation_number_status": ("known|none exists|not found",
                                   "known, none exists or not found"),
    "organisation_number": ("[0-9]{6}-[0-9]{4}", "six digits, a hyphen, four digits"),
    "url": ("https://.+", "an address that begins with https://"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a curation file.

    Attributes:
        values: The cells by column, white space stripped.
        path: The file.
        line: The line of the file on which the row ends.
    """

    values: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.values[column]

    def error(self, problem: str, remedy: str) -> InputError:
        """Return the error for a problem with this row."""
        return InputError(self.path, self.line, problem, remedy)


@dataclass(frozen=True, slots=True)
class PostDecisions:
    """The rows about one post.

    Attributes:
        breaks: Rows of paragraph_evidence.csv and paragraph_decisions.csv.
        kinds: Rows of passage_kinds.csv.
        speakers: Rows of speakers.csv.
        authorships: Rows of authorships.csv.
        occurrences: Rows of occurrences.csv.
    """

    breaks: list[Row] = field(default_factory=list)
    kinds: list[Row] = field(default_factory=list)
    speakers: list[Row] = field(default_factory=list)
    authorships: list[Row] = field(default_factory=list)
    occurrences: list[Row] = field(default_factory=list)

    def first(self) -> Row:
        """Return one of the rows, for a message about the post."""
        return [*self.breaks, *self.kinds, *self.speakers, *self.authorships,
                *self.occurrences][0]


NO_DECISIONS = PostDecisions()


@dataclass(frozen=True, slots=True)
class Curation:
    """All decisions.

    Attributes:
        tables: The rows of each file, by the file's name without ending.
        by_post: The rows about single posts, by post_id.
    """

    tables: dict[str, list[Row]]
    by_post: dict[str, PostDecisions]

    def __getitem__(self, table: str) -> list[Row]:
        """Return the rows of a file, named without its ending."""
        return self.tables[table]

    def about(self, post_id: str) -> PostDecisions:
        """Return the decisions about a post, which may be none."""
        return self.by_post.get(post_id, NO_DECISIONS)


def read_curation(folder: Path) -> Curation:
    """Return the decisions in a folder.

    Raises:
        InputError: A file or column is missing, a row is too short or too long, a cell holds what
            its column does not allow, or a key is given twice.
    """
    tables = {name: read_rows(folder / f"{name}.csv", columns.split(","))
              for name, columns in COLUMNS.items()}
    return Curation(tables, decisions_by_post(tables))


def decisions_by_post(tables: dict[str, list[Row]]) -> dict[str, PostDecisions]:
    """Return the rows about single posts, by post_id."""
    found = defaultdict(PostDecisions)
    for row in tables["paragraph_evidence"]:
        found[f"{row['published']}-{slug(row['title'])}"].breaks.append(row)
    for row in tables["paragraph_decisions"]:
        found[row["post_id"]].breaks.append(row)
    for row in tables["passage_kinds"]:
        found[row["post_id"]].kinds.append(row)
    for row in tables["speakers"]:
        found[row["post_id"]].speakers.append(row)
    for row in tables["authorships"]:
        found[row["post_id"]].authorships.append(row)
    for row in tables["occurrences"]:
        found[row["post_id"]].occurrences.append(row)
    return dict(found)


def read_rows(path: Path, columns: list[str]) -> list[Row]:
    """Return the rows of a curation file; columns may end in a question mark (see COLUMNS).

    What a spreadsheet adds without harm is left out: a byte order mark, empty rows, no-break
    spaces, letters that are decomposed.
    """
    try:
        text = decode(path, path.read_bytes(), "save the table as CSV in UTF-8")
    except OSError as error:
        raise unreadable(path, error,
                         "give the folder with the curation files with --curation") from None
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    rows = []
    try:
        require_header(path, list(reader.fieldnames or []), columns)
        for values in reader:
            if any(cell for cells in values.values() for cell in cells or ()):
                rows.append(read_row(values, path, reader.line_num, columns))
    except csv.Error as error:
        raise InputError(path, reader.reader.line_num, f"this is no CSV ({error})",
                         "save the table as CSV") from None
    check_keys(rows, KEYS.get(path.stem, []))
    if path.stem == "authorships":
        check_positions(rows)
    return rows


def require_header(path: Path, found: list[str], columns: list[str]) -> None:
    """Raise InputError if the header of a file lacks a column."""
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(found) == 1 and separator in found[0]:
            raise InputError(path, 1, f"the columns are separated by {name}",
                             "save the table as CSV with commas")
    if missing := [column for column in columns if column.rstrip("?") not in found]:
        raise InputError(path, 1, f"column '{missing[0].rstrip('?')}' is missing",
                         f"the header must be {','.join(columns).replace('?', '')}")


def read_row(values: dict, path: Path, line: int, columns: list[str]) -> Row:
    """Return a row with clean cells.

    Raises:
        InputError: The number of cells is wrong, or a cell has a wrong value.
    """
    row = Row({column: clean(cell) for column, cell in values.items() if isinstance(cell, str)},
              path, line)
    if None in values or None in values.values():
        raise row.error("the number of cells differs from the header",
                        "quote cells that hold a comma")
    for column, cell in row.values.items():
        if hidden := next(hidden_characters(cell), None):
            raise row.error(f"{column} has the invisible character U+{ord(hidden):04X}",
                            "remove it")
    check_values(row, columns)
    return row


def clean(cell: str) -> str:
    r"""Return a cell in NFC, with plain spaces, without white space at the ends.

    >>> clean(" a\u030a\u00a0b ")
    'å b'
    """
    return unicodedata.normalize("NFC", cell).replace("\u00a0", " ").strip()


def hidden_characters(cell: str) -> Iterator[str]:
    """Yield the characters of a cell that nobody sees, line ends aside."""
    yield from (character for character in cell
                if not character.isprintable() and character not in "\n\r\t")


def check_values(row: Row, columns: list[str]) -> None:
    """Raise InputError if a cell is empty that must not be, or holds what its column forbids."""
    for column in columns:
        name = column.rstrip("?")
        if name == column and not row[name]:
            raise row.error("no reason is given", "say why this was decided") \
                if name == "reason" else row.error(f"{name} is empty", "fill it in")
        pattern, wanted = VALUES.get(f"{row.path.stem}.{name}") or VALUES.get(name) or (".*", "")
        if row[name] and not re.fullmatch(pattern, row[name], re.DOTALL):
            raise row.error(f"{name} is '{row[name]}'", f"write {wanted}")
        if row[name] and name in DAYS:
            check_day(row, name)


def check_day(row: Row, column: str) -> None:
    """Raise InputError for a day that the calendar does not have, or that has yet to come."""
    try:
        is_future = date.fromisoformat(row[column]) > date.today()
    except ValueError:
        raise row.error(f"{column} is '{row[column]}', a day that does not exist",
                        "correct it") from None
    if is_future and column != "published":
        raise row.error(f"{column} is '{row[column]}', a day in the future", "correct it")


def check_keys(rows: list[Row], columns: list[str]) -> None:
    """Raise InputError if two rows have the same values in the columns of the key."""
    seen = {}
    for row in rows if columns else []:
        key = tuple(squeeze(row[column]) for column in columns)
        if key in seen:
            raise row.error(f"'{key[-1] or key[-2]}' is given a second time, first in line "
                            f"{seen[key]}", "remove one of the two rows")
        seen[key] = row.line


def check_positions(rows: list[Row]) -> None:
    """Raise InputError if the positions of a post's authors are not 1, 2, 3 and so on."""
    by_post = defaultdict(list)
    for row in rows:
        by_post[row["post_id"]].append(row)
    for found in by_post.values():
        for number, row in enumerate(sorted(found, key=lambda row: int(row["position"])), 1):
            if int(row["position"]) != number:
                raise row.error(f"position is {row['position']}, but the post has no author with "
                                f"position {number}" if int(row["position"]) > number else
                                f"position {row['position']} is given twice",
                                "number the authors of a post 1, 2, 3")


def require_posts(curation: Curation, post_ids: set[str]) -> None:
    """Raise InputError for a row about a post that is not among post_ids."""
    for post_id, decisions in curation.by_post.items():
        if post_id not in post_ids:
            raise decisions.first().error(f"no document has the post {post_id}",
                                          "correct the row or remove it")
