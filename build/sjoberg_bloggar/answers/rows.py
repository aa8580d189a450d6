"""The rows for the curation that answers make, and those that it has already."""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..curation.columns import COLUMNS
from ..curation.model import Curation, Row
from ..errors import InputError
from ..language.text import bare, slug
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
# The columns that say what a row is about; those of other files are about a place in a post.
SUBJECTS = {"organisations": ("organisation_id",), "authors": ("author_id",),
            "page_furniture": ("published", "line"), "authorships": ("post_id", "position")}
NAMES_ANYWHERE = ("organisation_names", "other_names")


@dataclass(frozen=True, slots=True)
class NewRow(Row):
    """A row for a curation file, which messages say is the one of the sheet that makes it."""

    source: Row

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
    def organisations(self) -> dict[str, Row]:
        """The rows of the organisations that are curated, by organisation_id."""
        return {row["organisation_id"]: row for row in self.blog.curation["organisations"]}

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
        posts = {post.post_id: post for post in self.blog.posts}
        return [words_of_question(question, posts[question.post_id])
                for question in self.blog.questions
                if question.topic == "name" and question.surface == row["name"]]


def has_words(post: Post, words: str) -> bool:
    """Return whether a field of a post has words, white space aside."""
    return any(bare(words) in bare(text) for text in post.texts.values())


def known_rows(curation: Curation, posts: dict[str, Post]) -> dict[Hashable, Row]:
    """Return the rows of the curation by what they are about; see subject."""
    return {subject(row, posts): row for table in DECIDING for row in curation[table]}


def subject(row: Row, posts: dict[str, Post]) -> Hashable:
    """Return what a row of a file is about, so that rows about one thing have one subject.

    For a place in a post, it is an offset, or the number of a passage; if the post does not have
    the words of the row, they are the place.
    """
    table = row.path.stem
    if table in SUBJECTS:
        return table, *map(row.__getitem__, SUBJECTS[table])
    if table in NAMES_ANYWHERE:
        return "name", row["name"], row["holds"] == "opening"
    post_id = row.values.get("post_id") or f"{row['published']}-{slug(row['title'])}"
    kind = "break" if table.startswith("paragraph") else table
    try:
        return kind, post_id, place_in_post(table, row, posts[post_id])
    except (InputError, KeyError):
        return kind, post_id, *map(row.values.get, ("field", "before", "name", "after", "begins"))


def place_in_post(table: str, row: Row, post: Post) -> Hashable:
    """Return where in its post a row is about something; raise InputError if its words are not."""
    if table == "occurrences":
        name = decided_name(row, post.texts)
        return name.field, name.start
    if table.startswith("paragraph"):
        return break_in(row, post.text)
    return passage_of(row, [passage.text for passage in post.passages])


def not_made_yet(rows: Iterable[NewRow], known: dict[Hashable, Row],
                 posts: dict[str, Post]) -> Iterator[NewRow]:
    """Yield the rows that are not there yet, and make them known.

    Raises:
        InputError: One contradicts another, or one that the curation has.
    """
    for row in rows:
        first = known.setdefault(subject(row, posts), row)
        columns = DECIDING[row.path.stem]
        if first is row:
            yield row
        elif any(first.values.get(column) != row[column] for column in columns
                 if row[column] or column not in MAY_BE_OPEN):
            raise contradiction(row, first, columns)


def contradiction(new: NewRow, first: Row, columns: tuple[str, ...]) -> InputError:
    """Return the error for a new row that contradicts an earlier one in some of the columns."""
    what = ", ".join(f"{column} '{first[column]}'" for column in columns
                     if column in first.values and first[column] != new[column])
    where = (f"this sheet, row {first.line}," if isinstance(first, NewRow) else
             f"{first.path.name}, line {first.line},")
    return new.source.error(
        f"{where} has decided this otherwise" + (f": {what}" if what else ""),
        "describe it in one row, and give only its organisation_id in the others"
        if new.path.stem == "organisations" else "take this answer back, or correct that row")
