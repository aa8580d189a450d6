"""The command line."""

import json
import os
import sys
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click

from . import __version__
from .errors import InputError
from .locations import CLONE, INSTALLED, IS_CLONE

# The commands import what they run themselves: pandas, pyarrow and frictionless take 0.6 s, which
# --help and a misspelt option need not wait for.

PROJECT = CLONE
SOUND, OPEN, BAD_INPUT = 0, 1, 2
STOPPED, NO_READER = 130, 141  # what a shell reports for SIGINT and SIGPIPE
PARTS = {"published": "published", "duplicate": "in second copies of posts",
         "furniture": "page furniture", "removed": "removed on request",
         "white_space": "white space"}
FOLDER = click.Path(path_type=Path)


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status."""
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a letter is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        arguments = sys.argv[1:] if arguments is None else arguments
        with commands.make_context("sjoberg-bloggar", list(arguments)) as context:
            status = commands.invoke(context)
        if sys.stdout:
            sys.stdout.flush()
        return status
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except InputError as error:
        print(f"sjoberg-bloggar: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("sjoberg-bloggar: stopped; unless a line above says that the package was published, "
              "what was published before is unchanged", file=sys.stderr)
        return STOPPED
    except OSError as error:  # other errors are reported at their source
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return NO_READER
        print(f"sjoberg-bloggar: cannot write the answer ({error.strerror})", file=sys.stderr)
        return BAD_INPUT


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sjoberg-bloggar")
def commands() -> None:
    """Build and check the dataset of the blog "Sjöberg bloggar"."""


def inputs(command: Callable) -> Callable:
    """Add the options for documents and decisions to a command."""
    command = click.option(
        "--curation", type=FOLDER, default=lambda: in_clone("build/curation"), metavar="DIR",
        help="Folder of the decisions (default: build/curation of the clone).")(command)
    return click.option(
        "--sources", type=FOLDER, default=lambda: in_clone("build/sources"), metavar="DIR",
        help="Folder of the documents (default: build/sources of the clone).")(command)


def in_clone(folder: str) -> Path:
    """Return a folder of the clone that the program runs from."""
    if not IS_CLONE:
        raise click.UsageError("Outside a clone of the project, give the folders of documents and "
                               "decisions with --sources and --curation.")
    return PROJECT / folder


def engine(command: Callable) -> Callable:
    """Add the options for where the work is done to a command."""
    command = click.option(
        "--cluster", metavar="ADDRESS",
        help="Scheduler of a Dask cluster that does the work (docs/scale.md).")(command)
    return click.option(
        "--jobs", type=click.IntRange(min=1), metavar="N",
        help="Number of processes (default: 1 for a blog, one per core for a large corpus)."
    )(command)


@contextmanager
def progress_bar():
    """Provide a function that shows how many posts are done, on a terminal."""
    with click.progressbar(length=1, label="Posts", file=sys.stderr,
                           hidden=not sys.stderr.isatty()) as bar:
        def show(done: int, total: int) -> None:
            bar.length = total
            bar.update(done - bar.pos)

        yield show


@contextmanager
def engine_for(sources: Path, jobs: int | None, cluster: str | None):
    """Provide the executor that the options ask for."""
    from .executors import executor_for

    size = sum(path.stat().st_size for path in sources.glob("*") if path.is_file())
    with executor_for(jobs, cluster, size) as executor:
        yield executor


@commands.command()
@inputs
@engine
@click.option("--output", type=FOLDER, default=lambda: PROJECT, metavar="DIR",
              help="Folder that gets datapackage.json, dataset/ and schema/ (default: the project).")
@click.option("--allow-undecided", is_flag=True,
              help="Publish even if something is undecided; the descriptor says so.")
def build(sources: Path, curation: Path, jobs: int | None, cluster: str | None, output: Path,
          allow_undecided: bool) -> int:
    """Build the dataset from the documents and the curation.

    Read the documents, apply what the curators decided, and publish tables and descriptor, all or
    nothing. Exit status: 0 published, 1 refused because something is undecided, 2 bad input.
    """
    from .build import Project, build_dataset
    from .publish.atomic import finish
    from .review.listing import list_questions

    if finish(output):
        click.echo("Finished first: the package of a build that was stopped while it published "
                   "here")
    data = PROJECT if IS_CLONE else INSTALLED
    project = Project(sources, curation, data / "schema", data / "build/metadata.toml")
    with engine_for(sources, jobs, cluster) as executor, progress_bar() as progress:
        outcome = build_dataset(project, output, allow_undecided, executor, progress)
    blog = outcome.blog
    if not outcome.tables:
        click.echo(list_questions(blog.questions, "text"), nl=False)
        click.echo(f"Not published: {len(blog.questions)} open. Decide them in build/curation, or "
                   "publish with --allow-undecided.", err=True)
        return OPEN
    click.echo(f"{'Published' if outcome.has_changed else 'Unchanged'}: "
               f"{output / 'datapackage.json'}")
    click.echo(f"{len(blog.documents)} documents, " + ", ".join(
        f"{outcome.tables[name]} {name}"
        for name in ("posts", "passages", "authors", "organisations", "mentions")))
    accounts = [asdict(account) for account in blog.accounts.values()]
    click.echo("Characters: " + ", ".join(f"{sum(account[part] for account in accounts)} {words}"
                                          for part, words in PARTS.items()))
    foreign = [f"{name} is not part of the package" for name in outcome.foreign_files]
    for notice in [*blog.notices, *foreign]:
        click.echo(f"Needs a look: {notice}")
    if blog.questions:
        click.echo(f"Published although {len(blog.questions)} are undecided; see 'undecided' in "
                   "datapackage.json.")
    return SOUND


@commands.command()
@inputs
@engine
@click.option("--format", "format_", type=click.Choice(("text", "csv", "json")), default="text")
def review(sources: Path, curation: Path, jobs: int | None, cluster: str | None,
           format_: str) -> int:
    """List what the program cannot decide.

    List every name-like word, occurrence of a name, author, heading and paragraph break that a
    curator must decide, with its sentence and a guess. Exit status: 0 nothing is open, 1 something
    is, 2 bad input.
    """
    from .build import read_blog
    from .review.listing import list_questions

    with engine_for(sources, jobs, cluster) as executor, progress_bar() as progress:
        blog = read_blog(sources, curation, executor, progress)
    click.echo(list_questions(blog.questions, format_), nl=False)
    return OPEN if blog.questions else SOUND


@commands.command()
@inputs
@click.argument("post_id")
def explain(sources: Path, curation: Path, post_id: str) -> int:
    """Show which rules and decisions made a post.

    Print the post's passages with the rule or the curator's file that decided each break, kind,
    author and name. Exit status: 0 shown, 2 bad input or no such post.
    """
    from .build import read_blog
    from .review.explain import explain as explained

    blog = read_blog(sources, curation)
    found = [post for post in blog.posts if post.post_id.startswith(post_id)]
    if len(found) != 1:
        raise InputError(post_id, None, f"{len(found) or 'no'} posts have an id that begins so",
                         "give the post_id, as in dataset/posts.csv, or its beginning")
    click.echo(explained(found[0]))
    return SOUND


@commands.command()
@inputs
@click.option("--kind", type=click.Choice(("name", "e-mail", "other")), required=True)
@click.option("--requested", type=click.DateTime(("%Y-%m-%d",)), required=True, metavar="DATE",
              help="Day of the request, as 2026-11-21.")
@click.option("--reason", required=True, metavar="TEXT",
              help="Why; is published, without the words.")
@click.option("--only", multiple=True, metavar="FILE:LINE",
              help="Only the places in this line of this document; may be repeated.")
@click.option("--write", is_flag=True, help="Change the documents, and add to removals.csv.")
def remove(sources: Path, curation: Path, kind: str, requested: datetime, reason: str,
           only: tuple[str, ...], write: bool) -> int:
    """Take words out of the documents, on request.

    Take a person's name, an address or other words out of the documents for good
    (docs/personal-data.md). The words are read from standard input, one line, so that they stay in
    no history. Without --write the command only lists the places. Exit status: 0 nothing is left,
    1 someone must look, 2 bad input.
    """
    from .curation.read import read_curation
    from .documents.read import find_documents
    from .documents.removals import find, remove, still_there
    from .language.text import slug

    if sys.stdin.isatty():
        click.echo("Words to remove:", err=True)
    words = sys.stdin.readline().strip()
    if not words:
        raise InputError("standard input", None, "no words to remove", "give them as one line")
    if slug(words) in slug(reason):
        raise InputError("--reason", None, "it holds the words themselves", "leave them out")
    read_curation(curation)
    places = [place for place in find(words, find_documents(sources)[0]) if not only
              or f"{place.path.name}:{place.line}" in only]
    for place in places:
        click.echo(f"{'Removed' if write else 'Found'}: {place.path.name}:{place.line}"
                   + ("" if write else f": {place.around}"))
    if not write:
        click.echo(f"{len(places)} places. Remove them with --write.")
        return OPEN if places else SOUND
    remove(places, kind, curation / "removals.csv", requested.date().isoformat(), reason)
    left = list(still_there(words, [sources, curation, PROJECT]))
    for path, lines in left:
        click.echo(f"Still there: {path}, line {', '.join(map(str, lines))}")
    click.echo("Now take the words out of these places by hand, then build." if left
               else "Now build.")
    return OPEN if left else SOUND


@commands.command()
@click.argument("package", type=FOLDER, default=lambda: PROJECT)
def check(package: Path) -> int:
    """Check a published package.

    Check a package, also one just downloaded: bytes and hashes, every table against its schema,
    and what holds between the tables. One line per violation: rule, table, row, what is wrong.
    PACKAGE is its folder or its datapackage.json (default: the project). Exit status: 0 sound, 1
    violations, 2 nothing usable there.
    """
    from .check import check_package

    if package.is_file() and package.name != "datapackage.json":
        raise InputError(package, None, "is not the descriptor of a package",
                         "give the package's folder or its datapackage.json")
    violations = check_package(package.parent if package.is_file() else package,
                               frictionless=True)
    for violation in violations:
        click.echo("\t".join(violation))
    click.echo(f"{len(violations)} violations; docs/rules.md describes the rules" if violations
               else "Sound: no rule is broken", err=True)
    return OPEN if violations else SOUND


@commands.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
def diff(old: Path, new: Path, format_: str) -> int:
    """Compare two published packages.

    Compare two packages, OLD and NEW, row by row and column by column, and say which step of the
    version number the differences ask for (docs/versions.md). Each is a folder or the zip of a
    release. Exit status: 0 same data, 1 differences, 2 not two packages.
    """
    from .release.report import as_data, as_text, compare_packages

    comparison = compare_packages(old, new)
    click.echo(json.dumps(as_data(comparison), ensure_ascii=False, indent=2)
               if format_ == "json" else as_text(comparison))
    return OPEN if comparison.differences else SOUND


@commands.command()
@click.option("--previous", type=FOLDER, metavar="PACKAGE",
              help="The version before: its folder, or the zip of its release.")
@click.option("--output", type=FOLDER, default=lambda: PROJECT / "dist", metavar="DIR",
              help="Folder that gets the zip and SHA256SUMS (default: dist).")
def release(previous: Path | None, output: Path) -> int:
    """Make the zip of this version.

    Make a checked, reproducible zip of this version of the dataset and its checksum in dist/. Exit
    status: 0 made, 2 refused: something is not committed, the published files are not what the
    build makes, the version is not in CHANGELOG.md, or its number does not fit what changed.
    """
    from .release.archive import make_release

    click.echo(f"Released: {make_release(PROJECT, output, previous)}")
    return SOUND


if __name__ == "__main__":
    sys.exit(main())
