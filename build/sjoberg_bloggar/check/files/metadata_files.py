"""The rule on CITATION.cff and the other files that describe the package to others."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from ...processes.memory import is_out_of_memory
from ...publish.metadata import FILES, Contents
from ..registry import Package, UnusableTableError
from ..violation import Violation, shown
from .folder import why_unreadable

RULES = {
    "metadata-files": "CITATION.cff and the other metadata files say exactly what the descriptor, "
                      "the schemas and the tables say. A download may lack them; with --complete, "
                      "they must be there.",
}
BEYOND = 1_000  # bytes that are read of a file that is longer than it should be


def check_metadata(folder: Path, package: Package, complete: bool) -> Iterator[Violation]:
    """Compare the metadata files with those made from descriptor, schemas and tables.

    Args:
        folder: The folder of the package.
        package: What is in it.
        complete: Whether all metadata files must be there.
    """
    contents = Contents(package.descriptor, package.schemas, package)
    for path, describe in FILES.items():
        if not complete and not (folder / path).exists() and not (folder / path).is_symlink():
            continue
        if problem := why_unreadable(folder, path):
            yield Violation("metadata-files", path, "", problem)
            continue
        try:
            expected = describe(contents)
        except UnusableTableError:
            continue
        except Exception as error:  # the descriptor may be anything; any error means the same
            if is_out_of_memory(error):
                raise MemoryError from error
            yield Violation("metadata-files", path, "", "cannot be made from the package "
                            f"({type(error).__name__}: {shown(str(error))})")
            continue
        yield from compare(path, folder / path, expected.encode("utf-8", "backslashreplace"))


def compare(path: str, file: Path, expected: bytes) -> Iterator[Violation]:
    """Report the first line of a file that is not as expected; a file can be of any length."""
    with file.open("rb") as opened:
        data = opened.read(len(expected) + BEYOND)
    if data == expected:
        return
    lines = zip_longest(*(each.decode("utf-8", "backslashreplace").split("\n")
                          for each in (data, expected)))
    number, (line, asked) = next((each for each in enumerate(lines, 1) if each[1][0] != each[1][1]),
                                 (1, ("not UTF-8", "UTF-8")))
    yield Violation("metadata-files", path, f"line {number}",
                    f"is {shown(line)}, by the package itself {shown(asked)}")
