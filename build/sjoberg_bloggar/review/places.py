"""Places in posts: how the sheet shows one to a curator, and how it is found again."""

import re
from dataclasses import dataclass

from ..language.text import bare, squeeze
from ..model import FIELDS, Post, Question
from .candidates import sentence_at

OPEN, CLOSE = "[[", "]]"  # around the words that a question is about
MARKED = re.compile(r"(.*?)\[\[(.*?)\]\](.*)", re.DOTALL)
STEP = 40  # characters by which a sentence is extended that a post has twice
FEWEST_WORDS = 3  # before and after a place, in the curation
SHORT_PASSAGE = 25  # words, as of a caption; its row in the curation has all of them
FEWEST_FIRST = 6  # words of a longer passage


@dataclass(frozen=True, slots=True)
class Place:
    """Words in a field of a post.

    Attributes:
        post: The post.
        field: The field.
        start: Where the words begin in it.
        end: Where they end.
    """

    post: Post
    field: str
    start: int
    end: int

    @property
    def text(self) -> str:
        """The text of the whole field."""
        return self.post.texts[self.field]

    @property
    def is_in_text(self) -> bool:
        """Whether the place is in the text of the post, not in its title or caption."""
        return self.field == "text"

    @property
    def passage(self) -> int:
        """The index of the passage that has the start of the words."""
        return sum(start <= self.start for start in passage_starts(self.post)) - 1

    @property
    def begins_passage(self) -> bool:
        """Whether a passage begins with the words."""
        return self.start in passage_starts(self.post)


def passage_starts(post: Post) -> list[int]:
    """Return where the passages of a post begin in its text."""
    starts, at = [], 0
    for passage in post.passages:
        starts.append(at)
        at += len(passage.text) + len("\n\n")
    return starts


def place_of_question(question: Question, post: Post) -> Place | None:
    """Return the place that a question is about, or None if it is about the post as a whole."""
    text = post.texts.get(question.field, "")
    if not question.surface or not text.startswith(question.surface, question.start):
        return None
    return Place(post, question.field, question.start, question.start + len(question.surface))


def marked_sentence(place: Place) -> str:
    """Return the sentence of a place with its words marked, and more if the post has it twice.

    The words may go on into the next sentence: where a break is asked about, they are the first
    ones behind it.
    """
    text, start, end = place.text, place.start, place.end
    left, right = sentence_span(text, start)[0], sentence_span(text, end - 1)[1]
    while len(find_bare(text[left:right], text)) > 1 and right - left < len(text):
        left, right = max(0, left - STEP), right + STEP
    return squeeze(f"{text[left:start]}{OPEN}{text[start:end]}{CLOSE}{text[end:right]}")


def sentence_span(text: str, offset: int) -> tuple[int, int]:
    """Return where the sentence at an offset begins and ends."""
    sentence = sentence_at(text, offset)
    start = text.rfind(sentence, 0, offset + len(sentence))
    return (start, start + len(sentence)) if start >= 0 else (offset, offset + 1)


def find_marked(sentence: str, field: str, post: Post) -> Place | None:
    """Return the place of the marked words of a sentence, or None unless the post has it once.

    White space does not count, and the words may have come into another field since.
    """
    m = MARKED.fullmatch(sentence)
    if not m:
        return None
    for name in sorted(post.texts, key=lambda name: (name != field, FIELDS.index(name))):
        spans = find_bare("".join(m.groups()), post.texts[name])
        if len(spans) == 1:
            offsets = visible(post.texts[name])[spans[0]:]
            first, count = len(bare(m[1])), len(bare(m[2]))
            words = offsets[first:first + count]
            return Place(post, name, words[0], words[-1] + 1) if words else None
    return None


def find_words(words: str, field: str, post: Post) -> list[Place]:
    """Return the places of words in a field of a post, white space aside."""
    offsets = visible(post.texts[field])
    count = len(bare(words))
    return [Place(post, field, offsets[at], offsets[at + count - 1] + 1)
            for at in find_bare(words, post.texts[field])] if count else []


def find_bare(words: str, text: str) -> list[int]:
    """Return where words begin in a text, counted in characters that are no white space."""
    return [m.start() for m in re.finditer(f"(?={re.escape(bare(words))})", bare(text))]


def visible(text: str) -> list[int]:
    """Return the offsets of the characters that are no white space."""
    return [at for at, character in enumerate(text) if not character.isspace()]


def words_around(place: Place) -> tuple[str, str]:
    """Return so many words before and after a place that its post has them only once there."""
    before, after = place.text[:place.start].split(), place.text[place.end:].split()
    inside = place.text[place.start:place.end]
    for count in range(FEWEST_WORDS, max(FEWEST_WORDS, len(before), len(after)) + 1):
        left, right = " ".join(before[-count:]), " ".join(after[:count])
        if len(find_bare(left + inside + right, place.text)) == 1:
            break
    return left, right


def words_at_break(place: Place) -> tuple[str, str]:
    """Return the words before and after the start of a place; see words_around."""
    return words_around(Place(place.post, place.field, place.start, place.start))


def first_words(place: Place) -> str:
    """Return the first words of the passage at a place, as many as no other passage begins with.

    A short passage, which may be a caption, is given in full.
    """
    return beginning([passage.text for passage in place.post.passages], place.passage)


def beginning(texts: list[str], at: int) -> str:
    """Return the first words of one of several texts, all of them if there are few.

    >>> beginning(["Det var en gång.", "Det var inte så."], 0)
    'Det var en gång.'
    """
    words = texts[at].split()
    if len(words) <= SHORT_PASSAGE:
        return " ".join(words)
    found = [" ".join(words[:count]) for count in range(FEWEST_FIRST, len(words) + 1)]
    return next((begins for begins in found
                 if sum(text.startswith(begins) for text in texts) == 1), found[-1])
