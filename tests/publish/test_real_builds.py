"""Real builds that are killed, interrupted, run at once or out of room publish all or nothing."""

import multiprocessing
import random
import resource
import shutil
import signal
import time
from pathlib import Path

import pytest
from builds import build
from conftest import PROJECT

from sjoberg_bloggar import build as program
from sjoberg_bloggar.cli import main
from sjoberg_bloggar.publish.atomic import LOCK, STAGE, finish, is_interrupted, publish


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory):
    """Return two folders of documents and the packages that they make."""
    folder = tmp_path_factory.mktemp("versions")
    versions = []
    for name in ("one", "two"):
        sources = folder / name
        shutil.copytree(PROJECT / "build/sources", sources)
        if name == "two":
            page = sources / "000_91f3dc9da7579ff7.txt"
            page.write_text(page.read_text("utf-8").replace("Det bubblar", "Det sjuder", 1), "utf-8")
        assert build(folder / f"made of {name}", sources).wait() == 0
        versions.append((sources, binary_contents(folder / f"made of {name}")))
    assert versions[0][1] != versions[1][1]
    return versions


def put(package: dict[str, bytes], folder: Path) -> None:
    """Put the files of a package into a folder, as a build does."""
    publish(folder, lambda stage: [
        ((stage / name).parent.mkdir(exist_ok=True), (stage / name).write_bytes(data))
        for name, data in package.items()])


def binary_contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*")
            if p.is_file() and not {STAGE, LOCK} & {*p.parts}}


@pytest.mark.slow
@pytest.mark.parametrize("kills", [6, pytest.param(240, marks=pytest.mark.long)])
def test_killed_at_any_moment(tmp_path, two_versions, kills):
    """SIGKILL at random moments, half of them while the package is being published."""
    chance, output, wholes = random.Random(kills), tmp_path / "out", 0
    packages = [made for _, made in two_versions]
    assert build(output, two_versions[0][0]).wait() == 0
    for turn in range(kills):
        process = build(output, two_versions[(turn + 1) % 2][0])
        if turn % 2:
            while process.poll() is None and not (output / ".sjoberg-bloggar").exists():
                time.sleep(0.001)
            time.sleep(chance.random() * 0.15)
        else:
            time.sleep(chance.random() * 1.2)
        process.send_signal(signal.SIGKILL)
        process.communicate()
        whole = binary_contents(output) in packages
        assert whole or is_interrupted(output)
        wholes += whole
        if chance.random() < 0.3:
            finish(output)
            assert binary_contents(output) in packages
    assert wholes > kills * 0.8
    for sources, made in two_versions:
        assert build(output, sources).wait() == 0
        assert binary_contents(output) == made
    assert not (output / ".sjoberg-bloggar").exists()


def test_two_real_builds_at_once(tmp_path, two_versions):
    output = tmp_path / "out"
    processes = [build(output, sources) for sources, _ in two_versions]
    answers = [(p.communicate(), p.returncode) for p in processes]
    assert {status for _, status in answers} <= {0, 2}
    assert 0 in {status for _, status in answers}
    assert all("another command is writing here" in answer[1]
               for answer, status in answers if status == 2)
    assert binary_contents(output) in [made for _, made in two_versions]


@pytest.mark.slow
@pytest.mark.parametrize("limit", [100, 50_000, 170_000])
def test_disk_full(tmp_path, two_versions, limit):
    """No file can grow beyond a limit: the old package stays, and the message says so."""
    output = tmp_path / "out"
    (sources, made), (other_sources, _) = two_versions
    put(made, output)
    process = build(output, other_sources, preexec_fn=lambda: resource.setrlimit(
        resource.RLIMIT_FSIZE, (limit, limit)))
    message = process.communicate()[1]
    assert process.returncode == 2
    assert "cannot write here" in message and "what was there before is unchanged" in message
    assert "Traceback" not in message
    assert binary_contents(output) == made
    assert not (output / ".sjoberg-bloggar").exists()


def test_ctrl_c(tmp_path, two_versions):
    output = tmp_path / "out"
    (sources, made), (other_sources, _) = two_versions
    put(made, output)
    process = build(output, other_sources)
    while process.poll() is None and not (output / ".sjoberg-bloggar/new").exists():
        time.sleep(0.001)
    process.send_signal(signal.SIGINT)
    message = process.communicate()[1]
    assert process.returncode == 130
    assert "stopped" in message and "Traceback" not in message
    assert binary_contents(output) == made
    assert not (output / ".sjoberg-bloggar").exists()


def test_workers_end_before_the_tables_are_made(tmp_path, monkeypatch):
    """Otherwise they would hold their memory while the tables take theirs."""
    workers = {}

    def counted(name: str) -> None:
        function = getattr(program, name)

        def count(*arguments):
            workers[name] = len(multiprocessing.active_children())
            return function(*arguments)

        monkeypatch.setattr(program, name, count)

    counted("people_of")  # between two steps that workers may do
    counted("make_tables")
    assert main(["build", "--jobs", "2", "--output", str(tmp_path)]) == 0
    assert workers["people_of"] > 0
    assert workers["make_tables"] == 0
