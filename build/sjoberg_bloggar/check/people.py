"""Rules on authors: who wrote what, bylines, counts."""

from collections import defaultdict
from collections.abc import Iterator

from ..language.markers import REMOVED_NAME
from ..language.text import slug
from .tables import NOT_COUNTED, Tables, count_posts, distinct
from .violation import Violation, row_key, shown

RULES = {
    "one-host": "Exactly one author is the blog's host; nobody where all posts are by guests.",
    "author-id": "An author_id is the slug of the name, with a suffix where two people share one.",
    "author-name": "An author's name is given name and family name; all three are the same where "
                   "the name was removed.",
    "name-variants": "Other spellings of an author's name differ from the name and from each "
                     "other and are joined by '; '.",
    "author-unused": "Every author wrote a post or a passage.",
    "author-counts": "post_count, first_published and last_published of an author are those of "
                     "the posts that authorships gives the person.",
    "author-position": "The positions of a post's authors are 1, 2, 3 and so on.",
    "byline": "A post's byline is the names of its authors in their order, joined by '; '.",
    "guest-post": "is_guest_post says whether any author of the post is not the host.",
    "passage-author": "An intro is by the host, every other passage by an author of the post: "
                      "the only one, or one of several, or missing where several wrote it "
                      "together.",
}


def check_authors(tables: Tables) -> Iterator[Violation]:
    """Check what authors says of each person."""
    hosts = 0
    for author_id, name, given, family, variants, is_host in tables.rows(
            "authors", "author_id", "name", "given_name", "family_name", "name_variants",
            "is_host"):
        row, expected = row_key(author_id), slug(name)
        hosts += is_host
        if is_host and hosts > 1:
            yield Violation("one-host", "authors", row, "is a further host")
        if author_id != expected and not author_id.startswith(f"{expected}-"):
            yield Violation("author-id", "authors", row, f"expected {expected}, by the name")
        if name != f"{given} {family}" and not name == given == family == REMOVED_NAME:
            yield Violation("author-name", "authors", row,
                            f"name is {shown(name)}, given and family name {shown(given)} and "
                            f"{shown(family)}")
        spellings = variants.split("; ") if variants is not None else []
        if len({name, *spellings}) <= len(spellings) or any(not s or s != s.strip(" ;")
                                                            for s in spellings):
            yield Violation("name-variants", "authors", row,
                            f"name_variants is {shown(variants)}; expected spellings other than "
                            f"{shown(name)}, each once, joined by '; '")
    if not hosts and not all(guest for guest, in tables.rows("posts", "is_guest_post")):
        yield Violation("one-host", "authors", "", "nobody is the host")


def check_author_counts(tables: Tables) -> Iterator[Violation]:
    counts = count_posts(tables, "authorships", "author_id")
    writers = {author_id for author_id, in distinct(tables, "passages", "author_id")}
    names = ("post_count", "first_published", "last_published")
    for author_id, *given in tables.rows("authors", "author_id", *names):
        _, _, *expected = counts.get(author_id, NOT_COUNTED)
        if not expected[0] and author_id not in writers:
            yield Violation("author-unused", "authors", row_key(author_id),
                            "has no row in authorships and wrote no passage")
        for name, value, counted in zip(names, given, expected):
            if value != counted:
                yield Violation("author-counts", "authors", row_key(author_id),
                                f"{name} is {shown(value)}, but authorships and posts give "
                                f"{shown(counted)}")


def check_bylines(tables: Tables) -> Iterator[Violation]:
    """Check what posts says of the authors, and the authors' positions."""
    authors = {author_id: (name, is_host) for author_id, name, is_host
               in tables.rows("authors", "author_id", "name", "is_host")}
    by_post = defaultdict(list)
    for post_id, author_id, position in tables.rows("authorships", "post_id", "author_id",
                                                    "position"):
        by_post[post_id].append((position, author_id))
    for post_id, found in by_post.items():
        positions = [position for position, _ in sorted(found)]
        expected = list(range(1, len(found) + 1))
        if positions != expected:
            yield Violation("author-position", "authorships", row_key(post_id),
                            f"the positions are {row_key(*positions)}; expected "
                            f"{row_key(*expected)}")
    for post_id, byline, is_guest_post in tables.rows("posts", "post_id", "byline",
                                                      "is_guest_post"):
        found = [authors.get(author_id, (author_id, False))
                 for _, author_id in sorted(by_post[post_id])]
        expected = "; ".join(name for name, _ in found)
        if byline != expected:
            yield Violation("byline", "posts", row_key(post_id),
                            f"byline is {shown(byline)}, but authorships give {shown(expected)}")
        if is_guest_post == all(is_host for _, is_host in found):
            yield Violation("guest-post", "posts", row_key(post_id),
                            f"is_guest_post is {shown(is_guest_post)}, but the authors are "
                            f"{shown(expected)}")


def check_passage_authors(tables: Tables) -> Iterator[Violation]:
    hosts = {author_id for author_id, is_host in tables.rows("authors", "author_id", "is_host")
             if is_host}
    by_post = defaultdict(set)
    for post_id, author_id in tables.rows("authorships", "post_id", "author_id"):
        by_post[post_id].add(author_id)
    for post_id, number, kind, author_id in tables.rows("passages", "post_id", "passage_number",
                                                        "kind", "author_id"):
        allowed = hosts if kind == "intro" else by_post[post_id]
        if author_id not in allowed and not (author_id is None and kind != "intro"
                                             and len(allowed) > 1):
            who = "the host" if kind == "intro" else "an author of the post"
            yield Violation("passage-author", "passages", row_key(post_id, number),
                            f"author_id is {shown(author_id)}, expected {who}: "
                            f"{', '.join(sorted(allowed))}")
