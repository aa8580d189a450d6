"""What is known of a blog and its posts, as the steps hand it on."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from .passages.authors import Attributed, Author
from .curation.files import Row
from .errors import Question
from .documents.ledger import Account
from .documents.merge import MergedPost
from .passages.parse import Parsed


class Post(NamedTuple):
    """A post with its passages and authors. texts has its title, caption and text, as far as
    it has them; the text is its passages, joined by one blank line."""

    post_id: str
    published: date
    merged: MergedPost
    parsed: Parsed
    texts: dict[str, str]
    attributed: Attributed


class Questions:
    """The questions of all posts, in their order: of each batch so many, which of_batch(number)
    puts together where they are asked for. (There may be very many, of which few are published.)"""

    def __init__(self, of_batch: Callable[[int], Iterator[Question]], counts: list[int]):
        self.of_batch, self.counts = of_batch, counts

    def __len__(self) -> int:
        return sum(self.counts)

    def __iter__(self) -> Iterator[Question]:
        for batch in range(len(self.counts)):
            yield from self.of_batch(batch)


class Blog(NamedTuple):
    """All that the tables are made of, what is undecided, and what needs a look.

    posts are the posts without their texts, which the Arrow tables have; people are all
    authors, of those with the same author_id the last one holds. is_own says whether the curation
    was made for these documents; accounts are by the names of the documents, and so are the
    removals from them."""

    documents: list[Path]
    posts: list[MergedPost]
    tables: dict[str, object]
    people: list[Author]
    curated: dict[str, list[Row]]
    is_own: bool
    accounts: dict[str, Account]
    removed: dict[str, list[dict]]
    questions: Questions
    notices: list[str]
