"""The tables that the rules between them are checked on."""

from typing import NamedTuple

from ..publish.schemas import arrow_schema
from .violation import Violation

RULES = {
    "table-usable": "Every table can be read whole from its CSV file, or else from its Parquet "
                    "file, and no required value is missing; where that is not so, the rules "
                    "that need the table cannot be checked.",
}


class Unusable(Exception):
    """A table that a rule needs cannot be used, which table-usable has reported."""


class Tables(NamedTuple):
    """The usable tables by name, and the columns that were asked for as lists."""

    arrow: dict
    lists: dict

    def columns(self, table: str, *names: str) -> list[list]:
        """Return columns of a table as lists of plain values. Raises Unusable."""
        if table not in self.arrow:
            raise Unusable(table)
        for name in names:
            if (table, name) not in self.lists:
                self.lists[table, name] = self.arrow[table][name].to_pylist()
        return [self.lists[table, name] for name in names]

    def rows(self, table: str, *names: str):
        """Return an iterator over the rows of some columns of a table. Raises Unusable."""
        return zip(*self.columns(table, *names))


def distinct(tables: Tables, table: str, *names: str) -> set[tuple]:
    """Return the values that the rows of a table have together in some columns. Raises Unusable."""
    tables.columns(table)
    rows = tables.arrow[table].select(names).group_by(names, use_threads=False).aggregate([])
    return set(zip(*rows.select(names).to_pydict().values()))


def count_posts(tables: Tables, table: str, key: str) -> dict[str, list]:
    """Return, by the key of a table's rows, how many rows it has, about how many posts, how many
    rows are about posts that are there, and when the first and the last of these were published.
    Raises Unusable."""
    from pyarrow import compute

    tables.columns(table), tables.columns("posts")
    rows, posts = tables.arrow[table].select([key, "post_id"]), tables.arrow["posts"]
    at = compute.index_in(rows["post_id"], value_set=posts["post_id"].combine_chunks())
    counted = rows.append_column("published", posts["published"].take(at)).group_by(
        key, use_threads=False).aggregate([
            ("post_id", "count"), ("post_id", "count_distinct"), ("published", "count"),
            ("published", "min"), ("published", "max")])
    return {value: counts for value, *counts in zip(*counted.select([
        key, "post_id_count", "post_id_count_distinct", "published_count", "published_min",
        "published_max"]).to_pydict().values())}


NOT_COUNTED = [0, 0, 0, None, None]


def choose(csv, parquet, schema: dict):
    """Return the table of the CSV file where it has every column, else that of the Parquet
    file, None where neither has. Rules are checked on what most people open."""
    names = arrow_schema(schema).names
    return next((content for content in (csv, parquet)
                 if content is not None and content.column_names == names), None)


def usable(tables: dict, schemas: dict[str, dict]) -> tuple[Tables, list[Violation]]:
    """Return the tables in which nothing required is missing, and which others there are.

    tables has None for a table that neither file gives whole.
    """
    found, violations = {}, []
    for table, content in tables.items():
        required = [f["name"] for f in schemas[table]["fields"] if f["constraints"].get("required")]
        if content is None:
            problem = "neither its CSV nor its Parquet file can be read whole"
        elif any(content[name].null_count for name in required):
            problem = "required values are missing"
        else:
            found[table] = content
            continue
        violations.append(Violation("table-usable", table, "", f"{problem}; the rules that need "
                                                               "this table were not checked"))
    return Tables(found, {}), violations
