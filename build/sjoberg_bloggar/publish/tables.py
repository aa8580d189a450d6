"""Make the tables: rows of posts, counted with pandas, typed by their schemas."""

import re
from bisect import bisect
from itertools import accumulate

import pandas as pd
import pyarrow as pa

from ..curation.read import Row
from ..errors import InputError
from ..language.text import slug
from ..model import Blog, Passage, Post
from .schemas import arrow_schema

WORD = re.compile(r"[^\W_]\S*")  # from its first letter or digit on
COUNTED = ("mention_count", "post_count", "first", "last")


def make_tables(blog: Blog, schemas: dict[str, dict]) -> dict[str, pa.Table]:
    """Return the tables of a blog by name, with columns and types as their schemas say.

    Raises:
        InputError: The curation refers to an organisation that it does not have, gives one a kind
            that the schema does not list, or gives an address for a post that no document has.
    """
    urls = post_urls(blog)
    rows = {
        "posts": [post_row(post, urls.get(post.post_id)) for post in blog.posts],
        "passages": [row for post in blog.posts for row in passage_rows(post)],
        "authorships": [row for post in blog.posts for row in authorship_rows(post)],
        "mentions": [row for post in blog.posts for row in mention_rows(post)],
        "post_sources": [row for post in blog.posts for row in source_rows(post)],
    }
    frames = {name: data_frame(found, schemas[name]) for name, found in rows.items()}
    rows["authors"] = author_rows(blog, frames)
    rows["organisations"] = organisation_rows(blog, frames, kinds_of(schemas["organisations"]))
    rows["organisation_names"] = name_rows(blog, frames, rows["organisations"])
    return {name: arrow_table(rows[name], schema) for name, schema in schemas.items()}


def data_frame(rows: list[tuple], schema: dict) -> pd.DataFrame:
    """Return rows as a data frame with the columns of a schema."""
    return pd.DataFrame(rows, columns=[field["name"] for field in schema["fields"]], dtype=object)


def arrow_table(rows: list[tuple], schema: dict) -> pa.Table:
    """Return rows as an Arrow table with the columns and types of a schema."""
    typed = arrow_schema(schema)
    columns = zip(*rows, strict=True) if rows else [[]] * len(typed)
    return pa.Table.from_arrays([pa.array(values, type_) for values, type_
                                 in zip(columns, typed.types, strict=True)], schema=typed)


def post_row(post: Post, url: str | None) -> tuple:
    """Return the row of a post."""
    authors = [each.author for each in post.authorships]
    return (post.post_id, post.published, post.title, post.caption, post.text,
            "; ".join(author.name for author in authors),
            not all(author.is_host for author in authors), word_count(post.text), url)


def word_count(text: str) -> int:
    """Return the number of words that have a letter or a digit.

    >>> word_count("Det är – tack och lov – klart.")
    6
    """
    return len(WORD.findall(text))


def passage_spans(passages: tuple[Passage, ...]) -> list[tuple[int, int]]:
    """Return the spans of passages in the text of their post."""
    ends = accumulate(len(passage.text) + len("\n\n") for passage in passages)
    return [(end - len("\n\n") - len(passage.text), end - len("\n\n"))
            for end, passage in zip(ends, passages, strict=True)]


def passage_rows(post: Post) -> list[tuple]:
    """Return the rows of a post's passages."""
    return [(post.post_id, number, passage.kind, passage.author and passage.author.author_id,
             passage.speaker, start, end, passage.text, word_count(passage.text))
            for number, (passage, (start, end))
            in enumerate(zip(post.passages, passage_spans(post.passages), strict=True), 1)]


def authorship_rows(post: Post) -> list[tuple]:
    """Return the rows of a post's authors."""
    return [(post.post_id, each.author.author_id, position, each.role, each.organisation_id)
            for position, each in enumerate(post.authorships, 1)]


def mention_rows(post: Post) -> list[tuple]:
    """Return the rows of a post's mentions; one in the text has the number of its passage."""
    starts = [start for start, _ in passage_spans(post.passages)]
    return [(post.post_id, mention.field, mention.start, mention.end, mention.surface,
             mention.organisation_id,
             bisect(starts, mention.start) if mention.field == "text" else None)
            for mention in post.mentions]


def source_rows(post: Post) -> list[tuple]:
    """Return the rows of the documents that have a post."""
    return [(post.post_id, source.document, source.first_line, source.last_line,
             source.is_primary) for source in post.sources]


