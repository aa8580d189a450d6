"""Rules on authors: who wrote what, bylines, counts."""

import pandas as pd

from ...language.text import REMOVED_NAME, slug
from ...package import Package, rows_of
from ...package.counts import count_posts
from ..registry import Offenders, grouped, offenders, rule
from ..violation import is_missing, row_key, shown
from .counts import wrong_counts

KEY = ["author_id"]


@rule("one-host", "authors")
def one_host(package: Package) -> Offenders:
    """Exactly one author is the blog's host, or nobody if all posts are by guests."""
    authors = package["authors"]
    if not authors["is_host"].any() and not package["posts"]["is_guest_post"].all():
        return [("", "nobody is the host")]
    is_further = authors["is_host"] & (authors["is_host"].cumsum() > 1)
    return offenders(authors, KEY, is_further, "is a further host")


@rule("author-id", "authors")
def author_id(package: Package) -> Offenders:
    """An author_id is the slug of the name, with a suffix if two people share one."""
    for given, name in rows_of(package["authors"], "author_id", "name"):
        if not f"{given}-".startswith(f"{slug(name)}-"):
            yield given, f"expected {shown(slug(name))}, by the name"


@rule("author-name", "authors")
def author_name(package: Package) -> Offenders:
    """An author's name is given name and family name.

    All three are the same if the name was removed.
    """
    authors = package["authors"]
    is_whole = authors["name"] == authors["given_name"] + " " + authors["family_name"]
    is_removed = (authors[["name", "given_name", "family_name"]] == REMOVED_NAME).all(axis=1)
    return offenders(authors, KEY, ~(is_whole | is_removed),
                     "name is {name}, given and family name {given_name} and {family_name}")


@rule("name-variants", "authors")
def name_variants(package: Package) -> Offenders:
    """Other spellings of a name differ from it and from each other, and are joined by '; '."""
    for author, name, variants in rows_of(package["authors"], *KEY, "name", "name_variants"):
        spellings = [] if is_missing(variants) else variants.split("; ")
        if len({name, *spellings}) <= len(spellings) or any(
                not each or each != each.strip(" ;") for each in spellings):
            yield author, (f"name_variants is {shown(variants)}; expected spellings other than "
                           f"{shown(name)}, each once, joined by '; '")


@rule("author-unused", "authors")
def author_unused(package: Package) -> Offenders:
    """Every author wrote a post or a passage."""
    posts = set(package["posts"]["post_id"])
    wrote = {author for post_id, author in rows_of(package["authorships"], "post_id", "author_id")
             if post_id in posts} | set(package["passages"]["author_id"].tolist())
    authors = package["authors"]
    return offenders(authors, KEY, [author not in wrote for author in authors["author_id"]],
                     "has no row in authorships and wrote no passage")


@rule("author-counts", "authors")
def author_counts(package: Package) -> Offenders:
    """The counts and days of an author are those of the person's posts by authorships.

    These are post_count, first_published and last_published.
    """
    counts = count_posts("author_id", package["authorships"], package["posts"])
    return wrong_counts(package["authors"], "author_id", counts, {
        "post_count": "posts", "first_published": "first", "last_published": "last"},
        "authorships and posts give")


@rule("author-position", "authorships")
def author_position(package: Package) -> Offenders:
    """The positions of a post's authors are 1, 2, 3 and so on."""
    rows = package["authorships"].sort_values(["post_id", "position"])
    for post_id, positions in grouped(rows, "post_id", "position").items():
        expected = list(range(1, len(positions) + 1))
        if positions != expected:
            yield post_id, f"the positions are {row_key(*positions)}; expected {row_key(*expected)}"


def posts_with_authors(package: Package) -> pd.DataFrame:
    """Return the posts with their authors by authorships.

    Returns:
        The posts with names, the names of the authors in order, joined by '; ', and by_host,
        whether none of them is a guest.
    """
    known = {author: (name, is_host) for author, name, is_host
             in rows_of(package["authors"], "author_id", "name", "is_host")}
    rows = package["authorships"].sort_values(["position", "author_id"])
    authors = {post_id: [known.get(author, (author, False)) for author in found]
               for post_id, found in grouped(rows, "post_id", "author_id").items()}
    of_posts = [authors.get(post_id, []) for post_id in package["posts"]["post_id"].tolist()]
    return package["posts"].assign(
        names=["; ".join(name for name, _ in found) for found in of_posts],
        by_host=[all(is_host for _, is_host in found) for found in of_posts])


@rule("byline", "posts")
def byline(package: Package) -> Offenders:
    """A post's byline is the names of its authors in their order, joined by '; '."""
    posts = posts_with_authors(package)
    return offenders(posts, ["post_id"], posts["byline"] != posts["names"],
                     "byline is {byline}, but authorships give {names}")


@rule("guest-post", "posts")
def guest_post(package: Package) -> Offenders:
    """is_guest_post says whether any author of the post is not the host."""
    posts = posts_with_authors(package)
    return offenders(posts, ["post_id"], posts["is_guest_post"] == posts["by_host"],
                     "is_guest_post is {is_guest_post}, but the authors are {names}")


@rule("passage-author", "passages")
def passage_author(package: Package) -> Offenders:
    """An intro is by the host, every other passage by an author of the post.

    That is the only author, or one of several, or missing if several wrote the passage together.
    """
    authors = package["authors"]
    hosts = sorted(authors["author_id"][authors["is_host"]])
    writers = grouped(package["authorships"], "post_id", "author_id")
    for post_id, number, kind, author in rows_of(package["passages"], "post_id", "passage_number",
                                                 "kind", "author_id"):
        known = writers.get(post_id, [])
        if kind == "intro" and author not in hosts:
            problem = f"the host: {row_key(*hosts)}"
        elif kind != "intro" and author not in known \
                and not (is_missing(author) and len(known) > 1):
            problem = f"an author of the post: {row_key(*sorted(known))}"
        else:
            continue
        yield (post_id, number), f"author_id is {shown(author)}, expected {problem}"
