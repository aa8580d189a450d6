"""Read a published package: a folder, its datapackage.json, or a zip of a release."""

import csv
import hashlib
import io
import json
import sys
import zipfile
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError

Row = dict[str, str | None]


REMEDY = "only a package that 'sjoberg-bloggar check' finds sound can be compared"


class Package(NamedTuple):
    """A package as published. In its descriptor, the hashes are those of the files themselves.
    rows has those of every table by their key, in file order; a value is the text of its
    cell, None where it is missing."""

    descriptor: dict
    schemas: dict[str, dict]
    rows: dict[str, dict[tuple, Row]]


def read_published(path: Path) -> Package:
    """Return the package at path. Raises InputError where there is none that can be read, or
    where a Parquet file does not have the rows of its CSV file."""
    try:
        root = package_root(path)
        descriptor = json.loads((root / "datapackage.json").read_bytes())
        schemas, rows = {}, {}
        for resource in descriptor["resources"]:
            data = (root / resource["path"]).read_bytes()
            resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
            if "schema" in resource:
                table = resource["name"]
                schemas[table] = json.loads((root / resource["schema"]).read_bytes())
                rows[table] = read_rows(path, resource["path"], data, schemas[table])
        for resource in descriptor["resources"]:
            table = resource["name"].removesuffix("-parquet")
            if resource["path"].endswith(".parquet") and table in rows:
                require_rows(path, resource["path"], (root / resource["path"]).read_bytes(),
                             list(rows[table].values()))
        return Package(descriptor, schemas, rows)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error,
            zipfile.BadZipFile) as error:
        raise InputError(path, None, "this is no package that can be read "
                                     f"({type(error).__name__}: {error})",
                         "name the folder or the zip of a published version") from None


def package_root(path: Path) -> Path | zipfile.Path:
    """Return where datapackage.json is: the folder, or in a zip its top or its only folder."""
    if path.is_dir():
        return path
    if path.name == "datapackage.json":
        return path.parent
    top = zipfile.Path(path)
    folders = [entry for entry in top.iterdir() if entry.is_dir()]
    return top if (top / "datapackage.json").exists() or len(folders) != 1 else folders[0]


def read_rows(package: Path, file: str, data: bytes, schema: dict) -> dict[tuple, Row]:
    """Return the rows of a CSV file by the values of their primary key."""
    csv.field_size_limit(sys.maxsize)
    lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    columns = [field["name"] for field in schema["fields"]]
    key = schema["primaryKey"]
    if next(lines, None) != columns:
        raise ValueError(f"the header of {file} is not that of its schema")
    rows = {}
    for cells in lines:
        if len(cells) != len(columns):
            raise InputError(package / file, lines.line_num, f"the row has {len(cells)} cells, the "
                             f"header {len(columns)}", REMEDY)
        row = {column: cell or None for column, cell in zip(columns, cells)}
        values = tuple(row[column] for column in key)
        if values in rows:
            raise InputError(package, None, f"{file} has two rows with the key {values}", REMEDY)
        rows[values] = row
    return rows


def require_rows(package: Path, file: str, data: bytes, rows: list[Row]) -> None:
    """Raise InputError where a Parquet file does not have these rows."""
    import pyarrow as pa
    from pyarrow import parquet

    found = [{column: cell(value) for column, value in row.items()}
             for row in parquet.read_table(pa.BufferReader(data)).to_pylist()]
    if found != rows:
        number = next((number for number, pair in enumerate(zip_longest(found, rows), 1)
                       if pair[0] != pair[1]))
        raise InputError(package, None, f"{file} does not have the rows of its CSV file (row "
                                        f"{number} differs)", REMEDY)


def cell(value: object) -> str | None:
    """Return a value as a CSV file has it."""
    if isinstance(value, bool):
        return str(value).upper()
    return None if value is None else str(value)
