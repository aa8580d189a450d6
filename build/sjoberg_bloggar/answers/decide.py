"""Put the answers of a decision sheet into the curation, all or nothing."""

import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..build import read_blog
from ..curation.files import add_rows, read_curation, with_new_rows
from ..curation.model import Curation, Row
from ..errors import InputError
from ..language.text import bare
from ..model import Blog, Question
from ..publish.atomic import finish, publish
from ..review.questions import entries
from .authors import decide_authors
from .choices import (
    AS_IT_IS,
    BREAKS,
    FURNITURE,
    OF_AUTHORS,
    OF_NAMES,
    OF_PASSAGES,
    SPELLING,
    bad_cells,
    is_about_authors,
)
from .names import decide_name, decide_spelling
from .passages import decide_break, decide_furniture, decide_passage
from .rows import Answers, NewRow, known_rows, not_made_yet
from .sheet import answered, asked_cells, read_sheet

MakeRows = Callable[[Row, Answers], list[NewRow]]
# What makes the rows of an answer. In this order, because each step needs to see what the one
# before makes of the posts.
MAKERS: tuple[dict[str, MakeRows], ...] = (
    dict.fromkeys(FURNITURE, decide_furniture),
    dict.fromkeys((*BREAKS, *OF_PASSAGES, AS_IT_IS), decide_break),
    {SPELLING: decide_spelling},
    dict.fromkeys((*OF_PASSAGES, AS_IT_IS), decide_passage)
    | dict.fromkeys(OF_AUTHORS, decide_authors),
    dict.fromkeys(OF_NAMES, decide_name))


class BadAnswers(Exception):
    """Answers that cannot be put into the curation, with an InputError for each."""

    def __init__(self, errors: list[InputError]):
        """Keep each error once, in the order of the sheet."""
        once = {str(error): error for error in errors}.values()
        self.errors = sorted(once, key=lambda error: error.args[1])
        super().__init__(self.errors)


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of a decision sheet.

    Attributes:
        answers: The number of rows with an answer.
        added: The number of rows that were added, by the name of the file.
        open: What is still undecided.
    """

    answers: int
    added: dict[str, int]
    open: tuple[Question, ...]


def put_into_curation(sheet: Path, sources: Path, folder: Path) -> SheetReport:
    """Put the answers of a sheet into a folder of decisions, and return what became of them.

    Rows that are there keep their bytes and their order. Answers that were put there before do no
    harm.

    Raises:
        BadAnswers: Some answers are wrong.
        InputError: A file cannot be read or written.
    """
    rows = answered(read_sheet(sheet))
    finish(folder)  # of a run that was stopped
    reports = []

    def write_changed(stage: Path) -> None:  # while no other run may change the folder
        new, blog = try_out(rows, sources, read_curation(folder))
        for table, added in new.items():
            path = folder / f"{table}.csv"
            if path.exists():
                shutil.copyfile(path, stage / path.name)
            add_rows(stage / path.name, [row.values for row in added])
        reports.append(SheetReport(len(rows), {table: len(added) for table, added in new.items()},
                                   blog.questions))

    publish(folder, write_changed)
    return reports[0]


def try_out(rows: list[Row], sources: Path,
            curation: Curation) -> tuple[dict[str, list[NewRow]], Blog]:
    """Return the new rows that answered rows make, by file, and the blog with them.

    A row with an error is left out; the others are tried all the same, for their errors.

    Args:
        rows: The answered rows.
        sources: The folder of the documents.
        curation: The decisions that are there.

    Raises:
        BadAnswers: Some answers are wrong.
    """
    errors = [error for row in rows for error in bad_cells(row)]
    new: dict[str, list[NewRow]] = defaultdict(list)
    blog = read_blog(sources, curation)
    for step in MAKERS:
        wrong = {error.args[1] for error in errors}
        sound = [row for row in rows if row.line not in wrong]
        found, bad = rows_of_step(step, sound, Answers(rows, blog))
        errors += bad
        for row in found:
            new[row.path.stem].append(row)
        if found and not errors:
            try:
                blog = read_blog(sources, with_new_rows(curation, new))
            except InputError as error:
                if error.args[0] == rows[0].path:
                    raise BadAnswers([error]) from None
                raise
    if errors := errors or list(still_asked(rows, blog)):
        raise BadAnswers(errors)
    return new, blog


def rows_of_step(step: dict[str, MakeRows], rows: list[Row],
                 answers: Answers) -> tuple[list[NewRow], list[InputError]]:
    """Return the new rows that one of MAKERS makes of rows of the sheet, and what is wrong.

    Args:
        step: The step.
        rows: The rows with which nothing is wrong yet.
        answers: All answers.
    """
    posts = {post.post_id: post for post in answers.blog.posts}
    known = known_rows(answers.blog.curation, posts)
    found, errors = [], []
    for row in rows:
        make = step.get(OF_AUTHORS[0] if is_about_authors(row) else row["answer"])
        try:
            found += not_made_yet(make(row, answers) if make else (), known, posts)
        except InputError as error:
            errors.append(error)
    return found, errors


def still_asked(rows: list[Row], blog: Blog) -> Iterator[InputError]:
    """Yield an error for each answered row whose question would still be asked."""
    posts = {post.post_id: post for post in blog.posts}
    asked = {what_is_asked(asked_cells(entry, posts)): entry.first
             for entry in entries(blog.questions)}
    for row in rows:
        if question := asked.get(what_is_asked(row)):
            yield row.error(
                f"the answer leaves this open: {question.topic} '{question.surface}' in "
                f"{question.post_id}, {question.field}: '{question.sentence}'",
                "give another answer, or one more row about it")


def what_is_asked(row: Row | dict[str, str]) -> tuple[str, ...]:
    """Return the cells that tell the question in a row of a sheet from others, white space aside.

    The title of a post, and post_id with it, may be another by now.
    """
    day = row["post_id"][:len("2019-05-03")]
    where = {"name": (), "frame": (day,)}.get(
        row["topic"], (day, bare(row["guess"]), bare(row["sentence"])))
    return row["topic"], bare(row["name"]), *where
