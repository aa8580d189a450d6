"""The Table Schemas in schema/: the one source of columns, types and constraints."""

import json
from pathlib import Path

import pyarrow as pa

from ..errors import InputError
from ..locations import PACKAGE
from .layout import TABLES

OWN = PACKAGE / "schema"  # the program's own
ARROW_TYPES = {"string": pa.string(), "integer": pa.int64(), "boolean": pa.bool_(),
               "date": pa.date32()}


def read_schemas(folder: Path = OWN) -> dict[str, dict]:
    """Return the schema of every table, by name.

    Raises:
        InputError: A schema is missing or is not JSON.
    """
    schemas = {}
    for name in TABLES:
        path = folder / f"{name}.json"
        try:
            schemas[name] = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise InputError(path, None, f"the table schema cannot be read ({error})",
                             "restore it") from None
    return schemas


def organisation_kinds(schemas: dict[str, dict]) -> list[str]:
    """Return the kinds that an organisation may have, by the schemas of the tables."""
    return next(field["constraints"]["enum"] for field in schemas["organisations"]["fields"]
                if field["name"] == "kind")


def arrow_schema(schema: dict) -> pa.Schema:
    """Return the Arrow schema of a table, with the descriptions of its columns.

    Its pandas metadata makes pandas read integers with missing values as Int64.
    """
    columns = [pa.field(field["name"], ARROW_TYPES[field["type"]],
                        nullable=not field["constraints"].get("required", False),
                        metadata={"description": field["description"]})
               for field in schema["fields"]]
    nullable = [{"name": column.name, "field_name": column.name, "pandas_type": "int64",
                 "numpy_type": "Int64", "metadata": None}
                for column in columns if column.nullable and column.type == pa.int64()]
    pandas = {"index_columns": [], "column_indexes": [], "columns": nullable}
    return pa.schema(columns, {"pandas": json.dumps(pandas)} if nullable else None)
