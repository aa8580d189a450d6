"""The Table Schemas in schema/: the one source of columns, types and constraints."""

import json
from pathlib import Path

from ..errors import InputError

TABLES = ("posts", "passages", "authors", "authorships", "organisations",
          "organisation_names", "mentions", "post_sources")
OWN = Path(__file__).resolve().parents[3] / "schema"  # the program's own


def read_schemas(folder: Path = OWN) -> dict[str, dict]:
    """Return the schema of every table, by name. Raises InputError where one is missing."""
    schemas = {}
    for name in TABLES:
        path = folder / f"{name}.json"
        try:
            schemas[name] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(path, None, f"the table schema cannot be read ({error})",
                             "restore it") from None
    return schemas


def arrow_schema(schema: dict):
    """Return the Arrow schema of a table.

    Its pandas metadata makes pandas read integers with missing values as Int64.
    """
    import pyarrow as pa

    types = {"string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(),
             "date": pa.date32()}
    columns = [pa.field(f["name"], types[f["type"]],
                        nullable=not f["constraints"].get("required", False))
               for f in schema["fields"]]
    nullable = [{"name": column.name, "field_name": column.name, "pandas_type": "int64",
                 "numpy_type": "Int64", "metadata": None}
                for column in columns if column.nullable and column.type == pa.int64()]
    pandas = {"index_columns": [], "column_indexes": [], "columns": nullable}
    return pa.schema(columns, {"pandas": json.dumps(pandas)} if nullable else None)
