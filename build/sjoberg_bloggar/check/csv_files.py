"""Rules on the CSV files: encoding, line ends, quoting, columns, how values are written.

What Arrow reads in a file must give the same bytes when the build writes it, since readers silently
repair, drop or misread what is written in another way.

csv-encoding: A CSV file is UTF-8 without a byte order mark.
csv-line-ends: Lines of a CSV file end with a line feed, the last one too; there is no carriage
    return anywhere, not even inside cells.
csv-columns: The header of a CSV file names the columns of the table, in their order.
csv-quoting: Every row of a CSV file has as many cells as the header; texts and truth values are
    in double quotes, a quote inside them is doubled; numbers, dates and missing values have no
    quotes.
cell-type: Cells are written as their type asks: 120, 2021-03-01, TRUE or FALSE, and in no other
    way.
"""

import csv
from os.path import commonprefix

import pyarrow as pa
from pyarrow import compute
from pyarrow import csv as arrow_csv

from ..package.layout import TABLE_FILES
from ..package.schemas import arrow_schema
from ..publish.files import write_csv
from .columns import key_of, true_rows
from .schema_files import compare_names
from .violation import Violation, row_key, shown, text_difference

UTF8_MARK = b"\xef\xbb\xbf"
BLOCK = 1 << 25  # bytes that Arrow reads at once; a row must not be longer
MOST_COLUMNS = 100  # of a file with other columns than expected that is looked at further
KEY_BYTES = 5_000  # at the beginning of a row, in which its key is looked for

# How values are written, and an example.
WRITTEN = {"integer": (r"^(0|-?[1-9][0-9]{0,17})$", "a whole number such as 120"),
           "date": (r"^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
                    "a day such as 2021-03-01"),
           "boolean": ("^(TRUE|FALSE)$", "TRUE or FALSE")}


