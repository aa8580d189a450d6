"""Report the differences between two packages, for people and for programs."""

import json
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path

from ..check.violation import visible
from ..publish.descriptor import parse_version
from .differences import Difference, compare
from .reading import read_published
from .versions import is_enough, largest, next_version, step_between

EXCERPT, BEFORE = 60, 20  # characters of a long value, and how many of them are common
MARKS = {"removed": "-", "added": "+"}


@dataclass(frozen=True)
class Comparison:
    """The differences of two packages, and what they mean for the version number.

    Attributes:
        old_version: The version of the old package.
        new_version: The version of the new package.
        asked_step: The step that the differences ask for.
        version_step: The step that was taken, or None if the version goes backwards.
        agrees: Whether the step is enough.
        smallest_version: The smallest version that agrees.
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
    numbers = [parse_version(path, version) for path, version in zip((old, new), versions, strict=True)]
    differences = compare(*packages)
    asked = largest(each.step for each in differences)
    taken = step_between(*numbers)
    return Comparison(*versions, asked, taken, is_enough(taken, asked),
                      next_version(numbers[0], asked), differences)


def as_data(comparison: Comparison) -> dict:
    """Return the comparison as plain data, for JSON."""
    return asdict(comparison)


def as_text(comparison: Comparison) -> str:
    """Return the comparison as text, place by place."""
    lines = []
    for place, group in groupby(comparison.differences, key=lambda each: each.place):
        lines += [f"{place}:", *(f"  {line(each)}" for each in group)]
    count = len(comparison.differences)
    verdict = (f"{count} difference{'s' * (count > 1)}, for which the step "
               f"'{comparison.asked_step}' is asked (docs/versions.md)." if count
               else "The same data.")
    agreement = ("which agrees." if comparison.agrees else
                 f"which is not enough: at least {comparison.smallest_version} is needed.")
    return "\n".join([*lines, verdict, f"Version {comparison.old_version} -> "
                                       f"{comparison.new_version}, {agreement}"])


def line(each: Difference) -> str:
    """Return the line about a difference."""
    key = ", ".join(f"{column}={value}" for column, value in (each.row or {}).items())
    if each.kind == "value changed":
        return f"~ {key}: {each.column}: {change(each.old, each.new)}"
    if each.row:
        return f"{MARKS[each.kind.split()[-1]]} {key} ({each.step})"
    what = f"! {each.kind}" + (f": {each.column}" if each.column else "") + f" ({each.step})"
    if each.kind == "key changed":
        what += ", so the rows were not compared"
    if each.old is None and each.new is None:
        return what
    return f"{what}: {change(each.old, each.new)}"


def change(old: object, new: object) -> str:
    """Return both values, invisible characters as their codes.

    Of long values, only what is around the first difference.
    """
    texts = ["(missing)" if value is None else value if isinstance(value, str)
             else json.dumps(value, ensure_ascii=False) for value in (old, new)]
    if [text.strip() for text in texts] != texts:
        texts = [json.dumps(text, ensure_ascii=False) for text in texts]
    common = next((i for i, (a, b) in enumerate(zip(*texts, strict=False)) if a != b),
                  min(len(text) for text in texts))
    start = max(0, common - BEFORE) if max(len(text) for text in texts) > EXCERPT else 0
    return " -> ".join(("..." if start else "")
                       + visible(text[start:start + EXCERPT])
                       + ("..." if len(text) > start + EXCERPT else "") for text in texts)
