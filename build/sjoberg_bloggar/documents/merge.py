"""Make one post of the same post in several documents."""

from collections import defaultdict
from dataclasses import replace

from ..errors import InputError
from ..language.text import bare
from ..model import RawPost


def merge(posts: list[RawPost]) -> list[RawPost]:
    """Return each post once, by post_id, with its copies in other documents.

    Posts with the same day and title (white space and letter case aside) are one post. A post
    page has the better paragraphs, so its text is published.

    Raises:
        InputError: A document has a post twice, or two posts would get the same post_id.
    """
    groups = defaultdict(list)
    for post in posts:
        groups[post.published, bare(post.title).casefold()].append(post)
    merged = sorted(map(merge_copies, groups.values()), key=lambda post: post.post_id)
    for one, other in zip(merged, merged[1:], strict=False):
        if one.post_id == other.post_id:
            raise InputError(other.document.name, other.first_line,
                             f"'{other.title}' gets the same post_id as '{one.title}': "
                             f"{one.post_id}", "make the two titles differ by more than signs")
    return merged


def merge_copies(copies: list[RawPost]) -> RawPost:
    """Return the copy to publish, with the others as its copies by document."""
    first_lines = {}
    for post in copies:
        if post.document in first_lines:
            raise InputError(post.document.name, post.first_line,
                             f"'{post.title}' appears in this document a second time, first in "
                             f"line {first_lines[post.document]}", "remove one of the two")
        first_lines[post.document] = post.first_line
    copies = sorted(copies, key=lambda post: (not post.is_post_page, post.document.name))
    return replace(copies[0], copies=tuple(copies[1:]))
