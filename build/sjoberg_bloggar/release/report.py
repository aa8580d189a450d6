"""Report how two packages differ, for people and for programs."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix
from pathlib import Path

from ..errors import one_line
from ..publish.about import parse_version
from .differences import Difference, compare
from .reading import read_published
from .versions import largest, next_version, step_between

EXCERPT = 60  # characters that are shown of a long value
COMMON = 20  # how many of them both values have
ROW_MARKS = {"removed": "-", "added": "+"}


@dataclass(frozen=True)
class Comparison:
    """The differences between two packages, and what they mean for the version number.

    Attributes:
        old_version: The version of the old package.
        new_version: The version of the new package.
        asked_step: The step of the version number that the differences ask for.
        version_step: The step from the old version to the new one, or None if it goes backwards.
        agrees: Whether that step is large enough.
        smallest_version: The smallest new version whose step is large enough.
        differences: The differences.
    """

    old_version: str
    new_version: str
    asked_step: str
    version_step: str | None
    agrees: bool
    smallest_version: str
    differences: list[Difference]


def compare_packages(old: Path, new: Path) -> Comparison:
    """Return how two packages differ.

    Raises:
        InputError: One of them cannot be read.
    """
    packages = read_published(old), read_published(new)
    versions = [package.descriptor.get("version") for package in packages]
    old_number, new_number = map(parse_version, (old, new), versions)
    differences = compare(*packages)
    asked_step = largest(found.step for found in differences)
    smallest = next_version(old_number, asked_step)
    return Comparison(*versions, asked_step, step_between(old_number, new_number),
                      new_number >= smallest, ".".join(map(str, smallest)), differences)


def report_text(comparison: Comparison) -> str:
    """Return a comparison as text: the differences by place, then what they ask for."""
    lines = []
    for place, differences in groupby(comparison.differences, key=lambda found: found.place):
        lines += [f"{place}:", *(f"  {describe_difference(found)}" for found in differences)]
    return "\n".join([*lines, *version_verdict(comparison)])


def version_verdict(comparison: Comparison) -> Iterator[str]:
    """Yield the lines about the step that is asked for, and about the versions."""
    if count := len(comparison.differences):
        yield (f"{count} difference{'s' * (count > 1)}, for which the step "
               f"'{comparison.asked_step}' is asked (docs/versions.md).")
    else:
        yield "The same data."
    agreement = ("which agrees." if comparison.agrees else
                 f"which is not enough: at least {comparison.smallest_version} is needed.")
    yield f"Version {comparison.old_version} -> {comparison.new_version}, {agreement}"


def describe_difference(found: Difference) -> str:
    """Return the line about a difference."""
    key = ", ".join(f"{column}={value}" for column, value in (found.row or {}).items())
    if found.kind == "value changed":
        return f"~ {key}: {found.column}: {change(found.old, found.new)}"
    if found.row:
        return f"{ROW_MARKS[found.kind.split()[-1]]} {key} ({found.step})"
    what = f"! {found.kind}" + (f": {found.column}" if found.column else "") + f" ({found.step})"
    if found.kind == "key changed":
        what += ", so the rows were not compared"
    if found.old is None and found.new is None:
        return what
    return f"{what}: {change(found.old, found.new)}"


def change(old: object, new: object) -> str:
    r"""Return two values as text, with invisible characters as their codes.

    Of long values, only what is around the first difference is shown.

    >>> change("Af", "Af\u00a0")
    '"Af" -> "Af\\u00a0"'
    """
    texts = [value_text(value) for value in (old, new)]
    if [text.strip() for text in texts] != texts:
        texts = [json.dumps(text, ensure_ascii=False) for text in texts]
    is_short = max(map(len, texts)) <= EXCERPT
    start = 0 if is_short else max(0, len(commonprefix(texts)) - COMMON)
    return " -> ".join(excerpt(text, start) for text in texts)


def value_text(value: object) -> str:
    """Return a value as text; a property of a schema or descriptor as JSON."""
    if value is None:
        return "(missing)"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def excerpt(text: str, start: int) -> str:
    """Return what is shown of a text from an offset on.

    >>> excerpt("x" * 40 + "abc", 40)
    '...abc'
    """
    shown = one_line(text[start:start + EXCERPT])
    return "..." * (start > 0) + shown + "..." * (len(text) > start + EXCERPT)
