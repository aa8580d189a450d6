"""The rule that frictionless, the validator that most users have, finds the package valid.

It is a second opinion on the descriptor and the CSV files. It is slow on large tables, so the build
does without it.
"""

from pathlib import Path

import frictionless

from ..layout import DESCRIPTOR
from ..violation import Violation

RULES = {
    "frictionless": "frictionless, the reference implementation of Data Packages, finds the "
                    "descriptor, the CSV files and the hashes valid.",
}


def check_by_frictionless(folder: Path) -> list[Violation]:
    """Return what `frictionless validate datapackage.json` finds."""
    report = frictionless.validate(str(folder / DESCRIPTOR))
    violations = [Violation("frictionless", DESCRIPTOR, "", one_line(error.message))
                  for error in report.errors]
    for task in report.tasks:
        for error in task.errors:
            row = getattr(error, "row_number", None)
            violations.append(Violation("frictionless", task.name, f"row {row - 1}" if row else "",
                                        one_line(error.message)))
    return violations


def one_line(text: str) -> str:
    """Return a text with its white space squeezed."""
    return " ".join(text.split())
