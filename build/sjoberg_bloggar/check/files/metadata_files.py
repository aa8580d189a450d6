"""The rule on CITATION.cff and the other files that describe the package to others."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from ...publish.metadata import FILES, Contents
from ..registry import Package, UnusableTableError
from ..violation import Violation, shown

RULES = {
    "metadata-files": "CITATION.cff and the other metadata files are there and say exactly what "
                      "the descriptor, the schemas and the tables say.",
}


def check_metadata(folder: Path, package: Package) -> Iterator[Violation]:
    """Compare the metadata files with those made from descriptor, schemas and tables."""
    contents = Contents(package.descriptor, package.schemas, package)
    for path, describe in FILES.items():
        try:
            expected = describe(contents)
        except UnusableTableError:
            continue
        except Exception as error:  # the descriptor may be anything; any error means the same
            yield Violation("metadata-files", path, "", "cannot be made from the package "
                            f"({type(error).__name__}: {shown(str(error))})")
            continue
        try:
            found = (folder / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            yield Violation("metadata-files", path, "", f"cannot be read ({shown(str(error))})")
            continue
        if found != expected:
            lines = zip_longest(found.split("\n"), expected.split("\n"))
            number, (line, asked) = next((n, pair) for n, pair in enumerate(lines, 1)
                                         if pair[0] != pair[1])
            yield Violation("metadata-files", path, f"line {number}",
                            f"is {shown(line)}, by the package itself {shown(asked)}")
