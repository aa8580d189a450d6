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
from .authors import decide_authors, roles_in_other_words
from .choices import bad_cells
from .names import decide_name, decide_spelling
from .passages import decide_break, decide_furniture, decide_passage
from .rows import Answers, NewRow, added_rows, known_rows
from .sheet import answered, asked_cells, read_sheet

MakeRows = Callable[[Row, Answers], list[NewRow]]
# What makes the rows of an answer, by the topic of its question. In this order, because each step
# needs to see what the one before makes of the posts.
MAKERS: tuple[dict[str, MakeRows], ...] = (
    {"frame": decide_furniture, "name": decide_spelling},
    {"passage": decide_break},
    {"passage": decide_passage, "authors": decide_authors, "role": decide_authors,
     "employer": decide_authors},
    {"name": decide_name, "occurrence": decide_name})


@dataclass(frozen=True, slots=True)
class SheetReport:
    """What became of a decision sheet.

    Attributes:
        answers: The number of rows with an answer.
        new: The rows that were added, by the name of the file.
        notices: What the curator should look at.
        open: What is still undecided.
    """

    answers: int
    new: dict[str, list[NewRow]]
    notices: list[str]
    open: tuple[Question, ...]


def put_into_curation(sheet: Path, sources: Path, folder: Path) -> SheetReport:
    """Put the answers of a sheet into a folder of decisions, and return what became of them.

    Rows that are there keep their bytes and their order. Answers that were put there before do no
    harm.

    Raises:
        ExceptionGroup: An InputError for each wrong answer.
        InputError: A file cannot be read or written.
    """
    rows = answered(read_sheet(sheet))
    finish(folder)  # of a run that was stopped
    reports = []

    def write_changed(stage: Path) -> None:  # while no other run may change the folder
        reports.append(try_out(rows, sources, read_curation(folder)))
        for table, added in reports[0].new.items():
            path = folder / f"{table}.csv"
            if path.exists():
                shutil.copyfile(path, stage / path.name)
            add_rows(stage / path.name, added)

    publish(folder, write_changed)
    return reports[0]


def try_out(rows: list[Row], sources: Path, curation: Curation) -> SheetReport:
    """Return what answered rows make of a curation.

    A row with an error is left out; the others are tried all the same, for their errors.
    """
    errors = [error for row in rows for error in bad_cells(row)]
    new, notices = defaultdict(list), []
    blog = read_blog(sources, curation)
    for makers in MAKERS:
        wrong = {error.args[1] for error in errors}
        sound = [row for row in rows if row.line not in wrong]
        added, told, bad = rows_of_step(makers, sound, Answers(rows, blog))
        errors, notices = errors + bad, notices + told
        for row in added:
            new[row.table].append(row)
        if added and not errors:
            try:
                blog = read_blog(sources, with_new_rows(curation, new))
            except InputError as error:
                raise ExceptionGroup("wrong answers", [error]) from None
    if errors := errors or list(still_asked(rows, blog)):
        once = {str(error): error for error in errors}.values()
        raise ExceptionGroup("wrong answers", sorted(once, key=lambda error: error.args[1]))
    notices += roles_in_other_words(new.get("authorships", []), blog)
    return SheetReport(len(rows), dict(new), list(dict.fromkeys(notices)), blog.questions)


def rows_of_step(makers: dict[str, MakeRows], rows: list[Row],
                 answers: Answers) -> tuple[list[NewRow], list[str], list[InputError]]:
    """Return the rows that a step of MAKERS adds, notices, and what is wrong with answers.

    Nothing is wrong with the rows of the sheet so far.
    """
    known, posts = known_rows(answers), answers.posts
    added, notices, errors = [], [], []
    for row in rows:
        try:
            if make := makers.get(row["topic"]):
                new, told = added_rows(make(row, answers), known, posts)
                added, notices = added + new, notices + told
        except InputError as error:
            errors.append(error)
    return added, notices, errors


def still_asked(rows: list[Row], blog: Blog) -> Iterator[InputError]:
    """Yield an error for each answered row whose question would still be asked."""
    posts = {post.post_id: post for post in blog.posts}
    asked = {what_is_asked(asked_cells(entry, posts)): entry[0]
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
