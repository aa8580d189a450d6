"""Counts and days of authors and organisations, counted anew for the rules on them."""

import pandas as pd

from ..registry import Tables
from ..violation import shown


def count_posts(tables: Tables, table: str, key: str) -> pd.DataFrame:
    """Return, by a key of a table's rows, how many there are, in how many posts, and the days.

    Returns:
        A data frame with the columns rows, posts, known_posts (rows about posts that are there),
        first and last.
    """
    dated = tables[table][[key, "post_id"]].merge(
        tables["posts"][["post_id", "published"]], on="post_id", how="left")
    return dated.groupby(key).agg(rows=("post_id", "size"), posts=("post_id", "nunique"),
                                  known_posts=("published", "count"), first=("published", "min"),
                                  last=("published", "max"))


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
    if rows.empty:
        return rows.assign(problem="")
    joined = rows.merge(counts, left_on=key, right_index=True, how="left")
    found = []
    for column, counted in columns.items():
        given, expected = joined[column], joined[counted]
        if counted not in ("first", "last"):
            expected = expected.fillna(0).astype(int)
        is_same = (given == expected) | (given.isna() & expected.isna())
        wrong = joined[~is_same.fillna(False).astype(bool)]
        found.append(wrong.assign(problem=[
            f"{column} is {shown(value)}, but {source} {shown(other)}" for value, other
            in zip(wrong[column], expected[wrong.index], strict=True)]))
    return pd.concat(found)
