"""The wheel works in an environment of its own, away from any clone."""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import PROJECT


@pytest.fixture(scope="module")
def python(tmp_path_factory) -> Path:
    """Return the Python of an environment with the wheel, and what it needs from this one's."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps",
                    "--no-build-isolation", "--wheel-dir", folder, PROJECT], check=True)
    venv.create(folder / "venv", symlinks=os.name != "nt")
    python = folder / ("venv/Scripts/python.exe" if os.name == "nt" else "venv/bin/python")
    packages = Path(subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True, text=True, check=True).stdout.strip())
    [wheel] = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(packages)
    (packages / "others.pth").write_text(sysconfig.get_path("purelib"))
    return python


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run([python, "-m", "sjoberg_bloggar", *map(str, arguments)], cwd=folder,
                          capture_output=True, text=True, check=False, env=environment)


def test_a_package_is_checked_and_compared(python, built, tmp_path):
    done = run(python, tmp_path, "check", built)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run(python, tmp_path, "diff", built, PROJECT).returncode == 0


def test_tables_are_loaded_from_the_wheel(python, tmp_path):
    done = subprocess.run([python, "-c", "import sjoberg_bloggar as s; print(len(s.load('posts')), "
                           "s.__file__)"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("57 ") and str(python.parents[1]) in done.stdout


def test_documents_decisions_and_package_must_be_named(python, tmp_path):
    documents = ("--sources", PROJECT / "build/sources", "--curation", PROJECT / "build/curation")
    for command in (["build"], ["review"], ["build", *documents], ["release"]):
        done = run(python, tmp_path, *command)
        assert done.returncode == 2
        assert all(option in done.stderr for option in ("--sources", "--curation", "--output"))


def test_a_build_away_from_a_clone(python, tmp_path):
    done = run(python, tmp_path, "build", "--sources", PROJECT / "build/sources", "--curation",
               PROJECT / "build/curation", "--output", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/dataset/posts.csv").read_bytes() == (
        PROJECT / "dataset/posts.csv").read_bytes()
