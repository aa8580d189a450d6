"""Write a table as CSV or as Parquet."""

from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv, parquet


def write_csv(table: pa.Table, path: Path) -> None:
    """Write a table as CSV: UTF-8, line feeds, strings quoted, missing values empty.

    Truth values are TRUE and FALSE, which pandas, polars, DuckDB and R all read as such.
    """
    for at, field in enumerate(table.schema):
        if pa.types.is_boolean(field.type):
            table = table.set_column(at, field.name, compute.if_else(table[at], "TRUE", "FALSE"))
    csv.write_csv(table, path)


def write_parquet(table: pa.Table, path: Path, about: dict[str, str] | None = None) -> None:
    """Write a table as Parquet, compressed in a way that every reader knows.

    Args:
        table: The table.
        path: The file to write.
        about: What the file says about itself, by name.
    """
    named = table.replace_schema_metadata({**(table.schema.metadata or {}), **(about or {})})
    parquet.write_table(named, path, compression="snappy")
