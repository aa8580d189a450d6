"""Read a published package: its folder, its datapackage.json, or the zip of a release."""

import csv
import hashlib
import io
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import jsonschema
import pandas as pd
import pyarrow as pa

from ..check.files.archive import package_folder
from ..check.files.folder import why_unreadable
from ..check.files.json_files import read_json
from ..check.files.parquet_files import read_rows as read_parquet_rows
from ..check.layout import DESCRIPTOR
from ..errors import InputError
from ..publish.atomic import read_settled

REMEDY = "only a package that 'sjoberg-bloggar check' finds sound can be compared"
LARGEST_CELL = 2**31 - 1  # characters; a C long has 32 bits on Windows
UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError,
              RecursionError, csv.Error, pa.ArrowException)

# What a comparison needs of the descriptor and of a schema, as JSON Schema.
NAMES = {"type": "array", "items": {"type": "string"}}
OBJECT = {"type": "object"}
DESCRIPTOR_FORM = {
    **OBJECT, "required": ["resources"],
    "properties": {"resources": {"type": "array", "items": {
        **OBJECT, "required": ["name", "path"],
        "properties": {"name": {"type": "string"}, "path": {"type": "string"}}}}}}
SCHEMA_FORM = {
    **OBJECT, "required": ["fields", "primaryKey"],
    "properties": {
        "fields": {"type": "array", "items": {
            **OBJECT, "required": ["name"],
            "properties": {"name": {"type": "string"}, "constraints": OBJECT}}},
        "primaryKey": {**NAMES, "minItems": 1},
        "foreignKeys": {"type": "array", "items": {
            **OBJECT, "required": ["reference"],
            "properties": {"reference": {**OBJECT, "required": ["resource"], "properties": {
                "resource": {"type": "string"}}}}}}}}


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
        with package_folder(path) as folder:
            return read_settled(folder, lambda: read_package(path, folder))
    except UNREADABLE as error:
        raise InputError(path, None, "this is no package that can be read "
                                     f"({type(error).__name__}: {error})",
                         "name the folder or the zip of a published version") from None


def read_package(path: Path, folder: Path) -> PublishedPackage:
    """Return the package in a folder; messages name it by its path."""
    descriptor = read_object(folder, DESCRIPTOR, DESCRIPTOR_FORM)
    require_unique(DESCRIPTOR, "path", descriptor["resources"])
    schemas, rows = {}, {}
    for resource in descriptor["resources"]:
        data = file_in(folder, resource["path"]).read_bytes()
        resource["hash"] = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if resource["path"].endswith(".csv"):
            table = resource["name"]
            schemas[table] = read_schema(folder, resource)
            rows[table] = read_rows(path, resource["path"], data, schemas[table])
    for resource in descriptor["resources"]:
        table = resource["name"].removesuffix("-parquet")
        if resource["path"].endswith(".parquet") and table in rows:
            require_rows(path, resource["path"], file_in(folder, resource["path"]), rows[table])
    return PublishedPackage(descriptor, schemas, rows)


def file_in(folder: Path, name: str) -> Path:
    """Return a file of a package; raise ValueError if it is none that may be read."""
    if problem := why_unreadable(folder, name):
        raise ValueError(f"{name} {problem}")
    return folder / name


def read_object(folder: Path, name: str, form: dict) -> dict:
    """Return the content of a JSON file of a package that has a form."""
    content, _ = read_json(file_in(folder, name), name)
    return require_form(name, content, form)


def require_form(name: str, content: object, form: dict) -> dict:
    """Return what a JSON file has; raise ValueError if it does not have the form."""
    for error in jsonschema.Draft202012Validator(form).iter_errors(content):
        place = "".join(f"/{step}" for step in error.absolute_path)
        raise ValueError(f"{name}{place} is not as in a package")
    return content


def require_unique(name: str, key: str, objects: list[dict]) -> None:
    """Raise ValueError if two objects of a JSON file have the same value of a key."""
    if len({each[key] for each in objects}) < len(objects):
        raise ValueError(f"{name} has the same {key} twice")


def read_schema(folder: Path, resource: dict) -> dict:
    """Return the schema of a table, which the resource has or names."""
    schema = resource.get("schema")
    if isinstance(schema, str):
        schema = read_object(folder, schema, SCHEMA_FORM)
    require_form(resource["name"], schema, SCHEMA_FORM)
    require_unique(resource["name"], "name", schema["fields"])
    return schema


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


def require_rows(package: Path, name: str, file: Path, rows: pd.DataFrame) -> None:
    """Raise InputError if a Parquet file does not have these rows."""
    # read_table leaves threads behind that abort the interpreter's exit on Python 3.12.
    found, _ = read_parquet_rows(file)
    pairs = zip_longest(found.to_pylist(), rows.to_dict("records"), fillvalue={})
    for number, (given, expected) in enumerate(pairs, 1):
        if {column: as_cell(value) for column, value in given.items()} != expected:
            raise InputError(package, None, f"{name} does not have the rows of its CSV file (row "
                                            f"{number} differs)", REMEDY)


def as_cell(value: object) -> str | None:
    """Return a value as a CSV file has it.

    >>> as_cell(True), as_cell(3), as_cell(None)
    ('TRUE', '3', None)
    """
    if isinstance(value, bool):
        return str(value).upper()
    return None if value is None else str(value)
