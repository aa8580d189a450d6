"""make builds in an environment of its own folder, and makes one that is not whole anew."""

import subprocess
import sys

import pytest
from conftest import PROJECT


@pytest.fixture
def folder(tmp_path):
    """A folder with the Makefile and an environment that looks finished."""
    folder = tmp_path / "a copy"
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / "Makefile").write_bytes((PROJECT / "Makefile").read_bytes())
    (folder / "requirements").mkdir()
    for name in ("requirements/build.txt", "pyproject.toml"):
        (folder / name).touch()
    (folder / ".venv/bin/python").symlink_to(sys.executable)
    (folder / ".venv/place").write_text(f"{folder}\n")
    (folder / ".venv/build.stamp").touch()
    return folder


def planned(folder) -> str:
    """Return the commands that make would run."""
    return subprocess.run(["make", "-n", "dataset"], cwd=folder, capture_output=True, text=True,
                          check=True).stdout


def test_its_own_environment_is_used(folder):
    assert "-m venv" not in planned(folder)
    assert (folder / ".venv/place").exists()


@pytest.mark.parametrize("break_it", [
    lambda folder: (folder / ".venv/place").write_text("/the/original"),
    lambda folder: (folder / ".venv/place").unlink(),
    lambda folder: (folder / ".venv/bin/python").unlink()],
    ids=["copied or moved", "half made", "its Python is gone"])
def test_an_environment_that_is_not_its_own_or_not_whole_is_made_anew(folder, break_it):
    break_it(folder)
    assert "-m venv .venv" in planned(folder)
    assert not (folder / ".venv").exists()


def test_a_python_without_venv_is_reported(folder):
    (folder / ".venv/place").unlink()
    without = folder / "python"
    without.write_text(f"#!/bin/sh\ncase \"$*\" in *venv*) exit 1;; *) exec {sys.executable} \"$@\";; esac\n")
    without.chmod(0o755)
    done = subprocess.run(["make", "dataset", "PYTHON=./python"], cwd=folder,
                          capture_output=True, text=True, check=False)
    assert done.returncode and "python3-venv" in done.stdout
    assert not (folder / ".venv").exists()
