"""A plugin of frictionless: the rules of this dataset on tables and descriptor as its checks.

frictionless finds this package by its name. Then it knows every rule by its id:

    frictionless validate datapackage.json --checks mention-surface
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from frictionless import Check, Error, Plugin, errors


class RuleCheck(Check):
    """A check that applies the rules of one id to the table that they report."""

    rules = ()
    RowError: type[Error]
    TableError: type[Error]

    def validate_end(self) -> Iterator[Error]:
        """Yield an error for each row of this table that breaks a rule."""
        rules = [rule for rule in self.rules if reported_table(rule) == self.resource.name]
        if not rules or not self.resource.package:
            return
        folder = Path(self.resource.package.basepath or ".")
        package = cached_package(folder, file_states(folder))
        for rule in rules:
            keys = keys_of(package, rule.table)
            for violation in rule.violations(package):
                note = f"{violation.row}: {violation.problem}".removeprefix(": ")
                number = next((number for number, key in enumerate(keys, 2)  # the header is row 1
                               if f"{key}, ".startswith(f"{violation.row}, ")), None)
                yield self.TableError(note=note) if number is None else self.RowError(
                    note=note, cells=[violation.row], row_number=number)


def keys_of(package, table: str) -> list[str]:
    """Return how messages name the rows of a table, none if it is not a table or unusable."""
    from sjoberg_bloggar.check.violation import row_key
    from sjoberg_bloggar.package import rows_of
    from sjoberg_bloggar.package.schemas import read_schemas

    return [row_key(*key) for key in rows_of(
        package[table], *read_schemas()[table]["primaryKey"])] if table in package.tables else []


def file_states(folder: Path) -> tuple:
    """Return the names of the files of a package, and what changes when one is replaced."""
    files = (*folder.glob("*.json"), *folder.glob("dataset/*"), *folder.glob("schema/*"))
    found = [(file, file.lstat()) for file in sorted(files)]
    return tuple((file, status.st_ino, status.st_mtime_ns, status.st_size)
                 for file, status in found)


@lru_cache(maxsize=1)
def cached_package(folder: Path, state: tuple):
    """Return the package in a folder, read once for all checks unless its files change.

    Args:
        folder: The folder.
        state: The files that it has; see file_states.
    """
    from sjoberg_bloggar.check import inspect_package

    return inspect_package(folder)[0]


def reported_table(rule) -> str:
    """Return the table with which a rule is checked; rules on the descriptor go with posts."""
    from sjoberg_bloggar.package.layout import TABLES

    return rule.table if rule.table in TABLES else "posts"


@cache
def check_class(id_: str) -> type[Check] | None:
    """Return the check for the rules of an id, or None if there are none."""
    # Imported only if checks are asked for, since frictionless loads plugins at every start.
    from sjoberg_bloggar.check import REGISTRY
    from sjoberg_bloggar.check.registry import statement

    rules = tuple(rule for rule in REGISTRY if rule.id == id_)
    if not rules:
        return None
    attributes = {"type": id_, "title": id_, "description": statement(rules[0].function),
                  "template": "{note}"}
    row_error = type("RuleRowError", (errors.RowError,), attributes)
    table_error = type("RuleTableError", (errors.TableError,), attributes)
    return type("RuleCheck", (RuleCheck,), {
        "type": id_, "rules": rules, "Errors": [row_error, table_error], "RowError": row_error,
        "TableError": table_error})


class Sjoberg_bloggarPlugin(Plugin):  # noqa: N801  (frictionless makes this name of the module's)
    """The plugin that frictionless loads."""

    def select_check_class(self, type: str | None = None) -> type[Check] | None:
        """Return the check of a type, or None if it is not one of these rules."""
        return check_class(type) if type else None
