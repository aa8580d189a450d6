"""Read build/curation/: every decision that a human made, one CSV file per kind of decision."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError
from ..language.characters import UNFIT_CHARACTER, decode, unreadable
from .columns import COLUMNS, KEYS, OPTIONAL, check_keys, check_names, check_positions, check_values
from .model import Curation, Row, decisions_by_post


def read_curation(folder: Path) -> Curation:
    """Return the decisions in a folder.

    Raises:
        InputError: A file or column is missing, a row is too short or too long, a cell holds what
            its column does not allow, or a key is given twice.
    """
    tables = {name: read_rows(folder / f"{name}.csv", columns.split(","))
              for name, columns in COLUMNS.items()
              if name not in OPTIONAL or (folder / f"{name}.csv").exists()}
    tables |= {name: [] for name in OPTIONAL - tables.keys()}
    return Curation(tables, decisions_by_post(tables))


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
    if path.stem == "authors":
        check_names(rows)
    return rows


def require_header(path: Path, found: list[str], columns: list[str]) -> None:
    """Raise InputError if the header of a file lacks a column."""
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(found) == 1 and separator in found[0]:
            raise InputError(path, 1, f"the columns are separated by {name}",
                             "save the table as CSV with commas")
    if len(set(found)) < len(found):
        raise InputError(path, 1, "two columns have the same name", "remove one of the two")
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
    r"""Return a cell in NFC, with single plain spaces, without white space at the ends.

    >>> clean(" a\u030a\u00a0 b ")
    'å b'
    """
    return re.sub(r"[ \u00a0]+", " ", unicodedata.normalize("NFC", cell)).strip()


def hidden_characters(cell: str) -> Iterator[str]:
    """Yield the characters of a cell that nobody sees, line ends and parts of emoji aside."""
    yield from (m.group() for m in UNFIT_CHARACTER.finditer(cell) if m.group() != "\r")
    yield from (character for character in cell if not character.isprintable()
                and character not in "\n\r\t" and unicodedata.category(character) != "Cf")
