"""The registry of rules between tables.

A rule is a function from the tables to the rows that break it. Its docstring is what
docs/rules.md says about it:

    @rule("source-lines", "post_sources", ["post_id", "source"])
    def source_lines(tables):
        \"\"\"A post's last line in a document is not above its first.\"\"\"
        rows = tables["post_sources"]
        return offenders(rows, rows["first_line"] > rows["last_line"],
                         "first_line is {first_line}, last_line {last_line}")
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import pandas as pd

from .violation import Violation, row_key, shown


class Unusable(KeyError):
    """A rule needs a table that cannot be used, which the rule table-usable has reported."""


class Tables(dict):
    """The usable tables as data frames, by name; asking for another one raises Unusable."""

    def __missing__(self, name: str) -> pd.DataFrame:
        """Raise Unusable."""
        raise Unusable(name)


@dataclass(frozen=True)
class Package:
    """What rules may look at: the usable tables, and the descriptor.

    Attributes:
        tables: The usable tables.
        descriptor: datapackage.json.
    """

    tables: Tables
    descriptor: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """A rule between tables, or between the tables and the descriptor.

    Attributes:
        id: What violations name it by.
        table: The table, or the file, whose rows it reports.
        key: The columns that name a row in its violations.
        function: Returns the rows that break it, with a column "problem".
        needs_descriptor: Whether the function wants the whole package, not only the tables.
    """

    id: str
    table: str
    key: tuple[str, ...]
    function: Callable[..., pd.DataFrame]
    needs_descriptor: bool

    @property
    def sentence(self) -> str:
        """What holds if the rule is not broken."""
        return " ".join((self.function.__doc__ or "").split())

    def violations(self, package: Package) -> list[Violation]:
        """Return the violations of this rule; none if a table that it needs is unusable."""
        try:
            found = self.function(package if self.needs_descriptor else package.tables)
        except Unusable:
            return []
        return [Violation(self.id, self.table, row_key(*(row[name] for name in self.key)),
                          row["problem"]) for row in found.to_dict("records")]


RULES: list[Rule] = []


def rule(id_: str, table: str, key: Iterable[str], needs_descriptor: bool = False) -> Callable:
    """Return a decorator that registers a function as a rule; see Rule."""
    def register(function: Callable[..., pd.DataFrame]) -> Callable[..., pd.DataFrame]:
        RULES.append(Rule(id_, table, tuple(key), function, needs_descriptor))
        return function

    return register


def offenders(rows: pd.DataFrame, is_broken: pd.Series, problem: str) -> pd.DataFrame:
    """Return the rows that break a rule, each with what is wrong.

    Args:
        rows: The rows that were looked at.
        is_broken: Which of them break the rule; a missing value is no.
        problem: What is wrong, with the names of columns in braces.
    """
    found = rows[is_broken.fillna(False).astype(bool)].copy()
    found["problem"] = [problem.format(**{name: shown(value) for name, value in row.items()})
                        for row in found.to_dict("records")]
    return found


def reported(problems: Iterable[tuple], *columns: str) -> pd.DataFrame:
    """Return rows that break a rule from their key and what is wrong.

    >>> reported([("a", "is late")], "post_id")["problem"].tolist()
    ['is late']
    """
    return pd.DataFrame(list(problems), columns=[*columns, "problem"], dtype=object)
