"""What is known of a blog and its posts, as the steps hand it on."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from .authors import Attributed, Author
from .curation import Row
from .ledger import Account
from .merge import MergedPost
from .passages import Parsed
from .spool import Spool


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
    """The questions of all posts, in their order; a batch's are read where they are asked for."""

    def __init__(self, spool: Spool, counts: list[int]):
        self.spool, self.counts = spool, counts

    def __len__(self) -> int:
        return sum(self.counts)

    def __iter__(self):
        for batch in range(len(self.counts)):
            yield from self.spool.get(f"questions-{batch}")


class Blog(NamedTuple):
    """All that the tables are made of, what is undecided, and what needs a look.

    posts are the posts without their texts, which the Arrow tables have; people are all
    authors, of those with the same author_id the last one holds. is_own says whether the curation was made for these documents;
    accounts are by the names of the documents, and so are the removals from them."""

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
