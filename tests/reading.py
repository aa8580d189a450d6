"""The tables of a blog as the tests look at them: post by post."""

from pathlib import Path
from typing import NamedTuple

from sjoberg_bloggar.errors import Question
from sjoberg_bloggar.build import read_blog


class Passage(NamedTuple):
    kind: str
    text: str
    author: str | None


class Author(NamedTuple):
    author_id: str
    name: str
    given_name: str
    family_name: str
    role: str | None


class Post(NamedTuple):
    """A post: its texts by field, as far as it has them, and its rows in the other tables."""

    post_id: str
    published: str
    texts: dict[str, str]
    passages: list[Passage]
    authors: list[Author]
    mentions: list[dict]
    sources: list[str]


class Reading(NamedTuple):
    posts: list[Post]
    questions: list[Question]
    notices: list[str]


def read_documents(sources: Path, curation: Path) -> Reading:
    """Return what the program makes of the documents in a folder."""
    blog = read_blog(sources, curation)
    people = {person.author_id: person for person in blog.people}
    names = {author_id: person.name for author_id, person in people.items()}
    rows = {name: table.to_pylist() for name, table in blog.tables.items()}

    def of(post_id: str, table: str) -> list[dict]:
        return [row for row in rows[table] if row["post_id"] == post_id]

    return Reading([Post(
        post["post_id"], str(post["published"]),
        {field: post[field] for field in ("title", "caption", "text") if post[field] is not None},
        [Passage(p["kind"], p["text"], names.get(p["author_id"])) for p in of(post["post_id"], "passages")],
        [Author(*people[a["author_id"]][:4], a["role"]) for a in of(post["post_id"], "authorships")],
        of(post["post_id"], "mentions"),
        [source["source"] for source in of(post["post_id"], "post_sources")])
        for post in rows["posts"]], list(blog.questions), blog.notices)
