"""Check a published package: what it says of itself, its files, its tables, the invariants.

Only what is in the package is checked; the rules are in catalogue.py, and described for users
in docs/rules.md.
"""

from pathlib import Path

from ..parallel import each
from ..schemas import TABLES, read_schemas
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
INVARIANTS = (
    posts.check_word_counts, posts.check_posts, posts.check_passages,
    people.check_authors, people.check_author_counts, people.check_bylines,
    people.check_passage_authors, organisations.check_numbers,
    organisations.check_organisation_counts, organisations.check_official_names,
    organisations.check_used_names, organisations.check_surfaces,
    organisations.check_mention_names, organisations.check_overlaps,
    organisations.check_mention_passages, sources.check_sources)
OF_DESCRIPTOR = (sources.check_described_sources, sources.check_coverage, sources.check_missing,
                 description.check_explorer)
LARGE = 16_000_000  # bytes of the files of a package that is worth several processes


def check_package(folder: Path, frictionless: bool = False) -> list[Violation]:
    """Return the violations of the package in a folder, none where it is sound.

    frictionless: let that validator judge the package as well. Raises InputError where there
    is no package in the folder.
    """
    descriptor = read_descriptor(folder)
    files, violations = find_files(folder, must_be_there(descriptor))
    given, found = read_schema_files(files)
    violations += [*found, *check_description(descriptor, given),
                   *check_files(folder, descriptor, files)]
    if len(given) == len(TABLES):
        violations += check_metadata(folder, descriptor, given)
    own = read_schemas()
    size = {path: file.stat().st_size for path, file in files.items()}
    is_large = sum(size.values()) > LARGE

    def check(table: str) -> tuple[dict, object, list[Violation], bool]:
        schema, content, found = check_table(table, files, given.get(table), own[table])
        # A large table without violations is read again faster than it is sent.
        is_unsent = is_large and content is not None and not found \
            and f"dataset/{table}.parquet" in files
        return schema, None if is_unsent else content, found, is_unsent

    schemas, tables = {}, {}
    by_size = sorted(TABLES, key=lambda table: -size.get(f"dataset/{table}.csv", 0))
    checked = dict(zip(by_size, each(check, by_size, is_large)))
    for table in TABLES:
        schema, content, found, is_unsent = checked[table]
        if is_unsent:
            content, _ = read_parquet(table, files[f"dataset/{table}.parquet"], schema)
        violations += found
        schemas[table], tables[table] = schema, content
    violations += check_references(tables, schemas)
    complete, found = usable(tables, schemas)
    violations += found
    for found in each(lambda check: check_invariant(check, complete, descriptor),
                      [*INVARIANTS, *OF_DESCRIPTOR], is_large):
        violations += found
    if frictionless:
        from .by_frictionless import check_by_frictionless
        violations += check_by_frictionless(folder)
    return violations


def check_table(table: str, files: dict[str, Path], given: dict | None,
                own: dict) -> tuple[dict, object, list[Violation]]:
    """Return the schema to check a table by, its content (None where neither file gives it
    whole), and the violations of the table by itself.

    given is the package's schema of it, own the program's.
    """
    schema, violations = check_schema(table, given, own) if given else (own, [])
    csv = parquet = None
    if (path := f"dataset/{table}.csv") in files:
        csv, found = read_csv(table, files[path].read_bytes(), schema)
        violations += found
    if (path := f"dataset/{table}.parquet") in files:
        parquet, found = read_parquet(table, files[path], schema)
        violations += found
    if csv is not None and parquet is not None:
        violations += compare_formats(table, csv, parquet, schema)
    content = choose(csv, parquet, schema)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    return schema, content, violations


def check_invariant(check, tables: Tables, descriptor: dict) -> list[Violation]:
    """Return the violations of something that holds between the tables."""
    try:
        return list(check(tables, descriptor) if check in OF_DESCRIPTOR else check(tables))
    except Unusable:
        return []
