"""Broken packages: one defect each, by subject."""

from check.broken import (
    columns,
    csv_files,
    descriptor,
    organisations,
    parquet_files,
    places,
    posts,
    schemas,
)

CASES = [case for module in (descriptor, places, schemas, csv_files, parquet_files, columns, posts,
                             organisations) for case in module.CASES]
