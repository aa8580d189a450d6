"""Read the descriptor and the schema files."""

import json
from collections import Counter
from pathlib import Path

from ...errors import InputError
from ...publish.schemas import TABLES
from ..layout import DESCRIPTOR, schema_path
from ..violation import Violation, cut, visible
from .folder import why_unreadable

RULES = {
    "json-keys": "No object in the descriptor or in a schema file has a key twice: readers would "
                 "take either value.",
    "schema-json": "Every schema file is a Table Schema in JSON: an object with a list of fields.",
}
REMEDY = "give the folder of a published package, its datapackage.json, or the zip of a release"
DEEPEST = 50  # levels of objects and lists
MOST_BYTES = 1 << 26


def read_descriptor(folder: Path) -> tuple[dict, list[Violation]]:
    """Return the content of datapackage.json in a folder, and what is wrong with the file.

    Raises:
        InputError: There is none, or it has no list of resources.
    """
    path = folder / DESCRIPTOR
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder", REMEDY)
    if not path.is_symlink() and not path.exists():
        raise InputError(folder, None, f"there is no {DESCRIPTOR} in it", REMEDY)
    if problem := why_unreadable(folder, DESCRIPTOR):
        raise InputError(path, None, problem, REMEDY)
    try:
        descriptor, violations = read_json(path, DESCRIPTOR)
    except ValueError as error:
        raise InputError(path, None, str(error), "fetch the package again") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise InputError(path, None, "describes no package: it has no list of resources",
                         "fetch the package again")
    return descriptor, violations


def read_schema_files(files: dict[str, Path]) -> tuple[dict[str, dict], list[Violation]]:
    """Return the package's own schemas by table, as far as they can be read.

    Args:
        files: The files of the package by their path in it.
    """
    schemas, violations = {}, []
    for table in TABLES:
        path = schema_path(table)
        if path not in files:
            continue
        try:
            schema, found = read_json(files[path], path)
        except ValueError as error:
            violations.append(Violation("schema-json", path, "", str(error)))
            continue
        violations += found
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and all(isinstance(field, dict) for field in fields):
            schemas[table] = schema
        else:
            violations.append(Violation("schema-json", path, "", "has no list of fields"))
    return schemas, violations


def read_json(file: Path, path: str) -> tuple[object, list[Violation]]:
    """Return the content of a JSON file, and which keys are repeated.

    Args:
        file: The file.
        path: Its path in the package, for messages.

    Raises:
        ValueError: It is not JSON, or so large or so deeply nested that readers may fail.
    """
    if file.stat().st_size > MOST_BYTES:
        raise ValueError(f"has more than {MOST_BYTES} bytes")
    repeated = Counter()

    def as_dict(pairs: list[tuple[str, object]]) -> dict:
        repeated.update(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        return dict(pairs)

    try:
        content = json.loads(file.read_bytes().decode("utf-8"), object_pairs_hook=as_dict,
                             parse_constant=reject_constant)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON in UTF-8 ({cut(visible(str(error)))})") from None
    if is_deeper(content, DEEPEST):
        raise ValueError(f"has more than {DEEPEST} levels of objects and lists")
    return content, [Violation("json-keys", path, key, "the key is repeated") for key in repeated]


def reject_constant(name: str) -> None:
    """Raise ValueError: Python reads NaN and Infinity, which JSON does not have."""
    raise ValueError(f"{name} is no value")


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
