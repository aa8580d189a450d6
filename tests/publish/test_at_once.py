"""Two commands on one published folder: two that write, one that writes and one that reads."""

import os
import re
from contextlib import suppress
from pathlib import Path

import pytest
from builds import KILLED, NEW, in_child, old_package, package, state, writes
from filelock import FileLock

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish import atomic
from sjoberg_bloggar.publish.atomic import COMMITTED, LOCK, STAGE, finish, publish, read_settled


@pytest.fixture
def output(tmp_path) -> Path:
    return old_package(tmp_path / "out")


def test_two_builds_at_once(output):
    """The second is told to wait, and the first is not disturbed."""
    def meanwhile(folder: Path) -> None:
        writes(NEW)(folder)
        with pytest.raises(InputError, match="another command is writing here"):
            publish(output, writes(package("3")))
        with pytest.raises(InputError, match="another command is writing here"):
            finish(output)

    assert publish(output, meanwhile)
    assert state(output) == "new"


def test_a_reader_sees_one_package(output):
    """Beside a build that publishes again and again, all files that are read are of one version."""
    publish(output, writes(package("0", "dataset/added.csv")))
    child = os.fork()
    if child == 0:
        for turn in range(1, 40):
            publish(output, writes(package(str(turn), "dataset/added.csv")))
        os._exit(0)
    names = ["dataset/a.csv", "dataset/c.csv", "schema/a.json", "datapackage.json"]

    def read() -> list[str]:
        return [re.sub(r".*[ }]", "", (output / name).read_text()) for name in names]

    try:
        while os.waitpid(child, os.WNOHANG) == (0, 0):
            assert len(set(read_settled(output, read))) == 1
    finally:
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def test_what_a_killed_build_left_can_be_read(output, monkeypatch):
    monkeypatch.setattr(atomic, "LONGEST_MOVE", 0.01)
    (output / STAGE).mkdir()
    (output / STAGE / COMMITTED).touch()
    assert read_settled(output, lambda: "read") == "read"


def test_a_reader_gives_up_if_builds_never_pause(output):
    def read() -> None:
        descriptor = (output / "datapackage.json").read_text()
        (output / "datapackage.json").write_text(descriptor + " ")

    with pytest.raises(InputError, match="builds keep publishing here"):
        read_settled(output, read)


def test_the_lock_ends_with_its_process(output):
    def dies() -> int:
        FileLock(output / LOCK).acquire()
        os._exit(KILLED)

    assert in_child(dies) == KILLED
    assert publish(output, writes(NEW))
