"""Every rule is proved by packages with one defect each, which it must report.

A package is reported both as it is then, by the hash of the file that was changed, and with
sizes and hashes brought up to date, by the rule that the defect breaks.
"""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from broken import content, files
from broken.draft import seal

from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.check.catalogue import RULES

CASES = [*files.CASES, *content.CASES]


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.name}")
def test_a_defect_is_reported_by_its_rule(case, package, built):
    table, row = case.make(package)
    if case.seal:
        changed = {str(path.relative_to(built)) for path in (built / "dataset").iterdir()
                   if path.read_bytes() != (package / path.relative_to(built)).read_bytes()}
        assert changed
        assert changed == {violation.table for violation in check_package(package)
                           if violation.rule == "hash"}
        seal(package)
    found = check_package(package, frictionless=case.rule == "frictionless")
    places = [(v.table, v.row) for v in found if v.rule == case.rule]
    assert places, f"reported only by {sorted({v.rule for v in found})}"
    assert any(name == table or not table for name, _ in places)
    assert any(row in key for name, key in places if name == table or not table), places
    if case.seal:
        assert not {"hash", "bytes"} & {violation.rule for violation in found}
    for violation in found:
        assert violation.rule in RULES
        assert all(part.isprintable() for part in violation), violation


def test_every_rule_catches_a_defect():
    assert Counter(case.rule for case in CASES).keys() == RULES.keys()
    assert len({(case.rule, case.name) for case in CASES}) == len(CASES) >= 140
