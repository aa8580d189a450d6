"""Candidates: words that may be names and that nobody has decided."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from ..language.lexicon import FUNCTION_WORDS
from ..language.patterns import CAPITAL, SMALL
from ..language.text import sentences
from ..mentions.names import Names
from ..mentions.surroundings import is_opening
from ..model import Doubt, Post
from .capitalised import may_be_name
from .guesses import guess
from .lower_case import is_plain, may_be_lower_case_name
from .phrases import find_phrases
from .settled import find_people, find_places
from .words import Word, stem

# A word with a capital anywhere in it, from that capital on
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
LOWER_CASE_WORD = re.compile(rf"(?<![\w'’&])[{SMALL}]+\d*(?![\w&])")
LOWER_CASE_OPENING = re.compile(rf"\.\s([{SMALL}]+)(?![\w&])")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]++['’&]?+)*+$")
CAPITALISED = re.compile(rf"[{CAPITAL}]")
OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS if len(word) > 1)
LONGEST_WORD = 40  # characters before a capital that are looked at
SHORTEST_STEM = 4  # letters of an organisation's name that counts in lower case too
LONGEST_SENTENCE = 500  # characters that are shown of a sentence to both sides

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """What the review of a post needs to know beside the post.

    It holds nothing of other posts, so that a new document raises no questions about old ones.

    Attributes:
        names: The known names.
        stems: The stems of the organisations' names.
    """

    names: Names
    stems: frozenset[str]


def review_context(names: Names) -> ReviewContext:
    """Return the context for posts in which these names are known."""
    return ReviewContext(names, frozenset(
        stem(name) for name, known in names.known.items()
        if known.organisation_id and len(name) >= SHORTEST_STEM))


def find_candidates(post: Post, context: ReviewContext) -> list[Doubt]:
    """Return the undecided name-like words of a post, neighbouring ones as one, with guesses."""
    texts, names = post.texts, context.names
    known = {field: known_spans(post, field, text) for field, text in texts.items()}
    capitalised = {field: words_with_capital(text, known[field], names.openings)
                   for field, text in texts.items()}
    stems = context.stems.union(
        stem(word.surface) for words in capitalised.values() for word in words
        if not word.begins_sentence and CAPITALISED.match(word.surface))
    found = []
    for field, text in texts.items():
        phrases = find_phrases(text, known[field], names)
        inside = {offset for start, phrase in phrases
                  for offset in range(start, start + len(phrase))}
        words = [*(word for word in capitalised[field] if may_be_name(replace(word, stems=stems))),
                 *lower_case_candidates(text, known[field], stems)]
        parts = sorted([*phrases, *((word.start, word.surface) for word in words
                                    if word.start not in inside)])
        found += [Doubt("name", field, start, surface, guess(text, start, surface))
                  for start, surface in runs(text, parts)]
    return found


def known_spans(post: Post, field: str, text: str) -> list[Span]:
    """Return the spans of what is known in the text of a field, sorted: names, places, people."""
    names = sorted((name.start, name.end) for name in post.names if name.field == field)
    return sorted([*names, *outside(sorted([*find_places(text), *find_people(text)]), names)])


def words_with_capital(text: str, spans: list[Span], openings: frozenset[str]) -> list[Word]:
    """Return the words with a capital outside the spans of known names.

    Function words that begin a sentence are left out.
    """
    found = outside([(word_start(text, m.start()), m.end()) for m in WITH_CAPITAL.finditer(text)],
                    spans)
    words = [Word(text, start, text[start:end], is_opening(text, start), openings)
             for start, end in found]
    return [word for word in words if not (word.begins_sentence and word.surface in OPENERS)]


def lower_case_candidates(text: str, spans: list[Span], stems: frozenset[str]) -> Iterator[Word]:
    """Yield the lower-case words outside the spans that may be names."""
    words = {m.span() for m in LOWER_CASE_WORD.finditer(text)
             if not is_plain(word := m.group()) or word.removesuffix("s") in stems}
    words |= {m.span(1) for m in LOWER_CASE_OPENING.finditer(text)}
    for start, end in outside(sorted(words), spans):
        word = Word(text, start, text[start:end], stems=stems)
        if may_be_lower_case_name(word):
            yield word


def outside(words: Iterable[Span], spans: list[Span]) -> list[Span]:
    """Return the spans of words that do not overlap the other spans; both are sorted.

    A word that overlaps one is a genitive or a compound of that name.

    >>> outside([(0, 3), (5, 9)], [(5, 8)])
    [(0, 3)]
    """
    found, at = [], 0
    for start, end in words:
        while at < len(spans) and spans[at][1] <= start:
            at += 1
        if at == len(spans) or spans[at][0] >= end:
            found.append((start, end))
    return found


def word_start(text: str, inside: int) -> int:
    """Return where the word begins that has a capital at an offset inside.

    >>> word_start("ett eBolag", 5)
    4
    """
    if inside and (text[inside - 1].isalnum() or text[inside - 1] in "'’&"):
        return BEFORE_CAPITAL.search(text, max(0, inside - LONGEST_WORD), inside).start()
    return inside


def runs(text: str, words: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Yield where words begin, and the words; neighbours that a space or hyphen joins as one.

    >>> list(runs("hos Nordic Labour i", [(4, "Nordic"), (11, "Labour")]))
    [(4, 'Nordic Labour')]
    """
    begin = end = None
    for start, word in words:
        if begin is not None and text[end:start] not in (" ", "-", "- "):
            yield begin, text[begin:end]
            begin = None
        begin = start if begin is None else begin
        end = start + len(word)
    if begin is not None:
        yield begin, text[begin:end]


def sentence_at(text: str, offset: int) -> str:
    """Return the sentence of a text at an offset; see sentence_span.

    >>> sentence_at("Hej! Vi ses i Lund. Hej då!", 14)
    'Vi ses i Lund.'
    """
    start, end = sentence_span(text, offset)
    return text[start:end]


def sentence_span(text: str, offset: int) -> Span:
    """Return the span of the sentence at an offset, which does not go beyond a line's end.

    Of an endless sentence, only what is around the offset.
    """
    spans = sentence_spans(text)
    first, last = spans[max(0, bisect(spans, (offset, len(text))) - 1)]
    return max(first, offset - LONGEST_SENTENCE), min(last, offset + LONGEST_SENTENCE)


@lru_cache(1)  # many questions may be about one text
def sentence_spans(text: str) -> list[Span]:
    """Return the spans of the sentences of a text."""
    return sentences(text)
