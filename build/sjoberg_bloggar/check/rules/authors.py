"""Rules on authors: who wrote what, bylines, counts."""

from collections import defaultdict

import pandas as pd

from ...language.text import REMOVED_NAME, slug
from ..registry import Package, offenders, reported, rule
from ..violation import row_key, shown
from .counts import count_posts, wrong_counts

KEY = ["author_id"]


@rule("one-host", "authors", KEY)
def one_host(package: Package) -> pd.DataFrame:
    """Exactly one author is the blog's host, or nobody if all posts are by guests."""
    authors = package["authors"]
    if not authors["is_host"].any() and not package["posts"]["is_guest_post"].all():
        return reported([("", "nobody is the host")], *KEY)
    is_further = authors["is_host"] & (authors["is_host"].cumsum() > 1)
    return offenders(authors, is_further, "is a further host")


@rule("author-id", "authors", KEY)
def author_id(package: Package) -> pd.DataFrame:
    """An author_id is the slug of the name, with a suffix if two people share one."""
    authors = package["authors"].assign(expected=package["authors"]["name"].map(slug))
    is_wrong = [f"{given}-".startswith(f"{expected}-") is False for given, expected
                in zip(authors["author_id"], authors["expected"], strict=True)]
    return offenders(authors, pd.Series(is_wrong, authors.index, dtype=bool),
                     "expected {expected}, by the name")


@rule("author-name", "authors", KEY)
def author_name(package: Package) -> pd.DataFrame:
    """An author's name is given name and family name.

    All three are the same if the name was removed.
    """
    authors = package["authors"]
    is_whole = authors["name"] == authors["given_name"] + " " + authors["family_name"]
    is_removed = (authors[["name", "given_name", "family_name"]] == REMOVED_NAME).all(axis=1)
    return offenders(authors, ~(is_whole | is_removed),
                     "name is {name}, given and family name {given_name} and {family_name}")


@rule("name-variants", "authors", KEY)
def name_variants(package: Package) -> pd.DataFrame:
    """Other spellings of a name differ from it and from each other, and are joined by '; '."""
    authors = package["authors"].dropna(subset=["name_variants"])
    is_wrong = [not are_variants(variants.split("; "), name) for name, variants
                in zip(authors["name"], authors["name_variants"], strict=True)]
    return offenders(authors, pd.Series(is_wrong, authors.index, dtype=bool),
                     "name_variants is {name_variants}; expected spellings other than {name}, each "
                     "once, joined by '; '")


def are_variants(spellings: list[str], name: str) -> bool:
    """Return whether spellings are all different from a name and from each other.

    >>> are_variants(["Ek", "Eek"], "Ekh"), are_variants(["Ek", "Ek"], "Ekh")
    (True, False)
    """
    return len({name, *spellings}) > len(spellings) and all(
        spelling and spelling == spelling.strip(" ;") for spelling in spellings)


@rule("author-unused", "authors", KEY)
def author_unused(package: Package) -> pd.DataFrame:
    """Every author wrote a post or a passage."""
    authors, authorships = package["authors"], package["authorships"]
    has_post = authorships["post_id"].isin(package["posts"]["post_id"])
    wrote_post = authors["author_id"].isin(authorships["author_id"][has_post].unique())
    wrote_passage = authors["author_id"].isin(package["passages"]["author_id"].unique())
    return offenders(authors, ~(wrote_post | wrote_passage),
                     "has no row in authorships and wrote no passage")


@rule("author-counts", "authors", KEY)
def author_counts(package: Package) -> pd.DataFrame:
    """The counts and days of an author are those of the person's posts by authorships.

    These are post_count, first_published and last_published.
    """
    counts = count_posts(package, "authorships", "author_id")
    return wrong_counts(package["authors"], "author_id", counts, {
        "post_count": "known_posts", "first_published": "first", "last_published": "last"},
        "authorships and posts give")


@rule("author-position", "authorships", ["post_id"])
def author_position(package: Package) -> pd.DataFrame:
    """The positions of a post's authors are 1, 2, 3 and so on."""
    rows = package["authorships"].sort_values(["post_id", "position"])
    is_wrong = rows["position"] != rows.groupby("post_id").cumcount() + 1
    wrong = rows[rows["post_id"].isin(rows["post_id"][is_wrong])]
    return reported((
        (post_id, f"the positions are {row_key(*positions)}; expected "
                  f"{row_key(*range(1, len(positions) + 1))}")
        for post_id, positions in wrong.groupby("post_id")["position"]), "post_id")


def posts_with_authors(package: Package) -> pd.DataFrame:
    """Return the posts with their authors by authorships.

    Returns:
        The posts with names, the names of the authors in order, joined by '; ', and by_host,
        whether none of them is a guest.
    """
    authors = package["authors"][["author_id", "name", "is_host"]].drop_duplicates("author_id")
    rows = package["authorships"].sort_values(["position", "author_id"]).merge(
        authors, on="author_id", how="left")
    names = defaultdict(list)
    for post_id, name in zip(rows["post_id"].tolist(), rows["name"].fillna(rows["author_id"]).tolist(),
                             strict=True):
        names[post_id].append(name)
    by_guest = set(rows["post_id"][rows["is_host"] != True])  # noqa: E712  (missing for a stranger)
    posts = package["posts"]
    return posts.assign(names=["; ".join(names[post_id]) for post_id in posts["post_id"].tolist()],
                        by_host=~posts["post_id"].isin(by_guest))


@rule("byline", "posts", ["post_id"])
def byline(package: Package) -> pd.DataFrame:
    """A post's byline is the names of its authors in their order, joined by '; '."""
    posts = posts_with_authors(package)
    return offenders(posts, posts["byline"] != posts["names"],
                     "byline is {byline}, but authorships give {names}")


@rule("guest-post", "posts", ["post_id"])
def guest_post(package: Package) -> pd.DataFrame:
    """is_guest_post says whether any author of the post is not the host."""
    posts = posts_with_authors(package)
    return offenders(posts, posts["is_guest_post"] == posts["by_host"],
                     "is_guest_post is {is_guest_post}, but the authors are {names}")


@rule("passage-author", "passages", ["post_id", "passage_number"])
def passage_author(package: Package) -> pd.DataFrame:
    """An intro is by the host, every other passage by an author of the post.

    That is the only author, or one of several, or missing if several wrote the passage together.
    """
    passages, authorships = package["passages"], package["authorships"]
    hosts = package["authors"]["author_id"][package["authors"]["is_host"]]
    pairs = pd.MultiIndex.from_frame(authorships[["post_id", "author_id"]])
    by_author = pd.MultiIndex.from_frame(passages[["post_id", "author_id"]]).isin(pairs)
    author_count = passages["post_id"].map(authorships.groupby("post_id").size()).fillna(0)
    is_shared = passages["author_id"].isna() & (author_count > 1)
    is_intro = passages["kind"] == "intro"
    intros = passages[is_intro & ~passages["author_id"].isin(hosts)]
    others = passages[~is_intro & ~by_author & ~is_shared]
    known = authorships[authorships["post_id"].isin(others["post_id"])]
    writers = known.groupby("post_id")["author_id"].agg(sorted)
    return reported([
        *((row.post_id, row.passage_number, f"author_id is {shown(row.author_id)}, expected the "
           f"host: {row_key(*sorted(hosts))}") for row in intros.itertuples()),
        *((row.post_id, row.passage_number, f"author_id is {shown(row.author_id)}, expected an "
           f"author of the post: {row_key(*writers.get(row.post_id, []))}")
          for row in others.itertuples())], "post_id", "passage_number")
