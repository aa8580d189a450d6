"""Compare two published packages: metadata, files, columns, and rows by their keys."""

from dataclasses import dataclass

import pandas as pd

from ..package import Package
from .versions import POLICY

NOT_METADATA = {"$schema", "version", "released", "resources"}
METADATA_KINDS = {"name": "name changed", "licenses": "licence changed",
                  "rights": "licence changed", "sources": "sources changed"}
FORMAT_PROPERTIES = ("format", "mediatype", "encoding", "dialect")
TYPE_PROPERTIES = ("type", "format", "trueValues", "falseValues")
DESCRIPTIONS = ("title", "description", "example")
# The first words of the kinds of differences that change the bytes of a table's CSV and Parquet
# files, and of those that do not change its schema file.
IN_THE_BYTES = {"table", "column", "columns", "identifier", "row", "value"}
NOT_IN_THE_SCHEMA = {"identifier", "row", "value"}


@dataclass(frozen=True)
class Difference:
    """One difference between two packages, and the version step that it asks for.

    Attributes:
        kind: A key of POLICY.
        step: The step of the version number.
        place: The table, the file, or the property of the descriptor.
        row: The key of the row, by column; None if no row is meant.
        column: The column, or the property of a file; None if neither is meant.
        old: The old value: the text of a cell or a property; None if it is missing.
        new: The new value.
    """

    kind: str
    step: str
    place: str
    row: dict[str, str | None] | None = None
    column: str | None = None
    old: object = None
    new: object = None


def difference(kind: str, place: str, **details: object) -> Difference:
    """Return a difference of a kind, with the step that it asks for."""
    return Difference(kind, POLICY[kind], place, **details)


def compare(old: Package, new: Package) -> list[Difference]:
    """Return the differences: of the metadata, then of the files, then table by table."""
    in_tables = [found for table in {**old.schemas, **new.schemas}
                 for found in table_differences(table, old, new)]
    kinds = {(found.place, found.kind.split()[0]) for found in in_tables}
    rewritten = {name for table, kind in kinds if kind in IN_THE_BYTES
                 for name in (table, f"{table}-parquet")}
    rewritten |= {f"{table}-schema" for table, kind in kinds if kind not in NOT_IN_THE_SCHEMA}
    return [*metadata_differences(old.descriptor, new.descriptor),
            *file_differences(old.descriptor, new.descriptor, rewritten),
            *in_tables]


def metadata_differences(old: dict, new: dict) -> list[Difference]:
    """Return the differences between two descriptors, apart from their resources."""
    return [difference(METADATA_KINDS.get(name, "metadata changed"), name,
                       old=old.get(name), new=new.get(name))
            for name in {**old, **new}
            if name not in NOT_METADATA and old.get(name) != new.get(name)]


def file_differences(old: dict, new: dict, rewritten: set[str]) -> list[Difference]:
    """Return the differences between the files that two descriptors name.

    Args:
        old: The old descriptor, with the hashes of the files themselves.
        new: The new descriptor, likewise.
        rewritten: The names of the files with other columns, rows or descriptions, whose other
            bytes do not count.
    """
    olds, news = ({resource["path"]: resource for resource in descriptor["resources"]}
                  for descriptor in (old, new))
    found = []
    for path in {**olds, **news}:
        if path not in news or path not in olds:
            found.append(difference("file removed" if path in olds else "file added", path))
            continue
        before, after = olds[path], news[path]
        found += [difference("file format changed", path, column=name, old=before.get(name),
                             new=after.get(name))
                  for name in FORMAT_PROPERTIES if before.get(name) != after.get(name)]
        if before["name"] not in rewritten:
            found += property_differences("file bytes changed", path, before, after, ("hash",))
    return found


