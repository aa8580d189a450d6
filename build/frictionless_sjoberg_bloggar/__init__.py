"""A plugin of frictionless: the rules of this dataset between tables as its checks.

frictionless finds this package by its name. Then it knows every rule by its id:

    frictionless validate datapackage.json --checks mention-surface
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from frictionless import Check, Error, Plugin, errors

from sjoberg_bloggar.check import RULES, load_package
from sjoberg_bloggar.check.registry import Rule
from sjoberg_bloggar.publish.schemas import TABLES


class RuleCheck(Check):
    """A check that applies the rules of one id to the table that they report."""

    rules: tuple[Rule, ...] = ()

    def validate_end(self) -> Iterator[Error]:
        """Yield an error for each row that breaks a rule on this table."""
        rules = [rule for rule in self.rules if reported_table(rule) == self.resource.name]
        if not rules or not self.resource.package:
            return
        package = load_package(Path(self.resource.package.basepath or "."))
        for rule in rules:
            for violation in rule.violations(package):
                row = f"{violation.row}: " if violation.row else ""
                yield self.Errors[0](note=f"{row}{violation.problem}")


def reported_table(rule: Rule) -> str:
    """Return the table with which a rule is checked; rules on the descriptor go with the first."""
    return rule.table if rule.table in TABLES else TABLES[0]


@cache
def check_class(id_: str) -> type[Check] | None:
    """Return the check for the rules of an id, or None if there are none."""
    rules = tuple(rule for rule in RULES if rule.id == id_)
    if not rules:
        return None
    name = id_.replace("-", " ").title().replace(" ", "")
    error = type(f"{name}Error", (errors.TableError,), {
        "type": id_, "title": id_, "description": rules[0].sentence, "template": "{note}"})
    return type(f"{name}Check", (RuleCheck,), {"type": id_, "rules": rules, "Errors": [error]})


class Sjoberg_bloggarPlugin(Plugin):  # noqa: N801  (frictionless makes this name of the module's)
    """The plugin that frictionless loads."""

    def select_check_class(self, type: str | None = None) -> type[Check] | None:
        """Return the check of a type, or None if it is not one of these rules."""
        return check_class(type) if type else None
