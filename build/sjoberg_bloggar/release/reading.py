"""Read a published package: its folder, its datapackage.json, or the zip of a release."""

import csv
import hashlib
import io
import json
import zipfile
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from ..errors import InputError

REMEDY = "only a package that 'sjoberg-bloggar check' finds sound can be compared"
LARGEST_CELL = 2**31 - 1  # characters; a C long has 32 bits on Windows
Folder = Path | zipfile.Path


@dataclass(frozen=True)
class PublishedPackage:
    """A package as published.

    Attributes:
        descriptor: datapackage.json, with the hashes of the files themselves.
        schemas: The schemas by table.
        rows: The rows by table, in the order of the file and indexed by tuples of their key. A
            value is the text of its cell, or None if that is empty.
    """

    descriptor: dict
    schemas: dict[str, dict]
    rows: dict[str, pd.DataFrame]


def read_published(path: Path) -> PublishedPackage:
    """Return the package at a path.

    Raises:
        InputError: There is no package that can be read, or a Parquet file does not have the rows
            of its CSV file.
    """
    try:
        return read_package(path, package_folder(path))
    except (OSError, ValueError, LookupError, TypeError, AttributeError, csv.Error,
            zipfile.BadZipFile) as error:
        raise InputError(path, None, "this is no package that can be read "
                                     f"({type(error).__name__}: {error})",
                         "name the folder or the zip of a published version") from None


def package_folder(path: Path) -> Folder:
    """Return where datapackage.json is: in a zip at the top or in the only folder."""
    if path.is_dir():
        return path
    if path.name == "datapackage.json":
        return path.parent
    top = zipfile.Path(path)
    folders = [entry for entry in top.iterdir() if entry.is_dir()]
    return top if (top / "datapackage.json").exists() or len(folders) != 1 else folders[0]


def read_package(path: Path, folder: Folder) -> PublishedPackage:
    """Return the package in a folder; messages name it by its path."""
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    schemas, rows = {}, {}
    for resource in descriptor["resources"]:
        data = (folder / resource["path"]).read_bytes()
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if resource["path"].endswith(".csv"):
            table, schema = resource["name"], resource["schema"]
            schemas[table] = json.loads((folder / schema).read_bytes()) \
                if isinstance(schema, str) else schema
            rows[table] = read_rows(path, resource["path"], data, schemas[table])
    for resource in descriptor["resources"]:
        table = resource["name"].removesuffix("-parquet")
        if resource["path"].endswith(".parquet") and table in rows:
            require_rows(path, resource["path"], (folder / resource["path"]).read_bytes(),
                         rows[table])
    return PublishedPackage(descriptor, schemas, rows)


def read_rows(package: Path, file: str, data: bytes, schema: dict) -> pd.DataFrame:
    """Return the rows of a CSV file, indexed by their primary key.

    pandas would read other cells than csv from a file that is not quite CSV, and say nothing.
    """
    csv.field_size_limit(LARGEST_CELL)
    lines = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
    columns = [field["name"] for field in schema["fields"]]
    if next(lines, None) != columns:
        raise ValueError(f"the header of {file} is not that of its schema")
    rows = []
    for cells in lines:
        if len(cells) != len(columns):
            raise InputError(package / file, lines.line_num, f"the row has {len(cells)} cells, the "
                             f"header {len(columns)}", REMEDY)
        rows.append([cell or None for cell in cells])
    found = index_by_key(pd.DataFrame(rows, columns=columns, dtype=object), schema["primaryKey"])
    if found.index.has_duplicates:
        key = found.index[found.index.duplicated()][0]
        raise InputError(package, None, f"{file} has two rows with the key {key}", REMEDY)
    return found


def index_by_key(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Return rows indexed by tuples of their values in the columns of a key.

    A MultiIndex would not find keys of which a part is missing.
    """
    values = list(zip(*(rows[name] for name in key), strict=True))
    return rows.set_index(pd.Index(values, dtype=object, tupleize_cols=False))


def require_rows(package: Path, file: str, data: bytes, rows: pd.DataFrame) -> None:
    """Raise InputError if a Parquet file does not have these rows."""
    # read_table leaves threads behind that abort the interpreter's exit on Python 3.12.
    found = parquet.ParquetFile(pa.BufferReader(data)).read().to_pylist()
    pairs = zip_longest(found, rows.to_dict("records"), fillvalue={})
    for number, (given, expected) in enumerate(pairs, 1):
        if {column: as_cell(value) for column, value in given.items()} != expected:
            raise InputError(package, None, f"{file} does not have the rows of its CSV file (row "
                                            f"{number} differs)", REMEDY)


def as_cell(value: object) -> str | None:
    """Return a value as a CSV file has it.

    >>> as_cell(True), as_cell(3), as_cell(None)
    ('TRUE', '3', None)
    """
    if isinstance(value, bool):
        return str(value).upper()
    return None if value is None else str(value)
