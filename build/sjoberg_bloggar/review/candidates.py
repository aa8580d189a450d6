"""Candidates: words that may be names and that nobody has decided."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..language.lexicon import FUNCTION_WORDS
from ..language.patterns import CAPITAL, SMALL
from ..language.text import sentences
from ..mentions.names import Names
from ..mentions.surroundings import is_opening
from ..model import Post
from .lower_case import is_plain, may_be_lower_case_name
from .phrases import find_phrases
from .rules import Word, may_be_name, stem
from .settled import find_people, find_places

# A word with a capital anywhere in it, from that capital on
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
LOWER_CASE_WORD = re.compile(rf"(?<![\w'’&])[{SMALL}]+\d*(?![\w&])")
LOWER_CASE_OPENING = re.compile(rf"(?<=\w\.\s)([{SMALL}]+)(?![\w&])")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]++['’&]?+)*+$")
CAPITALISED = re.compile(rf"[{CAPITAL}]")
OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS if len(word) > 1)
LONGEST_WORD = 40  # characters before a capital that are looked at
SHORTEST_STEM = 4  # letters of an organisation's name that counts in lower case too
LONGEST_SENTENCE = 500  # characters that are shown of a sentence to both sides


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


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name-like word, or a run of them, that is undecided."""

    field: str
    start: int
    surface: str


def review_context(names: Names) -> ReviewContext:
    """Return the context for posts in which these names are known."""
    return ReviewContext(names, frozenset(
        stem(name) for name, known in names.known.items()
        if known.organisation_id and len(name) >= SHORTEST_STEM))


def find_candidates(post: Post, context: ReviewContext) -> list[Candidate]:
    """Return the undecided name-like words of a post, neighbouring ones as one."""
    texts = post.texts
    known = {field: known_spans(post, field, text) for field, text in texts.items()}
    stems = context.stems.union(*(capitalised_stems(text, known[field])
                                  for field, text in texts.items()))
    found = []
    for field, text in texts.items():
        spans = known[field]
        phrases = find_phrases(text, spans, context.names)
        inside = {offset for start, phrase in phrases
                  for offset in range(start, start + len(phrase))}
        words = [*capitalised_candidates(text, spans, context.names, stems),
                 *lower_case_candidates(text, spans, stems)]
        parts = sorted([*phrases, *(word for word in words if word[0] not in inside)])
        found += [Candidate(field, start, surface) for start, surface in runs(text, parts)]
    return found


def known_spans(post: Post, field: str, text: str) -> list[tuple[int, int]]:
    """Return the spans of what is known in the text of a field, sorted: names, places, people."""
    names = [(name.start, name.end) for name in post.names if name.field == field]
    return sorted([*names, *outside(sorted([*find_places(text), *find_people(text)]),
                                    sorted(names))])


def capitalised_stems(text: str, spans: list[tuple[int, int]]) -> set[str]:
    """Return the stems of the words outside the spans that have a capital inside a sentence."""
    return {stem(text[start:end]) for start, end in words_with_capital(text, spans)
            if CAPITALISED.match(text[start:end]) and not is_opening(text, start)}


def capitalised_candidates(text: str, spans: list[tuple[int, int]], names: Names,
                           stems: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where capitalised words outside the spans begin that may be names, and the words."""
    for start, end in words_with_capital(text, spans):
        word = Word(text, start, text[start:end], is_opening(text, start), names.openings, stems)
        if may_be_name(word):
            yield start, word.surface


def lower_case_candidates(text: str, spans: list[tuple[int, int]],
                          stems: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Yield where lower-case words outside the spans begin that may be names, and the words."""
    open_words = {word for word in set(LOWER_CASE_WORD.findall(text))
                  if not is_plain(word) or stem(word) in stems}
    words = {span for word in open_words for span in spans_of(word, text)}
    words |= {m.span(1) for m in LOWER_CASE_OPENING.finditer(text)}
    for start, end in outside(sorted(words), spans):
        if may_be_lower_case_name(Word(text, start, text[start:end], False, stems=stems)):
            yield start, text[start:end]


def spans_of(word: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a lower-case word in a text.

    >>> list(spans_of("st", "st, pst, st"))
    [(0, 2), (9, 11)]
    """
    at = text.find(word)
    while at >= 0:
        if (m := LOWER_CASE_WORD.match(text, at)) and m.group() == word:
            yield m.span()
        at = text.find(word, at + 1)


def words_with_capital(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans of words with a capital outside the spans of known names.

    Function words that begin a sentence are left out.
    """
    found = [(word_start(text, m.start()), m.end()) for m in WITH_CAPITAL.finditer(text)
             if m.group() not in OPENERS or not is_opening(text, m.start())]
    return outside(found, spans)


def outside(words: Iterable[tuple[int, int]],
            spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
    """Return the sentence of a text at an offset; it does not go beyond a line's end.

    Of an endless sentence, only what is around the offset.

    >>> sentence_at("Hej! Vi ses i Lund. Hej då!", 14)
    'Vi ses i Lund.'
    """
    spans = sentence_spans(text)
    first, last = spans[max(0, bisect(spans, (offset, len(text))) - 1)]
    return text[max(first, offset - LONGEST_SENTENCE):min(last, offset + LONGEST_SENTENCE)]


@lru_cache(1)  # many questions may be about one text
def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a text."""
    return sentences(text)
