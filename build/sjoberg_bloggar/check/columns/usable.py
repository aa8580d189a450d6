"""Choose the tables that the rules between them are checked on."""

import pandas as pd
import pyarrow as pa

from ...publish.schemas import arrow_schema
from ..violation import Violation

RULES = {
    "table-usable": "Every table can be read whole from its CSV file, or else from its Parquet "
                    "file, and no required value is missing; otherwise, the rules that need the "
                    "table cannot be checked.",
}
NULLABLE = {pa.int64(): pd.Int64Dtype()}


def choose(csv: pa.Table | None, parquet: pa.Table | None, schema: dict) -> pa.Table | None:
    """Return the table of the CSV file if it has every column, else that of the Parquet file.

    Rules are checked on what most people open. Returns None if neither file has every column.
    """
    names = arrow_schema(schema).names
    return next((content for content in (csv, parquet)
                 if content is not None and content.column_names == names), None)


def usable_tables(tables: dict[str, pa.Table | None], schemas: dict[str, dict]
                  ) -> tuple[dict[str, pd.DataFrame], list[Violation]]:
    """Return the tables in which nothing required is missing, and the violations of the others.

    Args:
        tables: The tables by name, None for one that neither file has whole.
        schemas: Their schemas.
    """
    found, violations = {}, []
    for table, content in tables.items():
        required = [field["name"] for field in schemas[table]["fields"]
                    if field["constraints"].get("required")]
        if content is None:
            problem = "neither its CSV nor its Parquet file can be read whole"
        elif any(content[name].null_count for name in required):
            problem = "required values are missing"
        else:
            found[table] = data_frame(content)
            continue
        violations.append(Violation("table-usable", table, "", f"{problem}; the rules that need "
                                                               "this table were not checked"))
    return found, violations


def data_frame(content: pa.Table) -> pd.DataFrame:
    """Return an Arrow table as a data frame; integers with missing values stay integers."""
    content = content.replace_schema_metadata()  # what a file tells pandas can be anything
    frame = content.to_pandas()
    for field in content.schema:
        if pa.types.is_integer(field.type) and content[field.name].null_count:
            frame[field.name] = content[field.name].to_pandas(types_mapper=NULLABLE.get)
    return frame
