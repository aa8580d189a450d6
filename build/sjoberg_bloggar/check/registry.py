"""The registry of rules.

A rule is a function from a package to the rows that break it. Its docstring is what docs/rules.md
says about it; the modules in rules/ define one function per rule:

    @rule("source-lines", "post_sources", ["post_id", "source"])
    def source_lines(package):
        \"\"\"A post's last line in a document is not above its first.\"\"\"
        rows = package["post_sources"]
        return offenders(rows, rows["first_line"] > rows["last_line"],
                         "first_line is {first_line}, last_line {last_line}")
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import ModuleType

import pandas as pd

from .violation import Violation, row_key, shown


class UnusableTableError(KeyError):
    """A rule needs a table that cannot be used, which the rule table-usable has reported."""


@dataclass(frozen=True)
class Package:
    """What rules look at.

    Attributes:
        tables: The usable tables as data frames, by name.
        descriptor: The content of datapackage.json.
        schemas: The content of the schema files, by table, as far as they can be read.
    """

    tables: Mapping[str, pd.DataFrame]
    descriptor: dict = field(default_factory=dict)
    schemas: Mapping[str, dict] = field(default_factory=dict)

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table.

        Raises:
            UnusableTableError: The table cannot be used.
        """
        if table not in self.tables:
            raise UnusableTableError(table)
        return self.tables[table]


@dataclass(frozen=True)
class Rule:
    """A rule on the tables and the descriptor.

    Attributes:
        id: What violations name it by.
        table: The table or file that it reports.
        key: The columns that name a row in its violations.
        function: Returns the rows that break it, with a column "problem".
    """

    id: str
    table: str
    key: tuple[str, ...]
    function: Callable[[Package], pd.DataFrame]

    def violations(self, package: Package) -> list[Violation]:
        """Return the violations of this rule; none if a table that it needs is unusable."""
        try:
            found = self.function(package)
        except UnusableTableError:
            return []
        columns = (found[name].tolist() for name in (*self.key, "problem"))
        return [Violation(self.id, self.table, row_key(*key), problem)
                for *key, problem in zip(*columns, strict=True)]


RULES: list[Rule] = []


def rule(id_: str, table: str, key: Iterable[str] = ()) -> Callable[[Callable], Callable]:
    """Return a decorator that registers a function as a rule; see Rule."""
    def register(function: Callable) -> Callable:
        RULES.append(Rule(id_, table, tuple(key), function))
        return function

    return register


def offenders(rows: pd.DataFrame, is_broken: pd.Series, problem: str) -> pd.DataFrame:
    """Return the rows that break a rule, each with what is wrong.

    Args:
        rows: The rows that were looked at.
        is_broken: Which of them break the rule; a missing value means no.
        problem: What is wrong, with the names of columns in braces.

    >>> rows = pd.DataFrame({"start": [0, 5], "end": [3, 4]})
    >>> offenders(rows, rows["start"] > rows["end"], "ends at {end}")["problem"].to_dict()
    {1: 'ends at 4'}
    """
    found = rows[is_broken.fillna(False).astype(bool)]
    records = found.to_dict("records") if len(found) else []  # slow even if there is nothing
    return found.assign(problem=[
        problem.format(**{name: shown(value) for name, value in row.items()}) for row in records])


def reported(problems: Iterable[tuple], *columns: str) -> pd.DataFrame:
    """Return rows that break a rule, made of their key and what is wrong.

    >>> reported([("a", "is late")], "post_id")["problem"].tolist()
    ['is late']
    """
    return pd.DataFrame(list(problems), columns=[*columns, "problem"], dtype=object)


def sentence(function: Callable) -> str:
    """Return the docstring of a rule as one line.

    >>> sentence(sentence)
    'Return the docstring of a rule as one line.'
    """
    return " ".join((function.__doc__ or "").partition(">>>")[0].split())


def stated_in(module: ModuleType) -> dict[str, str]:
    """Return what holds by the rules of a module, by their ids.

    These are its registered functions, and the sentences in its RULES: for rules that come out of
    reading a file, where one function notices several.
    """
    found = dict(getattr(module, "RULES", {}))
    for each in RULES:
        if each.function.__module__ == module.__name__:
            found.setdefault(each.id, sentence(each.function))
    return found
