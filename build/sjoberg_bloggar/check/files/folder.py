"""Rules on the files of a package as bytes: which there are, their sizes and hashes."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from ...publish.atomic import STAGE, is_interrupted
from ...publish.metadata import FILES as METADATA
from ..layout import (
    FOLDERS,
    HASH_FORM,
    PATHS,
    is_hash,
    is_system_file,
    known_resources,
    required_files,
)
from ..violation import Violation, shown

RULES = {
    "file-missing": "The CSV, Parquet and schema file of every table, and the explorer if the "
                    "descriptor lists it, are there and can be read. They are regular files of at "
                    "most 4 GiB inside the package; a link out of it is not followed.",
    "extra-file": "dataset/, schema/ and metadata/ have the package's files and nothing else. "
                  "Files that operating systems and office programs leave behind (.DS_Store, "
                  "Thumbs.db, desktop.ini, .~lock*, __MACOSX, ._*) do not count.",
    "bytes": "The size of every file is the number of bytes that the descriptor gives.",
    "hash": "The SHA-256 of every file is the one that the descriptor gives.",
    "hash-form": "Hashes are written as sha256: and 64 lower-case hexadecimal digits, the only "
                 "form that every validator checks.",
    "unfinished-publication": "No build was stopped while it moved files to their places.",
}
MOST_BYTES = 1 << 32


def find_files(folder: Path, descriptor: dict) -> tuple[dict[str, Path], list[Violation]]:
    """Return the files of a package that can be read, by their path in it (dataset/posts.csv)."""
    files, violations = {}, []
    for path in required_files(descriptor):
        if problem := why_unreadable(folder, path):
            violations.append(Violation("file-missing", path, "", problem))
        else:
            files[path] = folder / path
    return files, violations


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
        if file.stat().st_size > MOST_BYTES:
            return f"has more than {MOST_BYTES} bytes"
        file.open("rb").close()
    except OSError as error:
        return f"cannot be read ({error.strerror})"
    except RuntimeError:  # before Python 3.13
        return "is a link that leads in circles"
    return ""


def check_files(folder: Path, descriptor: dict, files: dict[str, Path]) -> Iterator[Violation]:
    """Check size and hash of each file, and that there is none that should not be."""
    for name, resource in known_resources(descriptor).items():
        if PATHS[name] in files:
            yield from check_file(resource, PATHS[name], files[PATHS[name]])
    expected = {*required_files(descriptor), *METADATA}
    for path in files_in(folder):
        if path not in expected:
            yield Violation("extra-file", path, "", "is not a file of the package")
    if is_interrupted(folder):
        yield Violation("unfinished-publication", STAGE, "",
                        "a build was stopped while it moved files to their places, so old and new "
                        "files may be mixed; build again to finish it")


def files_in(folder: Path) -> Iterator[str]:
    """Yield the paths of what is in the folders of a package, except for system files."""
    for name in FOLDERS:
        try:
            entries = [] if (folder / name).is_symlink() else sorted((folder / name).iterdir())
        except OSError:
            continue
        yield from (f"{name}/{entry.name}" for entry in entries if not is_system_file(entry.name))


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
