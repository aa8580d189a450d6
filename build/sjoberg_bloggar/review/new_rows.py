"""Decisions: the rows for the curation that answers make, and those that it has already."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass

from ..curation.columns import COLUMNS
from ..curation.model import Curation, Row
from ..errors import InputError
from ..language.text import bare, slug
from ..mentions.matching import decided_name
from ..model import Blog, Post, Question
from ..passages.decisions import break_in, passage_of
from .places import Place, find_marked

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


@dataclass(frozen=True, slots=True)
class Decision:
    """A row for a curation file.

    Attributes:
        table: The file, by its name without ending.
        values: The cells by column.
        row: The row of the sheet that decides it.
    """

    table: str
    values: dict[str, str]
    row: Row

    @property
    def as_row(self) -> Row:
        """The decision as a row of its file, with the place of the sheet's row for messages."""
        columns = COLUMNS[self.table].replace("?", "").split(",")
        return Row(dict.fromkeys(columns, "") | self.values, self.row.path, self.row.line)

    def is_made(self, known: Row) -> bool:
        """Return whether a row about the same thing decides the same."""
        return all(known.values.get(column) == self.values[column]
                   for column in DECIDING[self.table]
                   if self.values[column] or column not in MAY_BE_OPEN)


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of a sheet, and what they are about.

    Attributes:
        rows: The answered rows.
        blog: The blog as decided so far.
        today: The day, for what is looked up.
    """

    rows: list[Row]
    blog: Blog
    today: str

    def post(self, row: Row) -> Post:
        """Return the post that a row is about.

        If another line was decided to be its title since, it is the post of that day that has the
        words of the row, or the only one.

        Raises:
            InputError: No document has it.
        """
        of_day = [post for post in self.blog.posts if row["post_id"].startswith(day_of(post))]
        exact = [post for post in of_day if post.post_id == row["post_id"]]
        alike = [post for post in of_day if has_words(post, row["name"])]
        for found in (exact, alike, of_day):
            if len(found) == 1:
                return found[0]
        raise row.error(f"no document has the post '{row['post_id']}'",
                        "this sheet was made for other documents; write a new one with "
                        "'review --sheet'")

    def place(self, row: Row) -> Place:
        """Return the place that a row is about.

        Raises:
            InputError: The post does not have its sentence.
        """
        place = find_marked(row["sentence"], row["field"], self.post(row))
        if place is None:
            raise row.error(f"the post does not have the marked words '{row['name']}' in this "
                            "sentence exactly once", "leave the first columns as they are; if "
                            "the document has changed, write a new sheet with 'review --sheet'")
        return place

    def open_places(self, row: Row) -> list[Question]:
        """Return the questions that are open about the name in a row."""
        return [question for question in self.blog.questions
                if question.topic == "name" and question.surface == row["name"]]


def has_words(post: Post, words: str) -> bool:
    """Return whether a field of a post has words, white space aside."""
    return any(bare(words) in bare(text) for text in post.texts.values())


def day_of(post: Post) -> str:
    """Return the day of a post, with which its post_id begins."""
    return str(post.published)


def known_decisions(curation: Curation, posts: Iterable[Post]) -> dict[Hashable, Row]:
    """Return the rows of the curation by what they are about; see subject."""
    by_id = {post.post_id: post for post in posts}
    return {subject(table, row, by_id): row for table in DECIDING
            for row in curation.tables.get(table, [])}


def subject(table: str, row: Row, posts: dict[str, Post]) -> Hashable:
    """Return what a row of the curation is about, so that rows about one thing have one subject.

    Args:
        table: The file, by its name without ending.
        row: The row; that of a file, or of a decision.
        posts: The posts by post_id.
    """
    if table in ("organisations", "authors"):
        return table, row[COLUMNS[table].split(",")[0]]
    if table in ("organisation_names", "other_names"):
        return "name", row["name"], row["holds"] == "opening"
    if table == "page_furniture":
        return table, row["published"], row["line"]
    post_id = row.values.get("post_id") or f"{row['published']}-{slug(row['title'])}"
    if table == "authorships":
        return table, post_id, int(row["position"])
    kind = "break" if table.startswith("paragraph") else table
    return kind, post_id, place_in_post(table, row, posts.get(post_id))


def place_in_post(table: str, row: Row, post: Post | None) -> Hashable:
    """Return where in its post a row is about something: an offset, or the number of a passage.

    If the post does not have its words, they are the place.
    """
    try:
        if post and table == "occurrences":
            name = decided_name(row, post.texts)
            return name.field, name.start
        if post and table.startswith("paragraph"):
            return break_in(row, post.text)
        if post:
            return passage_of(row, [passage.text for passage in post.passages])
    except InputError:
        pass
    return tuple(row.values.get(column) for column in ("field", "before", "name", "after",
                                                       "begins"))


def new_decisions(decisions: Iterable[Decision], known: dict[Hashable, Row],
                  posts: dict[str, Post]) -> Iterator[Decision]:
    """Yield the decisions that are not made yet, and make them known.

    Raises:
        InputError: One contradicts another, or one that the curation has.
    """
    for decision in decisions:
        about = subject(decision.table, decision.as_row, posts)
        if about not in known:
            known[about] = decision.as_row
            yield decision
        elif not decision.is_made(known[about]):
            raise contradiction(decision, known[about])


def contradiction(decision: Decision, known: Row) -> InputError:
    """Return the error for a decision that contradicts a known one."""
    what = ", ".join(f"{column} '{known[column]}'" for column in DECIDING[decision.table]
                     if column in known.values and known[column] != decision.values[column])
    remedy = ("describe it in one row, and give only its organisation_id in the others"
              if decision.table == "organisations" else
              "take this answer back, or correct that row")
    where = (f"this sheet, row {known.line}," if known.path == decision.row.path else
             f"{known.path.name}, line {known.line},")
    return decision.row.error(
        f"{where} has decided this otherwise"
        + (f": {what}" if what else ""), remedy)
