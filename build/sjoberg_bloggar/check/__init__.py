"""Check a published package: what it says about itself, its files, its tables, the invariants.

Only what is in the package is checked. docs/rules.md describes the rules for users.
"""

from pathlib import Path

import pyarrow as pa

from ..errors import InputError
from ..package import Package
from ..package.layout import DESCRIPTOR, TABLE_FILES, TABLES
from ..package.reading import read_json, why_unreadable
from ..package.schemas import read_schemas
from ..publish.atomic import read_settled
from .columns import check_constraints, check_order, check_references, usable_tables
from .csv_files import csv_table
from .files import check_files, check_metadata, find_files
from .frictionless_report import check_by_frictionless
from .parquet_files import (
    check_parquet_description,
    compare_formats,
    parquet_path,
    parquet_table,
)
from .registry import REGISTRY
from .rules.sources import check_documents
from .schema_files import check_schema, read_schema_files, repeated_keys
from .texts import check_texts
from .violation import Violation, printable

GIVE_PACKAGE = ("give the folder of a published package, its datapackage.json, or the zip of a "
                "release")


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
    package, violations = inspect_package(folder)
    if len(package.schemas) == len(TABLES):
        violations += check_metadata(folder, package, complete)
    violations += check_documents(folder, package)
    for rule in REGISTRY:
        violations += rule.violations(package)
    if frictionless:
        violations += check_by_frictionless(folder, package.descriptor, violations)
    return [printable(violation) for violation in violations]


def inspect_package(folder: Path) -> tuple[Package, list[Violation]]:
    """Return what the rules look at, and the violations in single files and tables.

    Raises:
        InputError: There is no package in the folder.
    """
    descriptor, violations = read_descriptor(folder)
    files, found = find_files(folder, descriptor)
    given, in_schemas = read_schema_files(files)
    violations += [*found, *in_schemas, *check_files(folder, descriptor, files)]
    schemas, tables = read_schemas(), {}
    for table, own in schemas.items():
        violations += check_schema(table, given.get(table, own), own)
        tables[table], found = check_table(table, files, own, descriptor, given.get(table, own))
        violations += found
    violations += check_references(tables, schemas)
    usable, found = usable_tables(tables, schemas)
    return Package(descriptor, given, usable), [*violations, *found]


def read_descriptor(folder: Path) -> tuple[dict, list[Violation]]:
    """Return the content of datapackage.json in a folder, and what is wrong with the file.

    Raises:
        InputError: There is none, or it has no list of resources.
    """
    path = folder / DESCRIPTOR
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder", GIVE_PACKAGE)
    if not path.is_symlink() and not path.exists():
        raise InputError(folder, None, f"there is no {DESCRIPTOR} in it", GIVE_PACKAGE)
    if problem := why_unreadable(folder, DESCRIPTOR):
        raise InputError(path, None, problem, GIVE_PACKAGE)
    try:
        descriptor, repeated = read_json(path)
    except ValueError as error:
        raise InputError(path, None, str(error), "fetch the package again") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise InputError(path, None, "does not describe a package: it has no list of resources",
                         "fetch the package again")
    return descriptor, repeated_keys(DESCRIPTOR, repeated)


def check_table(table: str, files: dict[str, Path], schema: dict, descriptor: dict,
                described: dict) -> tuple[pa.Table | None, list[Violation]]:
    """Return the table of the CSV file, which most people open, or else that of the Parquet file.

    It is None if neither file has every column. Returns what is wrong in its files and columns too.

    Args:
        table: The table.
        files: The files of the package by their path in it.
        schema: The program's own schema of the table.
        descriptor: The descriptor of the package.
        described: The package's schema of the table, whose words the Parquet file repeats.
    """
    csv = None
    parquet, violations = parquet_table(table, files.get(parquet_path(table)), schema)
    if file := files.get(TABLE_FILES[table]):
        csv, found = csv_table(table, file.read_bytes(), schema)
        violations += found
    if parquet is not None:
        violations += check_parquet_description(table, parquet, described, descriptor)
    if csv is not None and parquet is not None:
        violations += compare_formats(table, csv, parquet, schema)
    names = [field["name"] for field in schema["fields"]]
    content = next((each for each in (csv, parquet)
                    if each is not None and each.column_names == names), None)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    return content, violations
