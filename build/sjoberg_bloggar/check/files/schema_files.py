"""Rules on a package's schema files.

The other rules rely on the columns, types and constraints of the program's own schemas in schema/.
A package may ask more of its tables than these do, never less: otherwise a package could be made
sound by weakening its schemas. Titles, descriptions and examples may differ.
"""

from collections import Counter
from collections.abc import Iterator

import pyarrow as pa
from pyarrow import compute

from ..layout import schema_path
from ..violation import Violation, shown

RULES = {
    "schema-columns": "A schema has the columns that this program knows the table by, in that "
                      "order, with their types.",
    "schema-constraints": "A schema asks at least as much of every column as this program's own "
                          "schema of the table does, and nothing that this program cannot check.",
    "schema-keys": "A schema has the primary key and the foreign keys that the table is known "
                   "by, and the empty cell as its only missing value.",
    "schema-properties": "A schema and its columns have no property that could make readers read "
                         "the table in another way, such as missing values of a column or "
                         "categories; titles and descriptions are some words.",
}

# The constraints that this program checks, by the type of column that they apply to.
KNOWN = {"string": {"required", "unique", "pattern", "enum", "minLength"},
         "integer": {"required", "unique", "minimum"},
         "boolean": {"required", "unique"}, "date": {"required", "unique"}}
OF_SCHEMAS = {"$schema", "title", "description", "fields", "primaryKey", "foreignKeys",
              "missingValues"}
OF_FIELDS = {"name", "type", "format", "title", "description", "example", "constraints",
             "trueValues", "falseValues"}
LARGEST = 2**63 - 1  # integer of the tables


def check_schema(table: str, schema: dict | None, own: dict) -> tuple[dict, list[Violation]]:
    """Return the schema to check a table by, and where the package's schema is weaker.

    What the package asks is taken if it is at least as strict, otherwise what the program asks.
    Titles and descriptions are those of the package.

    Args:
        table: The table.
        schema: The package's schema, or None if it has none.
        own: The program's own schema.
    """
    if schema is None:
        return own, []
    path = schema_path(table)
    violations = [*check_columns(path, schema, own), *check_keys(path, schema, own),
                  *check_properties(path, schema, own)]
    found = {field["name"]: field for field in schema["fields"]
             if isinstance(field.get("name"), str)}
    fields = []
    for field in own["fields"]:
        constraints, problems = stricter(found.get(field["name"], {}), field)
        fields.append({**field, **words_of(found.get(field["name"], {})),
                       "constraints": constraints})
        if field["name"] in found:
            violations += [Violation("schema-constraints", path, field["name"], problem)
                           for problem in problems]
    return {**own, **words_of(schema), "fields": fields}, violations


def words_of(found: dict) -> dict:
    """Return title and description of a schema or column, as far as they are texts.

    A lone half of a surrogate pair, which JSON can have, is no text.
    """
    return {key: found[key] for key in ("title", "description") if isinstance(found.get(key), str)
            and found[key].encode("utf-8", "ignore").decode() == found[key]}


def check_columns(path: str, schema: dict, own: dict) -> Iterator[Violation]:
    """Check names and types of the columns."""
    names = [field.get("name") for field in schema["fields"]]
    expected = {field["name"]: field for field in own["fields"]}
    if names != list(expected):
        yield Violation("schema-columns", path, "", compare_names(names, list(expected)))
    for field in schema["fields"]:
        asked = expected.get(field.get("name")) if isinstance(field.get("name"), str) else None
        for key in ("type", "format", "trueValues", "falseValues") if asked else ():
            if field.get(key) != asked.get(key):
                yield Violation("schema-columns", path, field["name"],
                                f"{key} is {shown(field.get(key))}, expected "
                                f"{shown(asked.get(key))}")


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


