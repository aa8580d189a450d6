"""The decision sheet: one row per entry of the review, with empty cells for the decision."""

from pathlib import Path

from ..curation.files import clean
from ..curation.model import Row
from ..errors import InputError
from ..language.text import squeeze
from ..model import Blog, Post, Question
from ..review.questions import Entry, entries, usual_guess
from .choices import answers_to
from .places import marked_sentence, words_of_question
from .spreadsheets import read_spreadsheet, write_spreadsheet

# What the program fills in, and what the curator does. The first word is the column.
ASKED = {
    "question": "What is asked.",
    "topic": "The kind of the question.",
    "name": "The name or the words that it is about; a break would be before them.",
    "post_id": "The post; the first one that has the name.",
    "field": "Where in the post: title, caption or text.",
    "sentence": "The sentence, with the words in [[ ]]; of a name, that of each post that has it.",
    "places": "In how many places the same is asked.",
    "guess": "What the program guesses; never a decision.",
    "answers": "The answers that fit. Each is explained in docs/reviewing.md.",
}
DECIDED = {
    "answer": "One of the answers. A row without an answer stays open.",
    "where": "Of a name: always (or empty); inside a sentence only; each place is asked about; "
             "here, which means these places only.",
    "whole_name": "The name, if it is more or less than the words that are asked about.",
    "name_kind": "Of an organisation's name that is not the official one: short, abbreviation, "
                 "variant, misspelling or pun.",
    "organisation_id": "The organisation, as in organisations.csv. May be empty for a new one: "
                       "then it is made from the name. The employer, if persons are decided.",
    "organisation_name": "Of a new organisation: its official name, if not the name asked about.",
    "organisation_kind": "Of a new organisation: its kind, as in organisations.csv.",
    "country": "Of a new organisation: two capital letters, such as SE.",
    "evidence": "Of a new organisation: what shows its kind, such as an address.",
    "persons": "Full names of the authors in their order, or of the speaker; a semicolon between.",
    "roles": "The authors' roles as the post words them, in the order of the persons.",
    "text_begins": "The first words of what follows an introduction, or of a new passage.",
    "reason": "Why; is published.",
}
HEADER = ASKED | DECIDED
MOST_SENTENCES = 5  # of a name in many places


def write_sheet(path: Path, questions: list[Question], blog: Blog) -> int:
    """Write the decision sheet for questions, and return how many rows it has.

    Raises:
        InputError: The file cannot be written, or exists and has answers or is not a sheet.
    """
    if path.exists() and answered(read_sheet(path)):
        raise InputError(path, None, "this sheet has answers, which would be lost",
                         "give another name, or remove it once 'decide' has read it")
    posts = {post.post_id: post for post in blog.posts}
    rows = [dict.fromkeys(HEADER, "") | asked_cells(entry, posts) for entry in entries(questions)]
    choices = {"answer": [row["answers"].replace(", ", ",") for row in rows]}
    table = [[*HEADER], *([*row.values()] for row in rows)]
    write_spreadsheet(path, table, choices, HEADER.items())
    return len(rows)


def asked_cells(entry: Entry, posts: dict[str, Post]) -> dict[str, str]:
    """Return the cells of an entry that the program fills in, by column."""
    first = entry[0]
    fitting = answers_to(first.topic, words_of_question(first, posts[first.post_id]))
    return {
        "question": in_words(entry), "topic": first.topic, "name": first.surface,
        "post_id": first.post_id, "field": first.field,
        "sentence": "\n".join(sentence_lines(entry, posts)), "places": str(len(entry)),
        "guess": usual_guess(entry), "answers": ", ".join(fitting)}


def sentence_lines(entry: Entry, posts: dict[str, Post]) -> list[str]:
    """Return the sentences of an entry; those of a name each with its post."""
    lines = []
    for question in entry[:MOST_SENTENCES]:
        place = words_of_question(question, posts[question.post_id])
        is_shown = place and question.topic != "frame"  # that has lines, not a sentence
        sentence = marked_sentence(place) if is_shown else question.sentence
        lines.append(sentence if question.topic != "name" else f"{question.post_id}: {sentence}")
    more = len(entry) - len(lines)
    return [*lines, f"… and {more} more"] if more else lines


def in_words(entry: Entry) -> str:
    """Return what is asked, in plain words."""
    first = entry[0]
    known = {
        "name": f"What is {first.surface}?",
        "occurrence": f"Is {first.surface} the organisation {first.guess} here?",
        "authors": f"Who wrote this post: {first.guess or first.surface}?",
        "role": f"What is the role of {first.surface}?",
        "employer": f"Who employs the author: {first.surface}?",
    }
    return known.get(first.topic) or f"Decide {first.guess or first.topic}."


def read_sheet(path: Path) -> list[Row]:
    """Return the rows of a sheet below its header; a row's line is its number in the sheet.

    Columns may be in any order, and others may be beside them.

    Raises:
        InputError: The file cannot be read, or lacks a column.
    """
    table = [[clean(cell) for cell in row] for row in read_spreadsheet(path)]
    header = [cell.lower() for cell in table[0]] if table else []
    if missing := [column for column in HEADER if column not in header]:
        raise InputError(path, 1, f"column '{missing[0]}' is missing",
                         "give a sheet that 'review --sheet' wrote, with its header")
    return [as_row(header, cells, path, number) for number, cells in enumerate(table[1:], 2)
            if any(cells)]


def as_row(header: list[str], cells: list[str], path: Path, number: int) -> Row:
    """Return a row of a sheet; a spreadsheet may leave empty cells out at its end."""
    values = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
    values |= {column: squeeze(values[column]) for column in DECIDED}
    words = {column: values[column].lower().replace("_", " ") for column in ("answer", "where")}
    return Row(values | words, path, number)


def answered(rows: list[Row]) -> list[Row]:
    """Return the rows in which anything is decided."""
    return [row for row in rows if any(row[column] for column in DECIDED)]
