"""Read build/metadata.toml: what is said about the whole dataset."""

import re
import tomllib
from datetime import date
from pathlib import Path

from ..errors import InputError

# What must be there, a table's entry by a dotted name.
NEEDED = ("name", "title", "description", "version", "released", "keywords", "licenses",
          "contributors", "rights.texts", "attribution", "translations", "themes", "spatial.title",
          "spatial.path", "archive", "language", "blog.title", "blog.given_name",
          "blog.family_name", "blog.publisher")


def read_metadata(path: Path) -> dict:
    """Return what is said about the whole dataset.

    Raises:
        InputError: The file cannot be read, or something is missing in it.
    """
    try:
        metadata = tomllib.loads(path.read_text("utf-8"))
        date.fromisoformat(metadata.get("released", ""))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(path, None, f"the metadata cannot be read ({error})",
                         "restore or correct it") from None
    if lacking := [name for name in NEEDED if not value_at(metadata, name)]:
        raise InputError(path, None, f"{lacking[0]} is missing", "add it")
    if not any("data curator" in each.get("roles", ()) for each in metadata["contributors"]):
        raise InputError(path, None, "no contributor is the data curator",
                         "give one of them this role; citations name them")
    parse_version(path, metadata["version"])
    return metadata


def parse_version(where: Path | str, version: object) -> tuple[int, ...]:
    """Return the three numbers of a version.

    Raises:
        InputError: The version is not of that form; where is named in the message.
    """
    number = "(0|[1-9][0-9]*)"
    m = re.fullmatch(rf"{number}\.{number}\.{number}", str(version))
    if not m:
        raise InputError(where, None, f"'{version}' is not a version",
                         "a version is three numbers, as in 1.0.0")
    return tuple(map(int, m.groups()))


def value_at(metadata: dict, name: str) -> object:
    """Return the value of a dotted name, or None."""
    for key in name.split("."):
        metadata = metadata.get(key) if isinstance(metadata, dict) else None
    return metadata
