"""Check a published package: what it says about itself, its files, its tables, the invariants.

Only what is in the package is checked. docs/rules.md describes the rules for users.
"""

from pathlib import Path

import pyarrow as pa

from ..publish.atomic import read_settled
from ..publish.schemas import TABLES, read_schemas
from . import catalogue  # noqa: F401  (registers the rules on tables and descriptor)
from .columns.constraints import check_constraints, check_order, check_references
from .columns.texts import check_texts
from .columns.usable import choose, usable_tables
from .files.csv_files import read_csv
from .files.documents import check_documents
from .files.folder import check_files, find_files
from .files.frictionless_report import check_by_frictionless
from .files.json_files import read_descriptor, read_schema_files
from .files.metadata_files import check_metadata
from .files.parquet_files import (
    check_parquet_description,
    compare_formats,
    parquet_path,
    read_parquet,
)
from .files.schema_files import check_schema
from .layout import TABLE_FILES
from .registry import RULES, Package
from .violation import Violation, printable


def check_package(folder: Path, frictionless: bool = False,
                  complete: bool = False) -> list[Violation]:
    """Return the violations of the package in a folder.

    Args:
        folder: The folder.
        frictionless: Whether the validator frictionless judges the package as well.
        complete: Whether all metadata files must be there, as in a release; a download may lack
            them.

    Raises:
        InputError: There is no package in the folder, or builds keep publishing there.
    """
    return read_settled(folder, lambda: find_violations(folder, frictionless, complete))


def find_violations(folder: Path, frictionless: bool, complete: bool) -> list[Violation]:
    """Return the violations of the package as it is now; see check_package."""
    package, violations = load_package(folder)
    if len(package.schemas) == len(TABLES):
        violations += check_metadata(folder, package, complete)
    violations += check_documents(folder, package.descriptor, package.tables.get("post_sources"))
    for rule in RULES:
        violations += rule.violations(package)
    if frictionless:
        violations += check_by_frictionless(folder, package.descriptor, violations)
    return [printable(violation) for violation in violations]


def load_package(folder: Path) -> tuple[Package, list[Violation]]:
    """Return what the rules look at, and the violations in single files and tables.

    Raises:
        InputError: There is no package in the folder.
    """
    descriptor, violations = read_descriptor(folder)
    files, found = find_files(folder, descriptor)
    given, in_schemas = read_schema_files(files)
    violations += [*found, *in_schemas, *check_files(folder, descriptor, files)]
    schemas, tables = {}, {}
    for table, own in read_schemas().items():
        schemas[table], found = check_schema(table, given.get(table), own)
        tables[table], in_table = read_table(table, files, schemas[table], descriptor)
        violations += [*found, *in_table]
    violations += check_references(tables, schemas)
    usable, found = usable_tables(tables, schemas)
    return Package(usable, descriptor, given), [*violations, *found]


def read_table(table: str, files: dict[str, Path], schema: dict,
               descriptor: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return a table as most people read it, and the violations in its files and columns."""
    csv = None
    parquet, violations = read_parquet(table, files.get(parquet_path(table)), schema)
    if file := files.get(TABLE_FILES[table]):
        csv, found = read_csv(table, file.read_bytes(), schema)
        violations += found
    if parquet is not None:
        violations += check_parquet_description(table, parquet, schema, descriptor)
    if csv is not None and parquet is not None:
        violations += compare_formats(table, csv, parquet, schema)
    content = choose(csv, parquet, schema)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    return content, violations
