"""Counts and days of authors and organisations, counted anew for the rules on them."""

import pandas as pd

from ...package import Package, rows_of
from ..registry import Offenders
from ..violation import is_missing, shown

NOTHING = {"rows": 0, "posts": 0, "known_posts": 0, "first": None, "last": None}


def count_posts(package: Package, table: str, key: str) -> dict[str, dict]:
    """Count the rows of a table, their posts and days, by a key.

    Returns:
        By the key: rows, posts (by post_id), known_posts (rows whose post exists), first and last
        (days of these).
    """
    posts = package["posts"][["post_id", "published"]].drop_duplicates("post_id")
    rows = package[table][[key, "post_id"]].merge(posts, on="post_id", how="left")
    return rows.groupby(key).agg(
        rows=("post_id", "size"), posts=("post_id", "nunique"), known_posts=("published", "count"),
        first=("published", "min"), last=("published", "max")).to_dict("index")


def wrong_counts(rows: pd.DataFrame, key: str, counts: dict[str, dict],
                 columns: dict[str, str], source: str) -> Offenders:
    """Yield the rows whose counts or days differ from those counted anew.

    Args:
        rows: The rows with the counts.
        key: Their key.
        counts: What was counted, by the key; see count_posts.
        columns: What was counted for each column of the rows.
        source: Where it was counted, for the message.
    """
    for column, counted in columns.items():
        for value, given in rows_of(rows, key, column):
            expected = counts.get(value, NOTHING)[counted]
            is_same = is_missing(given) if is_missing(expected) else given == expected
            if not is_same:
                yield value, f"{column} is {shown(given)}, but {source} {shown(expected)}"
