"""Words in posts: how the sheet shows them to a curator, and how they are found again."""

import re
from dataclasses import dataclass

from ..curation.model import find_bare
from ..language.text import bare, squeeze
from ..model import Post, Question, passage_starts
from ..review.questions import sentence_span

MARKED = re.compile(r"(.*?)\[\[(.*?)\]\](.*)", re.DOTALL)  # the words that a question is about
EXTENSION = 40  # characters by which a sentence is extended that a post has twice
FEWEST_WORDS = 3  # before and after a place, in the curation


@dataclass(frozen=True, slots=True)
class WordsInPost:
    """Words in a field of a post, from start to end."""

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
        """Whether the words are in the text of the post, not in its title or caption."""
        return self.field == "text"

    @property
    def passage(self) -> int:
        """The index of the passage that has the start of the words."""
        return sum(start <= self.start for start in passage_starts(self.post.passages)) - 1

    @property
    def begins_passage(self) -> bool:
        """Whether a passage begins with the words."""
        return self.start in passage_starts(self.post.passages)


def words_of_question(question: Question, post: Post) -> WordsInPost | None:
    """Return the words that a question is about, or None if it is about the post as a whole."""
    text = post.texts.get(question.field, "")
    if not question.surface or not text.startswith(question.surface, question.start):
        return None
    return WordsInPost(post, question.field, question.start,
                       question.start + len(question.surface))


def marked_sentence(place: WordsInPost) -> str:
    """Return the sentence of words with these marked, and more if the post has it twice.

    The words may go on into the next sentence: where a break is asked about, they are the first
    ones after it.
    """
    text, start, end = place.text, place.start, place.end
    left, right = sentence_span(text, start)[0], sentence_span(text, end - 1)[1]
    while len(find_bare(text[left:right], text)) > 1 and right - left < len(text):
        left, right = max(0, left - EXTENSION), right + EXTENSION
    return squeeze(f"{text[left:start]}[[{text[start:end]}]]{text[end:right]}")


def find_marked(sentence: str, field: str, post: Post) -> WordsInPost | None:
    """Return the marked words of a sentence, or None unless a field of the post has it once.

    White space does not count, and the words may have come into another field since.
    """
    m = MARKED.fullmatch(sentence)
    for name in sorted(post.texts, key=lambda name: name != field) if m else ():
        found = find_bare("".join(m.groups()), post.texts[name])
        if len(found) == 1:
            offsets = found[0][len(bare(m[1])):][:len(bare(m[2]))]
            return WordsInPost(post, name, offsets[0], offsets[-1] + 1) if offsets else None
    return None


def find_words(words: str, field: str, post: Post) -> list[WordsInPost]:
    """Return every place of words in a field of a post, white space aside."""
    return [WordsInPost(post, field, offsets[0], offsets[-1] + 1)
            for offsets in find_bare(words, post.texts[field]) if offsets]


def words_around(place: WordsInPost) -> tuple[str, str]:
    """Return so many words before and after a place that its post has them only once there."""
    before, after = place.text[:place.start].split(), place.text[place.end:].split()
    inside = place.text[place.start:place.end]
    for count in range(FEWEST_WORDS, max(FEWEST_WORDS, len(before), len(after)) + 1):
        left, right = " ".join(before[-count:]), " ".join(after[:count])
        if len(find_bare(left + inside + right, place.text)) == 1:
            break
    return left, right
