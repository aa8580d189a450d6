"""Read a published package: a folder, its datapackage.json, or a zip of a release."""

import csv
import io
import json
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

from .errors import InputError

Row = dict[str, str | None]


class Package(NamedTuple):
    """A package as published. rows has those of every table by their key, in file order; a
    value is the text of its cell, None where it is missing."""

    descriptor: dict
    schemas: dict[str, dict]
    rows: dict[str, dict[tuple, Row]]


def read_published(path: Path) -> Package:
    """Return the package at path. Raises InputError where there is none that can be read."""
    try:
        root = package_root(path)
        descriptor = json.loads((root / "datapackage.json").read_bytes())
        tables = [resource for resource in descriptor["resources"] if "schema" in resource]
        schemas = {table["name"]: json.loads((root / table["schema"]).read_bytes())
                   for table in tables}
        return Package(descriptor, schemas, {
            table["name"]: read_rows(path, table["path"], (root / table["path"]).read_bytes(),
                                     schemas[table["name"]]) for table in tables})
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
        row = {column: cell or None for column, cell in zip(columns, cells, strict=True)}
        values = tuple(row[column] for column in key)
        if values in rows:
            raise InputError(package, None, f"{file} has two rows with the key {values}",
                             "only a package that 'sjoberg-bloggar check' finds sound can be "
                             "compared")
        rows[values] = row
    return rows
