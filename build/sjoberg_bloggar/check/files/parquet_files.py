"""Rules on the Parquet files: readable by every reader, typed by the schema, equal to the CSV files."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, parquet

from ...publish.schemas import arrow_schema
from ..columns.keys import key_of, true_rows
from ..violation import LONGEST, Violation, difference, shown
from .schema_files import compare_names

RULES = {
    "parquet-readable": "A Parquet file can be read, is compressed in a way that every reader "
                        "knows (not at all, snappy, gzip or zstd), and holds valid values.",
    "parquet-columns": "A Parquet file has the columns of the table, in their order.",
    "parquet-types": "The columns of a Parquet file have the types of the schema (string, int64, "
                     "bool, date32), may be null only if the schema lets values be missing, "
                     "and tell pandas to read integers with missing values as such.",
    "formats-agree": "The CSV and the Parquet file of a table hold the same rows, in the same "
                     "order, with the same values.",
}

CODECS = ("UNCOMPRESSED", "SNAPPY", "GZIP", "ZSTD")


def read_parquet(table: str, file: Path | None,
                 schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return the table of a Parquet file, and what is wrong with the file.

    The table has the schema's columns that the file has with the right type. It is None if the file
    cannot be read, or is missing, which another rule reports.
    """
    path = f"dataset/{table}.parquet"
    if not file:
        return None, []
    try:
        with parquet.ParquetFile(file) as opened:
            content, metadata = opened.read(), opened.metadata
        content.validate(full=True)
        codecs = {metadata.row_group(group).column(column).compression
                  for group in range(metadata.num_row_groups)
                  for column in range(metadata.num_columns)}
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        problem = " ".join(str(error).split())
        return None, [Violation("parquet-readable", path, "", f"cannot be read: {problem}")]
    violations = [Violation("parquet-readable", path, "", f"is compressed with {codec}; expected "
                                                          "none, snappy, gzip or zstd")
                  for codec in sorted(codecs - set(CODECS))]
    expected = arrow_schema(schema)
    if content.column_names != expected.names:
        violations.append(Violation("parquet-columns", path, "",
                                    compare_names(content.column_names, expected.names)))
    fitting, found = fitting_columns(path, content, expected)
    return fitting, [*violations, *found]


def fitting_columns(path: str, content: pa.Table,
                    expected: pa.Schema) -> tuple[pa.Table, list[Violation]]:
    """Return the columns that have the expected types, and what is wrong with the others."""
    violations, fitting = [], []
    for field in expected:
        if content.column_names.count(field.name) != 1:
            continue
        found = content.schema.field(field.name)
        if found.type != field.type:
            violations.append(Violation("parquet-types", path, field.name,
                                        f"has the type {found.type}, expected {field.type}"))
            continue
        if found.nullable != field.nullable:
            violations.append(Violation(
                "parquet-types", path, field.name,
                "may be null, though the schema requires a value" if found.nullable
                else "may not be null, though the schema lets values be missing"))
        if problem := beyond_calendar(content[field.name]):
            violations.append(Violation("parquet-readable", path, field.name, problem))
            continue
        fitting.append(field.name)
    metadata = (content.schema.metadata or {}).get(b"pandas")
    asked = (expected.metadata or {}).get(b"pandas")
    if asked and metadata != asked:
        violations.append(Violation("parquet-types", path, "",
                                    "its metadata does not tell pandas to read integers with "
                                    "missing values as Int64"))
    return content.select(fitting), violations


def beyond_calendar(column: pa.ChunkedArray) -> str:
    """Return which day of a column is outside the years 1000 to 2999, or an empty string."""
    if column.type != pa.date32():
        return ""
    days = column.cast(pa.int32())
    least, most = (compute.min_max(days)[key].as_py() for key in ("min", "max"))
    # 1000-01-01 and 2999-12-31, as days since 1970-01-01.
    if least is None or -354285 <= least <= most <= 376199:
        return ""
    return f"has a day {least if least < -354285 else most} days from 1970-01-01"


def compare_formats(table: str, csv: pa.Table, parquet: pa.Table,
                    schema: dict) -> Iterator[Violation]:
    """Compare the tables of the two files, in the columns that both have."""
    path = f"dataset/{table}.parquet"
    names = [name for name in csv.column_names if name in parquet.column_names]
    csv, parquet = csv.select(names), parquet.select(names)
    if csv.num_rows != parquet.num_rows:
        yield Violation("formats-agree", path, first_difference(csv, parquet, schema),
                        f"has {parquet.num_rows} rows, the CSV file {csv.num_rows}; they differ "
                        "from this row on")
        return
    keys = [name for name in schema["primaryKey"] if name in names]
    for name in names:
        for row in unequal_rows(csv[name], parquet[name]):
            found, other = parquet[name][row].as_py(), csv[name][row].as_py()
            problem = f"{name} is {shown(found)}, in the CSV file {shown(other)}"
            if isinstance(found, str) and isinstance(other, str) and len(found) > LONGEST:
                problem = f"{name} is not that of the CSV file: {difference(found, other)}"
            yield Violation("formats-agree", path, key_of(csv, schema, row), problem)
            if name in keys:
                return  # other rows, or another order: comparing them tells no more


def first_difference(csv: pa.Table, parquet: pa.Table, schema: dict) -> str:
    """Return the key of the first row that differs between two tables."""
    length = min(csv.num_rows, parquet.num_rows)
    rows = [unequal_rows(csv[name].slice(0, length), parquet[name].slice(0, length))
            for name in csv.column_names]
    first = min((found[0] for found in rows if found), default=length)
    longer = csv if first < csv.num_rows else parquet
    return key_of(longer, schema, first)


def unequal_rows(one: pa.ChunkedArray, other: pa.ChunkedArray) -> list[int]:
    """Return the indexes at which two columns of the same length and type differ."""
    if one.equals(other):
        return []
    unequal = compute.fill_null(compute.not_equal(one, other), False)
    return true_rows(compute.or_(unequal, compute.xor(compute.is_null(one),
                                                      compute.is_null(other))))
