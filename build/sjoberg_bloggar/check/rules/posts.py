"""Rules on posts: their keys, addresses and numbers of words."""

import pandas as pd

from ...language.text import post_id_of, slug
from ...package import Package, rows_of
from ..registry import Offenders, offenders, rule
from ..violation import is_missing, shown

KEY = ["post_id"]


@rule("post-id", "posts")
def post_id(package: Package) -> Offenders:
    """A post_id is the day of publication and the slug of the title.

    The slug is 'untitled' if the title has no letter or digit.
    """
    for given, published, title in rows_of(package["posts"], *KEY, "published", "title"):
        if given != (expected := post_id_of(published, title)):
            yield given, f"expected {shown(expected)}, by published and title"


@rule("post-url", "posts")
def post_url(package: Package) -> Offenders:
    """The last part of a post's address is its day and title: its slug is the post_id."""
    for post, url in rows_of(package["posts"], *KEY, "url"):
        last = "" if is_missing(url) else url.rsplit("/", 1)[-1].removesuffix(".html")
        if not is_missing(url) and slug(last) != post:
            yield post, f"the address ends in {shown(last)}, which is another day or title"


@rule("word-count", "posts")
def word_count(package: Package) -> Offenders:
    """word_count is the number of words of the text, in posts and in passages.

    Words are stretches between white space that have a letter or a digit.
    """
    of_passages = package["passages"].groupby("post_id")["word_count"].sum()  # which are the text
    return wrong_word_counts(package["posts"], KEY, package["posts"]["post_id"].map(of_passages))


def wrong_word_counts(rows: pd.DataFrame, key: list[str], counted: pd.Series) -> Offenders:
    """Return the rows whose word_count is not what was counted."""
    return offenders(rows.assign(counted=counted), key, rows["word_count"] != counted,
                     "word_count is {word_count}, the text has {counted} words")
