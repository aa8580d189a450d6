"""Steps of version numbers."""

import pytest

from sjoberg_bloggar.publish.about import parse_version
from sjoberg_bloggar.release.versions import is_enough, largest, next_version, step_between


@pytest.mark.parametrize("old_version, new_version, step", [
    ("1.0.0", "1.0.0", "none"), ("1.0.0", "1.0.1", "patch"), ("1.0.9", "1.1.0", "minor"),
    ("1.9.9", "2.0.0", "major"), ("1.9.0", "1.10.0", "minor"), ("1.1.0", "1.0.9", None),
    ("2.0.0", "1.9.9", None)])
def test_the_step_between_versions(old_version, new_version, step):
    assert step_between(parse_version("", old_version), parse_version("", new_version)) == step


@pytest.mark.parametrize("step, version", [
    ("none", "1.2.3"), ("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_the_next_version_takes_the_step(step, version):
    assert next_version((1, 2, 3), step) == version
    assert step_between((1, 2, 3), parse_version("", version)) == step


@pytest.mark.parametrize("asked, enough", [
    ("none", {"none", "patch", "minor", "major"}), ("patch", {"patch", "minor", "major"}),
    ("minor", {"minor", "major"}), ("major", {"major"})])
def test_a_larger_step_is_enough_and_a_smaller_one_is_not(asked, enough):
    assert {taken for taken in ("none", "patch", "minor", "major", None)
            if is_enough(taken, asked)} == enough


def test_the_largest_step():
    assert largest(["patch", "major", "minor"]) == "major"
    assert largest(["patch", "none"]) == "patch"
    assert largest([]) == "none"
