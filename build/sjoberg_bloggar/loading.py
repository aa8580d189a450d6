"""Load published tables as pandas data frames with their types."""

from pathlib import Path

import pandas as pd

from .errors import InputError
from .locations import PACKAGE
from .package import Package
from .package.archive import package_folder
from .package.reading import csv_resources, descriptor_of, read_parquet, schema_of

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
    place = Path(package or PACKAGE)
    with package_folder(place) as folder:
        resources = resources_in(folder, place)
        if name not in resources:
            raise InputError(place, None, f"there is no table '{name}'",
                             f"give one of {', '.join(resources)}")
        return typed_table(folder, name, schema_of(folder, resources[name]))


def list_tables(package: Path | str | None = None) -> dict[str, str]:
    """Return what one row of each table is, by the name of the table; see load_table."""
    place = Path(package or PACKAGE)
    with package_folder(place) as folder:
        return {name: resource["description"]
                for name, resource in resources_in(folder, place).items()}


def load_package(folder: Path) -> Package:
    """Return the package in a folder with all its tables; see load_table."""
    descriptor = descriptor_of(folder)
    schemas = {name: schema_of(folder, resource)
               for name, resource in csv_resources(descriptor).items()}
    return Package(descriptor, schemas, {name: typed_table(folder, name, schema)
                                         for name, schema in schemas.items()})


def resources_in(folder: Path, place: Path) -> dict[str, dict]:
    """Return how each table's CSV file is described in a folder; messages name it by its place."""
    try:
        return csv_resources(descriptor_of(folder))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(place, None, f"there is no package that can be read ({error})",
                         "give the folder or the zip of a published version") from None


def typed_table(folder: Path, name: str, schema: dict) -> pd.DataFrame:
    """Return a table of the package in a folder with the types that its schema asks for."""
    file = f"dataset/{name}.parquet"
    try:
        table, _ = read_parquet(folder / file)
        return table.to_pandas().astype({
            field["name"]: PANDAS_TYPES[field["type"]] for field in schema["fields"]
            if field["type"] in PANDAS_TYPES})
    except (OSError, ValueError, KeyError) as error:
        raise InputError(file, None, f"it is not the table of its schema ({error})",
                         "see what 'sjoberg-bloggar check' says of the package") from None
