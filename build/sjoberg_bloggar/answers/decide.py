"""Put the answers of a decision sheet into the curation, all or nothing."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..build import read_blog
from ..curation.columns import COLUMNS
from ..curation.files import add_rows, cells, read_curation, records
from ..curation.model import Row
from ..errors import InputError
from ..language.text import squeeze
from ..model import Blog, Question
from ..package.schemas import organisation_kinds, read_schemas
from ..publish.atomic import finish, publish
from .authors import decide_authors
from .choices import (
    AS_IT_IS,
    AUTHORS,
    BREAKS,
    FURNITURE,
    NAMES,
    PASSAGES,
    SPELLING,
    bad_cells,
    is_about_authors,
)
from .names import decide_name, decide_spelling
from .passages import decide_break, decide_furniture, decide_passage
from .places import find_marked
from .rows import Answers, Decision, known_rows, new_decisions
from .sheet import answered, read_sheet

Step = dict[str, Callable[[Row, Answers], list[Decision]]]  # what an answer makes, by the answer
# In this order, because each step needs to see what the one before makes of the posts.
STEPS: tuple[Step, ...] = (
    dict.fromkeys(FURNITURE, decide_furniture),
    dict.fromkeys((*BREAKS, *PASSAGES, AS_IT_IS), decide_break),
    {SPELLING: decide_spelling},
    dict.fromkeys((*PASSAGES, AS_IT_IS), decide_passage) | dict.fromkeys(AUTHORS, decide_authors),
    dict.fromkeys(NAMES, decide_name))


class BadAnswers(Exception):
    """Answers that cannot be put into the curation, with an InputError for each."""

    def __init__(self, errors: list[InputError]):
        """Keep each error once, in the order of the sheet."""
        once = {str(error): error for error in errors}.values()
        self.errors = sorted(once, key=lambda error: error.args[1])
        super().__init__(self.errors)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a decision sheet.

    Attributes:
        answers: The number of rows with an answer.
        added: The number of rows that were added, by the name of the file.
        open: What is still undecided.
    """

    answers: int
    added: dict[str, int]
    open: tuple[Question, ...]


def put_into_curation(sheet: Path, sources: Path, curation: Path) -> Outcome:
    """Put the answers of a sheet into a folder of decisions, and return what became of them.

    They are tried out in a copy of the folder first. Rows that are there keep their bytes and their
    order. Answers that were put there before do no harm.

    Raises:
        BadAnswers: Some answers are wrong.
        InputError: A file cannot be read or written.
    """
    kinds = organisation_kinds(read_schemas())
    rows = answered(read_sheet(sheet))
    finish(curation)  # of a run that was stopped
    read_curation(curation)  # what is wrong with it must come out before it is copied
    errors = [error for row in rows for error in bad_cells(row, kinds)]
    outcomes = []

    def try_out(folder: Path) -> None:
        for name in COLUMNS:
            if (curation / f"{name}.csv").exists():
                shutil.copyfile(curation / f"{name}.csv", folder / f"{name}.csv")
        outcomes.append(apply(rows, errors, sources, curation, folder))

    publish(curation, try_out)
    return outcomes[0]


def apply(rows: list[Row], errors: list[InputError], sources: Path, curation: Path,
          folder: Path) -> Outcome:
    """Add the decisions of answered rows to a folder, and return what became of them.

    A row with an error is left out; the others are tried all the same, for their errors.

    Args:
        rows: The answered rows.
        errors: What is wrong with their cells.
        sources: The folder of the documents.
        curation: The folder of the decisions.
        folder: A copy of it.

    Raises:
        BadAnswers: Some answers are wrong.
    """
    added: list[Decision] = []
    blog = read_tried(sources, curation, folder, added)
    for step in STEPS:
        new, found = decisions_of(step, Answers(rows, blog), {error.args[1] for error in errors})
        for table in {decision.table for decision in new}:
            add_rows(folder / f"{table}.csv", [decision.row.values for decision in new
                                               if decision.table == table])
        added, errors = added + new, errors + found
        if new and not errors:
            blog = read_tried(sources, curation, folder, added)
    if errors := errors or list(still_asked(Answers(rows, blog))):
        raise BadAnswers(errors)
    return Outcome(len(rows), Counter(decision.table for decision in added), blog.questions)


def decisions_of(step: Step, answers: Answers,
                 wrong: set[int]) -> tuple[list[Decision], list[InputError]]:
    """Return the new decisions that a step makes of answers, and what is wrong with these.

    Args:
        step: One of STEPS.
        answers: The answers.
        wrong: The rows of the sheet with which something is wrong already.
    """
    posts = {post.post_id: post for post in answers.blog.posts}
    known = known_rows(answers.blog.curation, posts)
    found, errors = [], []
    for row in answers.rows:
        make = step.get(AUTHORS[0] if is_about_authors(row) else row["answer"])
        try:
            if make and row.line not in wrong:
                found += new_decisions(make(row, answers), known, posts)
        except InputError as error:
            errors.append(error)
    return found, errors


def read_tried(sources: Path, curation: Path, folder: Path, added: list[Decision]) -> Blog:
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
        if path.parent != folder:
            raise
        if row := added_row(path, line, added):
            raise BadAnswers([row.error(f"{problem} ({path.name})", remedy)]) from None
        raise InputError(curation / path.name, line, problem, remedy) from None


def added_row(path: Path, line: int | None, added: list[Decision]) -> Row | None:
    """Return the added row that ends in a line of a file, or None if an older row does."""
    header, *rows = records(path.read_bytes().decode("utf-8-sig"))
    columns, end = cells(header), header.count("\n")
    for record in rows:
        end += record.count("\n")
        if end == line:
            found = dict(zip(columns, cells(record), strict=False))
            return next((each.row for each in added if each.table == path.stem
                         and each.row.values.items() <= found.items()), None)
    return None


def still_asked(answers: Answers) -> Iterator[InputError]:
    """Yield an error for each answered row whose question would still be asked."""
    by_topic = defaultdict(list)
    for question in answers.blog.questions:
        by_topic[question.topic, squeeze(question.surface)].append(question)
    for row in answers.rows:
        for question in by_topic[row["topic"], squeeze(row["name"])]:
            if is_asked(row, question, answers):
                yield row.error(
                    f"the answer leaves this open: {question.topic} '{question.surface}' in "
                    f"{question.post_id}, {question.field}: '{question.sentence}'",
                    "give another answer, or one more row about it")
                break


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
