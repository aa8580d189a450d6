"""Builds that publish: small packages of text files, and the real program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from conftest import PROJECT

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.atomic import LOCK, STAGE, publish

COMMAND = [sys.executable, "-m", "sjoberg_bloggar"]
KILLED = 9  # exit status of a process that stops itself dead


def writes(package: dict[str, str]):
    def write_package(folder: Path) -> None:
        for name, text in package.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text)
    return write_package


def package(version: str, *more: str) -> dict[str, str]:
    """Return a package of a version; its descriptor is last by name as well as by rule."""
    return {"dataset/a.csv": f"a {version}", "dataset/b.csv": "the same in all versions",
            "dataset/c.csv": f"c {version}", "schema/a.json": f"s {version}",
            **{name: f"{name} {version}" for name in more}, "datapackage.json": "{}" + version}


OLD = package("1", "dataset/dropped.csv")
NEW = package("2", "dataset/added.csv", "added/d.txt")
FOREIGN = {"notes.txt": "mine", "dataset/notes.txt": "mine", "schema/own.json": "mine"}


def contents(folder: Path) -> dict[str, str]:
    return {str(p.relative_to(folder)): p.read_text() for p in sorted(folder.rglob("*"))
            if p.is_file() and not {STAGE, LOCK} & {*p.parts}}


def state(folder: Path) -> str:
    """Say which package is published in folder; what is not of a package must be as it was."""
    found = contents(folder)
    assert {name: found.pop(name, None) for name in FOREIGN} == FOREIGN
    stale = found.pop("dataset/dropped.csv", None)
    assert stale == OLD["dataset/dropped.csv"]
    old = {name: text for name, text in OLD.items() if name != "dataset/dropped.csv"}
    return "old" if found == old else "new" if found == NEW else "mixed"


def in_child(action) -> int:
    """Run action in a process of its own and return its exit status."""
    pid = os.fork()
    if pid == 0:
        status = 70
        try:
            status = action()
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def publish_new(output: Path) -> int:
    """Publish the new package; the exit status says what the message says is published."""
    try:
        publish(output, writes(NEW))
    except InputError as error:
        return 2 if "what was there before is unchanged" in str(error) else 3
    return 0


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(PROJECT / "build")}


def build(output: Path, sources: Path, **options) -> subprocess.Popen:
    options.setdefault("preexec_fn", lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    return subprocess.Popen([*COMMAND, "build", "--sources", sources, "--output", output],
                            env=environment(), text=True, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, **options)


def old_package(folder: Path) -> Path:
    """Publish the old package into a folder, add files of the user's, and return the folder."""
    publish(folder, writes(OLD))
    for name, text in FOREIGN.items():
        (folder / name).write_text(text)
    return folder
