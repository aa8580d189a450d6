"""Make the tables: Arrow tables typed by their schemas."""

import re
from bisect import bisect
from datetime import date
from operator import itemgetter

from ..blog import Blog, Post
from ..curation.files import Row
from ..errors import InputError
from ..mentions.find import Mention
from .schemas import arrow_schema
from ..language.text import slug

# Words without a letter or digit, such as a dash, inside a text and at its beginning
SIGNS_ALONE = [re.compile(before + r"(?:[^\w\s]|_)+(?!\S)") for before in (" ", r"\n", r"\A")]


def make_tables(blog: Blog, schemas: dict[str, dict]) -> dict:
    """Return the Arrow tables of a blog by name, columns and types by their schemas.

    Raises InputError where the curation refers to an organisation that it does not have,
    gives it a kind that the schema does not list, or gives an address for a post that no
    document has.
    """
    urls = post_urls(blog)
    found = dict(blog.tables)
    found["posts"] = found["posts"].append_column("url", strings(
        urls.get(post.post_id) for post in blog.posts))
    found["authors"] = author_rows(blog)
    found["organisations"] = organisation_rows(blog, kinds_of(schemas["organisations"]))
    found["organisation_names"] = name_rows(blog, found["organisations"])
    return {name: typed(found[name], arrow_schema(schema)) for name, schema in schemas.items()}


def typed(table, schema):
    """Return an Arrow table, or rows with their values in the schema's order, as a table of this
    schema."""
    import pyarrow as pa

    if not isinstance(table, list):
        return table.cast(schema)
    columns = zip(*table) if table else [[]] * len(schema)
    return pa.Table.from_arrays([pa.array(list(column), type_) for column, type_ in
                                 zip(columns, schema.types, strict=True)], schema=schema)


def strings(values):
    import pyarrow as pa

    return pa.array(list(values), pa.string())


def tables_of_posts(posts: list[Post], schemas: dict[str, dict]) -> dict:
    """Return the rows of posts (but for their url) in the Arrow tables that are about posts
    without mentions."""
    rows = {"posts": post_rows(posts), "passages": passage_rows(posts),
            "authorships": authorship_rows(posts), "post_sources": source_rows(posts)}
    return {name: typed(found, without_url(arrow_schema(schemas[name])))
            for name, found in rows.items()}


def without_url(schema):
    return schema.remove(schema.get_field_index("url")) if "url" in schema.names else schema


def post_rows(posts: list[Post]) -> list[tuple]:
    rows = []
    for post in posts:
        authors = [authorship.author for authorship in post.attributed.authorships]
        rows.append((post.post_id, post.published, post.texts["title"], post.texts.get("caption"),
                     post.texts["text"], "; ".join(author.name for author in authors),
                     not all(author.is_host for author in authors),
                     word_count(post.texts["text"])))
    return rows


def word_count(text: str) -> int:
    """Return the number of words of a text that hold a letter or a digit; one space or two line
    feeds are between one and the next."""
    return (text.count(" ") + text.count("\n\n") + 1
            - sum(len(signs.findall(text)) for signs in SIGNS_ALONE))


def passage_rows(posts: list[Post]) -> list[tuple]:
    rows = []
    for post in posts:
        start = 0
        for number, (passage, author) in enumerate(
                zip(post.parsed.passages, post.attributed.passage_authors), 1):
            end = start + len(passage.text)
            rows.append((post.post_id, number, passage.kind, author and author.author_id, start,
                         end, passage.text))
            start = end + len("\n\n")
    return rows


def authorship_rows(posts: list[Post]) -> list[tuple]:
    return [(post.post_id, authorship.author.author_id, position, authorship.role,
             authorship.organisation_id)
            for post in posts
            for position, authorship in enumerate(post.attributed.authorships, 1)]


def source_rows(posts: list[Post]) -> list[tuple]:
    return [(post.post_id, source.source, source.first_line, source.last_line,
             source is post.merged.primary)
            for post in posts for source in post.merged.sources]


