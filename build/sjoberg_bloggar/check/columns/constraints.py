"""Rules that the schemas state: what single columns, keys and references must be."""

from collections.abc import Iterator
from itertools import pairwise

import pyarrow as pa
from pyarrow import compute

from ...model import FIELDS
from ..violation import Violation, row_key, shown
from .keys import key_of, true_rows

RULES = {
    "required": "A value is missing only if the schema lets it be.",
    "unique": "No two rows have the same value in a column that the schema calls unique.",
    "pattern": "Values have the form that the schema asks (ids, addresses, Wikidata items, "
               "numbers of organisations).",
    "enum": "Values are among those that the schema lists.",
    "minimum": "Numbers are not below the schema's minimum.",
    "min-length": "Texts are not shorter than the schema's minimum; an empty text is missing.",
    "primary-key": "No two rows of a table have the same key.",
    "foreign-key": "What a row refers to is there: post, author, organisation.",
    "row-order": "Rows are in the documented order: by the key of the table, authorships by "
                 "post and position, mentions by post, field (title, caption, text) and start; "
                 "texts are compared by code point.",
}
ORDER = {"authorships": ("post_id", "position")}


def check_constraints(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Check the columns of one table by their constraints, and its key."""
    for field in schema["fields"]:
        column, asked = content[field["name"]], field["constraints"]
        for rule, mask, expected in broken_constraints(column, asked):
            for row in true_rows(mask):
                yield Violation(rule, table, key_of(content, schema, row),
                                f"{field['name']} is {shown(column[row].as_py())}{expected}")
        if asked.get("unique"):
            yield from repeated(table, content, schema, [field["name"]], "unique")
    yield from repeated(table, content, schema, schema["primaryKey"], "primary-key")


def broken_constraints(column: pa.ChunkedArray,
                       asked: dict) -> Iterator[tuple[str, pa.ChunkedArray, str]]:
    """Yield for each constraint its rule, which rows break it, and what was expected."""
    if asked.get("required"):
        yield "required", compute.is_null(column), ""
    if "pattern" in asked:
        yield ("pattern", compute.invert(compute.match_substring_regex(column, asked["pattern"])),
               f", expected the form {asked['pattern']}")
    if "enum" in asked:
        listed = compute.is_in(column, value_set=pa.array(asked["enum"], pa.string()))
        yield ("enum", compute.and_(compute.is_valid(column), compute.invert(listed)),
               f", expected one of: {', '.join(asked['enum'])}")
    if "minimum" in asked:
        yield ("minimum", compute.less(column, asked["minimum"]),
               f", expected {asked['minimum']} or more")
    if "minLength" in asked:
        yield ("min-length", compute.less(compute.utf8_length(column), asked["minLength"]),
               f", expected at least {asked['minLength']} characters")


def repeated(table: str, content: pa.Table, schema: dict, names: list[str],
             rule: str) -> Iterator[Violation]:
    """Report each row that has the same values in some columns as an earlier one."""
    seen = {}
    for row, values in enumerate(rows_of(content, names)):
        if None in values:
            continue
        if values in seen:
            yield Violation(rule, table, key_of(content, schema, row),
                            f"row {row + 1} has the same {', '.join(names)} as row "
                            f"{seen[values] + 1}: {row_key(*values)}")
        seen.setdefault(values, row)


def rows_of(content: pa.Table, names: list[str]) -> list[tuple]:
    """Return the rows of some columns as tuples."""
    return list(zip(*(content[name].to_pylist() for name in names), strict=True))


def check_references(tables: dict[str, pa.Table | None],
                     schemas: dict[str, dict]) -> Iterator[Violation]:
    """Check the foreign keys between the tables that are not None; all are of one column."""
    for table, content in tables.items():
        for key in schemas[table].get("foreignKeys", []) if content is not None else ():
            (name,), parent = key["fields"], key["reference"]["resource"]
            if tables[parent] is None:
                continue
            known = tables[parent][key["reference"]["fields"][0]].combine_chunks()
            dangling = compute.and_(compute.is_valid(content[name]),
                                    compute.invert(compute.is_in(content[name], value_set=known)))
            for row in true_rows(dangling):
                yield Violation("foreign-key", table, key_of(content, schemas[table], row),
                                f"{name} is {shown(content[name][row].as_py())}, which "
                                f"{parent} does not have")


def check_order(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Report the rows below one that should follow them."""
    names = ORDER.get(table, schema["primaryKey"])
    rows = [tuple(FIELDS.index(value) if (table, name) == ("mentions", "field")
                  and value in FIELDS else value for name, value in zip(names, row, strict=True))
            for row in rows_of(content, names)]
    for row, (above, below) in enumerate(pairwise(rows), 1):
        if None not in above + below and is_above(below, above):
            yield Violation("row-order", table, key_of(content, schema, row),
                            f"is below {key_of(content, schema, row - 1)}, which should follow it "
                            f"in the order of {', '.join(names)}")


def is_above(one: tuple, other: tuple) -> bool:
    """Return whether a row should be above another one; values of different types have no order."""
    try:
        return one < other
    except TypeError:
        return False
