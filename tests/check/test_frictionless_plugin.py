"""frictionless knows the rules on tables and descriptor as its checks."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from check.broken.draft import find, read_json, read_rows, seal, write_json, write_rows

from sjoberg_bloggar.check import REGISTRY, check_package

IDS = sorted({rule.id for rule in REGISTRY})


@pytest.fixture(scope="module")
def package(built, tmp_path_factory) -> Path:
    """A package with defects in several tables and in the descriptor."""
    folder = Path(shutil.copytree(built, tmp_path_factory.mktemp("broken") / "package"))
    for table, column in (("mentions", "start"), ("posts", "word_count"), ("authors", "post_count")):
        rows = read_rows(folder, table)
        rows[5][column] += 1
        write_rows(folder, table, rows)
    authorships = read_rows(folder, "authorships")
    find(authorships, {"position": 1})["position"] = 2
    write_rows(folder, "authorships", authorships)
    descriptor = read_json(folder, "datapackage.json")
    descriptor["temporal"]["end"] = "2018-09-06"
    write_json(folder, "datapackage.json", descriptor)
    seal(folder)
    return folder


def validate(folder: Path, *checks: str) -> tuple[int, list[dict]]:
    """Return the exit status and the errors of the command frictionless."""
    done = subprocess.run(
        [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json",
         "--checks", " ".join(checks)], cwd=folder, capture_output=True, text=True)
    return done.returncode, [error for task in json.loads(done.stdout)["tasks"]
                             for error in task["errors"]]


def test_all_rules_report_the_rows_that_the_check_reports(package):
    status, errors = validate(package, *IDS)
    found = {(error["type"], error["note"]) for error in errors}
    expected = {(violation.rule, f"{violation.row}: {violation.problem}".removeprefix(": "))
                for violation in check_package(package) if violation.rule in IDS}
    assert status == 1
    assert found == expected
    assert {"mention-surface", "word-count", "author-counts", "author-position",
            "temporal-coverage"} <= {rule for rule, _ in found}


def test_an_error_has_the_number_of_its_row(package):
    _, errors = validate(package, "word-count")
    assert [error["rowNumber"] for error in errors] == [7]  # the sixth below the header


def test_a_sound_package_has_no_errors(built):
    assert validate(built, "mention-surface", "passage-tiling") == (0, [])
