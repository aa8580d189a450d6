"""Rules on the CSV files: encoding, line ends, quoting, columns, how values are written.

The files are checked byte by byte against the one way to write them, because readers silently
repair, drop or misread what deviates from it.
"""

import csv
import re

import pyarrow as pa
from pyarrow import compute
from pyarrow import csv as arrow_csv

from ...publish.schemas import arrow_schema
from ..columns.keys import key_of, true_rows
from ..violation import LONGEST, Violation, row_key, shown, visible
from .schema_files import compare_names

RULES = {
    "csv-encoding": "A CSV file is UTF-8 without a byte order mark.",
    "csv-line-ends": "Lines of a CSV file end with a line feed, the last one too; there is no "
                     "carriage return anywhere, also not inside cells.",
    "csv-columns": "The header of a CSV file names the columns of the table, in their order.",
    "csv-quoting": "Every row of a CSV file has as many cells as the header; texts and truth "
                   "values are in double quotes, a quote inside them is doubled; numbers, "
                   "dates and missing values have no quotes.",
    "cell-type": "Cells are written as their type asks: 120, 2021-03-01, TRUE or FALSE, and in "
                 "no other way.",
}

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
QUOTED = rb'(?:"(?:[^"]|"")[^"]*+(?:""[^"]*+)*+")?+'
PLAIN = rb'[^",\n]*+'

# How values are written, and an example. Numbers fit in 64 bits.
WRITTEN = {"integer": (r"^(0|-?[1-9][0-9]{0,17})$", "a whole number such as 120"),
           "date": (r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                    "a day such as 2021-03-01"),
           "boolean": ("^(TRUE|FALSE)$", "TRUE or FALSE")}


