"""Rules on a package's schema files.

The other rules rely on the columns, types and constraints of the program's own schemas in schema/.
A package may ask more of its tables than these do, never less: otherwise a package could be made
sound by weakening its schemas. Titles, descriptions and examples may differ.

json-keys: No object in the descriptor or in a schema file has a key twice: readers would take
    either value.
schema-json: Every schema file is a Table Schema in JSON: an object with a list of fields.
schema-columns: A schema has the columns that this program knows the table by, in that order,
    with their types.
schema-constraints: A schema asks at least as much of every column as this program's own schema
    of the table does, and nothing that this program cannot check.
schema-keys: A schema has the primary key and the foreign keys that the table is known by, and
    the empty cell as its only missing value.
schema-properties: A schema and its columns have no property that could make readers read the
    table in another way, such as missing values of a column or categories; titles and
    descriptions are some words.
"""

import json
from collections import Counter
from pathlib import Path

import pyarrow as pa
from jsonschema import Draft7Validator, FormatChecker
from pyarrow import compute

from ..package.layout import TABLES, schema_path
from ..package.reading import read_json
from .violation import Violation, cut, shown

# The rules that these properties of schemas and of columns fall under; others: schema-properties.
KEYS = dict.fromkeys(("primaryKey", "foreignKeys", "missingValues"), "schema-keys")
TYPES = dict.fromkeys(("type", "format", "trueValues", "falseValues"), "schema-columns")
LARGEST = 2**63 - 1  # integer of the tables
ANYTHING = {}  # as JSON Schema
TEXT = {"type": "string", "pattern": r"\S"}
FORMAT_CHECKER = FormatChecker(formats=())


@FORMAT_CHECKER.checks("encodable", raises=UnicodeError)
def is_encodable(text: str) -> bool:
    """Return True unless a text has half a surrogate pair, which JSON can have."""
    return isinstance(text.encode(), bytes)


@FORMAT_CHECKER.checks("re2", raises=(pa.ArrowInvalid, UnicodeError))
def is_pattern(text: str) -> bool:
    """Return True if a text is a regular expression that columns can be checked by."""
    return bool(compute.match_substring_regex(pa.array([""]), text))


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


def check_schema(table: str, schema: dict | None, own: dict) -> tuple[dict, list[Violation]]:
    """Return the schema to check a table by, and where the package's schema is weaker.

    What the package asks is taken if it is at least as strict, otherwise what the program asks.
    Titles and descriptions are those of the package.

    Args:
        table: The table.
        schema: The package's schema, or None if it has none.
        own: The program's own schema.
    """
    if schema is None or json.dumps(schema) == json.dumps(own):  # as objects, 1 would be true
        return own, []
    path, fields = schema_path(table), {field["name"]: field for field in own["fields"]}
    names, expected = [field.get("name") for field in schema["fields"]], list(fields)
    violations = check_properties(path, "", schema, schema_forms(own), KEYS)
    if names != expected:
        violations.append(Violation("schema-columns", path, "", compare_names(names, expected)))
    for name, field in zip(names, schema["fields"], strict=True):
        # A name can be any JSON value, so no key of a dict.
        asked = next((each for each in own["fields"] if each["name"] == name), None)
        if asked is None:
            continue
        violations += check_properties(path, name, field, field_forms(asked), TYPES)
        constraints, problems = stricter(field.get("constraints", {}), asked)
        violations += [Violation("schema-constraints", path, name, each) for each in problems]
        fields[name] = {**asked, **words_of(field), "constraints": constraints}
    return {**own, **words_of(schema), "fields": list(fields.values())}, violations


def words_of(found: dict) -> dict:
    """Return title and description of a schema or column, as far as they are texts.

    A lone half of a surrogate pair, which JSON can have, is no text.
    """
    return {key: found[key] for key in ("title", "description") if isinstance(found.get(key), str)
            and found[key].encode("utf-8", "ignore").decode() == found[key]}


def check_properties(path: str, row: str, found: dict, forms: dict[str, dict],
                     rules: dict[str, str]) -> list[Violation]:
    """Check the properties of a schema or column; one that is missing counts as null.

    Args:
        path: The path of the schema in the package.
        row: What violations name.
        found: The properties.
        forms: The form of each property that there may be, as JSON Schema.
        rules: The rules that properties fall under.
    """
    return [Violation(rules.get(key, "schema-properties"), path, row, problem)
            for key in dict.fromkeys([*forms, *found])
            if (problem := why_unfit(key, found.get(key), forms))]


