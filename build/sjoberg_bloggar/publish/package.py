"""Write the files of a package: tables as CSV and Parquet, their schemas, the descriptor and
what is made of it."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .descriptor import as_json, describe, missing
from .explorer.page import MOST_TO_EXPLORE, write_explorer
from .files import write_csv, write_parquet
from .metadata import write_metadata
from ..build import Blog
from .schemas import TABLES


def write_package(folder: Path, blog: Blog, tables: dict, schema_folder: Path,
                  schemas: dict[str, dict], metadata: dict) -> None:
    """Write the package of a blog into an empty folder."""
    (folder / "dataset").mkdir()
    (folder / "schema").mkdir()
    for name in TABLES:
        shutil.copyfile(schema_folder / f"{name}.json", folder / "schema" / f"{name}.json")
    with ThreadPoolExecutor() as pool:  # Arrow writes without Python's lock
        written = [pool.submit(write, tables[name], folder / "dataset" / f"{name}.{ending}")
                   for name in TABLES
                   for write, ending in ((write_csv, "csv"), (write_parquet, "parquet"))]
    for file in written:
        file.result()
    if tables["posts"].num_rows <= MOST_TO_EXPLORE:
        write_explorer(folder / "dataset/explorer.html", tables, metadata, missing(blog),
                       [question._asdict() for question in blog.questions])
    descriptor = describe(blog, tables, schemas, metadata, folder)
    (folder / "datapackage.json").write_text(as_json(descriptor), "utf-8")
    write_metadata(folder, descriptor, schemas)
