"""The posts of a blog as the tests look at them."""

from pathlib import Path
from typing import NamedTuple

from sjoberg_bloggar import model
from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.model import Question
from sjoberg_bloggar.publish.tables import mention_rows, passage_rows


class Passage(NamedTuple):
    kind: str
    text: str
    author: str | None
    speaker: str | None


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
    return Reading([read_post(post, people) for post in blog.posts], list(blog.questions),
                   list(blog.notices))


def read_post(post: model.Post, people: dict[str, model.Author]) -> Post:
    """Return a post as the tests look at it, with its people as they are published."""
    return Post(
        post.post_id, str(post.published), post.texts,
        [Passage(p.kind, p.text, p.author and people[p.author.author_id].name, p.speaker)
         for p in post.passages],
        [Author(person.author_id, person.name, person.given_name, person.family_name, each.role)
         for each in post.authorships for person in [people[each.author.author_id]]],
        mention_rows(post, passage_rows(post)),
        [source.document for source in post.sources])
