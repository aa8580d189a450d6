"""Make the tables: rows of plain values, then Arrow tables typed by their schemas."""

from bisect import bisect
from collections import defaultdict
from datetime import date
from itertools import accumulate
from operator import itemgetter

from .curation import Row
from .errors import InputError
from .pipeline import Blog, Post
from .schemas import arrow_schema
from .text import slug


def make_tables(blog: Blog, schemas: dict[str, dict]) -> dict:
    """Return the Arrow tables of a blog by name, columns and types by their schemas.

    Raises InputError where the curation refers to an organisation that it does not have,
    gives it a kind that the schema does not list, or gives an address for a post that no
    document has.
    """
    import pyarrow as pa

    mentions = mention_rows(blog.posts)
    authorships = authorship_rows(blog.posts)
    rows = {
        "posts": post_rows(blog.posts, post_urls(blog)),
        "passages": passage_rows(blog.posts),
        "authors": author_rows(blog.posts, authorships),
        "authorships": authorships,
        "organisations": organisation_rows(blog, mentions, authorships,
                                           kinds_of(schemas["organisations"])),
        "organisation_names": [],
        "mentions": mentions,
        "post_sources": source_rows(blog.posts),
    }
    rows["organisation_names"] = name_rows(blog, rows["organisations"], mentions)
    return {name: pa.Table.from_pylist(rows[name], arrow_schema(schema))
            for name, schema in schemas.items()}


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


def post_rows(posts: list[Post], urls: dict[str, str]) -> list[dict]:
    rows = []
    for post in posts:
        authors = [authorship.author for authorship in post.attributed.authorships]
        rows.append({
            "post_id": post.post_id, "published": post.published,
            "title": post.texts["title"], "caption": post.texts.get("caption"),
            "text": post.texts["text"], "byline": "; ".join(a.name for a in authors),
            "is_guest_post": not all(author.is_host for author in authors),
            "word_count": word_count(post.texts["text"]),
            "url": urls.get(post.post_id)})
    return rows


def word_count(text: str) -> int:
    """Return the number of stretches between white space that hold a letter or a digit."""
    words = text.split()
    unsure = [word for word in words if not word[0].isalnum()]
    return len(words) - sum(not any(map(str.isalnum, word)) for word in unsure)


def passage_rows(posts: list[Post]) -> list[dict]:
    rows = []
    for post in posts:
        start = 0
        for number, (passage, author) in enumerate(
                zip(post.parsed.passages, post.attributed.passage_authors), 1):
            rows.append({"post_id": post.post_id, "passage_number": number,
                         "kind": passage.kind, "author_id": author and author.author_id,
                         "start": start, "end": start + len(passage.text),
                         "text": passage.text})
            start += len(passage.text) + len("\n\n")
    return rows


def authorship_rows(posts: list[Post]) -> list[dict]:
    return [{"post_id": post.post_id, "author_id": authorship.author.author_id,
             "position": position, "role": authorship.role,
             "organisation_id": authorship.organisation_id}
            for post in posts
            for position, authorship in enumerate(post.attributed.authorships, 1)]


def author_rows(posts: list[Post], authorships: list[dict]) -> list[dict]:
    published = dates_by(authorships, "author_id")
    people = {author.author_id: author for post in posts for author in post.attributed.people}
    return [{"author_id": author_id, "name": author.name, "given_name": author.given_name,
             "family_name": author.family_name,
             "name_variants": "; ".join(author.variants) or None, "is_host": author.is_host,
             "post_count": len(published[author_id]),
             "first_published": min(published[author_id], default=None),
             "last_published": max(published[author_id], default=None)}
            for author_id, author in sorted(people.items())]


def dates_by(rows: list[dict], key: str) -> dict[str, list]:
    """Return the days of the posts that rows are about, one a post, by the rows' key."""
    posts = defaultdict(set)
    for row in rows:
        posts[row[key]].add(row["post_id"])
    return defaultdict(list, {value: sorted(date.fromisoformat(post_id[:10])
                                            for post_id in post_ids)
                              for value, post_ids in posts.items()})


def kinds_of(schema: dict) -> list[str]:
    """Return the kinds of organisations that their schema lists."""
    return next(field["constraints"]["enum"] for field in schema["fields"]
                if field["name"] == "kind")


def organisation_rows(blog: Blog, mentions: list[dict], authorships: list[dict],
                      kinds: list[str]) -> list[dict]:
    curated = {row["organisation_id"]: row for row in blog.curated["organisations"]}
    used = {row["organisation_id"] for row in (*mentions, *authorships)}
    if missing := sorted(used - set(curated)):
        raise InputError("organisations.csv", None, f"there is no organisation '{missing[0]}'",
                         "add it, or correct organisation_id in the other curation files")
    for row in curated.values():
        if row["kind"] not in kinds:
            raise row.error(f"kind is '{row['kind']}'",
                            f"write one of: {', '.join(kinds)}; or add to schema/organisations.json")
    published, counts = dates_by(mentions, "organisation_id"), defaultdict(int)
    for row in mentions:
        counts[row["organisation_id"]] += 1
    return [organisation_row(curated[organisation_id], counts[organisation_id],
                             published[organisation_id]) for organisation_id in sorted(used)]


def name_rows(blog: Blog, organisations: list[dict], mentions: list[dict]) -> list[dict]:
    """Return the official names of the organisations, and the names that mentions have."""
    published = {row["organisation_id"] for row in organisations}
    seen = {(row["organisation_id"], row["surface"]) for row in mentions}
    return sorted(({column: row[column] for column in ("organisation_id", "name", "kind")}
                   for row in blog.curated["organisation_names"]
                   if row["organisation_id"] in published and (
                       row["kind"] == "official" or (row["organisation_id"], row["name"]) in seen)),
                  key=itemgetter("organisation_id", "name"))


def organisation_row(row: Row, mention_count: int, published: list) -> dict:
    given = ("organisation_id", "name", "name_en", "kind", "country", "wikidata_id",
             "organisation_number", "note")
    return {**{column: row[column] or None for column in given},
            "mention_count": mention_count, "post_count": len(published),
            "first_mentioned": min(published, default=None),
            "last_mentioned": max(published, default=None)}


def mention_rows(posts: list[Post]) -> list[dict]:
    rows = []
    for post in posts:
        ends = list(accumulate(len(passage.text) + len("\n\n")
                               for passage in post.parsed.passages))
        for mention in post.mentions:
            number = bisect(ends, mention.start) + 1 if mention.field == "text" else None
            rows.append({"post_id": post.post_id, **mention._asdict(), "passage_number": number})
    return rows


def source_rows(posts: list[Post]) -> list[dict]:
    return [{"post_id": post.post_id, "source": source.source, "first_line": source.first_line,
             "last_line": source.last_line, "is_primary": source.is_primary}
            for post in posts for source in post.sources]
