"""What the tables count: words of texts, posts of authors and organisations."""

from __future__ import annotations

import re
from itertools import filterfalse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

COUNTED_CHARACTER = re.compile(r"[^\W_]")
NO_POSTS = {"rows": 0, "posts": 0, "first": None, "last": None}


def count_words(text: str) -> int:
    """Return the number of words in a text that have a letter or a digit.

    >>> count_words("Ja – (tack) _ 50 %")
    3
    """
    words = text.split()
    return len(words) - sum(not COUNTED_CHARACTER.search(word)
                            for word in filterfalse(str.isalnum, words))


def count_posts(key: str, rows: pd.DataFrame, posts: pd.DataFrame) -> dict[str, dict]:
    """Return, for each value of a key, its rows, their posts, and the first and last day of these.

    Args:
        key: The column to count by.
        rows: The rows to count, which have that column and post_id. One whose post does not exist
            does not count.
        posts: The posts, with post_id and published.
    """
    counted = rows[[key, "post_id"]].merge(
        posts[["post_id", "published"]].drop_duplicates("post_id"), on="post_id")
    return counted.groupby(key).agg(
        rows=("post_id", "size"), posts=("post_id", "nunique"),
        first=("published", "min"), last=("published", "max")).to_dict("index")
