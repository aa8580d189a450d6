"""The commands."""

import json
import os
import signal
import sys
from dataclasses import asdict
from datetime import datetime
from functools import partial
from pathlib import Path
from traceback import extract_tb

import click

from . import locations
from .__main__ import STOPPED
from .errors import LONGEST, InputError, one_line
from .memory import is_out_of_memory, keep_to_limit
from .options import BAD_INPUT, OPEN, PATH, SOUND, engine, engine_for, inputs, progress_bar
from .review_commands import decide, explain, review
from .stopping import stoppable

# Each command imports what it runs: pandas, pyarrow and frictionless take 0.6 s, and neither --help
# nor a misspelt option should wait for them.

NO_READER = 141  # what a shell reports for SIGPIPE
SIGNALLED = 128  # and for other signals, with their number added
PARTS = {"published": "published", "duplicate": "in second copies of posts",
         "furniture": "page furniture", "removed": "removed on request",
         "white_space": "white space"}


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit status.

    Args:
        arguments: The command and its options, or None for those of this process.
    """
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a letter is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        with stoppable():
            return run(sys.argv[1:] if arguments is None else list(arguments))
    except click.exceptions.Exit as ended:  # after --help and --version
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except KeyboardInterrupt as stop:
        print(STOPPED, end="", file=sys.stderr)
        return SIGNALLED + (stop.args[0] if stop.args else signal.SIGINT)
    except Exception as error:
        if isinstance(error, OSError) and not error.filename:  # of the answer
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return NO_READER
        print(f"sjoberg-bloggar: {explanation(error)}", file=sys.stderr)
        return BAD_INPUT


def explanation(error: Exception) -> str:
    """Return the message about an error that ends a command."""
    if isinstance(error, InputError):
        return str(error)
    if is_out_of_memory(error):
        return "memory ran out; free some, or allow more (ulimit -v)"
    if isinstance(error, OSError):
        return one_line(f"{error.filename}: {error.strerror}" if error.filename else
                        f"cannot write the answer ({error.strerror})")
    place = extract_tb(error.__traceback__)[-1]
    return one_line(f"the program failed: {type(error).__name__} in {Path(place.filename).name}, line "
                    f"{place.lineno}: {str(error)[:LONGEST]}; please report this with the input")


def run(arguments: list[str]) -> int:
    """Run a command, and raise what stops it.

    click's own way to run a command gives a closed pipe another exit status.
    """
    keep_to_limit()
    with commands.make_context("sjoberg-bloggar", arguments) as context:
        status = commands.invoke(context)
    if sys.stdout:
        sys.stdout.flush()
    return status


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="sjoberg-bloggar", prog_name="sjoberg-bloggar")
def commands() -> None:
    """Build and check the dataset of the blog "Sjöberg bloggar"."""


@commands.command()
@inputs
@engine
@click.option("--output", type=PATH, default=lambda: locations.CLONE, metavar="DIR",
              help="Folder that gets datapackage.json, dataset/ and schema/ (default: the project).")
@click.option("--allow-undecided", is_flag=True,
              help="Publish even if something is undecided; the descriptor says so.")
def build(sources: Path, curation: Path, jobs: int | None, cluster: str | None, output: Path,
          allow_undecided: bool) -> int:
    """Build the dataset from the documents and the curation.

    Read the documents, apply what the curators decided, and publish tables and descriptor, all or
    nothing. Exit status: 0 published, 1 refused because something is undecided, 2 bad input.
    """
    from .build import build_dataset, project_in
    from .publish.atomic import finish
    from .review.listing import list_questions

    if finish(output):
        print("Finished first: the package of a build that was stopped while it published here")
    project = project_in(locations.CLONE if locations.IS_CLONE else locations.INSTALLED, sources,
                         curation)
    with engine_for(sources, jobs, cluster) as executor, progress_bar() as progress:
        outcome = build_dataset(project, output, allow_undecided, executor, progress)
    questions = outcome.blog.questions
    if not outcome.tables:
        print(list_questions(questions, "text"), end="")
        print(f"Not published: {len(questions)} open. Answer them in a sheet (review --sheet, then "
              "decide), or publish with --allow-undecided.", file=sys.stderr)
        return OPEN
    print(f"{'Published' if outcome.has_changed else 'Unchanged'}: {output / 'datapackage.json'}")
    print(build_report(outcome))
    return SOUND


def build_report(outcome) -> str:
    """Return what a maintainer should know of a published build.

    Args:
        outcome: The Outcome of the build.
    """
    blog = outcome.blog
    accounts = [asdict(account) for account in blog.accounts.values()]
    lines = [
        f"{len(blog.documents)} documents, " + ", ".join(
            f"{outcome.tables[name]} {name}"
            for name in ("posts", "passages", "authors", "organisations", "mentions")),
        "Characters: " + ", ".join(f"{sum(account[part] for account in accounts)} {words}"
                                   for part, words in PARTS.items()),
        *(f"Needs a look: {notice}" for notice in blog.notices),
        *(f"Needs a look: {name} is not part of the package" for name in outcome.foreign_files)]
    if blog.questions:
        lines.append(f"Published although {len(blog.questions)} are undecided; see 'undecided' in "
                     "datapackage.json.")
    return "\n".join(lines)


for command in (review, decide, explain):
    commands.add_command(command)


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
    1 someone must look, 2 bad input, or the words are in no file.
    """
    from .curation.files import read_curation
    from .documents import removals
    from .documents.read import find_documents

    if sys.stdin.isatty():
        print("Words to remove:", file=sys.stderr)
    words = removals.read_words(sys.stdin)
    removals.require_reason(words, reason)
    read_curation(curation)  # what is wrong with removals.csv must come out before it is written to
    places = removals.find_places(words, find_documents(sources)[0], only)
    if places and not write:
        for place in places:
            print(f"Found: {place.line_name}: {place.excerpt}")
        print(f"{len(places)} places. Remove them with --write.")
        return OPEN
    removals.remove_words(places, kind, curation / "removals.csv", requested.date(), reason)
    for place in places:
        print(f"Removed: {place.line_name}")
    remains = removals.find_remains(words, [sources, curation, locations.CLONE])
    removals.require_found([*places, *remains], sources)
    for path, where in remains.items():
        print(f"Still there: {path}, {', '.join(where)}")
    print("Now take the words out of these places by hand, then build." if remains
          else "Now build.")
    return OPEN if remains else SOUND


