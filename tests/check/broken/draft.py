"""Break a package: change its cells, bytes or JSON, and bring its descriptor up to date."""

import csv
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import pyarrow as pa
from mutations import give_hashes
from pyarrow import parquet

from sjoberg_bloggar.check import inspect_package
from sjoberg_bloggar.package import UnusableTableError
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import arrow_schema
from sjoberg_bloggar.publish.files import write_csv, write_parquet
from sjoberg_bloggar.publish.metadata import FILES as METADATA

BOTH = ("csv", "parquet")
FIRST = "2015-09-01-varfor-vill-jag-blogga"
ALMEGA = "2015-09-02-idag-besokte-jag-almega-och-traffade-vd-n-anna-karin-hatt"
LUND = "2015-09-04-nu-finns-vi-pa-mobile-heights-i-lund"  # a guest's, with a note and an intro
TWO_AUTHORS = "2016-04-29-upphandling-i-hetluften"
TWO_SOURCES = "2016-06-16-det-bubblar-och-sjuder-gott-i-arbetsformedlingen"


class Case(NamedTuple):
    """A defect: the rule that must report it, a name, and what makes it in a folder.

    make returns the table (or file) and the row that the violation must name: its key or the
    beginning of it; an empty row stands for the whole table or file, and for nothing else. seal
    says whether bytes and hashes in the descriptor are brought up to date afterwards.
    """

    rule: str
    name: str
    make: Callable[[Path], tuple[str, str]]
    seal: bool = True


def read_json(folder: Path, path: str):
    return json.loads((folder / path).read_text("utf-8"))


def write_json(folder: Path, path: str, content) -> None:
    (folder / path).write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", "utf-8",
                               "backslashreplace")


def schema_of(folder: Path, table: str) -> dict:
    return read_json(folder, f"schema/{table}.json")


def read_rows(folder: Path, table: str) -> list[dict]:
    return parquet.read_table(folder / f"dataset/{table}.parquet").to_pylist()


def write_rows(folder: Path, table: str, rows: list[dict], formats=BOTH) -> None:
    """Write the rows of a table in the given formats, well-formed."""
    columns = arrow_schema(schema_of(folder, table))
    if "csv" in formats:  # a CSV file can miss what a Parquet file cannot
        content = pa.Table.from_pylist(rows, pa.schema([f.with_nullable(True) for f in columns]))
        write_csv(content, folder / f"dataset/{table}.csv")
    if "parquet" in formats:
        write_parquet(pa.Table.from_pylist(rows, columns), folder / f"dataset/{table}.parquet")


def key(folder: Path, table: str, row: dict) -> str:
    return ", ".join(str(row[name]) for name in schema_of(folder, table)["primaryKey"])


def find(rows: list[dict], where) -> dict:
    """Return the first row that fits: values by column, or a function that says so."""
    fits = where if callable(where) else lambda row: where.items() <= row.items()
    return next(row for row in rows if fits(row))


def cell(rule: str, name: str, table: str, where, formats=BOTH, at=None, /, **changes) -> Case:
    """A row with other values, or with what functions of the row return.

    at is what must be reported, if not that row.
    """
    def make(folder: Path) -> tuple[str, str]:
        rows = read_rows(folder, table)
        row = find(rows, where)
        before = dict(row)
        row.update({column: value(before) if callable(value) else value
                    for column, value in changes.items()})
        assert row != before
        write_rows(folder, table, rows, formats)
        return at(before) if at else (table, key(folder, table, row))
    return Case(rule, name, make)


def cells(rule: str, name: str, edit, at: tuple[str, str]) -> Case:
    """Rows of several tables changed by edit(tables, by name); all tables are written."""
    def make(folder: Path) -> tuple[str, str]:
        tables = {table: read_rows(folder, table) for table in TABLES}
        edit(tables)
        for table, rows in tables.items():
            if rows != read_rows(folder, table):
                write_rows(folder, table, rows)
        return at
    return Case(rule, name, make)


def rows(rule: str, name: str, table: str, edit, at=None, formats=BOTH) -> Case:
    """The rows of a table as edit(rows) leaves them.

    It returns the row that must be reported, or its key, unless at says what must be.
    """
    def make(folder: Path) -> tuple[str, str]:
        content = read_rows(folder, table)
        found = edit(content)
        write_rows(folder, table, content, formats)
        return at or (table, key(folder, table, found) if isinstance(found, dict) else found)
    return Case(rule, name, make)


def written(rule: str, name: str, table: str, column: str, text: str, row: int = 0,
            formats=("csv",)) -> Case:
    """A cell of a CSV file written as text, quotes included."""
    def make(folder: Path) -> tuple[str, str]:
        path = folder / f"dataset/{table}.csv"
        header, *lines = raw_rows(path, schema_of(folder, table))
        assert csv_bytes(header, lines) == path.read_bytes(), "CSV files are written differently"
        lines[row][header.index(f'"{column}"')] = text
        path.write_bytes(csv_bytes(header, lines))
        return f"dataset/{table}.csv", lines[row][0].strip('"')
    return Case(rule, name, make)


