"""Rules on the files of a package as bytes: which there are, their sizes and hashes."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...publish.atomic import COMMITTED, STAGE
from ...publish.metadata import FILES as METADATA
from ..layout import FOLDERS, HASH_FORM, PATHS, is_hash, known_resources, required_files
from ..violation import Violation, shown

RULES = {
    "file-missing": "The CSV, Parquet and schema file of every table, and the explorer if the "
                    "descriptor lists it, are there and can be read.",
    "extra-file": "dataset/, schema/ and metadata/ have the package's files and nothing else.",
    "bytes": "The size of every file is the number of bytes that the descriptor gives.",
    "hash": "The SHA-256 of every file is the one that the descriptor gives.",
    "hash-form": "Hashes are written as sha256: and 64 lower-case hexadecimal digits, the only "
                 "form that every validator checks.",
    "unfinished-publication": "No publication was interrupted while it moved its files in place.",
}


def find_files(folder: Path, descriptor: dict) -> tuple[dict[str, Path], list[Violation]]:
    """Return the files of a package that can be read, by their path in it (dataset/posts.csv)."""
    files, violations = {}, []
    for path in required_files(descriptor):
        if problem := why_unreadable(folder / path):
            violations.append(Violation("file-missing", path, "", problem))
        else:
            files[path] = folder / path
    return files, violations


def why_unreadable(file: Path) -> str:
    """Return why a file cannot be read, or an empty string."""
    try:
        if not file.is_file():
            return "there is no such file"
        file.open("rb").close()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    return ""


def check_files(folder: Path, descriptor: dict, files: dict[str, Path]) -> Iterator[Violation]:
    """Check size and hash of each file, and that there is none that should not be."""
    for name, resource in known_resources(descriptor).items():
        if PATHS[name] in files:
            yield from check_file(resource, PATHS[name], files[PATHS[name]])
    expected = {*required_files(descriptor), *METADATA}
    for name in FOLDERS:
        entries = (folder / name).iterdir() if (folder / name).is_dir() else ()
        for path in sorted(f"{name}/{entry.name}" for entry in entries):
            if path not in expected:
                yield Violation("extra-file", path, "", "is not a file of the package")
    if (folder / STAGE / COMMITTED).exists():
        yield Violation("unfinished-publication", STAGE, "",
                        "a publication was interrupted while it moved its files in place, so "
                        "old and new files may be mixed; build again to finish it")


def check_file(resource: dict, path: str, file: Path) -> Iterator[Violation]:
    """Check size and hash of the file of a resource."""
    given, hash_, size = resource.get("bytes"), resource.get("hash"), file.stat().st_size
    if isinstance(given, bool) or given != size:
        yield Violation("bytes", path, "",
                        f"bytes in the descriptor is {shown(given)}, the file has {size}")
    with file.open("rb") as data:
        found = f"sha256:{hashlib.file_digest(data, 'sha256').hexdigest()}"
    if not is_hash(hash_):
        yield Violation("hash-form", path, "",
                        f"hash in the descriptor is {shown(hash_)}, expected {HASH_FORM}")
    elif hash_ != found:
        yield Violation("hash", path, "", f"hash in the descriptor is {hash_}, the file has "
                                          f"{found}: it is not the one that was published")
