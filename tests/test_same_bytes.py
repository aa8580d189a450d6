"""The same documents and decisions give the same bytes, whoever builds, where and when."""

import multiprocessing
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import CURATION, PROJECT, SOURCES
from distributed import LocalCluster


def build(output: Path, *arguments, environment=(), **options) -> dict[str, bytes]:
    """Build into output in a process of its own and return the published files."""
    process = subprocess.run(
        [sys.executable, "-m", "sjoberg_bloggar", "build", "--output", output, *arguments],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(PROJECT / "build"), **dict(environment)},
        capture_output=True, text=True, **options)
    assert process.returncode == 0, process.stderr
    return {str(path.relative_to(output)): path.read_bytes()
            for path in sorted(output.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def baseline(tmp_path_factory) -> dict[str, bytes]:
    return build(tmp_path_factory.mktemp("baseline") / "out")


def test_the_committed_files_are_what_the_build_makes(baseline):
    assert len(baseline) > 16
    differing = [name for name, data in baseline.items() if (PROJECT / name).read_bytes() != data]
    assert not differing


@pytest.mark.parametrize("environment", [
    pytest.param({"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0",
                  "PYTHONHASHSEED": "1"}, id="C", marks=pytest.mark.slow),
    pytest.param({"LC_ALL": "sv_SE.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2"},
                 id="Swedish", marks=pytest.mark.slow),
    pytest.param({"LANG": "tr_TR.ISO-8859-9", "TZ": "America/Adak", "PYTHONHASHSEED": "3",
                  "PYTHONIOENCODING": "ascii", "PYTHONOPTIMIZE": "2",
                  "PYTHONDONTWRITEBYTECODE": "1"}, id="Turkish")])
def test_in_any_locale_time_zone_and_hash_seed(tmp_path, baseline, environment):
    assert build(tmp_path / "out", environment=environment) == baseline


def test_by_any_user_in_any_folder_with_files_of_any_age_and_order(tmp_path, baseline):
    for folder, name in ((SOURCES, "documents åäö"), (CURATION, "decisions")):
        (tmp_path / name).mkdir()
        for age, path in enumerate(sorted(folder.iterdir(), reverse=True)):
            shutil.copy(path, tmp_path / name)
            os.utime(tmp_path / name / path.name, (age * 10**7, age * 10**7))
    assert build(tmp_path / "a" / "b", "--sources", "documents åäö", "--curation", "decisions",
                 cwd=tmp_path, umask=0o077, environment={
                     "HOME": "/nonexistent", "USER": "someone-else", "HOSTNAME": "elsewhere"},
                 ) == baseline


def test_over_an_older_package(tmp_path, baseline):
    older = build(tmp_path, "--sources", PROJECT / "tests/made_up", "--allow-undecided")
    assert older != baseline
    assert build(tmp_path) == {**older, **baseline} == baseline


@pytest.fixture(scope="module")
def by_one_process(tmp_path_factory) -> dict[str, bytes]:
    return in_batches(tmp_path_factory.mktemp("one") / "out", "--jobs", "1")


def in_batches(output: Path, *arguments, method: str = "") -> dict[str, bytes]:
    """Build the made-up documents, three posts to a batch, and return the published files.

    Args:
        output: The folder.
        arguments: Options of the build.
        method: How Python starts processes, or an empty string for the platform's way.
    """
    script = ("import multiprocessing, sys; from sjoberg_bloggar import cli; "
              "from sjoberg_bloggar.processes import executors; "
              "executors.BATCH = 3; "
              f"multiprocessing.set_start_method({method or None!r}); "
              "sys.exit(cli.main(sys.argv[1:]))")
    subprocess.run([sys.executable, "-c", script, "build", "--output", output, "--allow-undecided",
                    "--sources", PROJECT / "tests/made_up", *arguments], check=True,
                   env={**os.environ, "PYTHONPATH": str(PROJECT / "build")})
    return {str(path.relative_to(output)): path.read_bytes()
            for path in sorted(output.rglob("*")) if path.is_file()}


@pytest.mark.parametrize("method", ["", *(
    pytest.param(method, marks=pytest.mark.slow) for method in ("spawn", "forkserver"))])
def test_by_several_processes_however_they_are_started(tmp_path, by_one_process, method):
    if method and method not in multiprocessing.get_all_start_methods():
        pytest.skip("Windows has no forkserver")
    assert in_batches(tmp_path / "out", "--jobs", "2", method=method) == by_one_process


def test_by_a_dask_cluster(tmp_path, by_one_process):
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True,
                      dashboard_address=None) as cluster:
        address = cluster.scheduler_address
        assert in_batches(tmp_path / "out", "--cluster", address) == by_one_process
