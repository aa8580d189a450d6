"""make builds in an environment of its own folder, and makes one that is not whole anew."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

PYTHON = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
WITHOUT_VENV = (f'#!/bin/sh\ncase "$*" in *"-m venv"*) mkdir -p .venv/bin; exit 1;; esac\n'
                f'exec {sys.executable} "$@"\n')
TOO_OLD = f'#!/bin/sh\nexec {sys.executable} -c "import sys; sys.version_info = (3, 10); $2"\n'


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a folder with the Makefile and an environment that looks finished."""
    folder = tmp_path / "a copy, på svenska"
    (folder / ".venv/bin").mkdir(parents=True)
    (folder / "requirements").mkdir()
    for name in ("Makefile", "requirements/build.txt", "pyproject.toml"):
        (folder / name).write_bytes((PROJECT / name).read_bytes())
    write_program(folder / ".venv/bin/python", PYTHON)
    (folder / ".venv/place").write_text(f"{folder}\n")
    (folder / ".venv/build.stamp").touch()
    return folder


def write_program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("MAKE")}  # of the make that runs the tests
    return subprocess.run(["make", *arguments, "dataset"], cwd=folder, capture_output=True,
                          text=True, check=False, env=environment)


def test_its_own_environment_is_used(folder):
    assert make(folder, "-n").stdout.splitlines() == [".venv/bin/sjoberg-bloggar build"]


def copied(folder):
    (folder / ".venv/place").write_text("/the/original\n")


def half_made(folder):
    (folder / ".venv/place").unlink()


def python_gone(folder):
    (folder / ".venv/bin/python").unlink()


def python_replaced(folder):
    """As after an upgrade of the system: it finds none of the packages."""
    write_program(folder / ".venv/bin/python", "#!/bin/sh\nexit 1\n")


@pytest.mark.parametrize("damage", [copied, half_made, python_gone, python_replaced])
def test_an_environment_that_is_not_its_own_or_not_whole_is_made_anew(folder, damage):
    damage(folder)
    planned = make(folder, "-n").stdout
    assert planned.index("rm -rf .venv") < planned.index("-m venv .venv") < planned.index("-e .")
    assert (folder / ".venv").exists()  # this was a rehearsal


@pytest.mark.parametrize("python, message", [
    (WITHOUT_VENV, "apt install python3-venv"), (TOO_OLD, "Python 3.11 or newer is needed")])
def test_a_python_that_will_not_do_is_reported_and_nothing_is_left(folder, python, message):
    half_made(folder)
    write_program(folder / "python", python)
    done = make(folder, "PYTHON=./python")
    assert done.returncode != 0 and message in done.stderr
    assert not (folder / ".venv").exists()


def test_the_commands_without_make_are_those_of_make():
    """The README gives both; each step without make is a step of make."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    block = re.search(r"Without `make`.*?```sh\n(.*?)```", readme, re.DOTALL).group(1)
    makefile = (PROJECT / "Makefile").read_text("utf-8").replace("$(BIN)", ".venv/bin").replace(
        "$(PYTHON)", "python").replace("--quiet --disable-pip-version-check ", "")
    steps = block.splitlines()
    assert len(steps) == 4
    for step in steps:
        assert step in makefile