def csv_table(table: str, data: bytes, schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return the table of a CSV file, typed by its schema, and what is wrong with the file.

    The table has the columns of the schema that the file has; it is None if rows or values cannot
    be told apart.
    """
    path, expected = TABLE_FILES[table], [field["name"] for field in schema["fields"]]
    names = read_header(data)
    if found := wrong_bytes(data):
        rule, at, problem = found
        return None, [Violation(rule, path, row_at(data, at, names, schema), problem)]
    violations = []
    if names != expected:
        violations.append(Violation("csv-columns", path, "", compare_names(names, expected)))
        if len(set(names)) < len(names) or not set(names) & set(expected) \
                or len(names) > MOST_COLUMNS:
            return None, violations
    try:
        strings, skipped = read_strings(data, names)
    except pa.ArrowInvalid as error:
        return None, [*violations, Violation("csv-quoting", path, "", f"cannot be read: {error}")]
    if skipped:
        first = skipped[0]
        return None, [*violations, Violation(
            "csv-quoting", path, row_at(data, data.find(first.text.encode()), names, schema),
            f"has {first.actual_columns} cells, the header {first.expected_columns}")]
    typed, found = typed_columns(path, strings, schema)
    if typed is None:
        return None, violations + found
    write_csv(typed, written := pa.BufferOutputStream())
    if (asked := written.getvalue().to_pybytes()) != data:
        row = row_at(data, len(commonprefix([data, asked])), names, schema)
        problem = (f"{text_difference(data.decode(), asked.decode())}; texts and truth values are "
                   "in double quotes, a quote inside them is doubled, numbers, dates and missing "
                   "values have no quotes")
        return None, [*violations, Violation("csv-quoting", path, row, problem)]
    return typed.select([name for name in expected if name in names]), violations


def wrong_bytes(data: bytes) -> tuple[str, int, str] | None:
    """Return the rule that the bytes of a file break, at which offset, and what is wrong."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
        return "csv-encoding", at, f"byte 0x{data[at]:02X} at offset {at} is not UTF-8"
    if data.startswith(UTF8_MARK):
        return "csv-encoding", 0, "begins with a byte order mark"
    if count := data.count(b"\r"):
        return "csv-line-ends", data.index(b"\r"), (
            f"has carriage returns, {count} in the file, the first one here; expected line feeds "
            "alone")
    if data and not data.endswith(b"\n"):
        return "csv-line-ends", len(data), "the file does not end with a line feed; is it cut off?"
    return None


def read_header(data: bytes) -> list[str]:
    """Return the names of the columns, none if the first line is not CSV."""
    line = data[:data.find(b"\n")].decode("utf-8", "replace")
    try:
        return next(csv.reader([line]), [])
    except csv.Error:
        return []


def row_at(data: bytes, offset: int, names: list[str], schema: dict) -> str:
    """Return how messages name the row of a file that has an offset: its key and line."""
    start = data.rfind(b"\n", 0, offset) + 1
    quotes = data.count(b'"', 0, start)
    while start and quotes % 2:  # inside a quoted cell
        above = data.rfind(b"\n", 0, start - 1) + 1
        quotes -= data.count(b'"', above, start)
        start = above
    line = f"line {data.count(bytes([10]), 0, start) + 1}"
    if start == 0:
        return line
    row = data[start:start + KEY_BYTES].decode("utf-8", "replace")
    try:
        values = next(csv.reader(row.splitlines(keepends=True)), [])
    except csv.Error:
        return line
    cells = dict(zip(names, values, strict=False))
    key = [cells[name] for name in schema["primaryKey"] if name in cells]
    return f"{row_key(*key)} ({line})" if key else line


def read_strings(data: bytes,
                 names: list[str]) -> tuple[pa.Table, list[arrow_csv.InvalidRow]]:
    """Return a CSV file, all columns as strings, and the rows without one cell per column.

    Raises:
        pyarrow.ArrowInvalid: A row is longer than a block.
    """
    skipped = []

    def skip(row: arrow_csv.InvalidRow) -> str:
        skipped.append(row)
        return "skip"

    return arrow_csv.read_csv(
        pa.BufferReader(data),
        arrow_csv.ReadOptions(block_size=BLOCK, column_names=names, skip_rows=1),
        arrow_csv.ParseOptions(newlines_in_values=True, invalid_row_handler=skip),
        arrow_csv.ConvertOptions(column_types={name: pa.string() for name in names},
                                 null_values=[""], strings_can_be_null=True)), skipped


def typed_columns(path: str, strings: pa.Table,
                  schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return a table of strings as its schema types it, or None if a cell does not fit."""
    typed, violations = strings, []
    types = {field["name"]: field["type"] for field in schema["fields"]}
    for i, name in enumerate(strings.column_names):
        type_, column = types.get(name, "string"), strings[name]
        if type_ == "string":
            continue
        wrong = true_rows(compute.is_in(column, value_set=wrongly_written(column, type_)))
        violations += [Violation("cell-type", path, key_of(strings, schema, row),
                                 f"{name} is {shown(column[row].as_py())}, expected "
                                 f"{WRITTEN[type_][1]}") for row in wrong]
        if not wrong:
            values = compute.equal(column, "TRUE") if type_ == "boolean" else column.cast(
                arrow_schema(schema).field(name).type)
            typed = typed.set_column(i, name, values)
    return (None if violations else typed), violations


def wrongly_written(column: pa.ChunkedArray, type_: str) -> pa.Array:
    """Return the values of a column of strings that are not written as their type asks."""
    values = column.unique().drop_null()
    fits = compute.match_substring_regex(values, WRITTEN[type_][0])
    if type_ == "date":  # the calendar does not have all days of this form
        days = compute.strptime(values, format="%Y-%m-%d", unit="s", error_is_null=True)
        written = compute.strftime(days, format="%Y-%m-%d")
        fits = compute.and_(fits, compute.fill_null(compute.equal(written, values), False))
    return values.filter(compute.invert(fits))
