"""Read the descriptor and the schema files."""

import json
from pathlib import Path

from ...errors import InputError
from ...publish.schemas import TABLES
from ..layout import DESCRIPTOR, schema_path
from ..violation import Violation

RULES = {
    "schema-json": "Every schema file is a Table Schema in JSON: an object with a list of fields.",
}
REMEDY = "give the folder of a published package, or its datapackage.json"


def read_descriptor(folder: Path) -> dict:
    """Return the content of datapackage.json in a folder.

    Raises:
        InputError: There is none, or it has no list of resources.
    """
    path = folder / DESCRIPTOR
    if not folder.is_dir():
        raise InputError(folder, None, "there is no such folder", REMEDY)
    try:
        descriptor = read_json(path)
    except FileNotFoundError:
        raise InputError(folder, None, "there is no datapackage.json in it", REMEDY) from None
    except OSError as error:
        raise InputError(path, None, f"cannot be read ({error.strerror})", REMEDY) from None
    except ValueError as error:
        raise InputError(path, None, str(error), "fetch the package again") from None
    if not isinstance(descriptor, dict) or not isinstance(descriptor.get("resources"), list):
        raise InputError(path, None, "describes no package: it has no list of resources",
                         "fetch the package again")
    return descriptor


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
            schema = read_json(files[path])
        except ValueError as error:
            violations.append(Violation("schema-json", path, "", str(error)))
            continue
        fields = schema.get("fields") if isinstance(schema, dict) else None
        if isinstance(fields, list) and all(isinstance(field, dict) for field in fields):
            schemas[table] = schema
        else:
            violations.append(Violation("schema-json", path, "", "has no list of fields"))
    return schemas, violations


def read_json(path: Path) -> object:
    """Return the content of a JSON file.

    Raises:
        OSError: The file cannot be read.
        ValueError: It is no JSON.
    """
    try:
        return json.loads(path.read_bytes().decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is no JSON in UTF-8 ({error})") from None
