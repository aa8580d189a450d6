"""Make the tables of a blog: one dict per row, with typed columns as the schemas say."""

from bisect import bisect

import pandas as pd
import pyarrow as pa

from ..curation.model import Curation, Row
from ..errors import InputError
from ..language.text import slug
from ..model import Author, Blog, Post, passage_starts
from ..package.counts import NO_POSTS, count_posts, count_words
from ..package.schemas import arrow_schema, organisation_kinds


def make_tables(blog: Blog, schemas: dict[str, dict]) -> dict[str, pa.Table]:
    """Return the tables of a blog by name.

    Raises:
        InputError: The curation refers to an organisation that it does not have, gives one a kind
            that the schema does not list, or has an address that contradicts the documents.
    """
    urls, passages = post_urls(blog), {post.post_id: passage_rows(post) for post in blog.posts}
    posts = [(post, passages[post.post_id]) for post in blog.posts]
    rows = {
        "posts": [post_row(post, of_post, urls.get(post.post_id)) for post, of_post in posts],
        "passages": [row for _, of_post in posts for row in of_post],
        "authorships": [row for post in blog.posts for row in authorship_rows(post)],
        "mentions": [row for post, of_post in posts for row in mention_rows(post, of_post)],
        "post_sources": [row for post in blog.posts for row in source_rows(post)],
    }
    days = pd.DataFrame(rows["posts"], columns=["post_id", "published"])
    rows["authors"] = author_rows(blog.people, count_posts(
        "author_id", pd.DataFrame(rows["authorships"], columns=["author_id", "post_id"]), days))
    require_known_kinds(blog.curation["organisations"], organisation_kinds(schemas))
    rows["organisations"] = organisation_rows(blog.curation, rows, count_posts(
        "organisation_id", pd.DataFrame(rows["mentions"], columns=["organisation_id", "post_id"]),
        days))
    rows["organisation_names"] = name_rows(blog.curation, rows)
    return {name: pa.Table.from_pylist(rows[name], arrow_schema(schema))
            for name, schema in schemas.items()}


def passage_rows(post: Post) -> list[dict]:
    """Return the rows of a post's passages."""
    starts = passage_starts(post.passages)
    return [{"post_id": post.post_id, "passage_number": number, "kind": passage.kind,
             "author_id": passage.author and passage.author.author_id, "speaker": passage.speaker,
             "start": start, "end": start + len(passage.text), "text": passage.text,
             "word_count": count_words(passage.text)}
            for number, (start, passage) in enumerate(zip(starts, post.passages, strict=True), 1)]


def post_row(post: Post, passages: list[dict], url: str | None) -> dict:
    """Return the row of a post that has these passages."""
    authors = [each.author for each in post.authorships]
    return {"post_id": post.post_id, "published": post.published, "title": post.title,
            "caption": post.caption, "text": post.text,
            "byline": "; ".join(author.name for author in authors),
            "is_guest_post": not all(author.is_host for author in authors),
            "word_count": sum(row["word_count"] for row in passages), "url": url}


def authorship_rows(post: Post) -> list[dict]:
    """Return the rows of a post's authors."""
    return [{"post_id": post.post_id, "author_id": each.author.author_id, "position": position,
             "role": each.role, "organisation_id": each.organisation_id}
            for position, each in enumerate(post.authorships, 1)]


def mention_rows(post: Post, passages: list[dict]) -> list[dict]:
    """Return the rows of a post's mentions; one in the text has the number of its passage."""
    starts = [row["start"] for row in passages]
    return [{"post_id": post.post_id, "field": mention.field, "start": mention.start,
             "end": mention.end, "surface": mention.surface,
             "organisation_id": mention.organisation_id,
             "passage_number": bisect(starts, mention.start) if mention.field == "text" else None}
            for mention in post.mentions]


def source_rows(post: Post) -> list[dict]:
    """Return the rows of the documents that have a post."""
    return [{"post_id": post.post_id, "source": source.document, "first_line": source.first_line,
             "last_line": source.last_line, "is_primary": source.is_primary}
            for source in post.sources]


