"""Defects of how Parquet files are written."""


import pyarrow as pa
from check.broken.draft import (
    FIRST,
    arrow,
    cell,
    raw,
    rows,
)
from pyarrow import compute


def as_type(column: str, type_, nullable: bool | None = None):
    """Give a column another type, keep whether it may be null unless told otherwise."""
    def edit(content: pa.Table) -> pa.Table:
        i = content.schema.get_field_index(column)
        field = content.schema.field(i)
        values = content[column].cast(type_ or field.type)
        return content.set_column(i, pa.field(
            column, values.type, field.nullable if nullable is None else nullable), values)
    return edit


def replace_behind_first(old: bytes, new: bytes):
    """Return an edit that replaces all occurrences but the first: the value itself comes first."""
    def edit(data: bytes) -> bytes:
        head, found, tail = data.partition(old)
        return head + found + tail.replace(old, new)
    return edit


def strings(content: pa.Table) -> pa.Table:
    truths = compute.if_else(content["is_host"], "TRUE", "FALSE")
    i = content.schema.get_field_index("is_host")
    return content.set_column(i, pa.field("is_host", pa.string(), nullable=False), truths)


PARQUET = [
    raw("parquet-readable", "cut off", "dataset/posts.parquet", lambda data: data[:-100]),
    raw("parquet-readable", "empty", "dataset/posts.parquet", lambda data: b""),
    raw("parquet-readable", "a CSV file", "dataset/posts.parquet", lambda data: b"post_id\n1\n"),
    arrow("parquet-readable", "brotli", "posts", lambda t: t, compression="brotli"),
    arrow("parquet-readable", "more rows than fit into memory", "posts",
          lambda t: pa.table({"post_id": pa.nulls(10_000_001, pa.string())})),
    arrow("parquet-readable", "a day of no calendar", "posts",
          lambda t: t.set_column(1, t.schema.field(1), pa.array(
              [10**6, *t["published"].cast(pa.int32()).to_pylist()[1:]], pa.int32()).cast(
              pa.date32())), "published"),
    arrow("parquet-columns", "one less", "mentions", lambda t: t.drop_columns(["surface"])),
    arrow("parquet-columns", "one more", "mentions",
          lambda t: t.append_column("x", t["start"])),
    arrow("parquet-columns", "two swapped", "authors",
          lambda t: t.select([1, 0, *range(2, t.num_columns)])),
    arrow("parquet-columns", "another name", "authors",
          lambda t: t.rename_columns(["id", *t.column_names[1:]])),
    arrow("parquet-types", "int32", "posts", as_type("word_count", pa.int32()), "word_count"),
    arrow("parquet-types", "double", "mentions", as_type("passage_number", pa.float64()),
          "passage_number"),
    arrow("parquet-types", "a day as a string", "posts", as_type("published", pa.string()),
          "published"),
    arrow("parquet-types", "a day as a time", "posts", as_type("published", pa.timestamp("ms")),
          "published"),
    arrow("parquet-types", "truth as a string", "authors", strings, "is_host"),
    arrow("parquet-types", "text as bytes", "posts", as_type("title", pa.binary()), "title"),
    arrow("parquet-types", "large strings", "posts", as_type("text", pa.large_string()), "text"),
    arrow("parquet-types", "dictionary", "passages",
          as_type("kind", pa.dictionary(pa.int32(), pa.string())), "kind"),
    arrow("parquet-types", "a key that may be null", "posts", as_type("post_id", None, True),
          "post_id"),
    arrow("parquet-types", "a value that may not be missing", "organisations",
          lambda t: as_type("name_en", None, False)(
              t.set_column(2, "name_en", compute.fill_null(t["name_en"], "?"))), "name_en"),
    arrow("parquet-types", "no word to pandas", "mentions",
          lambda t: t.replace_schema_metadata(None)),
    raw("parquet-statistics", "another greatest value", "dataset/organisations.parquet",
        replace_behind_first(b"youtube", b"youtuba"), "organisation_id"),
    arrow("parquet-description", "no title, though a version", "posts",
          lambda t: t.replace_schema_metadata(
              {key: value for key, value in t.schema.metadata.items() if key != b"title"})),
    arrow("parquet-description", "another version", "posts",
          lambda t: t.replace_schema_metadata({**t.schema.metadata, b"version": "0.9.0"})),
    arrow("parquet-description", "another description of a column", "posts",
          lambda t: t.cast(t.schema.set(2, t.schema.field(2).with_metadata(
              {"description": "A headline."}))), "title"),
    cell("formats-agree", "a letter of a text", "posts", {"post_id": FIRST}, ("parquet",),
         lambda row: ("dataset/posts.parquet", FIRST), text=lambda row: row["text"] + "."),
    cell("formats-agree", "a note", "organisations", {"organisation_id": "facebook"}, ("parquet",),
         lambda row: ("dataset/organisations.parquet", "facebook"), note="A company."),
    cell("formats-agree", "a missing value", "organisations", lambda row: row["name_en"],
         ("csv",), lambda row: ("dataset/organisations.parquet", row["organisation_id"]),
         name_en=None),
    cell("formats-agree", "a day", "authors", {"author_id": "anders-persson"}, ("parquet",),
         lambda row: ("dataset/authors.parquet", "anders-persson"),
         last_published=lambda row: row["last_published"].replace(day=1)),
    cell("formats-agree", "a truth value", "post_sources", {"post_id": FIRST}, ("csv",),
         lambda row: ("dataset/post_sources.parquet", FIRST), is_primary=False),
    cell("formats-agree", "a number", "mentions", {"post_id": FIRST}, ("csv",),
         lambda row: ("dataset/mentions.parquet", FIRST), passage_number=2),
    rows("formats-agree", "rows lost at the end of the CSV", "authors",
         lambda rows: rows.pop() and "", ("dataset/authors.parquet", "tina-grahn"), ("csv",)),
    rows("formats-agree", "a row lost in the Parquet", "mentions", lambda rows: rows.pop(3) and "",
         ("dataset/mentions.parquet", "2015-09-02-idag"), ("parquet",)),
    rows("formats-agree", "two rows swapped in the Parquet", "authors",
         lambda rows: rows.insert(0, rows.pop(1)), ("dataset/authors.parquet", "anders-persson"),
         ("parquet",)),
    rows("formats-agree", "no rows in the Parquet", "organisation_names",
         lambda rows: rows.clear(), ("dataset/organisation_names.parquet", "alliansen"),
         ("parquet",)),
]

CASES = PARQUET
