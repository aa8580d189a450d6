"""Check a published package: what it says of itself, its files, its tables, the invariants.

Only what is in the package is checked; the rules are in catalogue.py, and described for users
in docs/rules.md.
"""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from ..publish.schemas import TABLES, read_schemas
from . import description, organisations, people, posts, sources
from .constraints import check_constraints, check_order, check_references
from .csv_files import read_csv
from .description import check_description, check_files
from .load import find_files, must_be_there, read_descriptor, read_schema_files
from .metadata_files import check_metadata
from .parquet_files import compare_formats, read_parquet
from .schema_files import check_schema
from .tables import Tables, Unusable, choose, usable
from .texts import check_texts
from .violation import Violation

# What holds between the tables, and between them and the descriptor
OF_DESCRIPTOR = (sources.check_described_sources, sources.check_coverage, sources.check_missing,
                 description.check_explorer)
BETWEEN_TABLES = (  # what takes long first, so that no core is idle at the end
    posts.check_word_counts, organisations.check_surfaces, posts.check_posts, posts.check_passages,
    people.check_authors, people.check_author_counts, people.check_bylines,
    people.check_passage_authors, organisations.check_numbers,
    organisations.check_organisation_counts, organisations.check_official_names,
    organisations.check_used_names,
    organisations.check_mention_names, organisations.check_overlaps,
    organisations.check_mention_passages, sources.check_sources, *OF_DESCRIPTOR)
LARGE = 16_000_000  # bytes of the files of a package that is worth several processes


class Checked(NamedTuple):
    """The violations of a table by itself, and its content: None where neither file gives it
    whole, and where it is that of the Parquet file, which all processes have."""

    violations: list[Violation]
    content: object
    is_parquet: bool


def check_package(folder: Path, frictionless: bool = False) -> list[Violation]:
    """Return the violations of the package in a folder, none where it is sound.

    frictionless: let that validator judge the package as well. Raises InputError where there
    is no package in the folder.
    """
    descriptor = read_descriptor(folder)
    files, violations = find_files(folder, must_be_there(descriptor))
    given, found = read_schema_files(files)
    violations += [*found, *check_description(descriptor, given)]
    own, schemas, parquet, of_tables = read_schemas(), {}, {}, {}
    for table in TABLES:
        schemas[table], of_tables[table] = check_schema(table, given.get(table), own[table])
    with ThreadPoolExecutor() as pool:  # Arrow reads without Python's lock
        for table, (content, found) in zip(TABLES, pool.map(lambda table: read_parquet(
                table, files.get(f"dataset/{table}.parquet"), schemas[table]), TABLES)):
            parquet[table] = content
            of_tables[table] += found
    tables = {table: choose(None, parquet[table], schemas[table]) for table in TABLES}

    complete, found = usable(tables, schemas)
    size = {path: file.stat().st_size for path, file in files.items()}
    by_size = sorted(TABLES, key=lambda table: -size.get(f"dataset/{table}.csv", 0))
    between = [partial(check_between, check, complete, descriptor) for check in BETWEEN_TABLES]
    alone = [partial(check_table, table, files.get(f"dataset/{table}.csv"), parquet[table],
                     schemas[table]) for table in by_size]
    of_files, *results, references = [task() for task in [
        lambda: list(check_files(folder, descriptor, files)), *between, *alone,
        lambda: list(check_references(tables, schemas))]]
    checked = dict(zip(by_size, results[len(between):]))
    violations += of_files
    if len(given) == len(TABLES):
        violations += check_metadata(folder, descriptor, given)
    for table in TABLES:
        violations += [*of_tables[table], *checked[table].violations]
    if all(checked[table].is_parquet for table in TABLES):
        violations += [*references, *found, *chain(*results[:len(between)])]
    else:  # what most people open, the CSV files, counts
        tables |= {table: content for table, (_, content, is_parquet) in checked.items()
                   if not is_parquet}
        complete, found = usable(tables, schemas)
        violations += [*check_references(tables, schemas), *found]
        for check in BETWEEN_TABLES:
            violations += check_between(check, complete, descriptor)
    if frictionless:
        from .by_frictionless import check_by_frictionless
        violations += check_by_frictionless(folder)
    return violations


def check_table(table: str, file: Path | None, parquet, schema: dict) -> Checked:
    """Check a table by itself; file is its CSV file, None where there is none, and parquet the
    content of its Parquet file."""
    csv, violations = None, []
    if file:
        csv, violations = read_csv(table, file.read_bytes(), schema)
        if csv is not None and parquet is not None:
            violations += compare_formats(table, csv, parquet, schema)
    content = choose(csv, parquet, schema)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    is_parquet = content is parquet
    return Checked(violations, None if is_parquet else content, is_parquet)


def check_between(check, tables: Tables, descriptor: dict) -> list[Violation]:
    """Return the violations of something that holds between the tables."""
    found = []
    try:
        found += check(tables, descriptor) if check in OF_DESCRIPTOR else check(tables)
    except Unusable:
        pass  # what was found before it needed that table holds
    return found
