"""The version policy: which step of the version number a difference asks for.

docs/versions.md states it for users. It follows the recipe "Data Package Version"
(https://datapackage.org/recipes/data-package-version/) and https://semver.org.
"""

from collections.abc import Iterable

VERSION_STEPS = NONE, PATCH, MINOR, MAJOR = ("none", "patch", "minor", "major")
POLICY = {
    "table removed": MAJOR,
    "table added": MINOR,
    "file removed": MAJOR,
    "file added": MINOR,
    "file format changed": MAJOR,
    "file bytes changed": PATCH,  # the same rows, written in another way
    "column removed": MAJOR,
    "column added": MINOR,
    "columns reordered": MAJOR,
    "type changed": MAJOR,
    "missing values allowed": MAJOR,  # a program may rely on there being none
    "missing values forbidden": MINOR,
    "constraints changed": MINOR,
    "key changed": MAJOR,
    "reference removed": MAJOR,
    "reference added": MINOR,
    "description changed": PATCH,
    "identifier removed": MAJOR,  # a row of a table that others refer to
    "identifier added": MINOR,
    "row removed": MINOR,
    "row added": MINOR,
    "value changed": PATCH,
    "name changed": MAJOR,
    "licence changed": MAJOR,
    "sources changed": MINOR,
    "metadata changed": PATCH,
}


def largest(steps: Iterable[str]) -> str:
    """Return the largest of some steps, or "none" if there are none."""
    return max(steps, key=VERSION_STEPS.index, default=NONE)


def step_between(old: tuple[int, ...], new: tuple[int, ...]) -> str | None:
    """Return the step from one version to another, or None if it goes backwards.

    >>> step_between((1, 2, 3), (1, 3, 0))
    'minor'
    """
    if new < old:
        return None
    return next((step for step, a, b in zip((MAJOR, MINOR, PATCH), old, new, strict=True)
                 if a != b), NONE)


def next_version(old: tuple[int, ...], step: str) -> tuple[int, ...]:
    """Return the version that is one step after another.

    >>> next_version((1, 2, 3), "minor")
    (1, 3, 0)
    """
    major, minor, patch = old
    return {NONE: old, PATCH: (major, minor, patch + 1), MINOR: (major, minor + 1, 0),
            MAJOR: (major + 1, 0, 0)}[step]
