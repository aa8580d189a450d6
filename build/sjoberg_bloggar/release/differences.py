"""Compare two published packages: metadata, files, columns, and rows by their keys."""

from dataclasses import dataclass

import pandas as pd

from .reading import PublishedPackage
from .versions import POLICY

OF_THE_VERSION = {"$schema", "version", "released", "resources"}
METADATA = {"name": "name changed", "licenses": "licence changed", "rights": "licence changed",
            "sources": "sources changed"}
FORMAT = ("format", "mediatype", "encoding", "dialect")
TYPE = ("type", "format", "trueValues", "falseValues")
DESCRIPTION = ("title", "description", "example")
ABOUT_DATA = {"table", "column", "columns", "identifier", "row", "value"}  # first words of kinds


@dataclass(frozen=True)
class Difference:
    """One difference between two packages, and the version step that it asks for.

    Attributes:
        kind: One of POLICY.
        step: The step of the version number.
        place: The table, the file, or the property of the descriptor.
        row: The values of the row's key by column.
        column: The column.
        old: What it was: a cell's text or a property's value; None if missing.
        new: What it is.
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


def compare(old: PublishedPackage, new: PublishedPackage) -> list[Difference]:
    """Return the differences: descriptor first, then the files, then table by table."""
    found = metadata_differences(old.descriptor, new.descriptor)
    tables = []
    referred = {key["reference"]["resource"] for package in (old, new)
                for schema in package.schemas.values() for key in schema.get("foreignKeys", [])}
    for table in {**old.schemas, **new.schemas}:
        if table not in new.schemas:
            tables.append(difference("table removed", table))
        elif table not in old.schemas:
            tables.append(difference("table added", table))
        else:
            tables += schema_differences(table, old.schemas[table], new.schemas[table])
            if old.schemas[table]["primaryKey"] == new.schemas[table]["primaryKey"]:
                tables += row_differences(table, old, new, table in referred)
    rewritten = {each.place for each in tables if each.kind.split()[0] in ABOUT_DATA}
    return found + file_differences(old, new, rewritten) + tables


def metadata_differences(old: dict, new: dict) -> list[Difference]:
    """Return the differences between the descriptors, apart from the resources."""
    return [difference(METADATA.get(name, "metadata changed"), name,
                       old=old.get(name), new=new.get(name))
            for name in {**old, **new}
            if name not in OF_THE_VERSION and old.get(name) != new.get(name)]


def file_differences(old: PublishedPackage,
                     new: PublishedPackage, rewritten: set[str]) -> list[Difference]:
    """Return the differences between the files.

    Other bytes count only if the rows are the same; rewritten has the tables whose rows are not.
    """
    olds, news = ({resource["path"]: resource for resource in package.descriptor["resources"]}
                  for package in (old, new))
    found = []
    for path in {**olds, **news}:
        if path not in news or path not in olds:
            found.append(difference("file removed" if path in olds else "file added", path))
            continue
        before, after = olds[path], news[path]
        found += [difference("file format changed", path, column=name, old=before.get(name),
                             new=after.get(name))
                  for name in FORMAT if before.get(name) != after.get(name)]
        if before.get("hash") != after.get("hash") and not rewritten & {
                before["name"], before["name"].removesuffix("-parquet")}:
            found.append(difference("file bytes changed", path, old=before.get("hash"),
                                    new=after.get("hash")))
    return found


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
    for kind, names in (("key changed", ("primaryKey",)), ("type changed", ("missingValues",)),
                        ("description changed", DESCRIPTION)):
        found += changed(kind, table, old, new, names)
    keys, new_keys = old.get("foreignKeys", []), new.get("foreignKeys", [])
    found += [difference("reference removed", table, old=key) for key in keys
              if key not in new_keys]
    found += [difference("reference added", table, new=key) for key in new_keys
              if key not in keys]
    return found


def column_differences(table: str, column: str, old: dict, new: dict) -> list[Difference]:
    """Return the differences between two descriptions of a column."""
    found = changed("type changed", table, old, new, TYPE, column)
    old_rules, new_rules = ({**field.get("constraints", {})} for field in (old, new))
    needed, needed_now = (rules.pop("required", False) for rules in (old_rules, new_rules))
    if needed != needed_now:
        found.append(difference("missing values allowed" if needed else
                                "missing values forbidden", table, column=column))
    if old_rules != new_rules:
        found.append(difference("constraints changed", table, column=column, old=old_rules,
                                new=new_rules))
    return found + changed("description changed", table, old, new, DESCRIPTION, column)


def changed(kind: str, table: str, old: dict, new: dict, names: tuple[str, ...],
            column: str | None = None) -> list[Difference]:
    """Return a difference of a kind for each of the properties that changed."""
    return [difference(kind, table, column=column, old=old.get(name), new=new.get(name))
            for name in names if old.get(name) != new.get(name)]


def row_differences(table: str, old: PublishedPackage, new: PublishedPackage,
                    is_referred: bool) -> list[Difference]:
    """Return the differences between the rows of a table, in the columns that both have.

    A row of a table that others refer to is an identifier.
    """
    olds, news = old.rows[table], new.rows[table]
    key = old.schemas[table]["primaryKey"]
    noun = "identifier" if is_referred else "row"
    found = [difference(f"{noun} removed", table, row=dict(zip(key, values, strict=True)))
             for values in olds.index[~olds.index.isin(news.index)]]
    found += [difference(f"{noun} added", table, row=dict(zip(key, values, strict=True)))
              for values in news.index[~news.index.isin(olds.index)]]
    return found + value_differences(table, key, olds, news)


def value_differences(table: str, key: list[str], olds: pd.DataFrame,
                      news: pd.DataFrame) -> list[Difference]:
    """Return the differences between the cells of rows that both tables have."""
    columns = [column for column in olds.columns if column in news.columns]
    before = olds.loc[olds.index.isin(news.index), columns]
    after = news.loc[before.index, columns]
    changed = (before != after) & ~(before.isna() & after.isna())
    return [difference("value changed", table, row=dict(zip(key, values, strict=True)),
                       column=column, old=before.at[values, column], new=after.at[values, column])
            for values, row in changed[changed.any(axis=1)].iterrows()
            for column in columns if row[column]]
