"""The command line."""

import argparse
import gc
import json
import os
import sys
from datetime import date
from pathlib import Path

from .errors import InputError
from .terminal import print_questions, progress_bar

PROJECT = Path(__file__).resolve().parents[2]
SOUND, OPEN, BAD_INPUT = 0, 1, 2
PARTS = {"published": "published", "duplicate": "in second copies of posts",
         "furniture": "page furniture", "removed": "removed on request",
         "white_space": "white space"}
STOPPED, NO_READER = 130, 141  # what a shell reports for SIGINT and SIGPIPE


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    options = parser().parse_args(arguments)
    gc.disable()  # plain data has no cycles; looking for some took a tenth of a build's time
    if hasattr(sys.stdout, "reconfigure"):  # a terminal that lacks a letter is no reason to stop
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        status = options.run(options)
        if sys.stdout:
            sys.stdout.flush()
        return status
    except InputError as error:
        print(f"sjoberg-bloggar: {error}", file=sys.stderr)
        return BAD_INPUT
    except KeyboardInterrupt:
        print("sjoberg-bloggar: stopped; unless a line above says that the package was published, "
              "what was published before is unchanged", file=sys.stderr)
        return STOPPED
    except OSError as error:  # all others are told where they arise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            return NO_READER
        print(f"sjoberg-bloggar: cannot write the answer ({error.strerror})", file=sys.stderr)
        return BAD_INPUT


def parser() -> argparse.ArgumentParser:
    top = argparse.ArgumentParser(
        prog="sjoberg-bloggar",
        description="Build and check the dataset of the blog 'Sjöberg bloggar'.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    build = commands.add_parser(
        "build", help="make the dataset from the documents and the curation",
        description="Make the dataset: read the documents, apply what the curators decided, "
                    "and publish tables and descriptor, all or nothing. Exit status: 0 "
                    "published, 1 refused because something is undecided, 2 bad input.")
    inputs(build)
    build.add_argument("--output", type=Path, default=PROJECT, metavar="DIR",
                       help="folder that gets datapackage.json, dataset/ and schema/ "
                            "(default: the project)")
    build.add_argument("--allow-undecided", action="store_true",
                       help="publish even if something is undecided; the descriptor says so")
    build.set_defaults(run=run_build)

    review = commands.add_parser(
        "review", help="list what the program cannot decide",
        description="List every name-like word, occurrence of a name, author, heading and "
                    "paragraph break that a curator must decide, with its sentence and a guess. "
                    "Exit status: 0 nothing is open, 1 something is, 2 bad input.")
    inputs(review)
    review.add_argument("--format", choices=("text", "csv", "json"), default="text")
    review.set_defaults(run=run_review)

    remove = commands.add_parser(
        "remove", help="take words out of the documents, on request",
        description="Take a person's name, an address or other words out of the documents for "
                    "good (docs/personal-data.md). The words are read from standard input, one "
                    "line, so that they stay in no history. Without --write it only lists the "
                    "places. Exit status: 0 nothing is left, 1 someone must look, 2 bad input.")
    inputs(remove)
    remove.add_argument("--kind", choices=("name", "e-mail", "other"), required=True)
    remove.add_argument("--requested", type=date.fromisoformat, required=True, metavar="DATE",
                        help="day of the request, as 2026-11-21")
    remove.add_argument("--reason", required=True, metavar="TEXT",
                        help="why; is published, without the words")
    remove.add_argument("--only", action="append", metavar="FILE:LINE",
                        help="only the places in this line of this document; may be repeated")
    remove.add_argument("--write", action="store_true",
                        help="change the documents, and add to removals.csv")
    remove.set_defaults(run=run_remove)

    check = commands.add_parser(
        "check", help="check a published package",
        description="Check a package, also one just downloaded: bytes and hashes, every table "
                    "against its schema, and what holds between the tables. One line a "
                    "violation: rule, table, row, what is wrong. Exit status: 0 sound, 1 "
                    "violations, 2 nothing usable there.")
    check.add_argument("package", nargs="?", type=Path, default=PROJECT, metavar="PACKAGE",
                       help="its folder or datapackage.json (default: the project)")
    check.set_defaults(run=run_check)

    diff = commands.add_parser(
        "diff", help="compare two published packages",
        description="Compare two packages row by row and column by column, and say which step "
                    "of the version number the differences ask for (docs/versions.md). Exit "
                    "status: 0 same data, 1 differences, 2 not two packages.")
    for which in ("old", "new"):
        diff.add_argument(which, type=Path, metavar=which.upper(),
                          help=f"the {which} package: its folder, or the zip of a release")
    diff.add_argument("--format", choices=("text", "json"), default="text")
    diff.set_defaults(run=run_diff)

    release = commands.add_parser(
        "release", help="make the zip of this version",
        description="Make a checked, reproducible zip of this version of the dataset and its "
                    "checksum in dist/. Exit status: 0 made, 2 refused: something is not "
                    "committed, the published files are not what the build makes, the version "
                    "is not in CHANGELOG.md, or its number does not fit what changed.")
    release.add_argument("--previous", type=Path, metavar="PACKAGE",
                         help="the version before: its folder, or the zip of its release")
    release.add_argument("--output", type=Path, default=PROJECT / "dist", metavar="DIR",
                         help="folder that gets the zip and SHA256SUMS (default: dist)")
    release.set_defaults(run=run_release)
    return top


def inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument("--sources", type=Path, metavar="DIR", default=PROJECT / "build/sources",
                         help="folder of the documents (default: build/sources)")
    command.add_argument("--curation", type=Path, metavar="DIR",
                         default=PROJECT / "build/curation",
                         help="folder of the decisions (default: build/curation)")


