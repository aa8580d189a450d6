"""The data types of decisions: rows, and the rows about one post."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from ..errors import InputError
from ..language.text import bare, slug


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a curation file.

    Attributes:
        values: The cells by column, white space stripped.
        path: The file.
        line: The line of the file on which the row ends.
    """

    values: dict[str, str]
    path: Path
    line: int

    def __getitem__(self, column: str) -> str:
        """Return the cell of a column."""
        return self.values[column]

    @property
    def table(self) -> str:
        """The name of the file without its ending."""
        return self.path.stem

    @property
    def post_id(self) -> str:
        """The post that the row is about."""
        return self.values.get("post_id") or f"{self['published']}-{slug(self['title'])}"

    @property
    def name_in_messages(self) -> str:
        """How a message about another row names this one."""
        return f"{self.path.name}, line {self.line},"

    def error(self, problem: str, remedy: str) -> InputError:
        """Return the error for a problem with this row."""
        return InputError(self.path, self.line, problem, remedy)

    def repeats(self, first: "Row", what: str,
                remedy: str = "remove one of the two rows") -> InputError:
        """Return the error for a row about what an earlier row is about."""
        file = "" if first.path == self.path else f"{first.path.name}, "
        return self.error(f"{what} a second time, first in {file}line {first.line}", remedy)


# The files about single posts
ABOUT_POSTS = ("paragraph_evidence", "paragraph_decisions", "passage_kinds", "speakers",
               "authorships", "occurrences")
PostDecisions = dict[str, list[Row]]  # the rows about one post, for each of these files


@dataclass(frozen=True)
class Curation:
    """All decisions.

    Attributes:
        tables: The rows of each file, by the file's name without ending.
    """

    tables: dict[str, list[Row]]

    def __getitem__(self, table: str) -> list[Row]:
        """Return the rows of a file, named without its ending."""
        return self.tables[table]

    @cached_property
    def by_post(self) -> dict[str, PostDecisions]:
        """The rows about single posts, by post_id."""
        found = defaultdict(no_decisions)
        for table in ABOUT_POSTS:
            for row in self.tables[table]:
                found[row.post_id][table].append(row)
        return dict(found)

    def about(self, post_id: str) -> PostDecisions:
        """Return the decisions about a post, which may be none."""
        return self.by_post.get(post_id) or no_decisions()


def no_decisions() -> PostDecisions:
    """Return the decisions about a post that has none."""
    return {table: [] for table in ABOUT_POSTS}


def known_names(curation: Curation) -> dict[str, Row]:
    """Return the rows of the names that may occur anywhere, by name.

    The names of an organisation that is not curated itself are left out.

    Raises:
        InputError: A name is given twice.
    """
    organisations = {None, *(row["organisation_id"] for row in curation["organisations"])}
    known = {}
    for row in (*curation["organisation_names"], *curation["other_names"]):
        if row.values.get("organisation_id") not in organisations or row["holds"] == "opening":
            continue
        if row["name"] in known:
            raise row.repeats(known[row["name"]], f"the name '{row['name']}' is given",
                              "keep one row that holds 'each', and decide in occurrences.csv")
        known[row["name"]] = row
    return known


def find_bare(words: str, text: str) -> list[list[int]]:
    """Return where a text has words, white space aside: the offsets of their characters.

    >>> find_bare("på dig", "Hej på  dig")
    [[4, 5, 8, 9, 10]]
    """
    wanted, plain = bare(words), bare(text)
    starts, at = [], plain.find(wanted)
    while at >= 0:
        starts.append(at)
        at = plain.find(wanted, at + 1)
    return [list(islice(offsets_from(start, text), len(wanted))) for start in starts]


def offsets_from(number: int, text: str) -> Iterator[int]:
    """Yield the offsets of the characters of a text from one on, white space not counted.

    >>> list(offsets_from(2, "Hej på dig"))
    [2, 4, 5, 7, 8, 9]
    """
    at = number
    while (missing := number + 1 - len(bare(text[:at + 1]))) > 0:
        at += missing
    return (offset for offset in range(at, len(text)) if not text[offset].isspace())


def place_of(row: Row, text: str, words: tuple[str, ...], where: str) -> list[int]:
    """Return the offsets of the characters of words in a text, white space aside.

    Args:
        row: The decision.
        text: The text that has the words.
        words: The words, in parts: a message shows where one ends and the next begins.
        where: What the text is, for a message.

    Raises:
        InputError: The text does not have the words exactly once.
    """
    found = find_bare("".join(words), text)
    if len(found) != 1:
        raise row.error(f"'{'|'.join(words)}' appears {len(found)} times in {where}",
                        "give words that appear there exactly once")
    return found[0]