def why_unfit(key: str, value: object, forms: dict[str, dict]) -> str:
    """Return what is wrong with the value of a property, or an empty string.

    >>> why_unfit("minimum", 0, {"minimum": {"minimum": 1}})
    'minimum is 0; 0 is less than the minimum of 1'
    """
    if key not in forms:
        return f"has the property {shown(key)}"
    validator = Draft7Validator(forms[key], format_checker=FORMAT_CHECKER)
    error = next(validator.iter_errors(value), None)
    return f"{key} is {shown(value)}; {cut(error.message)}" if error else ""


def schema_forms(own: dict) -> dict[str, dict]:
    """Return the form of each property that a schema of a table may have, as JSON Schema."""
    keys = own.get("foreignKeys", [])
    return {"$schema": {"const": own["$schema"]}, "title": TEXT, "description": TEXT,
            "fields": ANYTHING,
            "primaryKey": {"const": own["primaryKey"]},
            "missingValues": {"const": own["missingValues"]},
            "foreignKeys": {"const": keys} if keys else {"enum": [[], None]}}


def field_forms(own: dict) -> dict[str, dict]:
    """Return the form of each property that a column may have, as JSON Schema."""
    return {**{key: {"const": own.get(key)} for key in TYPES},
            "description": TEXT,
            **dict.fromkeys(("name", "title", "example", "constraints"), ANYTHING)}


def stricter(given: object, own: dict) -> tuple[dict, list[str]]:
    """Return the constraints to check a column by, and where the package's are weaker.

    Args:
        given: The constraints in the package's schema.
        own: The column in the program's own schema.
    """
    asked = own["constraints"]
    if not isinstance(given, dict):
        return asked, [f"constraints are {shown(given)}, expected an object"]
    forms = constraint_forms(own)
    problems = {key: why_unfit(key, given.get(key), forms) for key in {**given, **asked}}
    fitting = {key: value for key, value in given.items() if not problems[key]}
    return {**asked, **fitting}, [problem for problem in problems.values() if problem]


def constraint_forms(own: dict) -> dict[str, dict]:
    """Return the form of each constraint of a column that can be checked and is no weaker.

    >>> constraint_forms({"type": "integer", "constraints": {"minimum": 1}})["minimum"]["minimum"]
    1
    """
    asked = own["constraints"]

    def at_least(name: str) -> dict:
        return {"type": "integer", "minimum": asked.get(name, -LARGEST), "maximum": LARGEST}

    forms = {name: {"const": True} if asked.get(name) else {"type": "boolean"}
             for name in ("required", "unique")}
    if own["type"] == "integer":
        forms["minimum"] = at_least("minimum")
    if own["type"] == "string":
        text = {"type": "string", "format": "encodable"}
        values = {"enum": asked["enum"]} if "enum" in asked else text
        forms |= {"minLength": at_least("minLength"),
                  "enum": {"type": "array", "minItems": 1, "items": values, "uniqueItems": True},
                  "pattern": {"const": asked["pattern"]} if "pattern" in asked else
                  {"type": "string", "format": "re2"}}
    return forms


def compare_names(names: list, expected: list[str]) -> str:
    """Return how the names of columns differ from those expected.

    >>> compare_names(["a", "c", "c"], ["a", "b"])
    'the columns differ; missing: b; not expected: "c", "c"; more than once: "c"'
    """
    parts, counts = [], Counter(shown(name) for name in names)
    if missing := [name for name in expected if shown(name) not in counts]:
        parts.append(f"missing: {', '.join(missing)}")
    known = set(map(shown, expected))
    if extra := [shown(name) for name in names if shown(name) not in known]:
        parts.append(f"not expected: {listed(extra)}")
    if twice := sorted(name for name, count in counts.items() if count > 1):
        parts.append(f"more than once: {listed(twice)}")
    if not parts:
        parts.append(f"they are {', '.join(map(str, names))}; expected {', '.join(expected)}")
    return "the columns differ; " + "; ".join(parts)


def listed(values: list[str], most: int = 20) -> str:
    """Return values joined by commas, at most so many.

    >>> listed(["a", "b", "c"], most=2)
    'a, b and 1 more'
    """
    rest = f" and {len(values) - most} more" if len(values) > most else ""
    return ", ".join(values[:most]) + rest
