"""The rule that frictionless, the validator that most users have, finds the package valid.

It is a second opinion on the descriptor and the CSV files. It is slow on large tables, so the build
does without it.

frictionless: frictionless, the reference implementation of Data Packages, finds the descriptor,
    the CSV files and the hashes valid. It is not asked if a file is missing, if the descriptor
    names other files or profiles than it should, or if a CSV file has other columns or a row
    with more or fewer cells.
"""

from pathlib import Path

from ..language.text import squeeze
from ..package.layout import DESCRIPTOR, PROFILE
from ..processes.memory import is_out_of_memory
from .violation import Violation

# If one of these is broken, frictionless might read a pipe, another folder or the network, or take
# minutes for a row of 100,000 cells.
SAFETY = {"file-missing", "resources", "resource-path", "resource-properties", "resource-schema",
          "schema-json", "csv-columns", "csv-quoting"}


def check_by_frictionless(folder: Path, descriptor: dict,
                          found: list[Violation]) -> list[Violation]:
    """Return what `frictionless validate datapackage.json` finds.

    Args:
        folder: The folder of the package.
        descriptor: Its descriptor.
        found: The violations of the other rules.
    """
    is_safe = descriptor.get("$schema") == PROFILE and "profile" not in descriptor \
        and not SAFETY & {violation.rule for violation in found}
    if not is_safe:
        return []
    import frictionless  # takes 0.3 s, half of what a build without it takes

    try:
        report = frictionless.validate(str(folder / DESCRIPTOR))
    except Exception as error:  # it may stumble over anything that a descriptor has
        if is_out_of_memory(error):
            raise MemoryError from error
        return [Violation("frictionless", DESCRIPTOR, "", squeeze(
            f"fails with {type(error).__name__}: {error}"))]
    violations = [Violation("frictionless", DESCRIPTOR, "", squeeze(error.message))
                  for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            violations.append(Violation("frictionless", task.name, f"row {row - 1}" if row else "",
                                        squeeze(error.message)))
    return violations
