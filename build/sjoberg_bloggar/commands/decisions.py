"""The commands about decisions: what is undecided, answers to it, what was decided, removals."""

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from .. import locations
from ..errors import InputError
from .options import BAD_INPUT, OPEN, PATH, SOUND, counted, engine, inputs, read

# Each command imports what it runs, for the reason given in packages.py.


@click.command()
@inputs
@engine
@click.option("--format", "format_", type=click.Choice(("text", "csv", "json")), default="text")
@click.option("--new", "only_new", is_flag=True,
              help="Only what is about documents that the published package does not have.")
@click.option("--package", type=PATH, default=lambda: locations.PACKAGE, metavar="DIR",
              help="The published package that --new asks about (default: the project's).")
@click.option("--sheet", type=PATH, metavar="FILE",
              help="Write a decision sheet (.csv or .xlsx) to answer in; see decide.")
def review(sources: Path, curation: Path, jobs: int | None, cluster: str | None,
           format_: str, only_new: bool, package: Path, sheet: Path | None) -> int:
    """List what the program cannot decide.

    List every name, occurrence of a name, author, heading and paragraph break that a curator must
    decide, each name once, with its sentences and a guess; names that are most likely organisations
    come first. Exit status: 0 nothing is open, 1 something is, 2 bad input.
    """
    from ..review.questions import list_questions

    blog = read(sources, curation, jobs, cluster)
    questions = list(blog.questions)
    if only_new:
        documents = new_documents(blog, package)
        posts = {post_id for found in documents.values() for post_id in found}
        questions = [question for question in questions if question.post_id in posts]
        lines = [f"New: {name} ({', '.join(posts) or 'no post'})"
                 for name, posts in documents.items()]
        print("\n".join(lines) or "No document is new: the published package has them all.",
              file=sys.stdout if format_ == "text" else sys.stderr)
    if sheet:
        from ..answers.sheet import write_sheet  # openpyxl takes 0.2 s

        print(f"Written: {sheet}, {counted(write_sheet(sheet, questions, blog), 'question')}")
    else:
        print(list_questions(questions, format_), end="")
    return OPEN if questions else SOUND


def new_documents(blog, package: Path) -> dict[str, list[str]]:
    """Return the documents whose bytes are not among a package's sources, with their posts.

    If the folder of the package has no descriptor, all documents are new.
    """
    from ..package.layout import hash_of

    descriptor = package / "datapackage.json"
    try:
        described = json.loads(descriptor.read_text("utf-8"))
        known = {source["hash"] for source in described["sources"]}
    except FileNotFoundError:
        known = set()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(descriptor, None, f"is not a descriptor that can be read ({error})",
                         "build the dataset, or leave --new out") from None
    return {path.name: [post.post_id for post in blog.posts for source in post.sources
                        if source.document == path.name]
            for path in blog.documents if hash_of(path) not in known}


@click.command()
@inputs
@click.argument("sheet", type=PATH)
def decide(sources: Path, curation: Path, sheet: Path) -> int:
    """Put the answers of a decision sheet into the curation.

    Check the answers in SHEET, which 'review --sheet' wrote, and add the rows that they make to the
    files of build/curation/, all or nothing. Then list what is still open. Exit status: 0 nothing
    is open, 1 something is, 2 wrong answers or bad input.
    """
    from ..answers.decide import put_into_curation
    from ..review.questions import list_questions

    try:
        outcome = put_into_curation(sheet, sources, curation)
    except ExceptionGroup as bad:
        for error in bad.exceptions:
            print(f"sjoberg-bloggar: {error}", file=sys.stderr)
        print(f"Nothing was written: {len(bad.exceptions)} to correct.", file=sys.stderr)
        return BAD_INPUT
    for table, rows in outcome.new.items():
        print(f"Added to {table}.csv: {counted(len(rows), 'row')}")
    print(f"{counted(outcome.answers, 'answer')} read, "
          f"{counted(sum(map(len, outcome.new.values())), 'row')} added")
    for notice in outcome.notices:
        print(f"Needs a look: {notice}")
    print(list_questions(outcome.open, "text"), end="")
    return OPEN if outcome.open else SOUND


@click.command()
@inputs
@click.argument("post_id")
def explain(sources: Path, curation: Path, post_id: str) -> int:
    """Show which rules and decisions made a post.

    Print the post's passages with the rule or the curator's file that decided each break, kind,
    author and name. POST_ID may be the beginning of an id. Exit status: 0 shown, 2 bad input or no
    such post.
    """
    from ..build import read_blog
    from ..review.explain import explanation

    blog = read_blog(sources, curation)
    found = [post for post in blog.posts if post.post_id.startswith(post_id)]
    if len(found) != 1:
        raise InputError(post_id, None, f"{len(found) or 'no'} posts have an id that begins so",
                         "give the post_id, as in dataset/posts.csv, or its beginning")
    [post] = found
    print(explanation(post, [question for question in blog.questions
                             if question.post_id == post.post_id]))
    return SOUND


@click.command()
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
    from ..curation.files import read_curation
    from ..documents import removals
    from ..documents.read import find_documents

    if sys.stdin.isatty():
        print("Words to remove:", file=sys.stderr)
    words = removals.read_words(sys.stdin)
    removals.require_reason(words, reason)
    read_curation(curation)  # what is wrong with removals.csv must come out before it is written to
    places = removals.find_in_documents(words, find_documents(sources)[0], only)
    if places and not write:
        for place in places:
            print(f"Found: {place.line_name}: {place.excerpt}")
        print(f"{counted(len(places), 'place')} found. Remove them with --write.")
        return OPEN
    removals.remove_words(places, kind, curation / "removals.csv", requested.date(), reason)
    for place in places:
        print(f"Removed: {place.line_name}")
    clone = [locations.CLONE] if locations.IS_CLONE else []
    remains = removals.find_remains(words, [sources, curation, *clone])
    removals.require_found([*places, *remains], sources)
    for path, where in remains.items():
        print(f"Still there: {path}, {', '.join(where)}")
    print("Now take the words out of these places by hand, then build." if remains
          else "Now build.")
    return OPEN if remains else SOUND
