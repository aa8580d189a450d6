"""Candidates: words that may be names and that nobody has decided."""

import re
from collections.abc import Iterable, Iterator

from ..language.lexicon import FUNCTION_WORDS
from ..language.patterns import SMALL
from ..mentions.names import Names, stem
from ..mentions.surroundings import is_opening
from ..model import Doubt, Post
from .capitalised import CAPITALISED_RULES
from .guesses import guess
from .lower_case import LOWER_CASE_RULES, is_plain
from .phrases import find_phrases
from .settled import settled_people, settled_places
from .words import ScannedText, Span, Word, first_verdict, scan

LOWER_CASE_OPENING = re.compile(rf"\.\s([{SMALL}]+)(?![\w&])")
BEFORE_CAPITAL = re.compile(r"(?:[^\W_]++['’&]?+)*+$")
LONGEST_BEFORE_CAPITAL = 40  # characters
OPENERS = frozenset(word.capitalize() for word in FUNCTION_WORDS if len(word) > 1)


def find_candidates(post: Post, names: Names) -> list[Doubt]:
    """Return the undecided name-like words of a post, neighbouring ones as one, with guesses.

    They depend on no other post, so that a new document raises no questions about old ones.
    """
    scanned = {field: scan(text) for field, text in post.texts.items()}
    known = {field: known_spans(post, field, scanned[field]) for field in scanned}
    capitals = {field: undecided_capitals(scanned[field], known[field], names.openings)
                for field in scanned}
    stems = names.stems.union(
        stem(surface) for field in scanned for (start, end), begins in capitals[field].items()
        if not begins and (surface := scanned[field].text[start:end])[0].isupper())
    found = []
    for field, text in scanned.items():
        words = [*capitalised_candidates(text.text, capitals[field], stems),
                 *lower_case_candidates(text, known[field], stems)]
        phrases = find_phrases(text, known[field], names)
        found += [Doubt("name", field, start, surface, guess(text.text, start, surface))
                  for start, surface in joined(text.text, phrases, words)]
    return found


def known_spans(post: Post, field: str, scanned: ScannedText) -> list[Span]:
    """Return the spans of what is known in the text of a field, sorted: names, places, people."""
    names = sorted((name.start, name.end) for name in post.names if name.field == field)
    settled = sorted([*settled_places(scanned), *settled_people(scanned)])
    return sorted([*names, *outside(settled, names)])


def undecided_capitals(scanned: ScannedText, spans: list[Span],
                       openings: frozenset[str]) -> dict[Span, bool]:
    """Return the spans of words with a capital, and whether a sentence begins with the word.

    Words inside the given spans, and function words and other openings that begin a sentence, are
    left out.

    Args:
        scanned: The text.
        spans: The spans of what is known.
        openings: Words that a curator calls ordinary ones at the beginning of a sentence.
    """
    text, found = scanned.text, {}
    words = [(word_start(text, capital), end) for capital, end in scanned.capitals]
    for start, end in outside(words, spans):
        begins_sentence, surface = is_opening(text, start), text[start:end]
        if not begins_sentence or surface not in OPENERS and surface not in openings:
            found[start, end] = begins_sentence
    return found


def capitalised_candidates(text: str, capitals: dict[Span, bool],
                           stems: frozenset[str]) -> Iterator[Word]:
    """Yield the words with a capital that may be names."""
    for (start, end), begins_sentence in capitals.items():
        word = Word(text, start, text[start:end], begins_sentence, stems)
        if first_verdict(CAPITALISED_RULES, word, default=True):
            yield word


def lower_case_candidates(scanned: ScannedText, spans: list[Span],
                          stems: frozenset[str]) -> Iterator[Word]:
    """Yield the lower-case words outside the spans that may be names."""
    text = scanned.text
    special = {word for word in set(scanned.lower_case)
               if not is_plain(word) or word.removesuffix("s") in stems}
    words = [word for word in scanned.lower_case if word in special]
    openings = [m.span(1) for m in LOWER_CASE_OPENING.finditer(text)]
    for start, end in outside(sorted({*scanned.spans_of(words), *openings}), spans):
        word = Word(text, start, text[start:end], stems=stems)
        if first_verdict(LOWER_CASE_RULES, word, default=False):
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
        return BEFORE_CAPITAL.search(text, max(0, inside - LONGEST_BEFORE_CAPITAL), inside).start()
    return inside


def joined(text: str, phrases: list[tuple[int, str]],
           words: list[Word]) -> Iterator[tuple[int, str]]:
    """Yield where words and phrases begin, and these; those that a space or hyphen joins as one.

    >>> text = "hos Nordic Labour i"
    >>> list(joined(text, [], [Word(text, 4, "Nordic"), Word(text, 11, "Labour")]))
    [(4, 'Nordic Labour')]
    """
    inside = {offset for start, phrase in phrases for offset in range(start, start + len(phrase))}
    parts = sorted([*phrases, *((word.start, word.surface) for word in words
                                if word.start not in inside)])
    begin = end = None
    for start, surface in parts:
        if begin is not None and text[end:start] not in (" ", "-", "- "):
            yield begin, text[begin:end]
            begin = None
        begin = start if begin is None else begin
        end = start + len(surface)
    if begin is not None:
        yield begin, text[begin:end]
