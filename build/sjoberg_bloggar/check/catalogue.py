"""All rules by id, in the sections of docs/rules.md."""

from types import ModuleType

from . import registry, rules
from .columns import constraints, texts, usable
from .files import (
    csv_files,
    descriptor,
    frictionless_report,
    load,
    metadata_files,
    parquet_files,
    schema_files,
)


def stated(*modules: ModuleType) -> dict[str, str]:
    """Return the rules that modules state in RULES: what holds, by id."""
    return {id_: sentence for module in modules for id_, sentence in module.RULES.items()}


def registered(*modules: ModuleType) -> dict[str, str]:
    """Return the rules that functions of modules are registered as: what holds, by id."""
    names = {module.__name__ for module in modules}
    found = {}
    for rule in registry.RULES:
        if rule.function.__module__ in names and rule.id not in STATED:
            found.setdefault(rule.id, rule.sentence)
    return found


BEFORE = {
    "Package": stated(descriptor, load, metadata_files),
    "Schemas": stated(schema_files),
    "CSV files": stated(csv_files),
    "Parquet files": stated(parquet_files),
    "Columns, keys and references": stated(constraints, usable),
    "Texts": stated(texts),
}
STATED = frozenset(id_ for section in BEFORE.values() for id_ in section)
SECTIONS = {
    **BEFORE,
    **{title: registered(*modules) for title, modules in rules.SECTIONS.items()},
    "A second opinion": stated(frictionless_report),
}
RULES = {id_: sentence for section in SECTIONS.values() for id_, sentence in section.items()}