def read(options: argparse.Namespace, meanwhile=lambda: None):
    """Return the blog that the options name."""
    from .build import read_blog

    return read_blog(options.sources, options.curation, progress_bar, meanwhile)


def import_for_publishing() -> None:
    import pyarrow.acero
    import pyarrow.csv
    import pyarrow.parquet  # noqa: F401

    from . import check
    from .publish import package, tables# noqa: F401  (while other processes read)


def run_build(options: argparse.Namespace) -> int:
    from .publish.atomic import finish, not_of_the_package, publish

    # Of Arrow's memory pools the one that keeps nothing that forked processes would have to copy:
    # it spares a twentieth of a large build's time.
    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")
    if finish(options.output):
        print("Finished first: the package of a build that was stopped while it published here")
    blog = read(options, meanwhile=import_for_publishing)
    if blog.questions and not options.allow_undecided:
        print_questions(blog.questions, "text")
        print(f"Not published: {len(blog.questions)} open. Decide them in build/curation, or "
              "publish with --allow-undecided.", file=sys.stderr)
        return OPEN
    from .check import check_package
    from .publish.descriptor import read_metadata
    from .documents.ledger import summaries
    from .publish.package import write_package
    from .publish.schemas import read_schemas
    from .publish.tables import make_tables

    schemas = read_schemas(PROJECT / "schema")
    metadata = read_metadata(PROJECT / "build/metadata.toml")
    tables = make_tables(blog, schemas)

    counts = {name: tables[name].num_rows for name in ("posts", "passages", "authors",
                                                       "organisations", "mentions")}
    accounts = summaries(blog).values()

    def write_and_check(folder: Path) -> None:
        write_package(folder, blog, tables, PROJECT / "schema", schemas, metadata)
        if violations := check_package(folder):
            raise InputError("the new package", None, f"it breaks the rule {violations[0]}",
                             "correct what the curation says of it; if that is right, the program "
                             "is wrong; nothing was published")

    changed = publish(options.output, write_and_check)
    print(f"{'Published' if changed else 'Unchanged'}: {options.output / 'datapackage.json'}")
    print(f"{len(blog.documents)} documents, "
          + ", ".join(f"{count} {name}" for name, count in counts.items()))
    print("Characters: " + ", ".join(f"{sum(account[part] for account in accounts)} {words}"
                                     for part, words in PARTS.items()))
    foreign = [f"{name} is not part of the package" for name in not_of_the_package(options.output)]
    for notice in [*blog.notices, *foreign]:
        print(f"Needs a look: {notice}")
    if blog.questions:
        print(f"Published although {len(blog.questions)} are undecided; see 'undecided' in "
              "datapackage.json.")
    return SOUND


def run_review(options: argparse.Namespace) -> int:
    blog = read(options)
    print_questions(blog.questions, options.format)
    return OPEN if blog.questions else SOUND


def run_remove(options: argparse.Namespace) -> int:
    from .curation.files import read_curation
    from .documents.read import source_files
    from .documents.removals import find, remove, still_there
    from .language.text import slug

    sources = options.sources or PROJECT / "build/sources"
    curation = options.curation or PROJECT / "build/curation"
    if sys.stdin.isatty():
        print("Words to remove:", file=sys.stderr)
    words = sys.stdin.readline().strip()
    if not words:
        raise InputError("standard input", None, "no words to remove", "give them as one line")
    if slug(words) in slug(options.reason):
        raise InputError("--reason", None, "it holds the words themselves", "leave them out")
    read_curation(curation)
    places = [place for place in find(words, source_files(sources)[0]) if not options.only
              or f"{place.path.name}:{place.line}" in options.only]
    for place in places:
        print(f"{'Removed' if options.write else 'Found'}: {place.path.name}:{place.line}"
              + ("" if options.write else f": {place.around}"))
    if not options.write:
        print(f"{len(places)} places. Remove them with --write.")
        return OPEN if places else SOUND
    remove(places, options.kind, curation / "removals.csv", options.requested.isoformat(),
           options.reason)
    left = list(still_there(words, [sources, curation, PROJECT]))
    for path, lines in left:
        print(f"Still there: {path}, line {', '.join(map(str, lines))}")
    print("Now take the words out of these places by hand, then build." if left else "Now build.")
    return OPEN if left else SOUND


def run_check(options: argparse.Namespace) -> int:
    from .check import check_package

    package = options.package
    if package.is_file() and package.name != "datapackage.json":
        raise InputError(package, None, "is not the descriptor of a package",
                         "give the package's folder or its datapackage.json")
    violations = check_package(package.parent if package.is_file() else package,
                               frictionless=True)
    for violation in violations:
        print("\t".join(violation))
    print(f"{len(violations)} violations; docs/rules.md describes the rules" if violations
          else "Sound: no rule is broken", file=sys.stderr)
    return OPEN if violations else SOUND


def run_diff(options: argparse.Namespace) -> int:
    from .release.comparison import as_data, as_text, compare_packages

    comparison = compare_packages(options.old, options.new)
    print(json.dumps(as_data(comparison), ensure_ascii=False, indent=2)
          if options.format == "json" else as_text(comparison))
    return OPEN if comparison.differences else SOUND


def run_release(options: argparse.Namespace) -> int:
    from .release.archive import make_release

    print(f"Released: {make_release(PROJECT, options.output, options.previous)}")
    return SOUND


if __name__ == "__main__":
    sys.exit(main())
