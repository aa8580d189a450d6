"""Rules on posts: their keys, addresses and numbers of words."""

import pandas as pd

from ...language.text import post_id_of, slug
from ..registry import Tables, offenders, rule


@rule("post-id", "posts", ["post_id"])
def post_id(tables: Tables) -> pd.DataFrame:
    """A post_id is the day of publication and the slug of the title, or 'untitled' if that has no
    letter or digit.
    """
    posts = tables["posts"].assign(expected=[
        post_id_of(published, title) for published, title
        in zip(tables["posts"]["published"], tables["posts"]["title"], strict=True)])
    return offenders(posts, posts["post_id"] != posts["expected"],
                     "expected {expected}, by published and title")


@rule("post-url", "posts", ["post_id"])
def post_url(tables: Tables) -> pd.DataFrame:
    """The last part of a post's address is its day and title: its slug is the post_id."""
    posts = tables["posts"].dropna(subset=["url"])
    posts = posts.assign(last=[url.rsplit("/", 1)[-1].removesuffix(".html")
                               for url in posts["url"]])
    return offenders(posts, posts["last"].map(slug).astype(object) != posts["post_id"],
                     "the address ends in {last}, which is another day or title")


@rule("word-count", "posts", ["post_id"])
def word_count(tables: Tables) -> pd.DataFrame:
    """word_count is the number of words of the text: stretches between white space that have a
    letter or a digit.
    """
    posts = tables["posts"].assign(counted=[
        sum(any(map(str.isalnum, word)) for word in text.split())
        for text in tables["posts"]["text"]])
    return offenders(posts, posts["word_count"] != posts["counted"],
                     "word_count is {word_count}, the text has {counted} words")
