"""Publish a package into a folder, all or nothing.

The new package is written and checked in a folder of its own inside the output folder, which keeps
the files that it replaces as well. Only when all of that is on disk is it marked as committed. Then
its files take their places, one rename each, the descriptor last, so that no file is ever missing
or half written. A build that fails before the mark leaves what is published as it was; one that
fails after it puts the old files back. If a build is killed after the mark, the next build finishes
its work first. No other file is touched.

A reader that opens several files may catch some before and some after such a change: read_settled
reads again then.
"""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from filecmp import cmp
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from ..errors import InputError
from ..package.layout import DESCRIPTOR

STAGE = ".sjoberg-bloggar"
LOCK = ".sjoberg-bloggar.lock"
COMMITTED = "committed"
LONGEST_MOVE = 5  # seconds that moving files may take; a build that takes longer was killed
TRIES = 10  # that a reader makes beside builds that publish again and again
Content = TypeVar("Content")


def publish(output: Path, write_package: Callable[[Path], None]) -> bool:
    """Put a package into a folder, and return whether the published files changed.

    Args:
        output: The folder.
        write_package: Writes the package into the folder that it is called with, checks it, and
            raises an error if it is not to be published.

    Raises:
        InputError: The folder cannot be written to, or another command is writing there.
    """
    with staging(output) as stage:
        new = stage / "new"
        new.mkdir()
        write_package(new)
        changed = [name for name in files(new) if not (output / name).is_file()
                   or not cmp(new / name, output / name, shallow=False)]
        if changed:
            commit(stage, changed)
            put_in_place(stage, output, changed)
        return bool(changed)


def finish(output: Path) -> bool:
    """Finish what a killed build had begun to publish, and clean up after it.

    Returns whether there was anything to finish. Raises InputError as publish does.
    """
    interrupted = is_interrupted(output)
    if (output / STAGE).exists() or (output / LOCK).exists():
        with staging(output):
            pass
    return interrupted


def is_interrupted(output: Path) -> bool:
    """Return whether published files may be part old, part new.

    That is so while a build moves them to their places, and if it was killed then.
    """
    return (output / STAGE / COMMITTED).exists()


def publication(output: Path) -> tuple[int, ...] | None:
    """Return what tells a publication from the next, or None while files move to their places."""
    if is_interrupted(output):
        return None
    try:
        found = (output / DESCRIPTOR).stat()
    except OSError:
        return ()
    return found.st_ino, found.st_mtime_ns, found.st_size


def read_settled(output: Path, read: Callable[[], Content]) -> Content:
    """Return what read() returns if no build changes the package meanwhile; else read again.

    If a killed build left files of two packages, what is there is read.

    Raises:
        InputError: Builds publish here so often that it cannot be read in between.
    """
    for _ in range(TRIES):
        until = time.monotonic() + LONGEST_MOVE
        while (before := publication(output)) is None and time.monotonic() < until:
            time.sleep(0.01)
        content = read()
        if publication(output) == before:
            return content
    raise InputError(output, None, "builds keep publishing here",
                     "wait until they are done, then try again")


def not_of_the_package(output: Path) -> list[str]:
    """Return the files beside the published tables that the descriptor does not name."""
    resources = json.loads((output / DESCRIPTOR).read_text("utf-8"))["resources"]
    named = {resource["path"] for resource in resources}
    return [name for file in files(output / "dataset") if (name := f"dataset/{file}") not in named]


@contextmanager
def staging(output: Path) -> Iterator[Path]:
    """Provide an empty folder for the new package, which only this build has.

    Finishes what a killed build had committed there, and removes the folder at the end.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
        with locked(output):
            stage = output / STAGE
            if is_interrupted(output):
                names = (stage / COMMITTED).read_text("utf-8").split("\n")
                put_in_place(stage, output, names)
            shutil.rmtree(stage, ignore_errors=True)
            stage.mkdir()
            try:
                yield stage
            finally:
                if not is_interrupted(output):
                    remove(stage)
    except OSError as error:
        state = ("the files are part old, part new until the command is run again, "
                 "which finishes this" if is_interrupted(output) else
                 "what was there before is unchanged")
        raise InputError(error.filename2 or error.filename or output, None,
                         f"cannot write here ({error.strerror or error})",
                         f"make room or allow writing there; {state}") from None


def remove(stage: Path) -> None:
    """Remove a folder, to the end even if a signal comes meanwhile."""
    try:
        shutil.rmtree(stage, ignore_errors=True)
    finally:
        shutil.rmtree(stage, ignore_errors=True)


@contextmanager
def locked(output: Path) -> Iterator[None]:
    """Keep other builds from publishing into a folder; the lock ends with the process at latest."""
    lock = FileLock(output / LOCK)
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise InputError(output, None, "another command is writing here",
                         "wait until it is done, then run this one again") from None
    try:
        yield
    finally:
        with suppress(OSError):  # Windows does not let go of an open file
            (output / LOCK).unlink()
        lock.release()


def files(folder: Path) -> list[str]:
    """Return the names of the files in a folder and below it, in order, the descriptor last."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    return sorted(names, key=lambda name: (name == DESCRIPTOR, name))


def commit(stage: Path, changed: list[str]) -> None:
    """Mark the new package as complete, once all of it is on disk.

    The mark is a file with the names of the files that are to take their places.
    """
    (stage / "names").write_text("\n".join(changed), "utf-8", newline="\n")
    for path in [*stage.rglob("*"), stage]:
        sync(path)
    os.rename(stage / "names", stage / COMMITTED)


def sync(path: Path) -> None:
    """Wait until a file or folder is on disk; Windows has no such thing for folders."""
    if path.is_dir() and os.name == "nt":
        return
    file = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)


def put_in_place(stage: Path, output: Path, names: list[str]) -> None:
    """Let the files of the committed package take their places, or put the old ones back.

    May be called again after an interruption: what is still in new is not yet in place.
    """
    waiting = [name for name in names if (stage / "new" / name).exists()]
    try:
        sync(stage)
        for name in waiting:
            (output / name).parent.mkdir(exist_ok=True)
            keep(output / name, stage / "old" / name)
        for name in waiting:
            os.replace(stage / "new" / name, output / name)
        for folder in {(output / name).parent for name in names}:
            sync(folder)
        (stage / COMMITTED).unlink()
    except BaseException:
        put_back(stage, output, names)
        raise


def keep(published: Path, kept: Path) -> None:
    """Keep a file under a second name, or a copy if the disk has no second names."""
    if published.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.unlink(missing_ok=True)
        try:
            os.link(published, kept)
        except OSError:
            shutil.copyfile(published, kept)


def put_back(stage: Path, output: Path, names: list[str]) -> None:
    """Undo what put_in_place has done so far. May be called again after an interruption."""
    for name in names:
        if not (stage / "new" / name).exists():
            os.rename(output / name, stage / "new" / name)
        if (stage / "old" / name).exists():
            os.replace(stage / "old" / name, output / name)
    (stage / COMMITTED).unlink(missing_ok=True)
