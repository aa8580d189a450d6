"""Make one post of those that stand in several documents."""

from collections import defaultdict
from typing import NamedTuple

from .errors import InputError
from .ledger import size
from .split import RawPost
from .text import bare


class MergedPost(NamedTuple):
    """A post: the document that is published, and all that have it (by file name)."""

    primary: RawPost
    sources: list[RawPost]

    @property
    def post_id(self) -> str:
        return self.primary.post_id


class Source(NamedTuple):
    """Where a document has a post: lines from 1; is_primary: its text is the one published;
    characters: how many are the post's, white space aside."""

    source: str
    first_line: int
    last_line: int
    is_post_page: bool
    is_primary: bool
    characters: int


def sources_of(post: MergedPost) -> list[Source]:
    """Return where the documents have a post, by the documents' names."""
    return [Source(raw.source, raw.first_line, raw.last_line, raw.is_post_page,
                   raw is post.primary, size(raw.pieces)) for raw in post.sources]


def merge(posts: list[RawPost]) -> list[MergedPost]:
    """Return the distinct posts by post_id; one is known by its date and title, white space
    and letter case aside. A post page has the better paragraphs and is the one published.

    Raises InputError where a document has a post twice, and where two posts would get the
    same post_id.
    """
    groups = defaultdict(list)
    for post in posts:
        groups[post.published, bare(post.title).casefold()].append(post)
    for group in groups.values():
        seen = {}
        for post in group:
            if post.source in seen:
                raise InputError(post.source, post.first_line,
                                 f"'{post.title}' stands in this document a second time, first "
                                 f"in line {seen[post.source].first_line}",
                                 "remove one of the two")
            seen[post.source] = post
    merged = [MergedPost(min(group, key=lambda p: (not p.is_post_page, p.source)),
                         sorted(group, key=lambda p: p.source)) for group in groups.values()]
    merged.sort(key=lambda post: post.post_id)
    for one, other in zip(merged, merged[1:]):
        if one.post_id == other.post_id:
            raise InputError(other.primary.source, other.primary.first_line,
                             f"'{other.primary.title}' gets the same post_id as "
                             f"'{one.primary.title}': {one.post_id}",
                             "make the two titles differ by more than signs")
    return merged


def wording_differs(post: MergedPost) -> list[RawPost]:
    """Return the other documents' posts whose caption or text is worded differently."""
    def wording(raw: RawPost) -> tuple[str, str]:
        return bare(raw.caption), bare(raw.body)

    return [raw for raw in post.sources if wording(raw) != wording(post.primary)]
