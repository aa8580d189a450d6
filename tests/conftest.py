"""What the tests share: the project's documents and decisions, read once."""

import csv
import json
import os
import shutil
from pathlib import Path

import pytest
from reading import Reading, read_documents

from sjoberg_bloggar.cli import main

pytest_plugins = ["browser", "figures", "release.repository"]  # fixtures of several modules

PROJECT = Path(__file__).parents[1]
SOURCES = PROJECT / "build/sources"
CURATION = PROJECT / "build/curation"
REFERENCE = Path(__file__).parent / "reference"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="session")
def blog() -> Reading:
    return read_documents(SOURCES, CURATION)


@pytest.fixture
def read(tmp_path):
    """Read documents given as text with the project's curation: read(text, ...) -> Reading."""
    def read(*documents: str, curation: Path = CURATION) -> Reading:
        folder = tmp_path / "sources"
        folder.mkdir(exist_ok=True)
        for number, text in enumerate(documents):
            (folder / f"{number:03}.txt").write_text(text, "utf-8")
        return read_documents(folder, curation)

    return read


@pytest.fixture
def curation(tmp_path) -> Path:
    """Return a copy of the project's decisions."""
    return shutil.copytree(CURATION, tmp_path / "curation")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The folder of a package that was just built."""
    folder = tmp_path_factory.mktemp("package")
    assert main(["build", "--output", str(folder)]) == 0
    return folder


@pytest.fixture(scope="session")
def descriptor(built) -> dict:
    return json.loads((built / "datapackage.json").read_text("utf-8"))


@pytest.fixture(scope="session")
def project() -> Path:
    return PROJECT


@pytest.fixture
def answer(tmp_path, capsys):
    """Build from a folder that holds the given documents; return status and error message.

    The output folder holds an older package, which must stay as it is.
    """
    def answer(documents: dict[str, bytes | str] = None, curation: Path = CURATION,
               sources: Path = None, *options: str) -> str:
        output, folder = tmp_path / "out", sources or tmp_path / "in"
        output.mkdir()
        (output / "datapackage.json").write_text("old")
        for name, content in (documents or {}).items():
            folder.mkdir(exist_ok=True)
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
        status = main(["build", "--sources", str(folder), "--curation", str(curation),
                       "--output", str(output), *options])
        out, error = capsys.readouterr()
        assert status == 2
        assert out == ""
        assert [p.name for p in output.iterdir()] == ["datapackage.json"]
        assert (output / "datapackage.json").read_text() == "old"
        assert error.startswith("sjoberg-bloggar: ") and error.count("\n") == 1
        return error.removeprefix("sjoberg-bloggar: ").replace(f"{tmp_path}/", "").rstrip("\n")
    return answer


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Use one process more than there are cores: some tests wait for processes that they start."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that would be skipped, if none may be for lack of a program.

    The profiles of other standards, which the project does not have, may be missing.
    """
    report = yield
    if (report.skipped and os.environ.get("SJOBERG_SKIP_NOTHING")
            and "SJOBERG_PROFILES" not in str(call.excinfo.value)):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo.value}"
    return report
