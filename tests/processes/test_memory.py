"""A limit of memory ends a command with one message, not with the abort of a library."""

import os
import shutil
import subprocess
import sys

import pytest
from conftest import PROJECT

from sjoberg_bloggar.processes.memory import is_out_of_memory

resource = pytest.importorskip("resource")


def run_with(mebibytes: int, *arguments) -> subprocess.CompletedProcess:
    """Run a command with a limit of memory."""
    return subprocess.run(
        [sys.executable, "-m", "sjoberg_bloggar", *map(str, arguments)], cwd=PROJECT, text=True,
        capture_output=True, env={**os.environ, "PYTHONPATH": str(PROJECT / "build")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (mebibytes * 2**20,) * 2))


@pytest.mark.parametrize("arguments, mebibytes", [
    (["build"], 120), (["check"], 400), (["review"], 400), (["diff", ".", "."], 120)])
def test_a_limit_that_is_too_low(arguments, mebibytes):
    done = run_with(mebibytes, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"sjoberg-bloggar: ulimit -v: {mebibytes} MiB of memory are too few; allow "
                           "at least 768\n")


@pytest.mark.slow
@pytest.mark.parametrize("command", ["build", "check", "diff", "review"])
def test_a_limit_that_is_too_low_for_the_input(command, built, tmp_path):
    if command in ("check", "diff"):
        package = shutil.copytree(built, tmp_path / "package")
        large = package / "dataset/mentions.csv"
        with large.open("a") as file:
            file.write("x" * 300_000_000)
        arguments = [package] if command == "check" else [built, package]
    else:
        large = tmp_path / "a.txt"
        large.write_text("3 maj 2017\n\nEn titel\n\n" + "En rad till.\n" * 20_000_000)
        arguments = ["--sources", tmp_path]
    done = run_with(768, command, *arguments)
    large.unlink()
    assert (done.returncode, done.stdout) == (2, "")
    assert "memory ran out; free some" in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize("error, expected", [
    (MemoryError(), True), (ImportError("a.so: failed to map segment from shared object"), True),
    (RuntimeError("can't start new thread"), True), (ImportError("No module named 'x'"), False)])
def test_what_means_that_memory_ran_out(error, expected):
    assert is_out_of_memory(error) == expected
