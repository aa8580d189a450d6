"""What is published is the old package or the new one, whole, whatever happens on the way."""

import errno
import os
import random
import re
import shutil
import sys
from pathlib import Path

import pytest
from builds import (
    KILLED,
    NEW,
    OLD,
    build,
    contents,
    in_child,
    old_package,
    package,
    publish_new,
    state,
    writes,
)

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.atomic import (
    finish,
    is_interrupted,
    not_of_the_package,
    publish,
)


@pytest.fixture
def output(tmp_path) -> Path:
    return old_package(tmp_path / "out")


CHANGES = {"open", "os.rename", "os.link", "os.remove", "os.mkdir", "os.rmdir"}


def at_operation(number: int, output: Path, do) -> None:
    """Call do() before the file system operation of that number (from 1) in the folder."""
    seen = 0

    def hook(event, arguments):
        nonlocal seen
        if event in CHANGES and str(output) in str(arguments[0]) or event == "os.remove":
            seen += 1
            if seen == number:
                do()
    sys.addaudithook(hook)


def test_publishes_and_leaves_nothing_behind(output):
    assert publish(output, writes(NEW))
    assert state(output) == "new"
    assert not (output / ".sjoberg-bloggar").exists()


def test_unchanged_package_touches_no_file(output):
    before = {p: p.stat().st_mtime_ns for p in output.rglob("*")}
    assert not publish(output, writes(OLD))
    assert {p: p.stat().st_mtime_ns for p in output.rglob("*")} == before


def test_only_changed_files_are_replaced(output):
    before = (output / "dataset/b.csv").stat()
    publish(output, writes(NEW))
    assert (output / "dataset/b.csv").stat().st_ino == before.st_ino


def test_files_that_are_not_of_the_package_are_named(output):
    publish(output, writes({**NEW, "datapackage.json":
                            '{"resources": [{"path": "dataset/a.csv"}]}'}))
    assert {"dataset/notes.txt", "dataset/dropped.csv"} < set(not_of_the_package(output))
    assert "dataset/a.csv" not in not_of_the_package(output)


@pytest.mark.parametrize("links", [True, pytest.param(False, marks=pytest.mark.slow)])
def test_killed_at_every_operation(tmp_path, output, links):
    """Killed before each single operation: old, or new after the next build at the latest."""
    kept, states = tmp_path / "kept", set()
    shutil.copytree(output, kept)

    def killed(number: int) -> int:
        at_operation(number, output, lambda: os._exit(KILLED))
        if not links:
            os.link = no_links
        return publish_new(output)

    for number in range(1, 1000):
        shutil.rmtree(output)
        shutil.copytree(kept, output)
        status = in_child(lambda: killed(number))
        before = state(output)
        if before == "mixed":
            assert is_interrupted(output)
            assert contents(output)["datapackage.json"] == OLD["datapackage.json"]
        was_committed = is_interrupted(output)
        finish(output)
        after = state(output)
        assert after == ("new" if was_committed else before)
        assert not (output / ".sjoberg-bloggar").exists()
        states.add((before, after))
        if status == 0:
            break
        assert status == KILLED
    assert number > 20
    assert states == {("old", "old"), ("old", "new"), ("mixed", "new"), ("new", "new")}


def no_links(*_):
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("code, links", [
    (errno.ENOSPC, True), pytest.param(errno.EACCES, False, marks=pytest.mark.slow)])
def test_fails_at_every_operation(tmp_path, output, code, links):
    """One operation fails: the message says what is published, and it is."""
    kept, statuses = tmp_path / "kept", set()
    shutil.copytree(output, kept)

    def fails():
        raise OSError(code, os.strerror(code))

    def failing(number: int) -> int:
        at_operation(number, output, fails)
        if not links:
            os.link = no_links
        return publish_new(output)

    for number in range(1, 1000):
        shutil.rmtree(output)
        shutil.copytree(kept, output)
        status = in_child(lambda: failing(number))
        statuses.add(status)
        assert state(output) == {0: "new", 2: "old"}[status]
        finish(output)
        assert state(output) == {0: "new", 2: "old"}[status]
        if status == 0 and number > 20 and not (output / ".sjoberg-bloggar").exists():
            break
    assert statuses == {0, 2}


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow)
                                      for seed in range(1, 5))])
