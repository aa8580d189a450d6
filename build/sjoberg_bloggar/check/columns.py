"""Rules that the schemas state on the columns, keys and references of tables.

They are checked with Arrow, whose regular expressions take linear time: the patterns are those of
an untrusted package.

unique: No two rows have the same value in a column that the schema calls unique.
primary-key: No two rows of a table have the same key.
foreign-key: What a row refers to is there: post, author, organisation.
row-order: Rows are in the documented order: by the key of the table, authorships by post and
    position, mentions by post, field (title, caption, text) and start; texts are compared by
    code point.
table-usable: Every table can be read whole from its CSV file, or else from its Parquet file,
    and no required value is missing; otherwise, the rules that need the table cannot be
    checked.
"""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pandas as pd
import pyarrow as pa
from pyarrow import compute

from ..model import FIELDS
from .registry import statement
from .violation import Violation, cut, row_key, shown

ORDER = {"authorships": ("post_id", "position")}


def missing_value(column: pa.ChunkedArray, is_required: bool) -> tuple[pa.ChunkedArray, str]:
    """A value is missing only if the schema lets it be."""
    return compute.and_(compute.is_null(column), is_required), ""


def misfit(column: pa.ChunkedArray, pattern: str) -> tuple[pa.ChunkedArray, str]:
    """Values have the form that the schema asks for.

    Ids, addresses, Wikidata items, numbers of organisations have one.
    """
    return (compute.invert(compute.match_substring_regex(column, pattern)),
            f", expected the form {pattern}")


def unlisted(column: pa.ChunkedArray, values: list[str]) -> tuple[pa.ChunkedArray, str]:
    """Values are among those that the schema lists."""
    is_listed = compute.is_in(column, value_set=pa.array(values, pa.string()))
    return (compute.and_(compute.is_valid(column), compute.invert(is_listed)),
            f", expected one of: {', '.join(values)}")


def too_small(column: pa.ChunkedArray, minimum: int) -> tuple[pa.ChunkedArray, str]:
    """Numbers are not below the schema's minimum."""
    return compute.less(column, minimum), f", expected {minimum} or more"


def too_short(column: pa.ChunkedArray, length: int) -> tuple[pa.ChunkedArray, str]:
    """Texts are not shorter than the schema's minimum; an empty text is missing."""
    return (compute.less(compute.utf8_length(column), length),
            f", expected at least {length} characters")


# By the constraint's name: the rule, and the function from a column and the constraint's value to
# the rows that break it and what was expected.
CONSTRAINTS: dict[str, tuple[str, Callable]] = {
    "required": ("required", missing_value), "pattern": ("pattern", misfit),
    "enum": ("enum", unlisted),
    "minimum": ("minimum", too_small), "minLength": ("min-length", too_short)}
STATEMENTS = {id_: statement(function) for id_, function in CONSTRAINTS.values()}
# Strings are those of Python, which rules read one by one.
FRAME_TYPES = {pa.int64(): pd.Int64Dtype(), pa.string(): pd.StringDtype("python", float("nan"))}


def true_rows(mask: pa.ChunkedArray) -> list[int]:
    """Return the indexes at which a mask is true."""
    return compute.indices_nonzero(compute.fill_null(mask, False)).to_pylist()


def key_of(table: pa.Table, schema: dict, row: int) -> str:
    """Return how messages name a row: by its key, as far as the table has it, else its number."""
    return row_key(*(table[name][row].as_py() for name in schema["primaryKey"]
                     if name in table.column_names)) or f"row {row + 1}"


def check_constraints(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Check the columns of one table by their constraints, and its key."""
    for field in schema["fields"]:
        column, asked = content[field["name"]], field["constraints"]
        for name, (rule, function) in CONSTRAINTS.items():
            if name not in asked:
                continue
            is_broken, expected = function(column, asked[name])
            for row in true_rows(is_broken):
                yield Violation(rule, table, key_of(content, schema, row),
                                f"{field['name']} is {shown(column[row].as_py())}{cut(expected)}")
        if asked.get("unique"):
            yield from repeated(table, content, schema, [field["name"]], "unique")
    yield from repeated(table, content, schema, schema["primaryKey"], "primary-key")


def repeated(table: str, content: pa.Table, schema: dict, names: list[str],
             rule: str) -> Iterator[Violation]:
    """Report each row that has the same values in some columns as an earlier one."""
    seen = {}
    for row, values in enumerate(tuples(content, names)):
        first = row if None in values else seen.setdefault(values, row)
        if first != row:
            yield Violation(rule, table, key_of(content, schema, row),
                            f"row {row + 1} has the same {', '.join(names)} as row {first + 1}: "
                            f"{row_key(*values)}")


def tuples(content: pa.Table, names: list[str]) -> list[tuple]:
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
            known = set(tables[parent][key["reference"]["fields"][0]].to_pylist())
            for row, value in enumerate(content[name].to_pylist()):
                if value is not None and value not in known:
                    yield Violation("foreign-key", table, key_of(content, schemas[table], row),
                                    f"{name} is {shown(value)}, which {parent} does not have")


def check_order(table: str, content: pa.Table, schema: dict) -> Iterator[Violation]:
    """Report each row that is below one that should follow it."""
    names = ORDER.get(table, schema["primaryKey"])
    keys = content.select(names)
    if "field" in names:
        number = compute.index_in(content["field"], value_set=pa.array(FIELDS))
        keys = keys.set_column(names.index("field"), "field", number)
    for row, (above, below) in enumerate(pairwise(tuples(keys, names)), 1):
        if None not in above + below and above > below:
            yield Violation("row-order", table, key_of(content, schema, row),
                            f"is below {key_of(content, schema, row - 1)}, which should follow it "
                            f"in the order of {', '.join(names)}")


def usable_tables(tables: dict[str, pa.Table | None], schemas: dict[str, dict]
                  ) -> tuple[dict[str, pd.DataFrame], list[Violation]]:
    """Return the tables in which nothing required is missing, and the violations of the others.

    A table is None if neither file has it whole.
    """
    found, violations = {}, []
    for table, content in tables.items():
        required = [field["name"] for field in schemas[table]["fields"]
                    if field["constraints"].get("required")]
        if content is None:
            problem = "neither its CSV nor its Parquet file can be read whole"
        elif any(content[name].null_count for name in required):
            problem = "required values are missing"
        else:
            content = content.replace_schema_metadata()  # what it tells pandas can be anything
            found[table] = content.to_pandas(types_mapper=FRAME_TYPES.get)
            continue
        violations.append(Violation("table-usable", table, "", f"{problem}; the rules that need "
                                                               "this table were not checked"))
    return found, violations