def check_keys(path: str, schema: dict, own: dict) -> Iterator[Violation]:
    """Check primary key, foreign keys and missing values."""
    for key in ("primaryKey", "missingValues"):
        if schema.get(key) != own[key]:
            yield Violation("schema-keys", path, "", f"{key} is {shown(schema.get(key))}, "
                                                     f"expected {shown(own[key])}")
    given, expected = schema.get("foreignKeys", []), own.get("foreignKeys", [])
    if not isinstance(given, list):
        given = []
    for key in expected:
        if key not in given:
            yield Violation("schema-keys", path, "",
                            f"the foreign key {', '.join(key['fields'])} to "
                            f"{key['reference']['resource']} is missing")
    if more := [shown(key) for key in given if key not in expected]:
        yield Violation("schema-keys", path, "", f"further foreign keys: {listed(more)}")


def check_properties(path: str, schema: dict, own: dict) -> Iterator[Violation]:
    """Check that schema and columns have no other properties than usual, and words for titles."""
    if schema.get("$schema") != own["$schema"]:
        yield Violation("schema-properties", path, "", f"$schema is {shown(schema.get('$schema'))},"
                                                       f" expected {shown(own['$schema'])}")
    yield from wrong_properties(path, "", schema, OF_SCHEMAS, ("title", "description"))
    for field in schema["fields"]:
        yield from wrong_properties(path, str(field.get("name")), field, OF_FIELDS, ("description",))


def wrong_properties(path: str, row: str, found: dict, known: set[str],
                     words: tuple[str, ...]) -> Iterator[Violation]:
    """Report unknown properties of a schema or column, and those that should be words but are not.

    Args:
        path: The path of the schema in the package.
        row: What violations name.
        found: The properties.
        known: The names that they may have.
        words: The names of those that must be words.
    """
    for key in found.keys() - known:
        yield Violation("schema-properties", path, row, f"has the property {shown(key)}")
    for key in words:
        if not isinstance(found.get(key), str) or not found[key].strip():
            yield Violation("schema-properties", path, row,
                            f"{key} is {shown(found.get(key))}, expected some words")


def stricter(field: dict, own: dict) -> tuple[dict, list[str]]:
    """Return the constraints to check a column by, and where the package's are weaker.

    Args:
        field: The column in the package's schema; empty if it is not there.
        own: The column in the program's own schema.
    """
    given = field.get("constraints", {})
    if not isinstance(given, dict):
        return own["constraints"], [f"constraints are {shown(given)}, expected an object"]
    constraints, problems = dict(own["constraints"]), []
    for key in {**given, **own["constraints"]}:
        asked, value = own["constraints"].get(key), given.get(key)
        if key not in KNOWN[own["type"]]:
            problems.append(f"{shown(key)} is not a constraint that this program checks on a "
                            f"column of type {own['type']}")
        elif is_at_least(key, value, asked):
            constraints[key] = value
        else:
            problems.append(weaker(key, value, asked))
    return constraints, problems


def weaker(key: str, value: object, asked: object) -> str:
    """Return why a constraint's value is not as strict as the one asked for."""
    if asked is None:
        return f"{key} is {shown(value)}, which cannot be checked"
    if key == "enum" and isinstance(value, list):
        more = [shown(each) for each in value if each not in asked]
        return f"enum allows {listed(more) or 'no value'}"
    return f"{key} is {shown(value)}, expected {shown(asked)}"


def is_at_least(key: str, value: object, asked: object) -> bool:
    """Return whether a constraint's value can be checked and is as strict as the one asked for.

    >>> is_at_least("minimum", 2, 1), is_at_least("minimum", 0, 1), is_at_least("enum", ["x"], None)
    (True, False, True)
    """
    if key in ("required", "unique"):
        return value is True or value is False and not asked
    if key in ("minimum", "minLength"):
        least = -LARGEST if asked is None else asked
        return type(value) is int and least <= value <= LARGEST
    if key == "enum":
        return isinstance(value, list) and bool(value) and all(
            isinstance(each, str) and (asked is None or each in asked) for each in value)
    return value == asked if asked is not None else is_pattern(value)


def is_pattern(value: object) -> bool:
    """Return whether a value is a regular expression that columns can be checked by."""
    if not isinstance(value, str):
        return False
    try:
        compute.match_substring_regex(pa.array([""]), value)
    except pa.ArrowInvalid:
        return False
    return True
