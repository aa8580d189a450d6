"""The data types that the steps hand on.

Every type is immutable: a step returns new objects and changes none. Offsets are in Unicode code
points, start inclusive, end exclusive, counted from 0; line numbers are counted from 1.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from pathlib import Path

from .curation.model import Curation

BLANK_LINE = "\n\n"  # between two passages of a text
FIELDS = ("title", "caption", "text")  # of a post, in the order in which mentions are listed


@dataclass(frozen=True, slots=True)
class Document:
    """A source document as text.

    Attributes:
        text: Its text in NFC, with line feeds as line ends.
    """

    path: Path
    text: str

    @property
    def name(self) -> str:
        """The file name, which identifies the document in the tables."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about a post that a curator must decide.

    Attributes:
        topic: "frame", "passage", "authors", "role", "employer", "occurrence" or "name".
        field: The field that it is about.
        start: Where in that field.
        surface: The words that it is about.
        guess: What the program would do, or what is doubtful; may be empty.
        context: What a curator needs to see; empty for the sentence at start.
    """

    topic: str
    field: str
    start: int
    surface: str
    guess: str
    context: str = ""


@dataclass(frozen=True, slots=True, order=True)
class PostSource:
    """A document that has a post.

    Attributes:
        first_line: The line of the date.
        is_primary: Whether the post is published as this document has it.
        is_post_page: Whether the document is a post page, not an archive page.
        characters: The number of characters, white space and removal markers not counted.
        furniture: The number of characters of the page around it, counted likewise.
    """

    document: str
    first_line: int
    last_line: int
    is_primary: bool
    is_post_page: bool
    characters: int
    furniture: int


@dataclass(frozen=True, slots=True)
class RawPost:
    """A post as one document has it, not yet divided into caption and passages.

    Attributes:
        post_id: The day and the slug of the title.
        title: The title, white space squeezed.
        body: All that follows the title, as in the document.
        has_text_on_title_line: Whether the body begins on the title's line.
        title_line: The line of the title.
        doubts: What a curator must decide about its title and its ends.
        copies: The same post as other documents have it.
    """

    post_id: str
    published: date
    title: str
    body: str
    has_text_on_title_line: bool
    title_line: int
    document: Path
    source: PostSource
    doubts: tuple[Doubt, ...] = ()
    copies: tuple["RawPost", ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Author:
    """A person who wrote a post or an introduction.

    Attributes:
        variants: Other forms of the name that the sources have.
    """

    author_id: str
    name: str
    given_name: str
    family_name: str
    variants: tuple[str, ...]
    is_host: bool


@dataclass(frozen=True, slots=True)
class Authorship:
    """One of the authors of a post.

    Attributes:
        role: The role as the post words it, or None.
        organisation_id: The author's employer at the time.
    """

    author: Author
    role: str | None
    organisation_id: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A contiguous piece of a post's text with one function and one author.

    Attributes:
        author: The writer, or None if several wrote it together.
        speaker: The name of whose words the whole passage is, if not the author's; else None.
        break_rule: What made the passage begin where it does: a rule's name or a curator's file.
        kind_rule: What decided its kind.
        author_rule: What decided its author.
    """

    kind: str
    text: str
    author: Author | None
    speaker: str | None
    break_rule: str
    kind_rule: str
    author_rule: str


def passage_starts(passages: Iterable) -> list[int]:
    """Return where each passage begins in the text of its post; each must have a `text`."""
    lengths = (len(passage.text) + len(BLANK_LINE) for passage in passages)
    return list(accumulate(lengths, initial=0))[:-1]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that is known at one place of a post: an organisation's, another one, an address.

    Attributes:
        field: "title", "caption" or "text".
        organisation_id: The organisation that it mentions, or None if it mentions none.
        rule: What decided that: a curator's file, "author", "address", or "undecided".
    """

    field: str
    start: int
    end: int
    surface: str
    organisation_id: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class Post:
    """A post as it is published.

    Attributes:
        passages: The passages; joined by one blank line, they are the text.
        authorships: The authors in their order.
        caption_rule: What found the caption, or an empty string.
        introduction_rule: What recognised an introduction, or an empty string.
        author_rule: What decided who wrote the post: a rule's name or a curator's file.
        sources: The documents that have the post, by file name.
        names: The settled names, by field and start; none before find_mentions.
        doubts: What a curator must decide.
    """

    post_id: str
    published: date
    title: str
    caption: str | None
    passages: tuple[Passage, ...]
    authorships: tuple[Authorship, ...]
    caption_rule: str
    introduction_rule: str
    author_rule: str
    sources: tuple[PostSource, ...]
    names: tuple[Name, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All passages, joined by one blank line."""
        return BLANK_LINE.join(passage.text for passage in self.passages)

    @property
    def texts(self) -> dict[str, str]:
        """The title, caption and text, without those that the post does not have."""
        texts = {"title": self.title, "caption": self.caption, "text": self.text}
        return {field: text for field, text in texts.items() if text}

    @property
    def mentions(self) -> list[Name]:
        """The names of organisations."""
        return [name for name in self.names if name.organisation_id]

    @property
    def people(self) -> set[Author]:
        """Everyone who wrote the post or its introduction."""
        return {authorship.author for authorship in self.authorships} | {
            passage.author for passage in self.passages if passage.author}


@dataclass(frozen=True, slots=True)
class Question:
    """A doubt, put to a curator.

    Attributes:
        topic: As in Doubt, like surface, field, start and guess.
        sentence: What a curator needs to see.
        answer: The file of the curation in which the answer belongs.
    """

    topic: str
    surface: str
    post_id: str
    field: str
    start: int
    sentence: str
    guess: str
    answer: str


@dataclass(frozen=True, slots=True)
class Account:
    """What became of the characters of a document as it was received.

    Attributes:
        published: Characters of posts that are published as this document has them.
        duplicate: Characters of posts that are published as another document has them.
        furniture: Characters of the page around the posts.
        removed: Characters that were removed on request.
        white_space: White space.
    """

    published: int
    duplicate: int
    furniture: int
    removed: int
    white_space: int


@dataclass(frozen=True, slots=True)
class Removal:
    """Words that were removed from a document on request."""

    kind: str
    places: int
    characters: int
    reason: str


@dataclass(frozen=True, slots=True)
class Blog:
    """Everything that the published files are made of.

    Attributes:
        documents: The source documents, by file name.
        posts: The posts, by post_id.
        people: Every author once, in the order in which they wrote for the last time.
        is_own: Whether the curation was made for these documents.
        accounts: What became of each document's characters, by file name.
        removals: What was removed from each document, by file name.
        questions: What is undecided, post by post.
    """

    documents: tuple[Path, ...]
    posts: tuple[Post, ...]
    people: tuple[Author, ...]
    curation: Curation
    is_own: bool
    accounts: dict[str, Account]
    removals: dict[str, list[Removal]]
    questions: tuple[Question, ...]
    notices: tuple[str, ...]
