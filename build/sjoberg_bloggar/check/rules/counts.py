"""Counts and days of authors and organisations, counted anew for the rules on them."""

import pandas as pd

from ...package import Package, rows_of
from ..registry import Offenders, grouped
from ..violation import is_missing, shown

NOTHING = {"rows": 0, "posts": 0, "known_posts": 0, "first": None, "last": None}


def count_posts(package: Package, table: str, key: str) -> dict[str, dict]:
    """Count the rows of a table, their posts and days, by a key.

    Returns:
        By the key: rows, posts (by post_id), known_posts (rows whose post exists), first and last
        (days of these).
    """
    published = dict(rows_of(package["posts"], "post_id", "published"))
    counts = {}
    for value, posts in grouped(package[table], key, "post_id").items():
        days = [published[post_id] for post_id in posts if post_id in published]
        counts[value] = {"rows": len(posts), "posts": len(set(posts)), "known_posts": len(days),
                         "first": min(days, default=None), "last": max(days, default=None)}
    return counts


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
            if (expected is not None) if is_missing(given) else given != expected:
                yield value, f"{column} is {shown(given)}, but {source} {shown(expected)}"
