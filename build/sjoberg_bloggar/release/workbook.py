"""Write a package as one Excel workbook: a sheet per table, the data dictionary first."""

from pathlib import Path

import pandas as pd

from ..errors import InputError
from ..package import Package

WIDEST = 60  # characters of a column
LONGEST_CELL = 32_767  # characters; Excel has no room for more


def write_workbook(package: Package, path: Path) -> None:
    """Write the tables of a package into a workbook.

    Headers are frozen and have filters; dates are dates, truth values are truth values, and no text
    is taken for a formula or a link.

    Args:
        package: The package, its tables with their types.
        path: The file to write.
    """
    descriptor = package.descriptor
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", datetime_format="yyyy-mm-dd",
                        engine_kwargs={"options": options}) as writer:
        released = pd.Timestamp(descriptor["released"])
        writer.book.set_properties({"title": descriptor["title"], "created": released,
                                    "comments": f"Version {descriptor['version']}"})
        write_sheet(writer, "dictionary", dictionary(package.schemas))
        for name, table in package.tables.items():
            write_sheet(writer, name, table)


def dictionary(schemas: dict[str, dict]) -> pd.DataFrame:
    """Return every column of every table, with its type and meaning."""
    return pd.DataFrame([
        {"table": name, "column": field["name"], "type": field["type"],
         "may be missing": not field["constraints"].get("required", False),
         "meaning": field["description"]}
        for name, schema in schemas.items() for field in schema["fields"]])


def write_sheet(writer: pd.ExcelWriter, name: str, table: pd.DataFrame) -> None:
    """Write a data frame as a sheet with a frozen header, filters and readable widths.

    Raises:
        InputError: A text is too long for a cell.
    """
    for column in table.select_dtypes("str"):
        if (table[column].str.len() > LONGEST_CELL).any():
            raise InputError(f"{name}.{column}", None,
                             f"a text is longer than the {LONGEST_CELL} characters of a cell",
                             "use the CSV, Parquet or SQLite files")
    table.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
    sheet = writer.sheets[name]
    sheet.autofilter(0, 0, len(table), len(table.columns) - 1)
    for at, column in enumerate(table.columns):
        longest = table[column].astype(str).str.len().max() if len(table) else 0
        sheet.set_column(at, at, min(max(len(column) + 4, longest), WIDEST))
