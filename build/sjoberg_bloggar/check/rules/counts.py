"""Compare counts and days of authors and organisations with those counted anew."""

import pandas as pd

from ...package import rows_of
from ...package.counts import NO_POSTS
from ..registry import Offenders
from ..violation import is_missing, shown


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
            expected = counts.get(value, NO_POSTS)[counted]
            is_same = is_missing(given) if is_missing(expected) else given == expected
            if not is_same:
                yield value, f"{column} is {shown(given)}, but {source} {shown(expected)}"