def raw_rows(path: Path, schema: dict) -> list[list[str]]:
    """Return the cells of a CSV file as they are written there."""
    plain = {field["name"] for field in schema["fields"] if field["type"] in ("integer", "date")}
    with path.open(encoding="utf-8", newline="") as file:
        header, *lines = csv.reader(file)

    def quoted(value: str) -> str:
        return '"' + value.replace('"', '""') + '"'

    return [[quoted(name) for name in header]] + [
        [value if not value or name in plain else quoted(value)
         for name, value in zip(header, line, strict=True)] for line in lines]


def csv_bytes(header: list[str], lines: list[list[str]]) -> bytes:
    return "".join(",".join(line) + "\n" for line in [header, *lines]).encode("utf-8")


def raw(rule: str, name: str, path: str, edit: Callable[[bytes], bytes], row: str = "",
        seal: bool = True) -> Case:
    """A file whose bytes are what edit makes of them."""
    def make(folder: Path) -> tuple[str, str]:
        before = (folder / path).read_bytes()
        after = edit(before)
        assert after != before
        (folder / path).write_bytes(after)
        return path, row
    return Case(rule, name, make, seal)


def arrow(rule: str, name: str, table: str, edit, row: str = "", **options) -> Case:
    """A Parquet file whose Arrow table is what edit makes of it."""
    def make(folder: Path) -> tuple[str, str]:
        path = folder / f"dataset/{table}.parquet"
        content = edit(parquet.read_table(path))
        parquet.write_table(content, path, **{"compression": "snappy", **options})
        return f"dataset/{table}.parquet", row
    return Case(rule, name, make)


def described(rule: str, name: str, edit, row: str = "", at: str = "datapackage.json") -> Case:
    """A descriptor as edit(descriptor) leaves it; at is the file that must be named."""
    def make(folder: Path) -> tuple[str, str]:
        descriptor = read_json(folder, "datapackage.json")
        edit(descriptor)
        write_json(folder, "datapackage.json", descriptor)
        return at, row
    return Case(rule, name, make, seal=False)


def resource(rule: str, name: str, of: str, /, at: str = "datapackage.json", **changes) -> Case:
    """A resource of the descriptor with other properties.

    None removes one, a function gets the value before.
    """
    def edit(descriptor: dict) -> None:
        found = find(descriptor["resources"], {"name": of})
        for property_, value in changes.items():
            found[property_] = value(found[property_]) if callable(value) else value
            if value is None:
                del found[property_]
    return described(rule, name, edit, of if at == "datapackage.json" else "", at)


def schema(rule: str, name: str, table: str, edit, row: str = "", at: str = "") -> Case:
    """A table's schema as edit(schema, its fields by name) leaves it."""
    def make(folder: Path) -> tuple[str, str]:
        content = schema_of(folder, table)
        edit(content, {field["name"]: field for field in content["fields"]})
        write_json(folder, f"schema/{table}.json", content)
        return at or f"schema/{table}.json", row
    return Case(rule, name, make, seal=False)


def place(rule: str, name: str, edit: Callable[[Path], None], at: str, row: str = "") -> Case:
    """Files of a package that edit(folder) adds, moves, removes or changes."""
    def make(folder: Path) -> tuple[str, str]:
        edit(folder)
        return at, row
    return Case(rule, name, make, seal=False)


def seal(folder: Path) -> None:
    """Give the files' present sizes and hashes in the descriptor and all that repeats them."""
    descriptor = read_json(folder, "datapackage.json")
    for found in descriptor["resources"]:
        if "schema" in found:
            found["schema"] = schema_of(folder, found["name"].removesuffix("-parquet"))
    write_json(folder, "datapackage.json", descriptor)
    give_hashes(folder)
    files = [path for path in METADATA if (folder / path).exists()]
    if not files:
        return
    package, _ = inspect_package(folder)
    for path in files:
        with suppress(UnusableTableError):
            (folder / path).write_text(METADATA[path](package), "utf-8")


def remove_metadata(folder: Path) -> None:
    """Leave what a download may consist of."""
    for path in METADATA:
        (folder / path).unlink()
    (folder / "metadata").rmdir()


def at_post(table: str):
    return lambda row: (table, row["post_id"])


def plus(column: str, number: int):
    return lambda row: row[column] + number


def replaced(column: str, old: str, new: str):
    def value(row: dict) -> str:
        assert old in row[column]
        return row[column].replace(old, new, 1)
    return value


def in_text(row: dict) -> bool:
    return row["field"] == "text"