@commands.command()
@click.argument("package", type=PATH, default=Path("."))
@click.option("--complete", is_flag=True,
              help="Report metadata files that are missing, as in this repository and in releases.")
def check(package: Path, complete: bool) -> int:
    """Check a published package.

    Check a package, also one just downloaded: bytes and hashes, every table against its schema,
    and what holds between the tables. One line per violation: rule, table, row, what is wrong.
    PACKAGE is its folder, its datapackage.json or the zip of a release (default: the current
    folder). Exit status: 0 sound, 1 violations, 2 nothing usable there.
    """
    from .check import check_package
    from .check.files.archive import package_folder

    with package_folder(package) as folder:
        violations = check_package(folder, frictionless=True, complete=complete)
    print(f"Checked: {package.resolve()}", file=sys.stderr)
    for violation in violations:
        print("\t".join(violation))
    print(f"{len(violations)} violations; docs/rules.md describes the rules" if violations
          else "Sound: no rule is broken", file=sys.stderr)
    return OPEN if violations else SOUND


@commands.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
def diff(old: Path, new: Path, format_: str) -> int:
    """Compare two published packages.

    Compare two packages, OLD and NEW, row by row and column by column, and say which step of the
    version number the differences ask for (docs/versions.md). Each is a folder or the zip of a
    release. Exit status: 0 same data, 1 differences, 2 not two packages.
    """
    from .release.report import as_data, as_text, compare_packages

    comparison = compare_packages(old, new)
    print(json.dumps(as_data(comparison), ensure_ascii=False, indent=2)
          if format_ == "json" else as_text(comparison))
    return OPEN if comparison.differences else SOUND


@commands.command()
@click.option("--previous", type=PATH, metavar="PACKAGE",
              help="The version before: its folder, or the zip of its release.")
@click.option("--output", type=PATH, default=lambda: locations.CLONE / "dist", metavar="DIR",
              help="Folder that gets the zip and SHA256SUMS (default: dist).")
def release(previous: Path | None, output: Path) -> int:
    """Make the zip of this version.

    Make a checked, reproducible zip of this version of the dataset and its checksum in dist/. Exit
    status: 0 made, 2 refused: something is not committed, the published files are not what the
    build makes, the version is not in CHANGELOG.md, or its number does not fit what changed.
    """
    from .build import build_dataset, project_in
    from .release.archive import make_release

    build_package = partial(build_dataset, project_in(locations.CLONE), allow_undecided=True)
    print(f"Released: {make_release(locations.CLONE, build_package, output, previous)}")
    return SOUND
