"""Check a published package: what it says about itself, its files, its tables, the invariants.

Only what is in the package is checked. docs/rules.md describes the rules for users.
"""

from pathlib import Path

import pyarrow as pa

from ..publish.schemas import TABLES, read_schemas
from . import rules  # noqa: F401  (registers the rules between tables)
from .columns.constraints import check_constraints, check_order, check_references
from .columns.texts import check_texts
from .columns.usable import choose, usable_tables
from .files.csv_files import read_csv
from .files.descriptor import check_description, check_files
from .files.load import find_files, must_be_there, read_descriptor, read_schema_files
from .files.metadata_files import check_metadata
from .files.parquet_files import compare_formats, read_parquet
from .files.schema_files import check_schema
from .registry import RULES, Package
from .violation import Violation


def check_package(folder: Path, frictionless: bool = False) -> list[Violation]:
    """Return the violations of the package in a folder.

    Args:
        folder: The folder.
        frictionless: Whether the validator frictionless judges the package as well.

    Raises:
        InputError: There is no package in the folder.
    """
    descriptor = read_descriptor(folder)
    files, violations = find_files(folder, must_be_there(descriptor))
    given, found = read_schema_files(files)
    violations += [*found, *check_description(descriptor, given),
                   *check_files(folder, descriptor, files)]
    if len(given) == len(TABLES):
        violations += check_metadata(folder, descriptor, given)
    schemas, tables, found = read_tables(files, given)
    violations += [*found, *check_references(tables, schemas)]
    usable, found = usable_tables(tables, schemas)
    violations += found
    for rule in RULES:
        violations += rule.violations(Package(usable, descriptor))
    if frictionless:  # imported here, since its 0.3 s are half of what a build takes
        from .files.frictionless_report import check_by_frictionless
        violations += check_by_frictionless(folder)
    return violations


def load_package(folder: Path) -> Package:
    """Return the usable tables of the package in a folder, and its descriptor.

    Raises:
        InputError: There is no package in the folder.
    """
    descriptor = read_descriptor(folder)
    files, _ = find_files(folder, must_be_there(descriptor))
    schemas, tables, _ = read_tables(files, read_schema_files(files)[0])
    return Package(usable_tables(tables, schemas)[0], descriptor)


def read_tables(files: dict[str, Path], given: dict[str, dict]
                ) -> tuple[dict[str, dict], dict[str, pa.Table | None], list[Violation]]:
    """Return the schemas and tables of a package, and the violations in single tables.

    Args:
        files: The files of the package by their path in it.
        given: The package's own schemas.
    """
    schemas, tables, violations = {}, {}, []
    for table, own in read_schemas().items():
        schemas[table], found = check_schema(table, given.get(table), own)
        tables[table], in_table = read_table(table, files, schemas[table])
        violations += [*found, *in_table]
    return schemas, tables, violations


def read_table(table: str, files: dict[str, Path],
               schema: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return a table as most people read it, and the violations in its files and columns."""
    csv = None
    parquet, violations = read_parquet(table, files.get(f"dataset/{table}.parquet"), schema)
    if file := files.get(f"dataset/{table}.csv"):
        csv, found = read_csv(table, file.read_bytes(), schema)
        violations += found
    if csv is not None and parquet is not None:
        violations += compare_formats(table, csv, parquet, schema)
    content = choose(csv, parquet, schema)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    return content, violations
