"""Options and exit statuses that several commands share."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from .. import locations


class PathName(click.Path):
    """The name of a file or folder, in the encoding of the system: others cannot be written to."""

    def convert(self, value, param, ctx) -> Path:
        """Return the name as a path, or fail if it has bytes that are not characters."""
        try:
            str(value).encode("utf-8")
        except UnicodeEncodeError:
            self.fail(f"{str(value)!r} has bytes that are not characters here.", param, ctx)
        return super().convert(value, param, ctx)


PATH = PathName(path_type=Path, readable=False)  # what reads a path says what is wrong with it
SOUND, OPEN, BAD_INPUT = 0, 1, 2  # exit statuses
MANY_POSTS = 1000  # from which on a progress bar is of use


def inputs(command: Callable) -> Callable:
    """Add the options for documents and decisions to a command."""
    command = click.option(
        "--curation", type=PATH, default=lambda: in_clone("build/curation"), metavar="DIR",
        help="Folder of the decisions (default: build/curation of the clone).")(command)
    return click.option(
        "--sources", type=PATH, default=lambda: in_clone("build/sources"), metavar="DIR",
        help="Folder of the documents (default: build/sources of the clone).")(command)


def in_clone(folder: str) -> Path:
    """Return a folder of the clone that the program runs from; an installed one has none."""
    if not locations.IS_CLONE:
        raise click.UsageError("Outside a clone of the project, name the folders of documents, "
                               "decisions and package: --sources, --curation, --output.")
    return locations.CLONE / folder


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "row"), counted(2, "row")
    ('1 row', '2 rows')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def engine(command: Callable) -> Callable:
    """Add the options for where the work is done to a command."""
    command = click.option(
        "--cluster", metavar="ADDRESS",
        help="Scheduler of a Dask cluster that does the work (docs/scale.md).")(command)
    return click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N",
        help="Number of processes (default: 1 for a blog, one per core for a large corpus)."
    )(command)


def read(sources: Path, curation: Path, jobs: int | None, cluster: str | None):
    """Return the blog, read where the options say, with a progress bar."""
    # They import pandas and pyarrow: 0.6 s that --help need not wait for.
    from ..build import read_blog
    from ..processes.executors import executor_for

    size = sum(path.stat().st_size for path in sources.glob("*") if path.is_file())
    with executor_for(jobs, cluster, size) as executor, progress_bar() as progress:
        return read_blog(sources, curation, executor, progress)


@contextmanager
def progress_bar() -> Iterator[Callable[[int, int], None]]:
    """Provide a function that shows on a terminal how many of many posts are done."""
    with click.progressbar(length=1, label="Posts", file=sys.stderr, hidden=True) as bar:
        def show(done: int, total: int) -> None:
            bar.hidden = total < MANY_POSTS or not sys.stderr.isatty()
            bar.length = total
            bar.update(done - bar.pos)

        yield show
