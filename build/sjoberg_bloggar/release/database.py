"""Write a package as one SQLite file: keys, indexes, full-text search, views that save joins."""

from pathlib import Path

import pandas as pd
import sqlite_utils

from ..language.text import sentences
from ..package import Package

SQL_TYPES = {"string": str, "integer": int, "boolean": int, "date": str}
SEARCHED = {"posts": ["title", "caption", "text"], "passages": ["text"]}
# The speaker of a passage is the one whose words it is, if that is not its author.
VIEWS = {
    "post_details": """
        select posts.post_id, posts.published, posts.title, posts.byline, posts.is_guest_post,
            posts.word_count, posts.url,
            (select count(*) from passages where passages.post_id = posts.post_id) as passage_count,
            (select count(*) from mentions where mentions.post_id = posts.post_id) as mention_count,
            posts.text
        from posts""",
    "mention_details": """
        select mentions.post_id, posts.published, posts.title, mentions.field, mentions.start,
            mentions.surface, mentions.organisation_id, organisations.name as organisation,
            organisations.kind as organisation_kind, mentions.passage_number,
            passages.kind as passage_kind, authors.name as writer, passages.speaker,
            mention_sentences.sentence
        from mentions
        join posts using (post_id)
        join organisations using (organisation_id)
        left join passages using (post_id, passage_number)
        left join authors on authors.author_id = passages.author_id
        left join mention_sentences using (post_id, field, start)""",
}


def write_database(package: Package, path: Path) -> None:
    """Write the tables of a package into a new SQLite file.

    Args:
        package: The package, its tables with their types.
        path: The file to write.
    """
    database = sqlite_utils.Database(path)
    schemas = package.schemas
    for name in sorted(schemas, key=lambda name: "foreignKeys" in schemas[name]):
        create_table(database, name, schemas[name])  # first those that others refer to
    for name, schema in schemas.items():
        database[name].insert_all(rows_in_sql(package[name], schema))
    add_sentences(database)
    for name, columns in SEARCHED.items():
        database[name].enable_fts(columns, tokenize="unicode61 remove_diacritics 0")
    for name, sql in VIEWS.items():
        database.create_view(name, sql)
    database["about"].insert_all(
        {"name": name, "value": str(package.descriptor[name])}
        for name in ("title", "version", "released", "description", "attribution"))
    database.vacuum()
    database.close()


def create_table(database: sqlite_utils.Database, name: str, schema: dict) -> None:
    """Create a table with its keys, and an index on each column that refers to another table."""
    foreign = [(key["fields"][0], key["reference"]["resource"], key["reference"]["fields"][0])
               for key in schema.get("foreignKeys", []) if len(key["fields"]) == 1]
    key = schema["primaryKey"]
    database[name].create(
        {field["name"]: SQL_TYPES[field["type"]] for field in schema["fields"]},
        pk=key[0] if len(key) == 1 else key, foreign_keys=foreign,
        not_null={field["name"] for field in schema["fields"]
                  if field["constraints"].get("required")})
    for column, *_ in foreign:
        database[name].create_index([column], if_not_exists=True)


def rows_in_sql(table: pd.DataFrame, schema: dict) -> list[dict]:
    """Return the rows of a table with the values that SQLite has: days as text, truth as 0 or 1."""
    for name, type_ in ((field["name"], field["type"]) for field in schema["fields"]):
        if type_ == "date":
            table = table.assign(**{name: table[name].dt.strftime("%Y-%m-%d")})
        elif type_ == "boolean":
            table = table.assign(**{name: table[name].astype("Int64")})
    return table.astype(object).where(table.notna(), None).to_dict("records")


def add_sentences(database: sqlite_utils.Database) -> None:
    """Add a table with the sentence of each mention, which SQL cannot find."""
    texts = {row["post_id"]: row for row in database["posts"].rows}
    database["mention_sentences"].insert_all(
        ({"post_id": mention["post_id"], "field": mention["field"], "start": mention["start"],
          "sentence": sentence_of(texts[mention["post_id"]][mention["field"]], mention["start"])}
         for mention in database["mentions"].rows),
        pk=["post_id", "field", "start"])


def sentence_of(text: str, offset: int) -> str:
    """Return the sentence of a text at an offset.

    >>> sentence_of("Hej! Vi ses i Lund.", 14)
    'Vi ses i Lund.'
    """
    return next(text[start:end] for start, end in sentences(text) if start <= offset < end)
