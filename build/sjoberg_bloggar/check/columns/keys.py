"""Name rows of Arrow tables in violations."""

import pyarrow as pa
from pyarrow import compute

from ..violation import row_key


def true_rows(mask: pa.ChunkedArray) -> list[int]:
    """Return the indexes at which a mask is true."""
    return compute.indices_nonzero(compute.fill_null(mask, False)).to_pylist()


def key_of(table: pa.Table, schema: dict, row: int) -> str:
    """Return how messages name a row: by its key, as far as the table has it, else its number."""
    return row_key(*(table[name][row].as_py() for name in schema["primaryKey"]
                     if name in table.column_names)) or f"row {row + 1}"
