"""A published package: its files, names, hashes and schemas, and how they are read.

What publish, check, release and load() share.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


class UnusableTableError(KeyError):
    """A table is needed that cannot be used, which the rule table-usable has reported."""


@dataclass(frozen=True, slots=True)
class Package:
    """The content of a package.

    Attributes:
        descriptor: The content of datapackage.json.
        schemas: The schemas by table, as far as they can be read.
        tables: The tables as data frames by name, as far as they can be used.
    """

    descriptor: dict
    schemas: Mapping[str, dict]
    tables: Mapping[str, pd.DataFrame]

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table, or raise UnusableTableError."""
        if table not in self.tables:
            raise UnusableTableError(table)
        return self.tables[table]


def rows_of(rows: pd.DataFrame, *columns: str) -> list[tuple]:
    """Return the rows of some columns as tuples.

    >>> import pandas as pd
    >>> rows_of(pd.DataFrame({"post_id": ["a", "b"], "start": [0, 5]}), "start", "post_id")
    [(0, 'a'), (5, 'b')]
    """
    return list(zip(*(rows[name].tolist() for name in columns), strict=True))
