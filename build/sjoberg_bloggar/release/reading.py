"""Read a published package: its folder, its datapackage.json, or the zip of a release."""

import csv
import io
from itertools import zip_longest
from pathlib import Path

import pandas as pd
import pyarrow as pa
from frictionless import FrictionlessException, Schema

from ..errors import InputError
from ..package import Package
from ..package.archive import package_folder
from ..package.layout import DESCRIPTOR, hash_of, schema_path
from ..package.reading import file_in, read_json, read_parquet, schema_of
from ..publish.atomic import read_settled

ONLY_SOUND = "only a package that 'sjoberg-bloggar check' finds sound can be compared"
LARGEST_CELL = 2**31 - 1  # characters; a C long has 32 bits on Windows
OF_JSON = (LookupError, TypeError, AttributeError)  # whose messages say nothing to users
UNREADABLE = (*OF_JSON, OSError, ValueError, ArithmeticError, RecursionError, csv.Error,
              pa.ArrowException, FrictionlessException)


def read_published(path: Path) -> Package:
    """Return the package at a path, with the hashes of the files themselves in its descriptor.

    Its rows are in the order of the CSV files and indexed by tuples of their key. A value is the
    text of its cell, or None if that is empty.

    Raises:
        InputError: There is no package that can be read, or a Parquet file does not have the rows
            of its CSV file.
    """
    try:
        with package_folder(path) as folder:
            return read_settled(folder, lambda: read_package(path, folder))
    except UNREADABLE as error:
        is_clear = isinstance(error, pa.ArrowException) or not isinstance(error, OF_JSON)
        why = error if is_clear else f"{DESCRIPTOR} or a schema is not as in a package"
        raise InputError(path, None, f"this is not a package that can be read ({why})",
                         "name the folder or the zip of a published version") from None


def read_package(path: Path, folder: Path) -> Package:
    """Return the package in a folder; messages name it by its path.

    The descriptor lists the schema files as well, as POSTS-schema.
    """
    descriptor, _ = read_json(file_in(folder, DESCRIPTOR))
    paths = [resource["path"] for resource in descriptor["resources"]]
    if len(set(paths)) < len(paths):
        raise ValueError(f"{DESCRIPTOR} has the same path twice")
    schemas, rows = {}, {}
    for resource in descriptor["resources"]:
        data = file_in(folder, resource["path"]).read_bytes()
        resource["hash"] = hash_of(data)
        if resource["path"].endswith(".csv"):
            table = resource["name"]
            schemas[table] = schema_in(folder, resource)
            rows[table] = csv_rows(path, resource["path"], data, schemas[table])
    for resource in descriptor["resources"]:
        table = resource["name"].removesuffix("-parquet")
        if resource["path"].endswith(".parquet") and table in rows:
            require_rows(path, resource["path"], file_in(folder, resource["path"]), rows[table])
    descriptor["resources"] += [
        {"name": f"{table}-schema", "path": path, "hash": hash_of(folder / path)}
        for table in schemas if (folder / (path := schema_path(table))).exists()]
    return Package(descriptor, schemas, rows)


def schema_in(folder: Path, resource: dict) -> dict:
    """Return the schema of a table: its file in schema/, else that of the table's resource."""
    path = schema_path(resource["name"])
    schema = schema_of(folder, {"schema": path} if (folder / path).exists() else resource)
    if not isinstance(schema, dict) or not schema.get("primaryKey"):
        raise ValueError(f"schema of {resource['name']}: there is no primary key")
    for error in Schema.metadata_validate(schema):
        raise ValueError(f"schema of {resource['name']}: {error.message}")
    return schema


def csv_rows(package: Path, file: str, data: bytes, schema: dict) -> pd.DataFrame:
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
                             f"header {len(columns)}", ONLY_SOUND)
        rows.append([cell or None for cell in cells])
    found = index_by_key(pd.DataFrame(rows, columns=columns, dtype=object), schema["primaryKey"])
    if found.index.has_duplicates:
        key = found.index[found.index.duplicated()][0]
        raise InputError(package, None, f"{file} has two rows with the key {key}", ONLY_SOUND)
    return found


def index_by_key(rows: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Return rows indexed by tuples of their values in the columns of a key.

    A MultiIndex would not find keys of which a part is missing.
    """
    values = list(zip(*(rows[name] for name in key), strict=True))
    return rows.set_index(pd.Index(values, dtype=object, tupleize_cols=False))


def require_rows(package: Path, name: str, file: Path, rows: pd.DataFrame) -> None:
    """Raise InputError if a Parquet file does not have these rows."""
    found, _ = read_parquet(file)
    pairs = zip_longest(found.to_pylist(), rows.to_dict("records"), fillvalue={})
    for number, (given, expected) in enumerate(pairs, 1):
        if {column: as_cell(value) for column, value in given.items()} != expected:
            raise InputError(package, None, f"{name} does not have the rows of its CSV file (row "
                                            f"{number} differs)", ONLY_SOUND)


def as_cell(value: object) -> str | None:
    """Return a value as a CSV file has it.

    >>> as_cell(True), as_cell(3), as_cell(None)
    ('TRUE', '3', None)
    """
    if isinstance(value, bool):
        return str(value).upper()
    return None if value is None else str(value)
