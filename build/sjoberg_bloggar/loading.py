"""Load published tables as pandas data frames."""

import io
import json
import zipfile
from pathlib import Path

import pandas as pd
from pyarrow import parquet

from .errors import InputError
from .locations import PACKAGE

# The pandas types of the types of a Table Schema; those of strings and booleans come by themselves.
PANDAS_TYPES = {"date": "datetime64[s]", "integer": "Int64"}


def load_table(name: str, package: Path | str | None = None) -> pd.DataFrame:
    """Return a table with its types: dates, integers that may be missing, truth values.

    Args:
        name: The table.
        package: The folder or the zip of a published version; the one installed with the program
            if it is None.

    Raises:
        InputError: There is no such table or no package.
    """
    root = package_root(package)
    resources = csv_resources(root)
    if name not in resources:
        raise InputError(str(root), None, f"there is no table '{name}'",
                         f"give one of {', '.join(resources)}")
    schema = resources[name]["schema"]
    if isinstance(schema, str):
        schema = json.loads((root / schema).read_text("utf-8"))
    data = (root / f"dataset/{name}.parquet").read_bytes()
    # read_table leaves threads behind that abort the interpreter's exit on Python 3.12.
    table = parquet.ParquetFile(io.BytesIO(data)).read().to_pandas()
    return table.astype({field["name"]: PANDAS_TYPES[field["type"]] for field in schema["fields"]
                         if field["type"] in PANDAS_TYPES})


def list_tables(package: Path | str | None = None) -> dict[str, str]:
    """Return what one row of each table is, by the name of the table; see load_table."""
    return {name: resource["description"]
            for name, resource in csv_resources(package_root(package)).items()}


def package_root(package: Path | str | None) -> Path | zipfile.Path:
    """Return the folder of a package, or its place in a zip."""
    path = Path(package) if package is not None else PACKAGE
    if not zipfile.is_zipfile(path):
        return path
    top = zipfile.Path(path)
    folders = [entry for entry in top.iterdir() if entry.is_dir()]
    return top if (top / "datapackage.json").exists() or len(folders) != 1 else folders[0]


def csv_resources(root: Path | zipfile.Path) -> dict[str, dict]:
    """Return how the descriptor of the package at root describes each table's CSV file, by name."""
    try:
        descriptor = json.loads((root / "datapackage.json").read_text("utf-8"))
    except (OSError, ValueError, KeyError) as error:
        raise InputError(str(root), None, f"there is no package that can be read ({error})",
                         "give the folder or the zip of a published version") from None
    return {resource["name"]: resource for resource in descriptor["resources"]
            if "schema" in resource and resource["path"].endswith(".csv")}
