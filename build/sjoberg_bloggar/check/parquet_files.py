"""Rules on the Parquet files: all readers can read them, and they have what the CSV files have.

parquet-readable: A Parquet file can be read, is compressed in a way that every reader knows
    (not at all, snappy, gzip or zstd), and has valid values in at most 10 million rows.
parquet-columns: A Parquet file has the columns of the table, in their order.
parquet-types: The columns of a Parquet file have the types of the schema (string, int64, bool,
    date32), may be null only if the schema lets values be missing, and tell pandas to read
    integers with missing values as such, but nothing else.
parquet-statistics: The least and the greatest value and the number of missing values that a
    Parquet file gives of its columns, by which readers skip rows, are those of its values.
parquet-description: What a Parquet file says about itself and its columns, if anything, is what
    the schema and the descriptor say.
formats-agree: The CSV and the Parquet file of a table have the same rows, in the same order,
    with the same values.
"""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from ..language.text import squeeze
from ..package.layout import TABLE_FILES
from ..package.reading import read_parquet
from ..package.schemas import arrow_schema
from ..publish.files import about_table
from .columns import key_of
from .schema_files import compare_names
from .violation import LONGEST_VALUE, Violation, shown, text_difference

CODECS = {"UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD"}
FIRST_DAY, LAST_DAY = -354285, 376199  # 1000-01-01 and 2999-12-31, in days since 1970-01-01


