"""Put the answers of a decision sheet into the curation, all or nothing."""

import csv
import io
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..build import read_blog
from ..curation.columns import COLUMNS
from ..curation.files import add_rows, read_curation
from ..curation.model import Row
from ..errors import InputError
from ..language.text import squeeze
from ..model import Blog, Question
from ..publish.atomic import finish, publish
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
from .places import find_marked
from .rows import Answers, NewRow, known_rows, not_made_yet
from .sheet import answered, read_sheet

MakeRows = Callable[[Row, Answers], list[NewRow]]
# What makes the rows of an answer. In this order, because each step needs to see what the one
# before makes of the posts.
STEPS: tuple[dict[str, MakeRows], ...] = (
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


def put_into_curation(sheet: Path, sources: Path, curation: Path) -> SheetReport:
    """Put the answers of a sheet into a folder of decisions, and return what became of them.

    They are tried out in a copy of the folder first. Rows that are there keep their bytes and their
    order. Answers that were put there before do no harm.

    Raises:
        BadAnswers: Some answers are wrong.
        InputError: A file cannot be read or written.
    """
    rows = answered(read_sheet(sheet))
    finish(curation)  # of a run that was stopped
    read_curation(curation)  # what is wrong with it must come out before it is copied
    reports = []

    def try_out(folder: Path) -> None:
        for path in (curation / f"{name}.csv" for name in COLUMNS):
            if path.exists():
                shutil.copyfile(path, folder / path.name)
        try:
            reports.append(apply(rows, sources, folder))
        except InputError as error:
            where, *problem = error.args
            if Path(where).parent != folder:
                raise
            raise InputError(curation / Path(where).name, *problem) from None

    publish(curation, try_out)
    return reports[0]


def apply(rows: list[Row], sources: Path, folder: Path) -> SheetReport:
    """Add the decisions of answered rows to a copy of the decisions, and return what became of them.

    A row with an error is left out; the others are tried all the same, for their errors.

    Args:
        rows: The answered rows.
        sources: The folder of the documents.
        folder: The copy.

    Raises:
        BadAnswers: Some answers are wrong.
    """
    errors = [error for row in rows for error in bad_cells(row)]
    added: list[NewRow] = []
    blog = read_tried(sources, folder, added)
    for step in STEPS:
        wrong = {error.args[1] for error in errors}
        sound = [row for row in rows if row.line not in wrong]
        new, found = rows_of(step, sound, Answers(rows, blog))
        for table in {each.table for each in new}:
            add_rows(folder / f"{table}.csv",
                     [each.row.values for each in new if each.table == table])
        added, errors = added + new, errors + found
        if new and not errors:
            blog = read_tried(sources, folder, added)
    if errors := errors or list(still_asked(Answers(rows, blog))):
        raise BadAnswers(errors)
    return SheetReport(len(rows), Counter(each.table for each in added), blog.questions)


def rows_of(step: dict[str, MakeRows], rows: list[Row],
            answers: Answers) -> tuple[list[NewRow], list[InputError]]:
    """Return the new rows that one of STEPS makes of rows of the sheet, and what is wrong with these.

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


def read_tried(sources: Path, folder: Path, added: list[NewRow]) -> Blog:
    """Return the blog that a copy of the decisions makes.

    Raises:
        BadAnswers: An added row is wrong.
        InputError: Something else is.
    """
    try:
        return read_blog(sources, folder)
    except InputError as error:
        where, line, problem, remedy = error.args
        path = Path(where)
        if path.parent == folder and (row := added_row(path, line, added)):
            raise BadAnswers([row.error(f"{problem} ({path.name})", remedy)]) from None
        raise


def added_row(path: Path, line: int | None, added: list[NewRow]) -> Row | None:
    """Return the added row that ends in a line of a file, or None if an older row does."""
    reader = csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    for cells in reader:
        if reader.line_num == line:
            return next((each.row for each in added if each.table == path.stem
                         and each.row.values.items() <= cells.items()), None)
    return None


def still_asked(answers: Answers) -> Iterator[InputError]:
    """Yield an error for each answered row whose question would still be asked."""
    for row in answers.rows:
        asked = (row["topic"], squeeze(row["name"]))
        question = next((each for each in answers.blog.questions
                         if (each.topic, squeeze(each.surface)) == asked
                         and is_asked(row, each, answers)), None)
        if question:
            yield row.error(
                f"the answer leaves this open: {question.topic} '{question.surface}' in "
                f"{question.post_id}, {question.field}: '{question.sentence}'",
                "give another answer, or one more row about it")


def is_asked(row: Row, question: Question, answers: Answers) -> bool:
    """Return whether a question about the words of a row is the one of the row."""
    if question.topic == "name":
        return True
    if question.topic == "frame":  # the title, and post_id with it, may be another by now
        return question.post_id[:10] == row["post_id"][:10]
    if squeeze(question.guess) != squeeze(row["guess"]):
        return False
    post = answers.post(row)
    if question.post_id != post.post_id:
        return False
    place = find_marked(row["sentence"], row["field"], post)
    return place is None or (place.field, place.start) == (question.field, question.start)
