"""Read the files of an untrusted package safely."""

import json
from collections import Counter
from pathlib import Path

import pyarrow as pa
from pyarrow import parquet

from .layout import DESCRIPTOR

LARGEST_FILE = 1 << 32  # bytes
LARGEST_JSON = 1 << 26  # bytes
DEEPEST = 50  # levels of objects and lists
MOST_ROWS = 10_000_000


def why_unreadable(folder: Path, path: str) -> str:
    """Return why a file of a package cannot be read, or an empty string.

    Only regular files inside the folder are opened: a pipe or a device would never end.
    """
    file = folder / path
    try:
        if not file.is_symlink() and not file.exists():
            return "there is no such file"
        if not file.resolve().is_relative_to(folder.resolve()):
            return "is a link out of the package"
        if not file.is_file():
            return "is not a regular file"
        if file.stat().st_size > LARGEST_FILE:
            return f"has more than {LARGEST_FILE} bytes"
        file.open("rb").close()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except RuntimeError:  # before Python 3.13
        return "is a link that leads in circles"
    return ""


def read_json(file: Path) -> tuple[object, list[str]]:
    """Return the content of a JSON file, and the keys that an object in it has twice.

    Raises:
        ValueError: It is not JSON, or so large or so deeply nested that readers may fail.
    """
    if file.stat().st_size > LARGEST_JSON:
        raise ValueError(f"has more than {LARGEST_JSON} bytes")
    repeated = Counter()

    def as_dict(pairs: list[tuple[str, object]]) -> dict:
        repeated.update(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return dict(pairs)

    try:
        content = json.loads(file.read_bytes().decode("utf-8"), object_pairs_hook=as_dict,
                             parse_constant=reject_constant)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON in UTF-8 ({error})") from None
    if is_deeper(content, DEEPEST):
        raise ValueError(f"has more than {DEEPEST} levels of objects and lists")
    return content, list(repeated)


def reject_constant(name: str) -> None:
    """Raise ValueError: Python reads NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is not a JSON value")


def is_deeper(content: object, levels: int) -> bool:
    """Return whether objects and lists are nested in more than so many levels.

    >>> is_deeper([[1]], 2), is_deeper([[1]], 1)
    (False, True)
    """
    level = [content]
    for _ in range(levels):
        level = [value for each in level if isinstance(each, (dict, list))
                 for value in (each.values() if isinstance(each, dict) else each)]
    return any(isinstance(each, (dict, list)) for each in level)


def read_parquet(file: Path) -> tuple[pa.Table, parquet.FileMetaData]:
    """Return the content of a Parquet file and what it says about itself.

    parquet.read_table would leave threads behind that abort the interpreter's exit on Python 3.12.

    Raises:
        pyarrow.ArrowException, OSError, ValueError, MemoryError: It cannot be read, or has so many
            rows that they may not fit into memory: a small file can have any number of equal ones.
    """
    with parquet.ParquetFile(file) as opened:
        if opened.metadata.num_rows > MOST_ROWS:
            raise ValueError(f"has more than {MOST_ROWS} rows")
        content = opened.read()
    content.validate(full=True)
    return content, opened.metadata


def file_in(folder: Path, path: str) -> Path:
    """Return a file of a package, or raise ValueError if it cannot be read; see why_unreadable."""
    if problem := why_unreadable(folder, path):
        raise ValueError(f"{path} {problem}")
    return folder / path


def descriptor_of(folder: Path) -> dict:
    """Return the descriptor of the package in a folder."""
    return json.loads((folder / DESCRIPTOR).read_text("utf-8"))


def csv_resources(descriptor: dict) -> dict[str, dict]:
    """Return how a descriptor describes each table's CSV file, by the name of the table."""
    return {resource["name"]: resource for resource in descriptor["resources"]
            if "schema" in resource and resource["path"].endswith(".csv")}


def schema_of(folder: Path, resource: dict) -> object:
    """Return the schema that a resource of a package has or names."""
    schema = resource.get("schema")
    return read_json(file_in(folder, schema))[0] if isinstance(schema, str) else schema
