"""The rule on CITATION.cff and the other files that describe the package to others."""

from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from ...publish.metadata import FILES, of_tables
from ..violation import Violation, shown

RULES = {
    "metadata-files": "CITATION.cff and the other metadata files are there and say exactly what "
                      "the descriptor and the schemas say.",
}


def check_metadata(folder: Path, descriptor: dict, schemas: dict[str, dict]) -> Iterator[Violation]:
    """Compare the metadata files with those made from the descriptor and the schemas."""
    for path, describe in FILES.items():
        try:
            expected = describe(of_tables(descriptor), schemas)
        except Exception as error:  # the descriptor may be anything; any error means the same
            yield Violation("metadata-files", path, "", "cannot be made from the descriptor and "
                            f"the schemas ({type(error).__name__}: {shown(str(error))})")
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
                            f"is {shown(line)}, by descriptor and schemas {shown(asked)}")
