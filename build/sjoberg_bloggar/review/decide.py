"""Put the answers of a decision sheet into the curation, all or nothing."""

import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ..curation.columns import COLUMNS
from ..curation.model import Row
from ..curation.read import read_curation
from ..curation.write import add_rows, cells, records
from ..errors import InputError
from ..language.text import squeeze
from ..model import Blog, Question
from ..publish.atomic import finish, publish
from .answers import bad_cells
from .name_answers import decide_names, decide_spelling
from .new_rows import Answers, Decision, known_decisions, new_decisions
from .passage_answers import decide_breaks, decide_frame, decide_passages
from .places import find_marked
from .sheet import answered, read_sheet

# In this order, because each step needs to see what the one before makes of the posts.
STEPS: tuple[Callable[[Row, Answers], list[Decision]], ...] = (
    decide_frame, decide_breaks, decide_spelling, decide_passages, decide_names)


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


def decide(sheet: Path, curation: Path, read: Callable[[Path], Blog], today: str,
           organisation_kinds: Collection[str]) -> Outcome:
    """Put the answers of a sheet into a folder of decisions, and return what became of them.

    They are tried out in a copy of the folder first. Rows that are there keep their bytes and their
    order. Answers that were put there before do no harm.

    Args:
        sheet: The decision sheet.
        curation: The folder of the decisions.
        read: Returns the blog that the decisions in a folder make.
        today: The day, which a new organisation has as the one on which it was looked up.
        organisation_kinds: The kinds that an organisation may have.

    Raises:
        BadAnswers: Some answers are wrong.
        InputError: A file cannot be read or written.
    """
    rows = answered(read_sheet(sheet))
    finish(curation)  # of a run that was stopped
    read_curation(curation)  # what is wrong with it must come out before it is copied
    errors = [error for row in rows for error in bad_cells(row, organisation_kinds)]
    found = {}

    def try_out(folder: Path) -> None:
        for name in COLUMNS:
            if (curation / f"{name}.csv").exists():
                shutil.copyfile(curation / f"{name}.csv", folder / f"{name}.csv")
        read_copy = partial(read_tried, read, folder, curation)
        found["blog"], found["added"] = apply(rows, errors, folder, read_copy, today)

    publish(curation, try_out)
    return Outcome(len(rows), dict(Counter(each.table for each in found["added"])),
                   found["blog"].questions)


def apply(rows: list[Row], errors: list[InputError], folder: Path,
          read: Callable[[list[Decision]], Blog], today: str) -> tuple[Blog, list[Decision]]:
    """Add the decisions of answered rows to a folder; return the blog that they make, and them.

    A row with an error is left out; the others are tried all the same, for their errors.

    Args:
        rows: The answered rows.
        errors: What is wrong with their cells.
        folder: The copy of the folder of decisions.
        read: Returns the blog that the decisions in the folder make, given those that were added.
        today: See decide.

    Raises:
        BadAnswers: Some answers are wrong.
    """
    blog, added, errors = read([]), [], list(errors)
    for step in STEPS:
        wrong = {error.args[1] for error in errors}
        new, found = decisions_of(step, Answers(rows, blog, today), wrong)
        for table in {decision.table for decision in new}:
            add_rows(folder / f"{table}.csv", [decision.values for decision in new
                                               if decision.table == table])
        added, errors = added + new, errors + found
        blog = read(added) if new and not errors else blog
    errors = errors or list(still_asked(Answers(rows, blog, today)))
    if errors:
        raise BadAnswers(errors)
    return blog, added


def decisions_of(step: Callable[[Row, Answers], list[Decision]], answers: Answers,
                 wrong: Collection[int]) -> tuple[list[Decision], list[InputError]]:
    """Return the new decisions that a step makes of answers, and what is wrong with these.

    Args:
        step: One of STEPS.
        answers: The answers.
        wrong: The rows of the sheet with which something is wrong already.
    """
    posts = {post.post_id: post for post in answers.blog.posts}
    known = known_decisions(answers.blog.curation, answers.blog.posts)
    found, errors = [], []
    for row in answers.rows:
        try:
            if row.line not in wrong:
                found += new_decisions(step(row, answers), known, posts)
        except InputError as error:
            errors.append(error)
    return found, errors


def read_tried(read: Callable[[Path], Blog], folder: Path, curation: Path,
               added: list[Decision]) -> Blog:
    """Return the blog that a copy of the decisions makes.

    Raises:
        BadAnswers: An added row is wrong.
        InputError: Something else is.
    """
    try:
        return read(folder)
    except InputError as error:
        where, line, problem, remedy = error.args
        path = Path(where)
        if path.parent != folder:
            raise
        if decision := decision_at(path, line, added):
            raise BadAnswers([decision.row.error(f"{problem} ({path.name})", remedy)]) from None
        raise InputError(curation / path.name, line, problem, remedy) from None


def decision_at(path: Path, line: int | None, added: list[Decision]) -> Decision | None:
    """Return the added decision in a line of a file, or None if an older row is there."""
    header, *rows = records(path.read_bytes().decode("utf-8-sig"))
    columns, end = cells(header), header.count("\n")
    for record in rows:
        end += record.count("\n")
        if end == line:
            found = dict(zip(columns, cells(record), strict=False))
            return next((each for each in added if each.table == path.stem
                         and each.values.items() <= found.items()), None)
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
