"""Check a published package: what it says of itself, its files, its tables, the invariants.

Only what is in the package is checked; the rules are in catalogue.py, and described for users
in docs/rules.md.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from ..schemas import TABLES, read_schemas
from .violation import Violation

OWN_SCHEMAS = Path(__file__).resolve().parents[3] / "schema"


def check_package(folder: Path, frictionless: bool = False) -> list[Violation]:
    """Return the violations of the package in a folder, none where it is sound.

    frictionless: let that validator judge the package as well. Raises InputError where there
    is no package in the folder.
    """
    from .constraints import check_references
    from .description import check_description, check_files
    from .load import find_files, must_be_there, read_descriptor, read_schema_files
    from .metadata_files import check_metadata
    from .tables import usable

    descriptor = read_descriptor(folder)
    files, violations = find_files(folder, must_be_there(descriptor))
    given, found = read_schema_files(files)
    violations += [*found, *check_description(descriptor, given),
                   *check_files(folder, descriptor, files)]
    if len(given) == len(TABLES):
        violations += check_metadata(folder, descriptor, given)
    own = read_schemas(OWN_SCHEMAS)
    schemas, tables = {}, {}
    with ThreadPoolExecutor() as pool:
        for table, schema, content, found in pool.map(
                lambda table: check_table(table, files, given.get(table), own[table]), TABLES):
            violations += found
            schemas[table], tables[table] = schema, content
    violations += check_references(tables, schemas)
    complete, found = usable(tables, schemas)
    violations += found + check_invariants(complete, descriptor)
    if frictionless:
        from .by_frictionless import check_by_frictionless
        violations += check_by_frictionless(folder)
    return violations


def check_table(table: str, files: dict[str, Path], given: dict | None,
                own: dict) -> tuple[str, dict, object, list[Violation]]:
    """Return a table's name, the schema to check it by, its content (None where neither file
    gives it whole), and the violations of the table by itself.

    given is the package's schema of it, own the program's.
    """
    from .constraints import check_constraints, check_order
    from .csv_files import read_csv
    from .parquet_files import compare_formats, read_parquet
    from .schema_files import check_schema
    from .tables import choose
    from .texts import check_texts

    schema, violations = check_schema(table, given, own) if given else (own, [])
    csv = parquet = None
    if (path := f"dataset/{table}.csv") in files:
        csv, found = read_csv(table, files[path].read_bytes(), schema)
        violations += found
    if (path := f"dataset/{table}.parquet") in files:
        parquet, found = read_parquet(table, files[path].read_bytes(), schema)
        violations += found
    if csv is not None and parquet is not None:
        violations += compare_formats(table, csv, parquet, schema)
    content = choose(csv, parquet, schema)
    if content is not None:
        for check in (check_constraints, check_order, check_texts):
            violations += check(table, content, schema)
    return table, schema, content, violations


def check_invariants(tables, descriptor: dict) -> list[Violation]:
    """Return the violations of what holds between the tables."""
    from . import description, organisations, people, posts, sources
    from .tables import Unusable

    violations = []
    for check in (posts.check_posts, posts.check_word_counts, posts.check_passages,
                  people.check_authors, people.check_author_counts, people.check_bylines,
                  people.check_passage_authors, organisations.check_numbers,
                  organisations.check_organisation_counts, organisations.check_official_names,
                  organisations.check_used_names,
                  organisations.check_surfaces, organisations.check_mention_names,
                  organisations.check_overlaps, organisations.check_mention_passages,
                  sources.check_sources):
        try:
            violations += check(tables)
        except Unusable:
            continue
    for check in (sources.check_described_sources, sources.check_coverage,
                  sources.check_missing, description.check_explorer):
        try:
            violations += check(tables, descriptor)
        except Unusable:
            continue
    return violations