def read_csv(table: str, data: bytes, schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return the table of a CSV file, typed by its schema, and what is wrong with the file.

    The table has the schema's columns that the file has. It is None if the rows or the values
    cannot be told apart.
    """
    path = f"dataset/{table}.csv"
    data, violations = clean_bytes(path, data, schema)
    names = header(data)
    expected = [field["name"] for field in schema["fields"]]
    if names != expected:
        violations.append(Violation("csv-columns", path, "", compare_names(names, expected)))
        if len(set(names)) < len(names) or not set(names) & set(expected):
            return None, violations
    types = {field["name"]: field["type"] for field in schema["fields"]}
    if problem := misquoted(data, names, types):
        offset, text = problem
        violations.append(Violation("csv-quoting", path, row_at(data, offset, names, schema), text))
        return None, violations
    strings = read_strings(data, names)
    if strings is None:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            violations.append(Violation(
                "csv-encoding", path, row_at(data, error.start, names, schema),
                f"byte 0x{data[error.start]:02X} at offset {error.start} is not UTF-8"))
        return None, violations
    strings = strings.select([name for name in expected if name in names])
    typed, found = typed_table(path, strings, schema)
    return typed, violations + found


def clean_bytes(path: str, data: bytes, schema: dict) -> tuple[bytes, list[Violation]]:
    """Return a file without byte order mark and carriage returns, and where it had these."""
    violations = []
    if data.startswith(BYTE_ORDER_MARK):
        violations.append(Violation("csv-encoding", path, "", "begins with a byte order mark"))
        data = data.removeprefix(BYTE_ORDER_MARK)
    if b"\r" in data:
        row = row_at(data, data.index(b"\r"), header(data), schema)
        violations.append(Violation("csv-line-ends", path, row,
                                    f"has carriage returns, {data.count(bytes([13]))} in the "
                                    "file, the first one here; expected line feeds alone"))
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if not data.endswith(b"\n"):
        row = row_at(data, len(data), header(data), schema)
        violations.append(Violation("csv-line-ends", path, row, "the file does not end with a "
                                                                "line feed; is it cut off?"))
        data += b"\n"
    return data, violations


def header(data: bytes) -> list[str]:
    """Return the names of the columns in the first line of a CSV file."""
    line = data[:data.find(b"\n")].decode("utf-8", "replace").rstrip("\r")
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def misquoted(data: bytes, names: list[str], types: dict[str, str]) -> tuple[int, str] | None:
    """Return the offset of the first row that is wrongly written and what is wrong, or None."""
    first = ",".join(f'"{name}"' for name in names).encode() + b"\n"
    if not data.startswith(first):
        return 0, "the names of the columns do not all stand in double quotes"
    cells = [PLAIN if types.get(name) in ("integer", "date") else QUOTED for name in names]
    end = re.compile(rb"(?:" + b",".join(cells) + rb"\n)*+").match(data, len(first)).end()
    if end == len(data):
        return None
    at = end
    for i, (name, cell) in enumerate(zip(names, cells, strict=True)):
        start, at = at, re.compile(cell).match(data, at).end()
        is_last, follows = i == len(cells) - 1, data[at:at + 1]
        if follows == (b"\n" if is_last else b","):
            at += 1
        elif follows in (b"\n", b","):
            return end, (f"has {'more' if is_last else 'fewer'} cells than the header, which has "
                         f"{len(names)}")
        else:
            found = data[start:start + LONGEST].decode("utf-8", "ignore").partition("\n")[0]
            return end, f"{name} is written {visible(found)}…; {written_wrong(found, cell)}"
    raise AssertionError("a row that fits cell by cell fits as a whole")


def written_wrong(found: str, cell: bytes) -> str:
    """Return what a cell should be like that begins with found."""
    if cell is PLAIN:
        return "numbers and dates have no quotes"
    if not found.startswith('"'):
        return "texts and truth values stand in double quotes"
    if found.startswith('""') and not found.startswith('"""'):
        return "a missing value has no quotes"
    return "a quote inside a text is doubled, and one quote ends it"


def row_at(data: bytes, offset: int, names: list[str], schema: dict) -> str:
    """Return how messages name the row of a file that has an offset: by key and line."""
    start = data.rfind(b"\n", 0, offset) + 1
    quotes = data.count(b'"', 0, start)
    while start and quotes % 2:  # within a quoted cell
        above = data.rfind(b"\n", 0, start - 1) + 1
        quotes -= data.count(b'"', above, start)
        start = above
    line = "line " + str(data.count(b"\n", 0, start) + 1)
    if start == 0:
        return line
    row = data[start:start + 5000].decode("utf-8", "replace")
    try:
        values = next(csv.reader(row.splitlines(keepends=True)), [])
        cells = dict(zip(names, values, strict=False))  # the row may be cut
    except csv.Error:
        return line
    key = [cells[name] for name in schema["primaryKey"] if name in cells]
    return f"{row_key(*key)} ({line})" if key else line


def read_strings(data: bytes, names: list[str]) -> pa.Table | None:
    """Return the table of a well-formed CSV file with strings only, or None if it is not UTF-8."""
    try:
        return arrow_csv.read_csv(
            pa.BufferReader(data),
            arrow_csv.ReadOptions(block_size=1 << 25),  # a row must not be longer
            arrow_csv.ParseOptions(newlines_in_values=True),
            arrow_csv.ConvertOptions(column_types={name: pa.string() for name in names},
                                     null_values=[""], strings_can_be_null=True,
                                     quoted_strings_can_be_null=False))
    except pa.ArrowInvalid:
        return None


def typed_table(path: str, strings: pa.Table,
                schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return a table of strings as its schema types it, or None if a cell does not fit."""
    types = arrow_schema(schema)
    violations = []
    for i, name in enumerate(strings.column_names):
        type_ = next(field["type"] for field in schema["fields"] if field["name"] == name)
        if type_ == "string":
            continue
        column, example = strings[name], WRITTEN[type_][1]
        for row in true_rows(compute.is_in(column, value_set=misspelt(column, type_))):
            violations.append(Violation(
                "cell-type", path, key_of(strings, schema, row),
                f"{name} is {shown(column[row].as_py())}, expected {example}"))
        if not violations:
            value = compute.equal(column, "TRUE") if type_ == "boolean" else column.cast(
                types.field(name).type)
            strings = strings.set_column(i, name, value)
    return (None if violations else strings), violations


def misspelt(column: pa.ChunkedArray, type_: str) -> pa.Array:
    """Return the values of a column of strings that are not written as their type asks."""
    values = column.unique().drop_null()
    fits = compute.match_substring_regex(values, WRITTEN[type_][0])
    if type_ == "date":  # the calendar does not have all days of this form
        days = compute.strptime(values, format="%Y-%m-%d", unit="s", error_is_null=True)
        written = compute.strftime(days, format="%Y-%m-%d")
        fits = compute.and_(fits, compute.fill_null(compute.equal(written, values), False))
    return values.filter(compute.invert(fits))