def post_urls(blog: Blog) -> dict[str, str]:
    """Return the public addresses by post_id; the last part of one is the day and title."""
    posts = {post.post_id for post in blog.posts}
    urls = {}
    for row in blog.curation["post_urls"]:
        post_id = slug(row["url"].rsplit("/", 1)[-1].removesuffix(".html"))
        if not post_id.startswith(row["published"]):
            raise row.error(f"published is {row['published']}, but the address is that of "
                            f"{post_id[:10]}", "correct one of the two")
        if blog.is_own and (post_id in posts) != (row["in_sources"] == "yes"):
            raise row.error(f"in_sources is '{row['in_sources']}', but the documents have "
                            f"{'the' if post_id in posts else 'no'} post {post_id}",
                            "correct in_sources or the address")
        urls[post_id] = row["url"]
    return urls


def counts_by(key: str, rows: pd.DataFrame, posts: pd.DataFrame) -> pd.DataFrame:
    """Return, by a key of rows about posts, how many there are, in how many posts, and the days.

    Args:
        key: The column of the rows to count by.
        rows: Rows with that column and post_id.
        posts: The posts, for their days.
    """
    dated = rows[[key, "post_id"]].merge(posts[["post_id", "published"]], on="post_id")
    return dated.groupby(key).agg(
        mention_count=("post_id", "size"), post_count=("post_id", "nunique"),
        first=("published", "min"), last=("published", "max"))


def counts_of(value: str, counts: pd.DataFrame) -> tuple:
    """Return the counts and days of one value of a key."""
    if value not in counts.index:
        return 0, 0, None, None
    return tuple(counts.loc[value, list(COUNTED)])


def author_rows(blog: Blog, frames: dict[str, pd.DataFrame]) -> list[tuple]:
    """Return the rows of the authors, by author_id."""
    counts = counts_by("author_id", frames["authorships"], frames["posts"])
    people = {person.author_id: person for person in blog.people}
    return [(author_id, person.name, person.given_name, person.family_name,
             "; ".join(person.variants) or None, person.is_host, *counts_of(author_id, counts)[1:])
            for author_id, person in sorted(people.items())]


def kinds_of(schema: dict) -> list[str]:
    """Return the kinds of organisations that their schema lists."""
    return next(field["constraints"]["enum"] for field in schema["fields"]
                if field["name"] == "kind")


def organisation_rows(blog: Blog, frames: dict[str, pd.DataFrame],
                      kinds: list[str]) -> list[tuple]:
    """Return the rows of the organisations that are mentioned or employ an author."""
    curated = {row["organisation_id"]: row for row in blog.curation["organisations"]}
    counts = counts_by("organisation_id", frames["mentions"], frames["posts"])
    used = {*counts.index, *frames["authorships"]["organisation_id"]}
    if missing := sorted(used - set(curated)):
        raise InputError("organisations.csv", None, f"there is no organisation '{missing[0]}'",
                         "add it, or correct organisation_id in the other curation files")
    for row in curated.values():
        if row["kind"] not in kinds:
            raise row.error(f"kind is '{row['kind']}'",
                            f"write one of: {', '.join(kinds)}; or add to schema/organisations.json")
    return [organisation_row(curated[organisation_id], counts_of(organisation_id, counts))
            for organisation_id in sorted(used)]


def organisation_row(row: Row, counts: tuple) -> tuple:
    """Return the row of an organisation."""
    given = ("organisation_id", "name", "name_en", "kind", "country", "wikidata_id",
             "wikidata_item", "organisation_number", "organisation_number_status")
    return (*(row[column] or None for column in given), *counts, row["note"] or None)


def name_rows(blog: Blog, frames: dict[str, pd.DataFrame],
              organisations: list[tuple]) -> list[tuple]:
    """Return the rows of the organisations' official names, and of the names that mentions have."""
    published = {organisation_id for organisation_id, *_ in organisations}
    mentions = frames["mentions"]
    seen = set(zip(mentions["organisation_id"], mentions["surface"], strict=True))
    return sorted((row["organisation_id"], row["name"], row["kind"])
                  for row in blog.curation["organisation_names"]
                  if row["organisation_id"] in published and (
                      row["kind"] == "official" or (row["organisation_id"], row["name"]) in seen))