def parquet_table(table: str, file: Path | None,
                 schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return the table of a Parquet file, and what is wrong with the file.

    The table has the columns of the schema that the file has with the right type; it is None if the
    file cannot be read, or if there is none, which another rule reports.
    """
    path, expected = parquet_path(table), arrow_schema(schema)
    if not file:
        return None, []
    try:
        content, metadata = read_parquet(file)
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        problem = f"cannot be read: {squeeze(str(error))}"
        return None, [Violation("parquet-readable", path, "", problem)]
    codecs = {metadata.row_group(group).column(column).compression
              for group in range(metadata.num_row_groups) for column in range(metadata.num_columns)}
    violations = [Violation("parquet-readable", path, "", f"is compressed with {codec}; expected "
                                                          "none, snappy, gzip or zstd")
                  for codec in sorted(codecs - CODECS)]
    if content.column_names != expected.names:
        violations.append(Violation("parquet-columns", path, "",
                                    compare_names(content.column_names, expected.names)))
    fitting, found = fitting_columns(path, content, expected)
    return fitting, [*violations, *found, *check_statistics(path, fitting, metadata)]


def parquet_path(table: str) -> str:
    """Return the path of a table's Parquet file in a package."""
    return TABLE_FILES[f"{table}-parquet"]


def fitting_columns(path: str, content: pa.Table,
                    expected: pa.Schema) -> tuple[pa.Table, list[Violation]]:
    """Return the columns that have the expected types, and what is wrong with the others."""
    violations, fitting = [], []
    for field in expected:
        if content.column_names.count(field.name) != 1:
            continue
        found = content.schema.field(field.name)
        if (found.type, found.nullable) != (field.type, field.nullable):
            problem = f"has the type {typed(found)}, expected {typed(field)}"
            violations.append(Violation("parquet-types", path, field.name, problem))
        if problem := beyond_calendar(content[field.name]):
            violations.append(Violation("parquet-readable", path, field.name, problem))
        elif found.type == field.type:
            fitting.append(field.name)
    metadata, asked = ((schema.metadata or {}).get(b"pandas")
                       for schema in (content.schema, expected))
    if metadata != asked:
        problem = ("its metadata does not tell pandas to read integers with missing values as Int64"
                   if asked else "its metadata tells pandas how to read it, which is not needed")
        violations.append(Violation("parquet-types", path, "", problem))
    return content.select(fitting), violations


def typed(field: pa.Field) -> str:
    """Return the type of a column and whether its values may be missing, in words."""
    return f"{field.type}, {'which may' if field.nullable else 'which must not'} be null"


def check_statistics(path: str, content: pa.Table,
                     metadata: parquet.FileMetaData) -> Iterator[Violation]:
    """Compare the statistics of each column and row group with the values."""
    start = 0
    for group in range(metadata.num_row_groups):
        chunk = metadata.row_group(group)
        for at in range(chunk.num_columns):
            column = chunk.column(at)
            if column.path_in_schema in content.column_names and column.is_stats_set:
                values = content[column.path_in_schema].slice(start, chunk.num_rows)
                for problem in wrong_statistics(column.statistics, values):
                    yield Violation("parquet-statistics", path, column.path_in_schema, problem)
        start += chunk.num_rows


def wrong_statistics(given: parquet.Statistics, values: pa.ChunkedArray) -> Iterator[str]:
    """Yield which statistics are not those of values, and how."""
    found = compute.min_max(values).as_py()
    try:
        pairs = [("min", given.min, found["min"]), ("max", given.max, found["max"])] \
            if given.has_min_max else []
    except ValueError as error:
        yield f"min or max cannot be read ({error})"
        return
    if given.has_null_count:
        pairs.append(("null_count", given.null_count, values.null_count))
    for name, value, expected in pairs:
        if value != expected:
            yield f"{name} is {shown(value)}, but of the values {shown(expected)}"


def check_parquet_description(table: str, content: pa.Table, schema: dict,
                              descriptor: dict) -> Iterator[Violation]:
    """Check the descriptions in a Parquet file.

    Args:
        table: The table.
        content: The content of the file.
        schema: The package's own schema of the table.
        descriptor: The descriptor of the package.
    """
    descriptions = {str(field.get("name")): field.get("description") for field in schema["fields"]}
    try:
        about = about_table(schema, descriptor)
    except (LookupError, TypeError):
        about = {}  # the descriptor lacks it, which another rule reports
    pairs = [("", content.schema.metadata, about),
             *((field.name, field.metadata, {"description": descriptions.get(field.name)})
               for field in content.schema)]
    for row, found, asked in pairs:
        given = {key: (found or {}).get(key.encode()) for key in asked}
        if not any(given.values()):
            continue
        for key, value in asked.items():
            text = None if given[key] is None else given[key].decode("utf-8", "backslashreplace")
            if text != value:
                yield Violation("parquet-description", parquet_path(table), row,
                                f"{key} is {shown(text)}, expected {shown(value)}")


def beyond_calendar(column: pa.ChunkedArray) -> str:
    """Return which day of a column is in no usual calendar, or an empty string."""
    if column.type != pa.date32():
        return ""
    ends = compute.min_max(column.cast(pa.int32())).as_py()
    least, most = ends["min"], ends["max"]
    if least is None or FIRST_DAY <= least <= most <= LAST_DAY:
        return ""
    return f"has a day {least if least < FIRST_DAY else most} days from 1970-01-01"


def compare_formats(table: str, csv: pa.Table, parquet: pa.Table,
                    schema: dict) -> Iterator[Violation]:
    """Compare the rows of the two files, in the columns that both have, up to another key."""
    names = [name for name in csv.column_names if name in parquet.column_names]
    if all(csv[name].equals(parquet[name]) for name in names):
        return
    pairs = zip_longest(csv.select(names).to_pylist(), parquet.select(names).to_pylist())
    for number, (expected, found) in enumerate(pairs):
        if expected is None or found is None:
            yield Violation("formats-agree", parquet_path(table),
                            key_of(parquet if expected is None else csv, schema, number),
                            f"has {parquet.num_rows} rows, the CSV file {csv.num_rows}; only one "
                            "of them has this row")
            return
        unequal = [name for name in names if found[name] != expected[name]]
        is_other_row = any(name in schema["primaryKey"] for name in unequal)
        for name in unequal[:1] if is_other_row else unequal:
            yield Violation("formats-agree", parquet_path(table), key_of(csv, schema, number),
                            unequal_values(name, found[name], expected[name]))
        if is_other_row:
            return


def unequal_values(name: str, found: object, other: object) -> str:
    """Return how a value of the Parquet file differs from that of the CSV file."""
    if isinstance(found, str) and isinstance(other, str) and len(found) > LONGEST_VALUE:
        return f"{name} is not that of the CSV file: {text_difference(found, other)}"
    return f"{name} is {shown(found)}, in the CSV file {shown(other)}"
