"""Candidates: words that may be names and that nobody has decided."""

import re
from bisect import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.lexicon import FUNCTION_WORDS, SHORT_FORMS, ordinary_words
from ..language.patterns import CAPITAL
from ..language.text import sentences
from ..mentions.matching import is_opening
from ..mentions.names import Names
from ..model import Post
from .institutions import INSTITUTION, OF_A_PLACE, find_phrases
from .rules import Word, may_be_name, stem

# A word with a capital anywhere in it, from that capital on
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
WORD_CHARACTERS = re.compile(r"\w+")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]++['’&]?+)*+$")
CAPITALISED = re.compile(rf"[{CAPITAL}]")
OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS if len(word) > 1)
BEHIND_PLACE = re.compile(rf"[{CAPITAL}]\w+s?\s$")
LONGEST_PLACE = 40  # characters before a word that are looked at
LONGEST_SHORT = 4  # letters of a word that may be an abbreviation in lower case
CONSONANTS = re.compile(r"[bcdfghjklmnpqrstvwxz]{3,5}")  # so may this
SHORTEST_STEM = 4  # letters of an organisation's name that counts in lower case too
LONGEST_SENTENCE = 500  # characters that are shown of a sentence to both sides


@dataclass(frozen=True, slots=True)
class ReviewContext:
    """What the review of a post needs to know of all posts.

    Attributes:
        names: The known names.
        stems: The stems of words that have a capital inside a sentence, or are names.
        lower: The lower-case words of all documents.
        suspects: The lower-case words that may be names.
        only_behind_place: Those that are names only behind a place ("Lunds universitet").
    """

    names: Names
    stems: frozenset[str]
    lower: frozenset[str]
    suspects: frozenset[str]
    only_behind_place: frozenset[str]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name-like word, or a run of them, that is undecided."""

    field: str
    start: int
    surface: str


def capitalised_stems(post: Post, _: Names) -> set[str]:
    """Return the stems of the undecided words that have a capital inside a sentence of a post."""
    return {stem(text[start:end]) for field, text in post.texts.items()
            for start, end in open_words(text, known_spans(post, field))
            if CAPITALISED.match(text[start:end]) and not is_opening(text, start)}


def review_context(stems: Iterable[set[str]], names: Names, words: Iterable[str]) -> ReviewContext:
    """Return the context for posts with these stems, from documents with these words."""
    all_stems = frozenset().union(*stems, (
        stem(name) for name, known in names.known.items()
        if known.organisation_id and len(name) >= SHORTEST_STEM))
    lower = frozenset(word for word in words if word.islower())
    suspects = frozenset(word for word in lower if may_be_lower_case_name(word, all_stems))
    return ReviewContext(
        names, all_stems, lower, suspects,
        frozenset(word for word in suspects
                  if OF_A_PLACE.fullmatch(word) and not INSTITUTION.fullmatch(word)))


def may_be_lower_case_name(word: str, stems: frozenset[str]) -> bool:
    """Return whether a lower-case word may be a name.

    It may if it is a name with a capital elsewhere, an unknown short word, or a word for an
    institution.

    >>> [word for word in ("spotify", "scb", "skolverkets", "bil")
    ...  if may_be_lower_case_name(word, frozenset(["spotify"]))]
    ['spotify', 'scb', 'skolverkets']
    """
    is_short = 1 < len(word) <= LONGEST_SHORT or CONSONANTS.fullmatch(word)
    return bool(len(word) >= SHORTEST_STEM and word.removesuffix("s") in stems
                or is_short and word not in ordinary_words() and word not in SHORT_FORMS
                or INSTITUTION.fullmatch(word) or OF_A_PLACE.fullmatch(word))


def find_candidates(post: Post, context: ReviewContext) -> list[Candidate]:
    """Return the undecided name-like words of a post, neighbouring ones as one."""
    found = []
    for field, text in post.texts.items():
        spans = known_spans(post, field)
        phrases = find_phrases(text, spans, context.names)
        inside = {offset for start, phrase in phrases
                  for offset in range(start, start + len(phrase))}
        words = [*capitalised_candidates(text, spans, context),
                 *lower_case_candidates(text, spans, context)]
        parts = sorted([*phrases, *(word for word in words if word[0] not in inside)])
        found += [Candidate(field, start, surface) for start, surface in runs(text, parts)]
    return found


def known_spans(post: Post, field: str) -> list[tuple[int, int]]:
    """Return the spans of the names that are known in a field of a post, sorted."""
    return sorted((name.start, name.end) for name in post.names if name.field == field)


def capitalised_candidates(text: str, spans: list[tuple[int, int]],
                           context: ReviewContext) -> Iterator[tuple[int, str]]:
    """Yield where capitalised words outside the spans begin that may be names, and the words."""
    for start, end in open_words(text, spans):
        word = Word(text, start, text[start:end], is_opening(text, start),
                    context.names.openings, context.stems, context.lower)
        if may_be_name(word):
            yield start, word.surface


def lower_case_candidates(text: str, spans: list[tuple[int, int]],
                          context: ReviewContext) -> Iterator[tuple[int, str]]:
    """Yield where lower-case words outside the spans begin that may be names, and the words."""
    words = [(word_start(text, m.start()), m.end()) for m in WORD_CHARACTERS.finditer(text)
             if m.group() in context.suspects]
    for start, end in outside(words, spans):
        before = text[max(0, start - LONGEST_PLACE):start]
        if text[start:end] not in context.only_behind_place or BEHIND_PLACE.search(before):
            yield start, text[start:end]


def open_words(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
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
        return BEFORE_CAPITAL.search(text, max(0, inside - LONGEST_PLACE), inside).start()
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
    left = text.rfind("\n", 0, offset) + 1
    right = text.find("\n", offset)
    left = max(left, offset - 2 * LONGEST_SENTENCE)
    right = min(right if right >= 0 else len(text), offset + 2 * LONGEST_SENTENCE)
    part, at = text[left:right], offset - left
    spans = sentences(part)
    first, last = spans[max(0, bisect(spans, (at, len(part))) - 1)]
    return part[max(first, at - LONGEST_SENTENCE):min(last, at + LONGEST_SENTENCE)]
