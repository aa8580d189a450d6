"""Rules on the descriptor: the resources that it lists, and what it says about their files."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ...publish.atomic import COMMITTED, STAGE
from ...publish.metadata import FILES as METADATA
from ...publish.schemas import TABLES
from ..violation import Violation, shown
from .load import PATHS, TABLE_FILES, must_be_there

FILE = "datapackage.json"
HASH = "sha256: and 64 hexadecimal digits in lower case"
SHA256 = re.compile(r"sha256:[0-9a-f]{64}")

# What readers rely on. R needs the profile. Without the dialect, frictionless guesses. With a format
# that it has no reader for, it still checks bytes and hash of a Parquet file.
PROPERTIES = {
    "csv": {"type": "table", "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ","}},
    "parquet": {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"},
}

RULES = {
    "resources": "The descriptor lists each table exactly twice, as CSV (posts) and as Parquet "
                 "(posts-parquet), the explorer once (at most once if there are more than "
                 "5,000 posts), and nothing else.",
    "resource-path": "A resource's path is its file in dataset/, and the schema of a CSV resource "
                     "its file in schema/.",
    "resource-properties": "Type, profile, format, media type, encoding and dialect of a "
                           "resource are those that readers need.",
    "resource-description": "Title and description of a CSV resource are those of its schema.",
    "bytes": "The size of every file is the number of bytes that the descriptor gives.",
    "hash": "The SHA-256 of every file is the one that the descriptor gives.",
    "hash-form": "Hashes are written as sha256: and 64 lower-case hexadecimal digits, the only "
                 "form that every validator checks.",
    "extra-file": "dataset/, schema/ and metadata/ hold the package's files and nothing else.",
    "unfinished-publication": "No publication was interrupted here while it was moving its files "
                              "in place.",
}


def check_description(descriptor: dict, schemas: dict[str, dict]) -> Iterator[Violation]:
    """Check the list of resources and what it says about each, except for size and hash."""
    names = [r.get("name") for r in descriptor["resources"] if isinstance(r, dict)]
    counts = Counter(name for name in names if isinstance(name, str))
    for name in TABLE_FILES:
        if not counts[name]:
            yield Violation("resources", FILE, name, "the resource is missing")
    for name, count in counts.items():
        if name not in PATHS:
            yield Violation("resources", FILE, name, "no resource of a package has this name")
        elif count > 1:
            yield Violation("resources", FILE, name, f"the resource is listed {count} times")
    if nameless := len(descriptor["resources"]) - counts.total():
        yield Violation("resources", FILE, "", f"resources without a name: {nameless}")
    for name, resource in known_resources(descriptor).items():
        table = name.removesuffix("-parquet")
        yield from check_properties(resource, name, schemas.get(table) if name == table else None)


def check_properties(resource: dict, name: str, schema: dict | None) -> Iterator[Violation]:
    """Check the properties of a resource; schema is that of a CSV resource."""
    paths, properties = {"path": PATHS[name]}, {}
    if name in TABLE_FILES:
        properties = PROPERTIES[TABLE_FILES[name].rpartition(".")[2]]
    if name in TABLES:
        paths["schema"] = f"schema/{name}.json"
    for rule, expected in (("resource-path", paths), ("resource-properties", properties)):
        for key, value in expected.items():
            if resource.get(key) != value:
                yield Violation(rule, FILE, name, f"{key} is {shown(resource.get(key))}, expected "
                                                  f"{shown(value)}")
    for key in ("title", "description") if schema else ():
        if resource.get(key) != schema.get(key):
            yield Violation("resource-description", FILE, name,
                            f"{key} is {shown(resource.get(key))}, but schema/{name}.json has "
                            f"{shown(schema.get(key))}")


def check_files(folder: Path, descriptor: dict, files: dict[str, Path]) -> Iterator[Violation]:
    """Check size and hash of each file, and that there are no other files."""
    for name, resource in known_resources(descriptor).items():
        if PATHS[name] in files:
            yield from check_file(resource, PATHS[name], files[PATHS[name]])
    package = {*must_be_there(descriptor), *METADATA}
    for name in ("dataset", "schema", "metadata"):
        entries = (folder / name).iterdir() if (folder / name).is_dir() else ()
        for path in sorted(f"{name}/{entry.name}" for entry in entries):
            if path not in package:
                yield Violation("extra-file", path, "", "is no file of the package")
    if (folder / STAGE / COMMITTED).exists():
        yield Violation("unfinished-publication", STAGE, "",
                        "a publication was interrupted while it moved its files in place, so "
                        "old and new files may be mixed; build again to finish it")


def check_file(resource: dict, path: str, file: Path) -> Iterator[Violation]:
    """Check size and hash of one file."""
    given, hash_, size = resource.get("bytes"), resource.get("hash"), file.stat().st_size
    if isinstance(given, bool) or given != size:
        yield Violation("bytes", path, "", f"bytes in the descriptor is {shown(given)}, the file "
                                           f"has {size}")
    with file.open("rb") as data:
        found = f"sha256:{hashlib.file_digest(data, 'sha256').hexdigest()}"
    if not is_hash(hash_):
        yield Violation("hash-form", path, "",
                        f"hash in the descriptor is {shown(hash_)}, expected {HASH}")
    elif hash_ != found:
        yield Violation("hash", path, "", f"hash in the descriptor is {hash_}, the file has "
                                          f"{found}: it is not the one that was published")


def known_resources(descriptor: dict) -> dict[str, dict]:
    """Return the resources of the package that the descriptor lists, by name."""
    return {resource["name"]: resource for resource in descriptor["resources"]
            if isinstance(resource, dict) and isinstance(resource.get("name"), str)
            and resource["name"] in PATHS}


def is_hash(value) -> bool:
    """Return whether a value is a hash in the form that every validator checks."""
    return isinstance(value, str) and bool(SHA256.fullmatch(value))
