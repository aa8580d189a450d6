"""What the tests share: the project's documents and decisions, read once."""

import csv
import json
import os
from pathlib import Path

import pytest
from reading import Reading, read_documents

from sjoberg_bloggar.cli import main

pytest_plugins = ["browser"]  # the explorer's fixtures

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


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """Fail a test that would be skipped, if no test may be: continuous integration has it all."""
    report = yield
    if report.skipped and os.environ.get("SJOBERG_SKIP_NOTHING"):
        report.outcome = "failed"
        report.longrepr = f"{item.nodeid} was skipped: {call.excinfo.value}"
    return report
