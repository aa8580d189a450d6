"""The registry of rules.

A rule is a function from a package to the rows that break it, each with what is wrong. Its
docstring is what docs/rules.md says about it; the modules in rules/ define one function per rule:

    @rule("source-lines", "post_sources")
    def source_lines(package):
        \"\"\"A post's last line in a document is not above its first.\"\"\"
        rows = package["post_sources"]
        return offenders(rows, ["post_id", "source"], rows["first_line"] > rows["last_line"],
                         "first_line is {first_line}, last_line {last_line}")

Rules that come out of reading a file are stated in the docstring of the module that reads it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import ModuleType

import pandas as pd

from ..package import Package, UnusableTableError, rows_of
from .violation import Violation, row_key, shown

# Rows that break a rule: the value or the values of the key of each, and what is wrong with it.
Offenders = Iterable[tuple[object, str]]


@dataclass(frozen=True)
class Rule:
    """A rule on the tables and the descriptor.

    Attributes:
        id: What violations name it by.
        table: The table or file that it reports.
        function: Returns the rows that break it.
    """

    id: str
    table: str
    function: Callable[[Package], Offenders]

    def violations(self, package: Package) -> list[Violation]:
        """Return the violations of this rule; none if a table that it needs is unusable."""
        try:
            return [Violation(self.id, self.table,
                              row_key(*(key if isinstance(key, tuple) else (key,))), problem)
                    for key, problem in self.function(package)]
        except UnusableTableError:
            return []


REGISTRY: list[Rule] = []
# A rule in the docstring of a module: its id, and what holds.
STATEMENT = re.compile(r"^([a-z-]+): (.+(?:\n {4}.+)*)", re.MULTILINE)


def rule(id_: str, table: str) -> Callable[[Callable], Callable]:
    """Return a decorator that registers a function as a rule; see Rule."""
    def register(function: Callable) -> Callable:
        REGISTRY.append(Rule(id_, table, function))
        return function

    return register


def offenders(rows: pd.DataFrame, key: list[str], is_broken: Iterable[bool],
              problem: str) -> Offenders:
    """Return the rows that break a rule.

    Args:
        rows: The rows that were looked at.
        key: The columns that name a row.
        is_broken: Whether each of them breaks the rule; a missing value means no.
        problem: What is wrong, with the names of columns in braces.

    >>> rows = pd.DataFrame({"post_id": ["a", "b"], "start": [0, 5], "end": [3, 4]})
    >>> offenders(rows, ["post_id"], rows["start"] > rows["end"], "ends at {end}")
    [(('b',), 'ends at 4')]
    """
    mask = pd.array(is_broken, dtype="boolean").to_numpy(bool, na_value=False)
    if not mask.any():
        return []  # what follows takes long for a frame without rows
    return [(tuple(row[name] for name in key),
             problem.format(**{name: shown(value) for name, value in row.items()}))
            for row in rows[mask].to_dict("records")]


def grouped(rows: pd.DataFrame, key: str, column: str) -> dict[str, list]:
    """Return the values of a column by those of a key, both in the order of the rows.

    >>> grouped(pd.DataFrame({"post_id": ["a", "b", "a"], "start": [0, 5, 7]}), "post_id", "start")
    {'a': [0, 7], 'b': [5]}
    """
    found = defaultdict(list)
    for value, each in rows_of(rows, key, column):
        found[value].append(each)
    return dict(found)


def statement(function: Callable) -> str:
    """Return the docstring of a rule as one line.

    >>> statement(statement)
    'Return the docstring of a rule as one line.'
    """
    return " ".join((function.__doc__ or "").partition(">>>")[0].split())


def stated_in(module: ModuleType) -> dict[str, str]:
    """Return what holds by the rules of a module, by their ids.

    These are its registered functions, those in its STATEMENTS, and those that its docstring
    states: rules that come out of reading a file, where one function notices several.
    """
    found = {}
    for each in REGISTRY:
        if each.function.__module__ == module.__name__:
            found.setdefault(each.id, statement(each.function))
    found.update(getattr(module, "STATEMENTS", {}))
    for id_, words in STATEMENT.findall(module.__doc__ or ""):
        found[id_] = " ".join(words.split())
    return found
