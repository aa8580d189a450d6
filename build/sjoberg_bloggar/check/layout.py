"""The layout of a package: which files it has, and what they are called in the descriptor."""

import re

from ..publish.schemas import TABLES

DESCRIPTOR = "datapackage.json"
EXPLORER = "explorer"
FOLDERS = ("dataset", "schema", "metadata")

# The files that the descriptor lists, by the names of their resources.
TABLE_FILES = {**{table: f"dataset/{table}.csv" for table in TABLES},
               **{f"{table}-parquet": f"dataset/{table}.parquet" for table in TABLES}}
PATHS = {**TABLE_FILES, EXPLORER: "dataset/explorer.html"}

# Files that operating systems and office programs leave in every folder that they show.
SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")
SYSTEM_PREFIXES = (".~lock", "._")  # of LibreOffice; of macOS on other file systems

HASH_FORM = "sha256: and 64 hexadecimal digits in lower case"
HASH = re.compile(r"sha256:[0-9a-f]{64}")


def is_system_file(name: str) -> bool:
    """Return whether a file or folder of this name is none of a package's business.

    >>> is_system_file(".DS_Store"), is_system_file(".~lock.posts.csv#"), is_system_file("posts.csv")
    (True, True, False)
    """
    return name in SYSTEM_FILES or name.startswith(SYSTEM_PREFIXES)


def schema_path(table: str) -> str:
    """Return the path of a table's schema in a package."""
    return f"schema/{table}.json"


def required_files(descriptor: dict) -> list[str]:
    """Return the paths of the files that a package must have besides its descriptor.

    The explorer is required if the descriptor lists it: a package of very many posts has none.
    """
    schemas = [schema_path(table) for table in TABLES]
    explorer = [PATHS[EXPLORER]] if EXPLORER in known_resources(descriptor) else []
    return [*TABLE_FILES.values(), *explorer, *schemas]


def known_resources(descriptor: dict) -> dict[str, dict]:
    """Return the resources that every package has, as far as the descriptor lists them, by name."""
    return {resource["name"]: resource for resource in descriptor["resources"]
            if isinstance(resource, dict) and isinstance(resource.get("name"), str)
            and resource["name"] in PATHS}


def is_hash(value: object) -> bool:
    """Return whether a value is written as hashes are in descriptors."""
    return isinstance(value, str) and bool(HASH.fullmatch(value))
