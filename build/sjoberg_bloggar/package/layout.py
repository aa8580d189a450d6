"""The layout of a package: its tables and files, their names in the descriptor, and hashes."""

import hashlib
import re
from pathlib import Path

DESCRIPTOR = "datapackage.json"
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
EXPLORER = "explorer"
FOLDERS = ("dataset", "schema", "metadata")
TABLES = ("posts", "passages", "authors", "authorships", "organisations",
          "organisation_names", "mentions", "post_sources")

# The files that the descriptor lists, by the names of their resources.
TABLE_FILES = {**{table: f"dataset/{table}.csv" for table in TABLES},
               **{f"{table}-parquet": f"dataset/{table}.parquet" for table in TABLES}}
PATHS = {**TABLE_FILES, EXPLORER: "dataset/explorer.html"}
# What readers of a file go by, by its ending. R needs the profile; without the dialect frictionless
# guesses the delimiter; and with a format that it has no reader for it still checks size and hash
# of a Parquet file.
TABULAR = {"type": "table", "profile": "tabular-data-resource"}
FORMATS = {
    "csv": {"format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
            "dialect": {"delimiter": ","}},
    "parquet": {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"},
    "html": {"format": "html", "mediatype": "text/html", "encoding": "utf-8"},
}

# Files that operating systems and office programs leave in every folder that they show.
SYSTEM_FILES = (".DS_Store", "Thumbs.db", "desktop.ini", "__MACOSX")
SYSTEM_PREFIXES = (".~lock", "._")  # of LibreOffice; of macOS on other file systems

HASH_FORM = "sha256: and 64 hexadecimal digits in lower case"
HASH = re.compile(r"sha256:[0-9a-f]{64}")


def is_system_file(name: str) -> bool:
    """Return whether a file or folder of this name is none of a package's business.

    >>> is_system_file(".DS_Store"), is_system_file(".~lock.posts.csv#")
    (True, True)
    >>> is_system_file("posts.csv")
    False
    """
    return name in SYSTEM_FILES or name.startswith(SYSTEM_PREFIXES)


def schema_path(table: str) -> str:
    """Return the path of a table's schema in a package."""
    return f"schema/{table}.json"


def hash_of(data: bytes | Path) -> str:
    """Return the hash of bytes or of a file as descriptors have it."""
    if isinstance(data, bytes):
        return f"sha256:{hashlib.sha256(data).hexdigest()}"
    with data.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def is_hash(value: object) -> bool:
    """Return whether a value is written as hashes are in descriptors."""
    return isinstance(value, str) and bool(HASH.fullmatch(value))