def table_differences(table: str, old: Package, new: Package) -> list[Difference]:
    """Return the differences between the schemas and the rows of a table."""
    if table not in new.schemas:
        return [difference("table removed", table)]
    if table not in old.schemas:
        return [difference("table added", table)]
    found = schema_differences(table, old.schemas[table], new.schemas[table])
    key = old.schemas[table]["primaryKey"]
    if key == new.schemas[table]["primaryKey"]:
        noun = "identifier" if table in referenced_tables(old, new) else "row"
        found += row_differences(table, key, old[table], new[table], noun)
        found += value_differences(table, key, old[table], new[table])
    return found


def referenced_tables(*packages: Package) -> set[str]:
    """Return the tables that others refer to: the keys of their rows are identifiers."""
    return {key["reference"]["resource"] for package in packages
            for schema in package.schemas.values() for key in schema.get("foreignKeys", [])}


def schema_differences(table: str, old: dict, new: dict) -> list[Difference]:
    """Return the differences between the columns, keys and references of a table."""
    olds, news = ({field["name"]: field for field in schema["fields"]} for schema in (old, new))
    both = [name for name in olds if name in news]
    found = [difference("column removed", table, column=name) for name in olds if name not in news]
    found += [difference("column added", table, column=name) for name in news if name not in olds]
    if both != [name for name in news if name in olds]:
        found.append(difference("columns reordered", table, old=list(olds), new=list(news)))
    for name in both:
        found += column_differences(table, name, olds[name], news[name])
    found += property_differences("key changed", table, old, new, ("primaryKey",))
    found += property_differences("type changed", table, old, new, ("missingValues",))
    found += property_differences("description changed", table, old, new, DESCRIPTIONS)
    old_keys, new_keys = old.get("foreignKeys", []), new.get("foreignKeys", [])
    found += [difference("reference removed", table, old=key) for key in old_keys
              if key not in new_keys]
    found += [difference("reference added", table, new=key) for key in new_keys
              if key not in old_keys]
    return found


def column_differences(table: str, column: str, old: dict, new: dict) -> list[Difference]:
    """Return the differences between two descriptions of a column."""
    found = property_differences("type changed", table, old, new, TYPE_PROPERTIES, column)
    old_rules, new_rules = ({**field.get("constraints", {})} for field in (old, new))
    was_required, is_required = (rules.pop("required", False) for rules in (old_rules, new_rules))
    if was_required != is_required:
        kind = "missing values allowed" if was_required else "missing values forbidden"
        found.append(difference(kind, table, column=column))
    if old_rules != new_rules:
        found.append(difference("constraints changed", table, column=column, old=old_rules,
                                new=new_rules))
    return found + property_differences("description changed", table, old, new, DESCRIPTIONS,
                                        column)


def property_differences(kind: str, place: str, old: dict, new: dict, names: tuple[str, ...],
                         column: str | None = None) -> list[Difference]:
    """Return a difference of one kind for each of the named properties that changed."""
    return [difference(kind, place, column=column, old=old.get(name), new=new.get(name))
            for name in names if old.get(name) != new.get(name)]


def row_differences(table: str, key: list[str], olds: pd.DataFrame, news: pd.DataFrame,
                    noun: str) -> list[Difference]:
    """Return the rows that only one of the packages has.

    Args:
        table: The table.
        key: The columns of its primary key.
        olds: The old rows, indexed by their key.
        news: The new rows, likewise.
        noun: What the kind of a difference calls a row.
    """
    removed = olds.index[~olds.index.isin(news.index)]
    added = news.index[~news.index.isin(olds.index)]
    return [difference(f"{noun} {verb}", table, row=dict(zip(key, values, strict=True)))
            for verb, keys in (("removed", removed), ("added", added)) for values in keys]


def value_differences(table: str, key: list[str], olds: pd.DataFrame,
                      news: pd.DataFrame) -> list[Difference]:
    """Return the cells that differ, in the rows and columns that both packages have."""
    before, after = olds.align(news, join="inner")
    differs = (before != after) & (before.notna() | after.notna())
    return [difference("value changed", table,
                       row=dict(zip(key, before.index[row], strict=True)),
                       column=before.columns[column],
                       old=before.iat[row, column], new=after.iat[row, column])
            for row, column in zip(*differs.to_numpy().nonzero(), strict=True)]
