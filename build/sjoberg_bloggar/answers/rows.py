"""The rows for the curation that answers make, and those that it has already."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..curation.columns import COLUMNS
from ..curation.files import check_cells
from ..curation.model import Curation, Row
from ..errors import InputError
from ..language.text import bare
from ..mentions.matching import decided_name
from ..model import Blog, Post
from ..passages.decisions import break_in, passage_of
from .places import WordsInPost, find_marked, words_of_question

# The columns that say what was decided; two rows about one thing may differ in the others.
DECIDING = {
    "page_furniture": ("is_furniture",),
    "organisations": ("name", "kind", "country"),
    "organisation_names": ("organisation_id", "kind", "holds"),
    "other_names": ("category", "holds"),
    "occurrences": ("organisation_id",),
    "paragraph_evidence": ("paragraph_break",),
    "paragraph_decisions": ("paragraph_break",),
    "passage_kinds": ("kind",),
    "speakers": ("speaker",),
    "authors": ("name", "name_variants"),
    "authorships": ("name", "role", "organisation_id"),
}
MAY_BE_OPEN = ("country",)  # columns in which an empty cell of a sheet contradicts nothing
WHY = ("reason", "kind_evidence")
# The columns that say what a row is about; those of other files are about a place in a post.
SUBJECTS = {"organisations": ("organisation_id",), "authors": ("author_id",),
            "page_furniture": ("published", "line"), "authorships": ("post_id", "position")}
NAMES_ANYWHERE = ("organisation_names", "other_names")


@dataclass(frozen=True, slots=True)
class NewRow(Row):
    """A row for a curation file, which messages say is the one of the sheet that makes it."""

    source: Row

    @property
    def name_in_messages(self) -> str:
        """How a message about another row names this one."""
        return f"this sheet, row {self.line},"

    def error(self, problem: str, remedy: str) -> InputError:
        """Return the error for a problem with this row."""
        return self.source.error(f"{problem} ({self.path.name})", remedy)


def new_row(table: str, row: Row, **cells: str) -> NewRow:
    """Return the row for a curation file that a row of the sheet makes, with its reason."""
    values = dict.fromkeys(COLUMNS[table], "") | {"reason": row["reason"]} | cells
    return NewRow(values, Path(f"{table}.csv"), row.line, row)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answered rows of a sheet, and the blog as decided so far."""

    rows: list[Row]
    blog: Blog

    @property
    def curation(self) -> Curation:
        """The decisions, with those that were made of answers so far."""
        return self.blog.curation

    @property
    def posts(self) -> dict[str, Post]:
        """The posts by post_id."""
        return {post.post_id: post for post in self.blog.posts}

    def post(self, row: Row) -> Post:
        """Return the post that a row is about.

        If another line was decided to be its title since, it is the post of that day that has the
        words of the row, or the only one.

        Raises:
            InputError: No document has it.
        """
        of_day = [post for post in self.blog.posts
                  if row["post_id"].startswith(str(post.published))]
        exact = [post for post in of_day if post.post_id == row["post_id"]]
        alike = [post for post in of_day if has_words(post, row["name"])]
        for found in (exact, alike, of_day):
            if len(found) == 1:
                return found[0]
        raise row.error(f"no document has the post '{row['post_id']}'",
                        "this sheet was made for other documents; write a new one with "
                        "'review --sheet'")

    def place(self, row: Row) -> WordsInPost:
        """Return the marked words that a row is about; raise InputError if its post lacks them."""
        place = find_marked(row["sentence"], row["field"], self.post(row))
        if place is None:
            raise row.error(f"the post does not have the marked words '{row['name']}' in this "
                            "sentence exactly once", "leave the first columns as they are; if "
                            "the document has changed, write a new sheet with 'review --sheet'")
        return place

    def open_places(self, row: Row) -> list[WordsInPost]:
        """Return the places at which the name in a row is asked about."""
        posts = self.posts
        return [words_of_question(question, posts[question.post_id])
                for question in self.blog.questions
                if question.topic == "name" and question.surface == row["name"]]


def has_words(post: Post, words: str) -> bool:
    """Return whether a field of a post has words, white space aside."""
    return any(bare(words) in bare(text) for text in post.texts.values())


def known_rows(answers: Answers) -> dict[Hashable, Row]:
    """Return the rows of the curation by what they are about; see subject."""
    posts = answers.posts
    return {subject(row, posts): row for table in DECIDING for row in answers.curation[table]}


def subject(row: Row, posts: dict[str, Post]) -> Hashable:
    """Return what a row of a file is about, so that rows about one thing have one subject.

    For a place in a post, it is an offset, or the number of a passage; if the post does not have
    the words of the row, they are the place.
    """
    if row.table in SUBJECTS:
        return row.table, *map(row.__getitem__, SUBJECTS[row.table])
    if row.table in NAMES_ANYWHERE:
        return "name", row["name"], row["holds"] == "opening"
    kind = "break" if row.table.startswith("paragraph") else row.table
    try:
        return kind, row.post_id, place_in_post(row, posts[row.post_id])
    except (InputError, KeyError):
        words = map(row.values.get, ("field", "before", "name", "after", "begins"))
        return kind, row.post_id, *words


def place_in_post(row: Row, post: Post) -> Hashable:
    """Return where in its post a row is about something; raise InputError if its words are not."""
    if row.table == "occurrences":
        name = decided_name(row, post.texts)
        return name.field, name.start
    if row.table.startswith("paragraph"):
        return break_in(row, post.text)
    return passage_of(row, [passage.text for passage in post.passages])


def added_rows(rows: Iterable[NewRow], known: dict[Hashable, Row],
               posts: dict[str, Post]) -> tuple[list[NewRow], list[str]]:
    """Return the rows that are not known yet, which makes them known, and notices of the others.

    Raises:
        InputError: A cell has a wrong value, or a row contradicts a known one.
    """
    added, notices = [], []
    for row in rows:
        check_cells(row)
        first = known.setdefault(subject(row, posts), row)
        if first is row:
            added.append(row)
        else:
            require_same_decision(row, first)
            notices += other_reasons(row, first)
    return added, notices


def require_same_decision(row: NewRow, first: Row) -> None:
    """Raise InputError if a row contradicts an earlier one about the same thing."""
    wrong = [column for column in DECIDING[row.table] if first.values.get(column) != row[column]
             and (row[column] or column not in MAY_BE_OPEN)]
    if wrong:
        what = ", ".join(f"{column} '{first[column]}'" for column in wrong
                         if column in first.values)
        raise row.source.error(
            f"{first.name_in_messages} has decided this otherwise" + f": {what}" * bool(what),
            "describe it in one row, and give only its organisation_id in the others"
            if row.table == "organisations" else "take this answer back, or correct that row")


def other_reasons(row: NewRow, first: Row) -> list[str]:
    """Return a notice if a row repeats a decision of the curation, but with another reason."""
    if isinstance(first, NewRow) or first.table != row.table:
        return []
    return [f"{row.source.path}:{row.line}: {first.name_in_messages} has decided this before; its "
            f"{column} '{first[column]}' stays as it is"
            for column in WHY if row.values.get(column) != first.values.get(column)]
