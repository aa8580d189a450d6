"""What parsing needs besides the post: the people, names and words that are known."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..curation.columns import variants_in
from ..curation.model import Curation, Row, known_names
from ..errors import InputError
from ..language.lexicon import ordinary_words
from ..model import Author


@dataclass(frozen=True, slots=True)
class KnownWords:
    """What is known about words.

    Attributes:
        people: Full names of authors, in every form.
        names: All known names.
        parts: The single words of all known names.
        things: The known names of anything but persons.
        list_of_things: The same as text, one per line, to search for parts of them.
        lower: The lower-case words of the documents.
    """

    people: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    list_of_things: str = ""
    lower: frozenset[str] = frozenset()

    def is_ordinary(self, word: str) -> bool:
        """Return whether a word, in whatever case, is an ordinary word."""
        return word.lower() in self.lower or word.lower() in ordinary_words()


NOTHING_KNOWN = KnownWords()


@dataclass(frozen=True, slots=True)
class ParsingContext:
    """What all posts share when they are parsed.

    Attributes:
        employer: The organisation_id of the host's employer.
        organisations: The organisation_id by every curated name of an organisation.
        authors: The curated authors by every form of their names.
        employers: The organisation_id of the authors' employers, by the author's name.
    """

    curation: Curation
    host: Author
    employer: str
    employer_name: str
    organisations: dict[str, str]
    authors: dict[str, Author]
    employers: dict[str, str]
    known: KnownWords


def parsing_context(curation: Curation, words: Iterable[str]) -> ParsingContext:
    """Return the context for documents that contain these words.

    Raises:
        InputError: The curation does not name exactly one host.
    """
    host_row = the_host(curation)
    authors = curated_authors(curation["authors"])
    decided = known_names(curation)
    names = frozenset([*decided, *authors])
    things = frozenset(name for name, row in decided.items()
                       if row.values.get("category") != "person" and name not in authors)
    known = KnownWords(tuple(authors), names,
                       frozenset(word for name in names for word in name.split()),
                       things, "\n".join(sorted(things)),
                       frozenset(word for word in words if word.islower()))
    employer = host_row["organisation_id"]
    employer_name = next((row["name"] for row in curation["organisations"]
                          if row["organisation_id"] == employer), employer)
    organisations = {row["name"]: row["organisation_id"]
                     for row in (*curation["organisation_names"], *curation["organisations"])}
    employers = {row["name"]: row["organisation_id"] for row in curation["authors"]}
    return ParsingContext(curation, authors[host_row["name"]], employer, employer_name,
                          organisations, authors, employers, known)


def the_host(curation: Curation) -> Row:
    """Return the row of the host in authors.csv."""
    rows = curation["authors"]
    hosts = [row for row in rows if row["is_host"] == "yes"]
    if len(hosts) != 1:
        raise InputError(rows[0].path if rows else "authors.csv", None,
                         f"{len(hosts) or 'no'} rows have is_host yes",
                         "name the one host of the blog")
    return hosts[0]


def curated_authors(rows: list[Row]) -> dict[str, Author]:
    """Return the authors in rows of authors.csv by every form of their names."""
    authors = {}
    for row in rows:
        variants = variants_in(row)
        author = Author(row["author_id"], row["name"], row["given_name"], row["family_name"],
                        variants, row["is_host"] == "yes")
        authors |= dict.fromkeys((author.name, *variants), author)
    return authors
