"""Candidates: words that may be names and that nobody has decided."""

import re
from collections.abc import Iterable
from dataclasses import replace

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
        stem(word.surface) for words in capitals.values() for word in words
        if not word.begins_sentence and word.surface[0].isupper())
    found = []
    for field, text in scanned.items():
        words = [word for word in capitals[field]
                 if first_verdict(CAPITALISED_RULES, replace(word, stems=stems), default=True)]
        words += (word for word in undecided_lower_case(text, known[field], stems)
                  if first_verdict(LOWER_CASE_RULES, word, default=False))
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
                       openings: frozenset[str]) -> list[Word]:
    """Return the words with a capital outside the spans.

    Function words and other openings that begin a sentence are left out.
    """
    text, found = scanned.text, []
    words = [(word_start(text, capital), end) for capital, end in scanned.capitals]
    for start, end in outside(words, spans):
        begins_sentence, surface = is_opening(text, start), text[start:end]
        if not begins_sentence or surface not in OPENERS and surface not in openings:
            found.append(Word(text, start, surface, begins_sentence))
    return found


def undecided_lower_case(scanned: ScannedText, spans: list[Span],
                         stems: frozenset[str]) -> list[Word]:
    """Return the lower-case words outside the spans, without most of those that are not names."""
    text = scanned.text
    words = scanned.spans_of(word for word in scanned.lower_case
                             if not is_plain(word) or word.removesuffix("s") in stems)
    openings = [m.span(1) for m in LOWER_CASE_OPENING.finditer(text)]
    return [Word(text, start, text[start:end], stems=stems)
            for start, end in outside(sorted({*words, *openings}), spans)]


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
           words: list[Word]) -> list[tuple[int, str]]:
    """Return where words and phrases begin, and these; those that a space or hyphen joins as one.

    >>> text = "hos Nordic Labour i"
    >>> joined(text, [], [Word(text, 4, "Nordic"), Word(text, 11, "Labour")])
    [(4, 'Nordic Labour')]
    """
    inside = {offset for start, phrase in phrases for offset in range(start, start + len(phrase))}
    parts = sorted([*phrases, *((word.start, word.surface) for word in words
                                if word.start not in inside)])
    spans = []
    for start, surface in parts:
        is_joined = spans and text[spans[-1][1]:start] in (" ", "-", "- ")
        begin = spans.pop()[0] if is_joined else start
        spans.append((begin, start + len(surface)))
    return [(start, text[start:end]) for start, end in spans]
