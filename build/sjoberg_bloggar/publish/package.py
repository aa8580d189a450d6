"""Write the files of a package: tables, schemas, explorer, descriptor and metadata."""

import shutil
from dataclasses import asdict
from pathlib import Path

import pyarrow as pa

from ..model import Blog
from .descriptor import as_json, describe, missing
from .explorer.page import MOST_TO_EXPLORE, write_explorer
from .files import write_csv, write_parquet
from .metadata import Contents, write_metadata
from .schemas import TABLES
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
        shutil.copyfile(schema_folder / f"{name}.json", folder / "schema" / f"{name}.json")
        write_csv(tables[name], folder / "dataset" / f"{name}.csv")
        write_parquet(tables[name], folder / "dataset" / f"{name}.parquet",
                      about_table(schemas[name], metadata))
    if len(blog.posts) <= MOST_TO_EXPLORE:
        write_explorer(folder / "dataset/explorer.html", tables, metadata, missing(blog),
                       [asdict(question) for question in blog.questions])
    descriptor = describe(blog, schemas, post_urls(blog), metadata, folder)
    (folder / "datapackage.json").write_text(as_json(descriptor), "utf-8", newline="\n")
    write_metadata(folder, Contents(descriptor, schemas, {
        name: tables[name].to_pandas() for name in ("posts", "authorships", "authors")}))


def about_table(schema: dict, metadata: dict) -> dict[str, str]:
    """Return what the Parquet file of a table says about itself."""
    return {"title": schema["title"], "description": schema["description"],
            "dataset": metadata["title"], "version": metadata["version"],
            "license": metadata["licenses"][0]["name"], "rights": metadata["rights"]["texts"]}
