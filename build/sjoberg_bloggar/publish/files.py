"""Write a table as CSV or as Parquet."""

def write_csv(table, file, with_header: bool = True) -> None:
    """Write a table as CSV: UTF-8, line feeds, strings quoted, missing values empty.

    Truth values are TRUE and FALSE, which pandas, polars, DuckDB and R all read as such.
    """
    import pyarrow as pa
    from pyarrow import compute, csv

    for i, field in enumerate(table.schema):
        if pa.types.is_boolean(field.type):
            table = table.set_column(i, field.name,
                                     compute.if_else(table[i], "TRUE", "FALSE"))
    csv.write_csv(table, file, csv.WriteOptions(include_header=with_header))


def write_parquet(table, file) -> None:
    """Write a table as Parquet, compressed in a way that every reader knows."""
    from pyarrow import parquet

    parquet.write_table(table, file, compression="snappy")
