"""Every rule is proved by packages with one defect each, which it must report.

A package is checked as it is after the change, when the hash of the changed file must be reported,
and again with sizes and hashes brought up to date, when the rule must find the defect by itself.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from check.broken import CASES
from check.broken.draft import read_json, remove_metadata, seal

from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.check.files import check_files, find_files
from sjoberg_bloggar.check.rules import RULES

FIRST = list({case.rule: case for case in reversed(CASES)}.values())  # one per rule


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


@pytest.fixture(autouse=True)
def short_wait(monkeypatch):
    """Do not wait long for a publication that was stopped."""
    monkeypatch.setattr("sjoberg_bloggar.publish.atomic.LONGEST_MOVE", 0.1)


def changed_files(package: Path, built: Path) -> set[str]:
    paths = [str(path.relative_to(built)) for path in (built / "dataset").iterdir()]
    return {path for path in paths if (built / path).read_bytes() != (package / path).read_bytes()}


def files_with_another_hash(package: Path) -> set[str]:
    descriptor = read_json(package, "datapackage.json")
    found, _ = find_files(package, descriptor)
    return {violation.table for violation in check_files(package, descriptor, found)
            if violation.rule == "hash"}


def names(row: str, expected: str) -> bool:
    """Return whether a violation's row is the expected one; see Case."""
    return row == expected or expected != "" and row.startswith(expected)


@pytest.mark.parametrize("case", [
    pytest.param(case, marks=[] if case in FIRST else pytest.mark.slow) for case in CASES], ids=lambda case: f"{case.rule}: {case.name}")
def test_a_defect_is_reported_by_its_rule(case, package, built):
    if case.seal:  # about the tables, so that the check need not make metadata files
        remove_metadata(package)
    table, row = case.make(package)
    if case.seal:
        assert files_with_another_hash(package) == changed_files(package, built) != set()
        seal(package)
    found = check_package(package, frictionless=case.rule == "frictionless", complete=not case.seal)
    places = [(violation.table, violation.row) for violation in found
              if violation.rule == case.rule]
    assert any(where == table and names(key, row) for where, key in places), places or found
    if case.seal:
        assert not {"hash", "bytes"} & {violation.rule for violation in found}
    for violation in found:
        assert violation.rule in RULES
        assert all(part.isprintable() for part in violation), violation


def test_every_rule_catches_a_defect():
    assert Counter(case.rule for case in CASES).keys() == RULES.keys()
    assert len({(case.rule, case.name) for case in CASES}) == len(CASES)
