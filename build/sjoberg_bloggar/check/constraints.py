"""Rules that the schemas state: what single columns, keys and references must be."""

from collections.abc import Iterator
from itertools import pairwise

from .csv_files import key_of, true_rows, where
from .violation import Violation, row_key, shown

RULES = {
    "required": "A value is missing only where the schema lets it be.",
    "unique": "No two rows have the same value in a column that the schema calls unique.",
    "pattern": "Values have the form that the schema asks (ids, addresses, Wikidata items, "
               "numbers of organisations).",
    "enum": "Values are among those that the schema lists.",
    "minimum": "Numbers are not below the schema's minimum.",
    "min-length": "Texts are not shorter than the schema's minimum; an empty text is missing.",
    "primary-key": "No two rows of a table have the same key.",
    "foreign-key": "What a row refers to is there: post, author, organisation.",
    "row-order": "Rows stand in the documented order: by the key of the table, authorships by "
                 "post and position, mentions by post, field (title, caption, text) and start; "
                 "texts are compared by code point.",
}

FIELDS = ["title", "caption", "text"]  # of a post, in the order in which mentions stand
ORDER = {"authorships": ("post_id", "position")}


def check_constraints(table: str, content, schema: dict) -> Iterator[Violation]:
    """Check the columns of one table by their constraints."""
    from pyarrow import compute

    def violations(rule: str, mask, expected: str) -> Iterator[Violation]:
        for row in true_rows(mask):
            yield Violation(rule, table, key_of(content, schema, row),
                            f"{field['name']} is {shown(column[row].as_py())}{expected}")

    for field in schema["fields"]:
        column, asked = content[field["name"]], field["constraints"]
        if asked.get("required"):
            yield from violations("required", compute.is_null(column), "")
        if asked.get("unique"):
            yield from repeated(table, content, schema, [field["name"]], "unique")
        if "pattern" in asked:
            misfits = where(column, lambda values: compute.invert(
                compute.match_substring_regex(values, asked["pattern"])))
            yield from violations("pattern", misfits, f", expected the form {asked['pattern']}")
        if "enum" in asked:
            listed = compute.is_in(column, value_set=to_array(asked["enum"]))
            yield from violations("enum", compute.and_(compute.is_valid(column),
                                                       compute.invert(listed)),
                                  f", expected one of: {', '.join(asked['enum'])}")
        if "minimum" in asked:
            yield from violations("minimum", compute.less(column, asked["minimum"]),
                                  f", expected {asked['minimum']} or more")
        if "minLength" in asked:
            yield from violations("min-length",
                                  compute.less(compute.utf8_length(column), asked["minLength"]),
                                  f", expected at least {asked['minLength']} characters")
    if not is_increasing(columns_in_order(table, content, schema["primaryKey"])):
        yield from repeated(table, content, schema, schema["primaryKey"], "primary-key")


def to_array(values: list[str]):
    import pyarrow as pa

    return pa.array(values, pa.string())


def repeated(table: str, content, schema: dict, names: list[str], rule: str) -> Iterator[Violation]:
    """Report each row that has the same values in the named columns as an earlier one."""
    from pyarrow import compute

    counts = content.select(names).group_by(names).aggregate([([], "count_all")])
    if not compute.any(compute.greater(counts["count_all"], 1)).as_py():
        return
    seen = {}
    for row, values in enumerate(zip(*(content[name].to_pylist() for name in names))):
        if None in values:
            continue
        if values in seen:
            yield Violation(rule, table, key_of(content, schema, row),
                            f"row {row + 1} has the same {', '.join(names)} as row "
                            f"{seen[values] + 1}: {row_key(*values)}")
        seen.setdefault(values, row)


def check_references(tables: dict, schemas: dict[str, dict]) -> Iterator[Violation]:
    """Check the foreign keys between the tables that are not None. All are of one column."""
    from pyarrow import compute

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


def check_order(table: str, content, schema: dict) -> Iterator[Violation]:
    """Report the rows that stand below one that should follow them."""
    names = ORDER.get(table, schema["primaryKey"])
    columns = columns_in_order(table, content, names)
    if is_increasing(columns):
        return
    rows = list(zip(*(column.to_pylist() for column in columns)))
    for row, (above, below) in enumerate(pairwise(rows), 1):
        if None not in above + below and above > below:
            yield Violation("row-order", table, key_of(content, schema, row),
                            f"stands below {key_of(content, schema, row - 1)}, which should "
                            f"follow it in the order of {', '.join(names)}")


def columns_in_order(table: str, content, names) -> list:
    """Return the columns that a table is ordered by."""
    from pyarrow import compute

    return [compute.index_in(content[name], value_set=to_array(FIELDS))
            if (table, name) == ("mentions", "field") else content[name] for name in names]


def is_increasing(columns: list) -> bool:
    """Say whether every row is greater than the one above it, by the first column in which
    they differ."""
    from pyarrow import compute

    increasing = None
    for column in reversed(columns):
        above, below = column.slice(0, max(len(column) - 1, 0)), column.slice(1)
        greater = compute.less(above, below)
        increasing = greater if increasing is None else compute.or_(
            greater, compute.and_(compute.equal(above, below), increasing))
    return compute.all(increasing, skip_nulls=False).as_py() is True
