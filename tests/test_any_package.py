"""Packages that are broken at random: `check` and `diff` end as documented, whatever they find."""

from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from mutations import broken_copy
from release.small_package import save, small_package

from sjoberg_bloggar.cli import main


def random_packages(number: int) -> settings:
    return settings(max_examples=number, deadline=None, derandomize=True, phases=[Phase.generate],
                    database=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def require_documented_end(arguments: list, capsys) -> None:
    status = main([*map(str, arguments)])
    out, err = capsys.readouterr()
    assert status in (0, 1, 2), err
    assert "the program failed" not in err
    if status == 2:
        assert out == "" and err.startswith("sjoberg-bloggar: ") and err.count("\n") == 1, err
    elif arguments[0] == "check":
        assert all(line.count("\t") == 3 for line in out.splitlines())


def check_any(built: Path, folder: Path, chance: Random, capsys) -> None:
    require_documented_end(["check", broken_copy(built, folder / "package", chance)], capsys)


@pytest.fixture
def small(tmp_path) -> Path:
    return save(small_package(), tmp_path / "small")


@random_packages(8)
@given(chance=st.randoms(use_true_random=True))
def test_any_package_is_checked(chance, built, tmp_path, capsys):
    check_any(built, tmp_path, chance, capsys)


@random_packages(60)
@given(chance=st.randoms(use_true_random=True))
def test_any_package_is_compared(chance, small, tmp_path, capsys):
    package = broken_copy(small, tmp_path / "package", chance)
    for pair in ((small, package), (package, small)):
        require_documented_end(["diff", *pair], capsys)


@pytest.mark.slow
@random_packages(150)
@given(chance=st.randoms(use_true_random=True))
def test_many_packages_are_checked(chance, built, tmp_path, capsys):
    check_any(built, tmp_path, chance, capsys)
