"""Rules on a package's schema files.

Tables are checked by the program's own schemas in schema/: otherwise a package could be made sound
by weakening its schemas. Titles, descriptions and examples may differ.

json-keys: No object in the descriptor or in a schema file has a key twice: readers would take
    either value.
schema-json: Every schema file is a Table Schema in JSON: an object with a list of fields.
schema-columns: A schema has the columns that this program knows the table by, in that order,
    with their types.
schema-constraints: A schema asks of every column what this program's own schema of the table
    does.
schema-keys: A schema has the primary key and the foreign keys that the table is known by, and
    the empty cell as its only missing value.
schema-properties: A schema and its columns have no property that could make readers read the
    table in another way, such as missing values of a column or categories; titles and
    descriptions are some words.
"""

import json
from collections.abc import Iterator
from pathlib import Path

from ..package.layout import TABLES, schema_path
from ..package.reading import read_json
from .violation import Violation, shown

# The rules that these properties of schemas and of columns fall under; others: schema-properties.
RULES_OF_SCHEMA = dict.fromkeys(("primaryKey", "foreignKeys", "missingValues"), "schema-keys")
RULES_OF_COLUMN = {
    **dict.fromkeys(("type", "format", "trueValues", "falseValues"), "schema-columns"),
    "constraints": "schema-constraints"}
COMPARED_OTHERWISE = ("fields", "name", "example")


def read_schema_files(files: dict[str, Path]) -> tuple[dict[str, dict], list[Violation]]:
    """Return the package's own schemas by table, as far as they can be read.

    Args:
        files: The files of the package by their path in it.
    """
    schemas, violations = {}, []
    for table in TABLES:
        path = schema_path(table)
        if path not in files:
            continue
        try:
            schema, repeated = read_json(files[path])
        except ValueError as error:
            violations.append(Violation("schema-json", path, "", str(error)))
            continue
        violations += repeated_keys(path, repeated)
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and all(isinstance(field, dict) for field in fields):
            schemas[table] = schema
        else:
            violations.append(Violation("schema-json", path, "", "has no list of fields"))
    return schemas, violations


def repeated_keys(path: str, keys: list[str]) -> list[Violation]:
    """Report the keys that an object of a JSON file has twice."""
    return [Violation("json-keys", path, key, "the key is repeated") for key in keys]


def check_schema(table: str, schema: dict, own: dict) -> Iterator[Violation]:
    """Compare the package's schema of a table with the program's own."""
    path = schema_path(table)
    yield from check_properties(path, "", schema, own, RULES_OF_SCHEMA)
    names, expected = ([field.get("name") for field in each["fields"]] for each in (schema, own))
    if names != expected:
        yield Violation("schema-columns", path, "", compare_names(names, expected))
    for asked in own["fields"]:
        for field in schema["fields"]:
            if field.get("name") == asked["name"]:
                yield from check_properties(path, asked["name"], field, asked, RULES_OF_COLUMN)


def check_properties(path: str, row: str, found: dict, own: dict,
                     rules: dict[str, str]) -> Iterator[Violation]:
    """Compare the properties of a schema or column; one that is missing counts as null.

    Args:
        path: The path of the schema in the package.
        row: What violations name.
        found: The properties.
        own: Those that the program's own schema has.
        rules: The rules that properties fall under.
    """
    for key in [key for key in {**own, **found} if key not in COMPARED_OTHERWISE]:
        value, asked = found.get(key), own.get(key)
        if key in ("title", "description"):
            problem = "" if isinstance(value, str) and value.strip() else "expected some words"
        else:
            problem = "" if as_json(value) == as_json(asked) else f"expected {as_json(asked)}"
        if problem:
            yield Violation(rules.get(key, "schema-properties"), path, row,
                            f"{key} is {as_json(value)}, {problem}")


def as_json(value: object) -> str:
    """Return a value as JSON, in which 1 is not true, or "missing" if there is none."""
    return "missing" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)


def compare_names(names: list, expected: list[str]) -> str:
    """Return how the names of columns, which may be any values, differ from those expected.

    >>> compare_names(["a", "a", "c"], ["a", "b"])
    'the columns differ; missing: b; not expected: "a", "c"'
    """
    missing, extra = [*expected], []
    for name in names:
        if name in missing:
            missing.remove(name)
        else:
            extra.append(shown(name))
    parts = [*([f"missing: {', '.join(missing)}"] if missing else []),
             *([f"not expected: {', '.join(extra)}"] if extra else [])]
    return "; ".join(["the columns differ", *(parts or [
        f"they are {', '.join(names)}; expected {', '.join(expected)}"])])
