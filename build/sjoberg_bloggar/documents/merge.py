"""Make one post of those that stand in several documents."""

from collections import defaultdict
from datetime import date
from typing import NamedTuple

from ..errors import InputError
from .split import RawPost
from ..language.text import bare


class Source(NamedTuple):
    """Where a document has a post: lines from 1; characters: how many are the post's, white space
    aside; place: where its text was put."""

    post_id: str
    published: date
    title: str
    source: str
    first_line: int
    last_line: int
    is_post_page: bool
    characters: int
    place: object


class MergedPost(NamedTuple):
    """A post: the document whose text is published, and all that have it (by file name)."""

    primary: Source
    sources: list[Source]

    @property
    def post_id(self) -> str:
        return self.primary.post_id


def merge(found: list[Source]) -> list[MergedPost]:
    """Return the distinct posts by post_id; one is known by its date and title, white space
    and letter case aside. A post page has the better paragraphs and is the one published.

    Raises InputError where a document has a post twice, and where two posts would get the
    same post_id.
    """
    groups = defaultdict(list)
    for source in found:
        groups[source.published, bare(source.title).casefold()].append(source)
    for group in groups.values():
        seen = {}
        for source in group:
            if source.source in seen:
                raise InputError(source.source, source.first_line,
                                 f"'{source.title}' stands in this document a second time, first "
                                 f"in line {seen[source.source].first_line}",
                                 "remove one of the two")
            seen[source.source] = source
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


def wording_differs(post: RawPost, other: RawPost) -> bool:
    """Say whether caption or text of the same post are worded differently in two documents."""
    def wording(raw: RawPost) -> tuple[str, str]:
        return bare(raw.caption), bare(raw.body)

    return wording(post) != wording(other)
