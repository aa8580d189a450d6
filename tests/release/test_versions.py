"""Steps of version numbers."""

import pytest
from small_package import add_row, change_value, remove_file, save, small_package

from sjoberg_bloggar.publish.about import parse_version
from sjoberg_bloggar.release.report import compare_packages
from sjoberg_bloggar.release.versions import largest, next_version, step_between

CHANGES = {"none": lambda package: None, "patch": change_value, "minor": add_row,
           "major": remove_file}


@pytest.mark.parametrize("old_version, new_version, step", [
    ("1.0.0", "1.0.0", "none"), ("1.0.0", "1.0.1", "patch"), ("1.0.9", "1.1.0", "minor"),
    ("1.9.9", "2.0.0", "major"), ("1.9.0", "1.10.0", "minor"), ("1.1.0", "1.0.9", None),
    ("2.0.0", "1.9.9", None)])
def test_the_step_between_versions(old_version, new_version, step):
    assert step_between(parse_version("", old_version), parse_version("", new_version)) == step


@pytest.mark.parametrize("step, version", [
    ("none", "1.2.3"), ("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_the_next_version_takes_the_step(step, version):
    assert next_version((1, 2, 3), step) == parse_version("", version)
    assert step_between((1, 2, 3), parse_version("", version)) == step


@pytest.mark.parametrize("asked, new_version, agrees", [
    ("none", "1.2.3", True), ("none", "1.2.2", False), ("patch", "1.2.4", True),
    ("patch", "1.2.3", False), ("patch", "2.0.0", True), ("minor", "1.2.9", False),
    ("minor", "1.4.0", True), ("major", "1.9.9", False), ("major", "2.0.0", True)])
def test_a_larger_step_is_enough_and_a_smaller_one_is_not(asked, new_version, agrees, tmp_path):
    old, new = small_package(), small_package()
    old.descriptor["version"], new.descriptor["version"] = "1.2.3", new_version
    CHANGES[asked](new)
    found = compare_packages(save(old, tmp_path / "old"), save(new, tmp_path / "new"))
    assert (found.asked_step, found.agrees) == (asked, agrees)


def test_the_largest_step():
    assert largest(["patch", "major", "minor"]) == "major"
    assert largest(["patch", "none"]) == "patch"
    assert largest([]) == "none"