def test_killed_again_and_again(output, seed):
    """Builds that fail or are killed at random, each on what the last one left."""
    chance = random.Random(seed)

    def fails():
        raise OSError(errno.EIO, "Input/output error")

    for turn in range(60):
        number, second = chance.randint(1, 60), chance.randint(1, 20)
        version = package(str(turn), "dataset/added.csv")

        def strike() -> int:
            at_operation(number, output, fails)
            at_operation(number + second, output, lambda: os._exit(KILLED))
            try:
                publish(output, writes(version))
            except InputError:
                return 2
            return 0
        in_child(strike)
    finish(output)
    found = contents(output)
    versions = {re.sub(r".*[ }]", "", text) for name, text in found.items()
                if text[-1].isdigit() and "dropped" not in name}
    assert len(versions) == 1


def test_an_operation_that_always_fails_leaves_the_old_package(output):
    """A folder stands where a file must go: nothing changes, and the message names it."""
    publish(output, writes(package("1")))
    (output / "dataset/c.csv").unlink()
    (output / "dataset/c.csv").mkdir()
    before = contents(output)
    with pytest.raises(InputError, match="c.csv: cannot write here .*directory.*is unchanged"):
        publish(output, writes(package("2")))
    assert contents(output) == before
    assert not (output / ".sjoberg-bloggar").exists()


@pytest.mark.parametrize("where", ["file", "file/below"])
def test_a_file_in_the_way_of_the_output_folder(tmp_path, where):
    (tmp_path / "file").write_text("mine")
    with pytest.raises(InputError, match="cannot write here"):
        publish(tmp_path / where, writes(NEW))
    assert contents(tmp_path) == {"file": "mine"}


def test_a_package_that_is_not_to_be_published_leaves_the_old_one(output):
    def refuses(folder: Path) -> None:
        writes(NEW)(folder)
        raise InputError(folder, None, "broken", "mend it")

    with pytest.raises(InputError, match="broken"):
        publish(output, refuses)
    assert state(output) == "old"
    assert not (output / ".sjoberg-bloggar").exists()


def test_ctrl_c_while_files_take_their_places(output, monkeypatch):
    replace, calls = os.replace, []

    def interrupted(source, target):
        calls.append(target)
        if len(calls) == 3:
            raise KeyboardInterrupt
        replace(source, target)

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(output, writes(NEW))
    assert state(output) == "old"
    assert not (output / ".sjoberg-bloggar").exists()


def test_an_interrupted_build_is_finished_even_where_the_next_has_bad_input(tmp_path, output):
    """The next build finishes what the last one had begun before it reads anything."""
    def killed() -> int:
        count = 0

        def hook(event, arguments):
            nonlocal count
            if event == "os.rename" and str(arguments[1]).startswith(str(output / "dataset")):
                count += 1
                if count == 2:
                    os._exit(KILLED)
        sys.addaudithook(hook)
        return publish_new(output)

    assert in_child(killed) == KILLED
    assert state(output) == "mixed"
    process = build(output, tmp_path / "no such folder")
    out, message = process.communicate()
    assert process.returncode == 2 and "no such folder" in message
    assert "Finished first" in out
    assert state(output) == "new"


def test_a_signal_while_the_stage_is_removed_leaves_nothing_behind(tmp_path, monkeypatch):
    remove, calls = shutil.rmtree, []

    def interrupted(folder, **options):
        calls.append(folder)
        if len(calls) == 2:  # the first time is before the package is written
            raise KeyboardInterrupt
        remove(folder, **options)

    monkeypatch.setattr(shutil, "rmtree", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(tmp_path, lambda folder: (folder / "datapackage.json").write_text("new"))
    assert [path.name for path in tmp_path.iterdir()] == ["datapackage.json"]