def table_of_mentions(found: list[tuple[str, str, list[Mention]]], schemas: dict[str, dict]):
    """Return the mentions of posts as an Arrow table; found has post_id, text and mentions."""
    rows = []
    for post_id, text, mentions in found:
        breaks = [m.start() for m in re.finditer("\n\n", text)] if mentions else []
        rows += [(post_id, *mention, bisect(breaks, mention.start) + 1
                  if mention.field == "text" else None) for mention in mentions]
    return typed(rows, arrow_schema(schemas["mentions"]))


def post_urls(blog: Blog) -> dict[str, str]:
    """Return the public addresses by post_id; the last part of one is the date and title."""
    posts = {post.post_id for post in blog.posts}
    urls = {}
    for row in blog.curated["post_urls"]:
        post_id = slug(row["url"].rsplit("/", 1)[-1].removesuffix(".html"))
        if blog.is_own and (post_id in posts) != (row["in_sources"] == "yes"):
            raise row.error(f"in_sources is '{row['in_sources']}', but the documents have "
                            f"{'the' if post_id in posts else 'no'} post {post_id}",
                            "correct in_sources or the address")
        urls[post_id] = row["url"]
    return urls


def counts_by(table, key: str) -> dict[str, tuple[int, int, date, date]]:
    """Return, by the key of a table's rows, how many rows it has, about how many posts, and the
    days of the first and last of these; a post_id begins with the day."""
    counted = table.select([key, "post_id"]).group_by(key).aggregate([
        ("post_id", "count"), ("post_id", "count_distinct"), ("post_id", "min"),
        ("post_id", "max")])
    return {value: (rows, posts, date.fromisoformat(first[:10]), date.fromisoformat(last[:10]))
            for value, rows, posts, first, last in zip(*counted.select([key, *(
                f"post_id_{what}" for what in ("count", "count_distinct", "min", "max"))]
            ).to_pydict().values())}


NOT_COUNTED = (0, 0, None, None)


def author_rows(blog: Blog) -> list[tuple]:
    counts = counts_by(blog.tables["authorships"], "author_id")
    people = {person.author_id: person for person in blog.people}
    return [(author_id, author.name, author.given_name, author.family_name,
             "; ".join(author.variants) or None, author.is_host,
             *counts.get(author_id, NOT_COUNTED)[1:])
            for author_id, author in sorted(people.items())]


def kinds_of(schema: dict) -> list[str]:
    """Return the kinds of organisations that their schema lists."""
    return next(field["constraints"]["enum"] for field in schema["fields"]
                if field["name"] == "kind")


def organisation_rows(blog: Blog, kinds: list[str]) -> list[tuple]:
    curated = {row["organisation_id"]: row for row in blog.curated["organisations"]}
    counts = counts_by(blog.tables["mentions"], "organisation_id")
    used = {*counts, *blog.tables["authorships"]["organisation_id"].unique().to_pylist()}
    if missing := sorted(used - set(curated)):
        raise InputError("organisations.csv", None, f"there is no organisation '{missing[0]}'",
                         "add it, or correct organisation_id in the other curation files")
    for row in curated.values():
        if row["kind"] not in kinds:
            raise row.error(f"kind is '{row['kind']}'",
                            f"write one of: {', '.join(kinds)}; or add to schema/organisations.json")
    return [organisation_row(curated[organisation_id], *counts.get(organisation_id, NOT_COUNTED))
            for organisation_id in sorted(used)]


def organisation_row(row: Row, mention_count: int, post_count: int, first, last) -> tuple:
    given = ("organisation_id", "name", "name_en", "kind", "country", "wikidata_id",
             "organisation_number")
    return (*(row[column] or None for column in given), mention_count, post_count, first, last,
            row["note"] or None)


def name_rows(blog: Blog, organisations: list[tuple]) -> list[tuple]:
    """Return the official names of the organisations, and the names that mentions have."""
    published = {organisation_id for organisation_id, *_ in organisations}
    names = ["organisation_id", "surface"]
    seen = set(zip(*blog.tables["mentions"].group_by(names).aggregate([]).select(names)
                   .to_pydict().values()))
    return sorted(((row["organisation_id"], row["name"], row["kind"])
                   for row in blog.curated["organisation_names"]
                   if row["organisation_id"] in published and (
                       row["kind"] == "official" or (row["organisation_id"], row["name"]) in seen)),
                  key=itemgetter(0, 1))
