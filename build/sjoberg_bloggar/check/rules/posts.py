"""Rules on posts: their keys, addresses and numbers of words."""

import re

import pandas as pd

from ...language.text import post_id_of, slug
from ..registry import Package, offenders, rule

KEY = ["post_id"]
LETTER = re.compile(r"[^\W_]")  # or a digit


@rule("post-id", "posts", KEY)
def post_id(package: Package) -> pd.DataFrame:
    """A post_id is the day of publication and the slug of the title.

    The slug is 'untitled' if the title has no letter or digit.
    """
    posts = package["posts"]
    expected = [post_id_of(published, title)
                for published, title in zip(posts["published"], posts["title"], strict=True)]
    return offenders(posts.assign(expected=expected), posts["post_id"] != expected,
                     "expected {expected}, by published and title")


@rule("post-url", "posts", KEY)
def post_url(package: Package) -> pd.DataFrame:
    """The last part of a post's address is its day and title: its slug is the post_id."""
    posts = package["posts"].dropna(subset=["url"])
    last = [url.rsplit("/", 1)[-1].removesuffix(".html") for url in posts["url"]]
    return offenders(posts.assign(last=last), posts["post_id"] != [slug(part) for part in last],
                     "the address ends in {last}, which is another day or title")


@rule("word-count", "posts", KEY)
def word_count(package: Package) -> pd.DataFrame:
    """word_count is the number of words of the text, in posts and in passages.

    Words are stretches between white space that have a letter or a digit.
    """
    return wrong_word_counts(package["posts"])


def wrong_word_counts(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose word_count is not that of their text."""
    counted = [count_words(text) for text in rows["text"].tolist()]
    return offenders(rows.assign(counted=counted), rows["word_count"] != counted,
                     "word_count is {word_count}, the text has {counted} words")


def count_words(text: str) -> int:
    """Return the number of words in a text.

    >>> count_words("Ja – (tack) _ 50 %")
    3
    """
    return len([word for word in text.split() if word.isalnum() or LETTER.search(word)])
