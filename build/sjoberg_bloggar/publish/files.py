"""Write the files of a package: tables, schemas, explorer, descriptor and metadata."""

import shutil
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa
from pyarrow import compute, csv, parquet

from ..model import Blog
from ..package import Package
from ..package.layout import DESCRIPTOR, TABLES, schema_path
from .descriptor import as_json, describe, missing
from .explorer.page import MOST_TO_EXPLORE, write_explorer
from .metadata import write_metadata
from .tables import post_urls


def write_package(folder: Path, blog: Blog, tables: dict[str, pa.Table], schema_folder: Path,
                  schemas: dict[str, dict], metadata: dict) -> None:
    """Write the package of a blog into an empty folder.

    Args:
        folder: The folder.
        blog: The blog.
        tables: Its tables by name.
        schema_folder: The folder of the schema files.
        schemas: The schemas by table.
        metadata: What is said about the whole dataset.
    """
    (folder / "dataset").mkdir()
    (folder / "schema").mkdir()
    for name in TABLES:
        shutil.copyfile(schema_folder / f"{name}.json", folder / schema_path(name))
        write_csv(tables[name], folder / "dataset" / f"{name}.csv")
        write_parquet(tables[name], folder / "dataset" / f"{name}.parquet",
                      about_table(schemas[name], metadata))
    if len(blog.posts) <= MOST_TO_EXPLORE:
        write_explorer(folder / "dataset/explorer.html", tables, metadata, missing(blog),
                       [asdict(question) for question in blog.questions])
    descriptor = describe(blog, schemas, post_urls(blog), metadata, folder)
    (folder / DESCRIPTOR).write_text(as_json(descriptor), "utf-8", newline="\n")
    write_metadata(folder, Package(descriptor, schemas, {
        name: tables[name].to_pandas() for name in ("posts", "authorships", "authors")}))


def about_table(schema: dict, metadata: dict) -> dict[str, str]:
    """Return what the Parquet file of a table says about itself."""
    return {"title": schema["title"], "description": schema["description"],
            "dataset": metadata["title"], "version": metadata["version"],
            "license": metadata["licenses"][0]["name"], "rights": metadata["rights"]["texts"]}


def write_csv(table: pa.Table, file: Path | pa.NativeFile) -> None:
    """Write a table as CSV: UTF-8, line feeds, strings quoted, missing values empty.

    Truth values are TRUE and FALSE, which pandas, polars, DuckDB and R all read as such.
    """
    for at, field in enumerate(table.schema):
        if pa.types.is_boolean(field.type):
            table = table.set_column(at, field.name, compute.if_else(table[at], "TRUE", "FALSE"))
    csv.write_csv(table, file)


def write_parquet(table: pa.Table, path: Path, about: dict[str, str] | None = None) -> None:
    """Write a table as Parquet, compressed in a way that every reader knows.

    Args:
        table: The table.
        path: The file to write.
        about: What the file says about itself, by name.
    """
    named = table.replace_schema_metadata({**(table.schema.metadata or {}), **(about or {})})
    parquet.write_table(named, path, compression="snappy")
