"""The commands about packages: build, check, compare and release them."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from .. import locations
from .options import OPEN, PATH, SOUND, counted, engine, in_clone, inputs, read

# Each command imports what it runs: pandas, pyarrow and frictionless take 0.6 s, and neither --help
# nor a misspelt option should wait for them.

PARTS = {"published": "published", "duplicate": "in second copies of posts",
         "furniture": "page furniture", "removed": "removed on request",
         "white_space": "white space"}


@click.command()
@inputs
@engine
@click.option("--output", type=PATH, default=lambda: in_clone(""), metavar="DIR",
              help="Folder that gets datapackage.json, dataset/ and schema/ (default: the clone).")
@click.option("--allow-undecided", is_flag=True,
              help="Publish even if something is undecided; the descriptor says so.")
def build(sources: Path, curation: Path, jobs: int | None, cluster: str | None, output: Path,
          allow_undecided: bool) -> int:
    """Build the dataset from the documents and the curation.

    Read the documents, apply what the curators decided, and publish tables and descriptor, all or
    nothing. Exit status: 0 published, 1 refused because something is undecided, 2 bad input.
    """
    from ..build import publish_blog
    from ..publish.atomic import finish
    from ..review.questions import list_questions

    if finish(output):
        print("Finished first: the package of a build that was stopped while it published here")
    blog = read(sources, curation, jobs, cluster)
    if blog.questions and not allow_undecided:
        print(list_questions(blog.questions, "text"), end="")
        print(f"Not published: {len(blog.questions)} open. Answer them in a sheet (review --sheet, "
              "then decide), or publish with --allow-undecided.", file=sys.stderr)
        return OPEN
    outcome = publish_blog(blog, locations.PACKAGE, output)
    print(f"{'Published' if outcome.has_changed else 'Unchanged'}: {output / 'datapackage.json'}")
    print(build_report(blog, outcome))
    return SOUND


def build_report(blog, outcome) -> str:
    """Return what a maintainer should know of a published build.

    Args:
        blog: The Blog that was read.
        outcome: The Outcome of publishing it.
    """
    accounts = [asdict(account) for account in blog.accounts.values()]
    lines = [
        f"{len(blog.documents)} documents, " + ", ".join(
            f"{outcome.tables[name]} {name}"
            for name in ("posts", "passages", "authors", "organisations", "mentions")),
        "Characters: " + ", ".join(f"{sum(account[part] for account in accounts)} {words}"
                                   for part, words in PARTS.items()),
        *(f"Needs a look: {notice}" for notice in blog.notices),
        *(f"Needs a look: {name} is not part of the package" for name in outcome.foreign_files)]
    if blog.curation.by_post and not blog.is_own:
        lines.append("Needs a look: the decisions are about posts most of which are not in these "
                     "documents; so decisions that match nothing were not reported")
    if blog.questions:
        lines.append(f"Published although {len(blog.questions)} are undecided; see 'undecided' in "
                     "datapackage.json.")
    return "\n".join(lines)


@click.command()
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
    from ..check import check_package
    from ..package.archive import package_folder

    with package_folder(package) as folder:
        violations = check_package(folder, frictionless=True, complete=complete)
    print(f"Checked: {package.resolve()}", file=sys.stderr)
    for violation in violations:
        print("\t".join(violation))
    print(f"{counted(len(violations), 'violation')}; docs/rules.md describes the rules"
          if violations else "Sound: no rule is broken", file=sys.stderr)
    return OPEN if violations else SOUND


@click.command()
@click.argument("old", type=PATH)
@click.argument("new", type=PATH)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text")
def diff(old: Path, new: Path, format_: str) -> int:
    """Compare two published packages.

    Compare two packages, OLD and NEW, row by row and column by column, and say which step of the
    version number the differences ask for (docs/versions.md). Each is a folder or the zip of a
    release. Exit status: 0 same data, 1 differences, 2 not two packages.
    """
    from ..release.report import compare_packages, report_text

    comparison = compare_packages(old, new)
    print(json.dumps(asdict(comparison), ensure_ascii=False, indent=2)
          if format_ == "json" else report_text(comparison))
    return OPEN if comparison.differences else SOUND


@click.command()
@click.option("--previous", type=PATH, metavar="PACKAGE",
              help="The version before: its folder, or the zip of its release.")
@click.option("--output", type=PATH, default=lambda: in_clone("dist"), metavar="DIR",
              help="Folder that gets the zip and SHA256SUMS (default: dist).")
def release(previous: Path | None, output: Path) -> int:
    """Make the zip of this version.

    Make a checked, reproducible zip of this version of the dataset and its checksum in dist/. Exit
    status: 0 made, 2 refused: something is not committed, the published files are not what the
    build makes, the version is not in CHANGELOG.md, or its number does not fit what changed.
    """
    from ..release.archive import make_release

    print(f"Released: {make_release(in_clone(''), output, previous)}")
    return SOUND