def post_urls(blog: Blog) -> dict[str, str]:
    """Return the public addresses by post_id; the last part of one is the day and the title.

    Raises:
        InputError: An address contradicts its row, or the documents for which it was decided.
    """
    posts = {post.post_id for post in blog.posts}
    rows = {}
    for row in blog.curation["post_urls"]:
        post_id = slug(row["url"].rsplit("/", 1)[-1].removesuffix(".html"))
        if not post_id.startswith(row["published"]):
            raise row.error(f"published is {row['published']}, but the address is that of "
                            f"{post_id[:10]}", "correct one of the two")
        if blog.is_own and (post_id in posts) != (row["in_sources"] == "yes"):
            raise row.error(f"in_sources is '{row['in_sources']}', but the documents have "
                            f"{'the' if post_id in posts else 'no'} post {post_id}",
                            "correct in_sources or the address")
        if post_id in rows:
            raise row.repeats(rows[post_id], f"the address of {post_id} is given")
        rows[post_id] = row
    return {post_id: row["url"] for post_id, row in rows.items()}


def author_rows(people: tuple[Author, ...], counts: dict[str, dict]) -> list[dict]:
    """Return the rows of the authors, by author_id.

    Args:
        people: The authors; if two have the same author_id, the last one is published.
        counts: What count_posts returns for them.
    """
    rows = []
    for author_id, person in sorted({person.author_id: person for person in people}.items()):
        count = counts.get(author_id, NO_POSTS)
        rows.append({
            "author_id": author_id, "name": person.name, "given_name": person.given_name,
            "family_name": person.family_name,
            "name_variants": "; ".join(person.variants) or None, "is_host": person.is_host,
            "post_count": count["posts"], "first_published": count["first"],
            "last_published": count["last"]})
    return rows


def require_known_kinds(organisations: list[Row], kinds: list[str]) -> None:
    """Raise InputError if a curated organisation has another kind than the schema lists."""
    for row in organisations:
        if row["kind"] not in kinds:
            raise row.error(f"kind is '{row['kind']}'",
                            f"write one of: {', '.join(kinds)}; or add to "
                            "schema/organisations.json")


def organisation_rows(curation: Curation, rows: dict[str, list[dict]],
                      counts: dict[str, dict]) -> list[dict]:
    """Return the rows of the organisations that are mentioned or employ an author.

    Args:
        curation: The curation.
        rows: The rows of mentions and authorships, by table.
        counts: What count_posts returns for mentions.

    Raises:
        InputError: The curation does not have one of them.
    """
    curated = {row["organisation_id"]: row for row in curation["organisations"]}
    used = {row["organisation_id"] for table in ("mentions", "authorships") for row in rows[table]}
    if missing := sorted(used - set(curated)):
        raise InputError("organisations.csv", None, f"there is no organisation '{missing[0]}'",
                         "add it, or correct organisation_id in the other curation files")
    return [organisation_row(curated[organisation_id], counts.get(organisation_id, NO_POSTS))
            for organisation_id in sorted(used)]


def organisation_row(row: Row, count: dict) -> dict:
    """Return the row of an organisation from its curation and its counts."""
    curated = ("organisation_id", "name", "name_en", "kind", "country", "wikidata_id",
               "wikidata_item", "organisation_number", "organisation_number_status", "note")
    return {**{column: row[column] or None for column in curated},
            "mention_count": count["rows"], "post_count": count["posts"],
            "first_mentioned": count["first"], "last_mentioned": count["last"]}


def name_rows(curation: Curation, rows: dict[str, list[dict]]) -> list[dict]:
    """Return the rows of the published organisations' names.

    These are the official names, and those that mentions have.
    """
    published = {row["organisation_id"] for row in rows["organisations"]}
    seen = {(row["organisation_id"], row["surface"]) for row in rows["mentions"]}
    names = [{column: row[column] for column in ("organisation_id", "name", "kind")}
             for row in curation["organisation_names"]
             if row["organisation_id"] in published and (
                 row["kind"] == "official" or (row["organisation_id"], row["name"]) in seen)]
    return sorted(names, key=lambda row: (row["organisation_id"], row["name"]))
