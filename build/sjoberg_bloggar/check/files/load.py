"""Read a package: its descriptor, where its files are, its schema files."""

import json
import os
from pathlib import Path

from ...errors import InputError
from ...publish.schemas import TABLES
from ..violation import Violation

# The files of a package: those of the tables and all others by resource, and the schemas.
TABLE_FILES = {**{table: f"dataset/{table}.csv" for table in TABLES},
               **{f"{table}-parquet": f"dataset/{table}.parquet" for table in TABLES}}
PATHS = {**TABLE_FILES, "explorer": "dataset/explorer.html"}
MUST_BE_THERE = [*PATHS.values(), *(f"schema/{table}.json" for table in TABLES)]

REMEDY = "give the folder of a published package, or its datapackage.json"

RULES = {
    "file-missing": "The CSV, Parquet and schema file of every table, and the explorer if the "
                    "descriptor lists it, are there and can be read.",
    "schema-json": "Every schema file is a Table Schema in JSON: an object with a list of fields.",
}


def read_descriptor(folder: Path) -> dict:
    """Return the descriptor of the package in a folder.

    Raises:
        InputError: There is none that lists resources.
    """
    path = folder / "datapackage.json"
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder", REMEDY)
    try:
        descriptor = json.loads(path.read_bytes().decode("utf-8"))
    except FileNotFoundError:
        raise InputError(folder, None, "there is no datapackage.json in it", REMEDY) from None
    except OSError as error:
        raise InputError(path, None, f"cannot be read ({error.strerror})", REMEDY) from None
    except (ValueError, RecursionError) as error:
        raise InputError(path, None, f"is no JSON in UTF-8 ({error})",
                         "fetch the package again") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise InputError(path, None, "describes no package: it has no list of resources",
                         "fetch the package again")
    return descriptor


def must_be_there(descriptor: dict) -> list[str]:
    """Return the paths of the files that a package must have, except for metadata files.

    The explorer is one of them only if the descriptor lists it.
    """
    has_explorer = any(isinstance(resource, dict) and resource.get("name") == "explorer"
                       for resource in descriptor["resources"])
    return [path for path in MUST_BE_THERE if has_explorer or path != PATHS["explorer"]]


def find_files(folder: Path, paths: list[str]) -> tuple[dict[str, Path], list[Violation]]:
    """Return the files that can be read, by their path in the package (dataset/posts.csv)."""
    files, violations = {}, []
    for path in paths:
        problem = "there is no such file"
        try:
            if os.path.isfile(folder / path):
                (folder / path).open("rb").close()
                files[path] = folder / path
                continue
        except OSError as error:
            problem = f"cannot be read ({error.strerror})"
        violations.append(Violation("file-missing", path, "", problem))
    return files, violations


def read_schema_files(files: dict[str, Path]) -> tuple[dict[str, dict], list[Violation]]:
    """Return the package's own schemas that can be read, by table, and what is wrong with others."""
    schemas, violations = {}, []
    for table in TABLES:
        path = f"schema/{table}.json"
        if path not in files:
            continue
        try:
            schema = json.loads(files[path].read_bytes().decode("utf-8"))
        except (ValueError, RecursionError) as error:
            violations.append(Violation("schema-json", path, "", f"is no JSON in UTF-8 ({error})"))
            continue
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and all(isinstance(field, dict) for field in fields):
            schemas[table] = schema
        else:
            violations.append(Violation("schema-json", path, "", "has no list of fields"))
    return schemas, violations
