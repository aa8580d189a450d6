"""Counts and days of authors and organisations, counted anew for the rules on them."""

import pandas as pd

from ..registry import Package
from ..violation import shown


def count_posts(package: Package, table: str, key: str) -> pd.DataFrame:
    """Count the rows of a table, their posts and days, by a key.

    Returns:
        A data frame by the key with the columns rows, posts (by post_id), known_posts (rows whose
        post exists), first and last (days of these).
    """
    days = package["posts"].drop_duplicates("post_id").set_index("post_id")["published"]
    rows = package[table][[key, "post_id"]]
    return rows.assign(published=rows["post_id"].map(days)).groupby(key).agg(
        rows=("post_id", "size"), posts=("post_id", "nunique"),
        known_posts=("published", "count"), first=("published", "min"), last=("published", "max"))


def wrong_counts(rows: pd.DataFrame, key: str, counts: pd.DataFrame,
                 columns: dict[str, str], source: str) -> pd.DataFrame:
    """Return the rows whose counts or days differ from those counted anew.

    Args:
        rows: The rows with the counts.
        key: Their key.
        counts: What was counted, by the key; see count_posts.
        columns: The column of counts for each column of the rows.
        source: What was counted, for the message.
    """
    found = []
    for column, counted in columns.items():
        expected = rows[key].map(counts[counted]).astype(object)
        if counted not in ("first", "last"):
            expected = expected.fillna(0).astype("int64")
        is_same = (rows[column] == expected) | (rows[column].isna() & expected.isna())
        wrong = rows[~is_same.fillna(False).astype(bool)]
        found.append(wrong.assign(problem=[
            f"{column} is {shown(value)}, but {source} {shown(other)}" for value, other
            in zip(wrong[column], expected[wrong.index], strict=True)]))
    return pd.concat(found)
