"""A limit of memory ends a command with one message, not with the abort of a library."""

import os
import subprocess
import sys

import pytest
from conftest import PROJECT

from sjoberg_bloggar.memory import is_out_of_memory

resource = pytest.importorskip("resource")


@pytest.mark.parametrize("arguments", [["check"], ["review"], ["diff", ".", "."]])
@pytest.mark.parametrize("mebibytes", [120, 400])
def test_a_limit_that_is_too_low(arguments, mebibytes):
    done = subprocess.run(
        [sys.executable, "-m", "sjoberg_bloggar", *arguments], cwd=PROJECT, text=True,
        capture_output=True, env={**os.environ, "PYTHONPATH": str(PROJECT / "build")},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (mebibytes * 2**20,) * 2))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (f"sjoberg-bloggar: ulimit -v: {mebibytes} MiB of memory are too few; allow "
                           "at least 768\n")


@pytest.mark.parametrize("error, expected", [
    (MemoryError(), True), (ImportError("a.so: failed to map segment from shared object"), True),
    (RuntimeError("can't start new thread"), True), (ImportError("No module named 'x'"), False)])
def test_what_means_that_memory_ran_out(error, expected):
    assert is_out_of_memory(error) == expected
