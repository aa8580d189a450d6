"""Rules on authors: who wrote what, bylines, counts."""

import pandas as pd

from ...language.markers import REMOVED_NAME
from ...language.text import slug
from ..registry import Tables, offenders, reported, rule
from ..violation import row_key, shown
from .counts import count_posts, wrong_counts

KEY = ["author_id"]


@rule("one-host", "authors", KEY)
def one_host(tables: Tables) -> pd.DataFrame:
    """Exactly one author is the blog's host, or nobody if all posts are by guests."""
    authors = tables["authors"]
    further = authors["is_host"] & (authors["is_host"].cumsum() > 1)
    return offenders(authors, further, "is a further host")


@rule("one-host", "authors", [])
def no_host(tables: Tables) -> pd.DataFrame:
    """Somebody is the host if any post is not by guests."""
    is_without = not tables["authors"]["is_host"].any() \
        and not tables["posts"]["is_guest_post"].all()
    return reported([("nobody is the host",)] if is_without else [])


@rule("author-id", "authors", KEY)
def author_id(tables: Tables) -> pd.DataFrame:
    """An author_id is the slug of the name, with a suffix if two people share one."""
    authors = tables["authors"].assign(expected=tables["authors"]["name"].map(slug))
    has_suffix = [given.startswith(f"{expected}-") for given, expected
                  in zip(authors["author_id"], authors["expected"], strict=True)]
    return offenders(authors, (authors["author_id"] != authors["expected"])
                     & ~pd.Series(has_suffix, authors.index, dtype=bool),
                     "expected {expected}, by the name")


@rule("author-name", "authors", KEY)
def author_name(tables: Tables) -> pd.DataFrame:
    """An author's name is given name and family name; all three are the same if the name was
    removed.
    """
    authors = tables["authors"]
    is_whole = authors["name"] == authors["given_name"] + " " + authors["family_name"]
    is_removed = (authors["name"] == REMOVED_NAME) & (authors["given_name"] == REMOVED_NAME) & (
        authors["family_name"] == REMOVED_NAME)
    return offenders(authors, ~(is_whole | is_removed),
                     "name is {name}, given and family name {given_name} and {family_name}")


@rule("name-variants", "authors", KEY)
def name_variants(tables: Tables) -> pd.DataFrame:
    """Other spellings of an author's name differ from the name and from each other and are joined
    by '; '.
    """
    authors = tables["authors"].dropna(subset=["name_variants"])
    is_wrong = []
    for name, variants in zip(authors["name"], authors["name_variants"], strict=True):
        spellings = variants.split("; ")
        is_wrong.append(len({name, *spellings}) <= len(spellings)
                        or any(not form or form != form.strip(" ;") for form in spellings))
    return offenders(authors, pd.Series(is_wrong, authors.index, dtype=bool),
                     "name_variants is {name_variants}; expected spellings other than {name}, each "
                     "once, joined by '; '")


@rule("author-unused", "authors", KEY)
def author_unused(tables: Tables) -> pd.DataFrame:
    """Every author wrote a post or a passage."""
    authors = tables["authors"]
    has_post = tables["authorships"]["post_id"].isin(tables["posts"]["post_id"])
    used = {*tables["authorships"]["author_id"][has_post], *tables["passages"]["author_id"]}
    return offenders(authors, ~authors["author_id"].isin(used),
                     "has no row in authorships and wrote no passage")


@rule("author-counts", "authors", KEY)
def author_counts(tables: Tables) -> pd.DataFrame:
    """post_count, first_published and last_published of an author are those of the posts that
    authorships gives the person.
    """
    counts = count_posts(tables, "authorships", "author_id")
    return wrong_counts(tables["authors"], "author_id", counts, {
        "post_count": "known_posts", "first_published": "first", "last_published": "last"},
        "authorships and posts give")


@rule("author-position", "authorships", ["post_id"])
def author_position(tables: Tables) -> pd.DataFrame:
    """The positions of a post's authors are 1, 2, 3 and so on."""
    positions = tables["authorships"].groupby("post_id", sort=False)["position"].apply(sorted)
    return reported((
        (post_id, f"the positions are {row_key(*found)}; expected "
                  f"{row_key(*range(1, len(found) + 1))}")
        for post_id, found in positions.items() if found != list(range(1, len(found) + 1))),
        "post_id")


def post_authors(tables: Tables) -> pd.DataFrame:
    """Return the posts with the names of their authors in order, and whether all are the host."""
    authorships = tables["authorships"].merge(
        tables["authors"][["author_id", "name", "is_host"]], on="author_id", how="left")
    authorships["name"] = authorships["name"].fillna(authorships["author_id"])
    authorships["is_host"] = [value is True for value in authorships["is_host"].astype(object)]
    by_post = authorships.sort_values(["position", "author_id"]).groupby("post_id").agg(
        names=("name", "; ".join), is_all_host=("is_host", "all"))
    posts = tables["posts"].merge(by_post, on="post_id", how="left")
    return posts.assign(names=posts["names"].fillna(""),
                        is_all_host=[value is not False for value
                                     in posts["is_all_host"].astype(object)])


@rule("byline", "posts", ["post_id"])
def byline(tables: Tables) -> pd.DataFrame:
    """A post's byline is the names of its authors in their order, joined by '; '."""
    posts = post_authors(tables)
    return offenders(posts, posts["byline"] != posts["names"],
                     "byline is {byline}, but authorships give {names}")


@rule("guest-post", "posts", ["post_id"])
def guest_post(tables: Tables) -> pd.DataFrame:
    """is_guest_post says whether any author of the post is not the host."""
    posts = post_authors(tables)
    return offenders(posts, posts["is_guest_post"] == posts["is_all_host"],
                     "is_guest_post is {is_guest_post}, but the authors are {names}")


@rule("passage-author", "passages", ["post_id", "passage_number"])
def passage_author(tables: Tables) -> pd.DataFrame:
    """An intro is by the host, every other passage by an author of the post: the only one, or one
    of several, or missing if several wrote it together.
    """
    hosts = set(tables["authors"]["author_id"][tables["authors"]["is_host"]])
    writers = tables["authorships"].groupby("post_id")["author_id"].agg(set).to_dict()
    problems = []
    for row in tables["passages"].itertuples():
        allowed = hosts if row.kind == "intro" else writers.get(row.post_id, set())
        is_shared = pd.isna(row.author_id) and row.kind != "intro" and len(allowed) > 1
        if row.author_id not in allowed and not is_shared:
            who = "the host" if row.kind == "intro" else "an author of the post"
            problems.append((row.post_id, row.passage_number,
                             f"author_id is {shown(row.author_id)}, expected {who}: "
                             f"{', '.join(sorted(allowed))}"))
    return reported(problems, "post_id", "passage_number")
