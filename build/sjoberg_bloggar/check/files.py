"""Rules on the files of a package: which files exist, their sizes and hashes, metadata files.

file-missing: The CSV, Parquet and schema file of every table, and the explorer if the
    descriptor lists it, are there and can be read. They are regular files of at most 4 GiB
    inside the package; a link out of it is not followed.
extra-file: dataset/, schema/ and metadata/ have the package's files and nothing else. Files
    that operating systems and office programs leave behind (.DS_Store, Thumbs.db, desktop.ini,
    .~lock*, __MACOSX, ._*) do not count.
bytes: The size of every file is the number of bytes that the descriptor gives.
hash: The SHA-256 of every file is the one that the descriptor gives.
hash-form: Hashes are written as sha256: and 64 lower-case hexadecimal digits, the only form
    that every validator checks.
unfinished-publication: No build was stopped while it moved files to their places.
metadata-files: CITATION.cff and the other metadata files say exactly what the descriptor, the
    schemas and the tables say. A download may lack them; with --complete, they must be there.
"""

from collections.abc import Iterator
from os.path import commonprefix
from pathlib import Path

from ..package import Package, UnusableTableError, layout
from ..package.reading import why_unreadable
from ..processes.memory import is_out_of_memory
from ..publish.atomic import STAGE, is_interrupted
from ..publish.metadata import FILES as METADATA
from .violation import Violation, shown, text_difference

BEYOND = 1_000  # bytes that are read of a file that is longer than it should be


def required_files(descriptor: dict) -> list[str]:
    """Return the paths of the files that a package must have besides its descriptor.

    The explorer is required if the descriptor lists it: a package of very many posts has none.
    """
    known = known_resources(descriptor)
    names = [name for name in layout.PATHS if name in layout.TABLE_FILES or name in known]
    return [*(layout.PATHS[name] for name in names), *map(layout.schema_path, layout.TABLES)]


def known_resources(descriptor: dict) -> dict[str, dict]:
    """Return the resources that every package has, as far as the descriptor lists them, by name."""
    return {resource["name"]: resource for resource in descriptor["resources"]
            if isinstance(resource, dict) and isinstance(resource.get("name"), str)
            and resource["name"] in layout.PATHS}


def find_files(folder: Path, descriptor: dict) -> tuple[dict[str, Path], list[Violation]]:
    """Return the files of a package that can be read, by their path in it (dataset/posts.csv)."""
    files, violations = {}, []
    for path in required_files(descriptor):
        if problem := why_unreadable(folder, path):
            violations.append(Violation("file-missing", path, "", problem))
        else:
            files[path] = folder / path
    return files, violations


def check_files(folder: Path, descriptor: dict, files: dict[str, Path]) -> Iterator[Violation]:
    """Check size and hash of each file, and that there is none that should not be."""
    for name, resource in known_resources(descriptor).items():
        if layout.PATHS[name] in files:
            yield from check_file(resource, layout.PATHS[name], files[layout.PATHS[name]])
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
    for name in layout.FOLDERS:
        try:
            entries = [] if (folder / name).is_symlink() else sorted((folder / name).iterdir())
        except OSError:
            continue
        yield from (f"{name}/{entry.name}" for entry in entries
                    if not layout.is_system_file(entry.name))


def check_file(resource: dict, path: str, file: Path) -> Iterator[Violation]:
    """Check size and hash of the file of a resource."""
    given, hash_, size = resource.get("bytes"), resource.get("hash"), file.stat().st_size
    if isinstance(given, bool) or given != size:
        yield Violation("bytes", path, "",
                        f"bytes in the descriptor is {shown(given)}, the file has {size}")
    found = layout.hash_of(file)
    if not layout.is_hash(hash_):
        yield Violation("hash-form", path, "",
                        f"hash in the descriptor is {shown(hash_)}, expected {layout.HASH_FORM}")
    elif hash_ != found:
        yield Violation("hash", path, "", f"hash in the descriptor is {hash_}, the file has "
                                          f"{found}: it is not the one that was published")


def check_metadata(folder: Path, package: Package, complete: bool) -> Iterator[Violation]:
    """Compare the metadata files with those made from descriptor, schemas and tables.

    Args:
        folder: The folder of the package.
        package: What is in it.
        complete: Whether all metadata files must be there.
    """
    for path, describe in METADATA.items():
        if not complete and not (folder / path).exists() and not (folder / path).is_symlink():
            continue
        if problem := why_unreadable(folder, path):
            yield Violation("metadata-files", path, "", problem)
            continue
        try:
            expected = describe(package)
        except UnusableTableError:
            continue
        except Exception as error:  # the descriptor may be anything; any error means the same
            if is_out_of_memory(error):
                raise MemoryError from error
            yield Violation("metadata-files", path, "", "cannot be made from the package "
                            f"({type(error).__name__}: {shown(str(error))})")
            continue
        yield from compare_with(path, folder / path, expected.encode("utf-8", "backslashreplace"))


def compare_with(path: str, file: Path, expected: bytes) -> Iterator[Violation]:
    """Report where a file begins to differ from what is expected; it can be of any length."""
    with file.open("rb") as opened:
        data = opened.read(len(expected) + BEYOND)
    if data != expected:
        text, asked = (each.decode("utf-8", "backslashreplace") for each in (data, expected))
        line = text.count("\n", 0, len(commonprefix([text, asked]))) + 1
        yield Violation("metadata-files", path, f"line {line}",
                        f"{text_difference(text, asked)}, by the package itself")
