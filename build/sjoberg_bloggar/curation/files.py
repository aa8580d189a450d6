"""The files in build/curation/: read them, and add rows to them."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError
from ..language.characters import decode, unfit_characters, unreadable
from .columns import COLUMNS, OPTIONAL_FILES, check_keys, check_names, check_positions, check_values
from .model import Curation, Row

# The columns by which the rows of a file are sorted; rows of other files are added at the end.
SORTED_BY = {
    "organisations": ("organisation_id",),
    "organisation_names": ("organisation_id", "name"),
    "other_names": ("category", "name"),
    "authorships": ("post_id", "position"),
}


def read_curation(folder: Path) -> Curation:
    """Return the decisions in a folder.

    Raises:
        InputError: A file or column is missing, a row is too short or too long, a cell holds what
            its column does not allow, or a key is given twice.
    """
    tables = {table: read_rows(folder / f"{table}.csv") for table in COLUMNS
              if table not in OPTIONAL_FILES or (folder / f"{table}.csv").exists()}
    tables |= {table: [] for table in OPTIONAL_FILES - tables.keys()}
    return Curation(tables)


def read_rows(path: Path) -> list[Row]:
    """Return the rows of a curation file.

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
        require_header(path, list(reader.fieldnames or []), COLUMNS[path.stem])
        for values in reader:
            if any(cell for cells in values.values() for cell in cells or ()):
                rows.append(read_row(values, path, reader.line_num))
    except csv.Error as error:
        raise InputError(path, reader.reader.line_num, f"this is not CSV ({error})",
                         "save the table as CSV") from None
    check_rows(rows, path.stem)
    return rows


def with_new_rows(curation: Curation, new: dict[str, list[Row]]) -> Curation:
    """Return the decisions with more rows, by file; raise InputError if they contradict others."""
    tables = {table: [*rows, *new.get(table, [])] for table, rows in curation.tables.items()}
    for table, rows in tables.items():
        check_rows(rows, table)
    return Curation(tables)


def check_rows(rows: list[Row], table: str) -> None:
    """Raise InputError if the rows of a file do not fit together."""
    check_keys(rows, table)
    if table == "authorships":
        check_positions(rows)
    if table == "authors":
        check_names(rows)


def require_header(path: Path, found: list[str], columns: list[str]) -> None:
    """Raise InputError if the header of a file lacks a column."""
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(found) == 1 and separator in found[0]:
            raise InputError(path, 1, f"the columns are separated by {name}",
                             "save the table as CSV with commas")
    if len(set(found)) < len(found):
        raise InputError(path, 1, "two columns have the same name", "remove one of the two")
    if missing := [column for column in columns if column not in found]:
        raise InputError(path, 1, f"column '{missing[0]}' is missing",
                         f"the header must be {','.join(columns)}")


def read_row(values: dict, path: Path, line: int) -> Row:
    """Return a row with clean cells.

    Raises:
        InputError: The number of cells is wrong, or a cell has a wrong value.
    """
    row = Row({column: clean(cell) for column, cell in values.items() if isinstance(cell, str)},
              path, line)
    if None in values or None in values.values():
        raise row.error("the number of cells differs from the header",
                        "quote cells that hold a comma")
    check_cells(row)
    return row


def check_cells(row: Row) -> None:
    """Raise InputError if a cell of a row has a hidden character or a wrong value."""
    for column, cell in row.values.items():
        for hidden in hidden_characters(cell):
            raise row.error(f"{column} has the invisible character U+{ord(hidden):04X}",
                            "remove it")
    check_values(row)


def clean(cell: str) -> str:
    r"""Return a cell in NFC, with single plain spaces, without white space at the ends.

    >>> clean(" a\u030a\u00a0 b ")
    'å b'
    """
    return re.sub(r"[ \u00a0]+", " ", unicodedata.normalize("NFC", cell)).strip()


def hidden_characters(cell: str) -> Iterator[str]:
    """Yield the characters of a cell that nobody sees, line ends and parts of emoji aside."""
    yield from (m.group() for m in unfit_characters(cell) if m.group() != "\r")
    if not cell.isprintable():
        yield from (character for character in cell if not character.isprintable()
                    and character not in "\n\r\t" and unicodedata.category(character) != "Cf")


def add_rows(path: Path, new: list[Row]) -> None:
    """Add rows to a curation file: where its order puts them, else at the end.

    The rows that are there keep their bytes. Columns that the program does not know stay empty.

    Args:
        path: The file, which can be read (see read_curation); it is made if it is missing.
        new: The rows.
    """
    table = path.stem
    if not path.exists():
        path.write_bytes(",".join(COLUMNS[table]).encode("utf-8"))
    lines = list(io.StringIO(path.read_bytes().decode("utf-8"), newline=""))
    columns = next(csv.reader([lines[0].removeprefix("\ufeff")]))
    line_end = "\r\n" if lines[0].endswith("\r\n") else "\n"
    if not lines[-1].endswith("\n"):
        lines[-1] += line_end

    def key(row: Row) -> list[str]:
        return [row[column] for column in SORTED_BY.get(table, ())]

    rows = read_rows(path)
    is_sorted = rows == sorted(rows, key=key)
    for row in reversed(sorted(new, key=key)):
        above = [each.line for each in rows if not is_sorted or key(each) <= key(row)]
        record = io.StringIO(newline="")
        csv.DictWriter(record, columns, lineterminator=line_end).writerow(row.values)
        lines.insert(above[-1] if above else 1, record.getvalue())
    path.write_bytes("".join(lines).encode("utf-8"))
