"""The ledger of characters: nothing of a document is lost, added or published twice."""

from collections import Counter
from typing import NamedTuple

from ..errors import InputError
from ..language.markers import MARKERS, markers_in
from ..passages.parse import Passage
from .read import Document
from .split import Piece, RawPost
from ..language.text import bare, nearly_bare

WHITE_SPACE = [sign for sign in map(chr, range(0x3001)) if sign.isspace()]


class Account(NamedTuple):
    """How many characters of a document, white space aside, are furniture, how many are white
    space, and how often each kind of marker stands in it. What the posts have, their sources
    say. Markers do not count: in their place stands what was removed."""

    furniture: int = 0
    white_space: int = 0
    markers: Counter[str] = Counter()

    def __add__(self, other: "Account") -> "Account":
        return Account(*(a + b for a, b in zip(self, other)))


def account(document: Document, posts: list[RawPost],
            furniture: list[Piece]) -> tuple[Account, list[int]]:
    """Check that furniture and posts are the document, apart from white space; return what the
    document holds beside the posts, and how many characters each of these has.

    Raises InputError that shows the first characters that do not add up.
    """
    stretches = [[piece.text for piece in pieces]
                 for pieces in (furniture, *(post.pieces for post in posts))]
    require_all([text for stretch in stretches for text in stretch], document.text,
                document.path, document.first_line)
    white_space = [sign for sign in WHITE_SPACE if sign in document.text]
    sizes = [len(text) - sum(text.count(sign) for sign in white_space)
             for text in map("".join, stretches)]
    blanks = len(document.text) - sum(sizes)
    if markers := Counter(markers_in(document.text)):
        sizes = [size - size_of_markers("".join(stretch))
                 for size, stretch in zip(sizes, stretches)]
    return Account(sizes[0], blanks, markers), sizes[1:]


def size_of_markers(text: str) -> int:
    """Return the number of characters of the markers in a text, white space aside."""
    return sum(count * len(bare(MARKERS[kind])) for kind, count in markers_in(text).items())


def summaries(blog) -> dict[str, dict[str, int]]:
    """Return what became of the characters of each document as it was received, by its name.

    They are published; or belong to a post that is published as another document has it
    (duplicate); or to the page around the posts (furniture); or were removed on request; or
    are white space.
    """
    found = {}
    for name, account in blog.accounts.items():
        removed = sum(removal["characters"] for removal in blog.removed[name])
        found[name] = {"published": 0, "duplicate": 0, "furniture": account.furniture,
                       "removed": removed, "white_space": account.white_space}
    for post in blog.posts:
        for source in post.sources:
            found[source.source]["published" if source is post.primary else "duplicate"] += \
                source.characters
    return found


def account_text(post: RawPost, passages: list[Passage]) -> None:
    """Check that the passages of a post are its body, apart from white space."""
    require_all([passage.text for passage in passages], post.body, post.source, post.first_line)


def require_all(kept: list[str], given: str, where, line: int) -> None:
    """Check that the texts kept are the one given, apart from white space."""
    at, number = 0, 0
    for number, text in enumerate(kept):  # where they stand there as they are, this is fastest
        start = given.find(text, at)
        if start < 0 or given[at:start].strip():
            break
        at = start + len(text)
    else:
        number = len(kept)
    rest = "".join(kept[number:])
    if nearly_bare(rest) == nearly_bare(given[at:]) or bare(rest) == bare(given[at:]):
        return
    kept, given = bare("".join(kept)), bare(given)
    at = next((i for i, (a, b) in enumerate(zip(kept, given)) if a != b),
              min(len(kept), len(given)))
    raise InputError(where, line,
                     f"{len(given)} characters were read and {len(kept)} kept: the document has "
                     f"'{given[at:at + 30]}' where the posts have '{kept[at:at + 30]}'",
                     "report this as a defect of the program; nothing was published")
