"""Expressions for many words, such as all names that are known, that re is quick with."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ..language.patterns import CAPITAL, SMALL


def capitalised_pattern(ends: dict[str, str]) -> re.Pattern:
    """Return the expression for words with a capital, none of which goes on to the left, each
    with the expression behind it.

    One alternative a first letter lets re skip to these letters; the branches by common
    beginnings spare it trying every word (three times faster than a list of the words).
    """
    by_letter = defaultdict(dict)
    for word, end in ends.items():
        by_letter[word[0]][word[1:]] = end
    return re.compile("|".join(rf"{re.escape(letter)}(?<!\w{re.escape(letter)}){branches(rest)}"
                               for letter, rest in sorted(by_letter.items())) or "(?!)")


def word_pattern(ends: dict[str, str]) -> re.Pattern:
    """Return the expression for any words, with the sign before each: that is rarer than the
    letters they begin with, so that re skips to it more than twice as fast. See word_spans."""
    return re.compile(rf"[^{CAPITAL}{SMALL}0-9_]{branches(ends)}" if ends else "(?!)")


def word_spans(pattern: re.Pattern, text: str) -> Iterator[tuple[int, int]]:
    """Yield the [start, end) spans of what word_pattern() finds in a text."""
    padded = "\n" + text  # so that a sign is before its first word, too
    m = next_word(pattern, padded, 0)
    while m:
        yield m.start(), m.end() - 1
        m = next_word(pattern, padded, m.end() - 1)  # a word's last sign may be before the next


def next_word(pattern: re.Pattern, padded: str, start: int) -> re.Match | None:
    """Return the next match whose first sign is none of a word, as letters of other alphabets
    are."""
    m = pattern.search(padded, start)
    while m and m.group()[0].isalnum():
        m = pattern.search(padded, m.start() + 1)
    return m


def branches(words: dict[str, str]) -> str:
    """Return an expression for words, each with the expression behind it, the longest first."""
    by_letter = defaultdict(dict)
    for word, end in words.items():
        if word:
            by_letter[word[0]][word[1:]] = end
    options = [re.escape(letter) + branches(rest) for letter, rest in sorted(by_letter.items())]
    if "" in words:
        options.append(words[""])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def leftmost(capitalised: re.Pattern, others: re.Pattern, text: str) -> list[tuple[int, int]]:
    """Return the spans that two expressions find as if they were one."""
    spans, padded = [], "\n" + text
    one, other = capitalised.search(text), next_word(others, padded, 0)
    while one or other:
        found = [m and (m.start(), m.end() - shift) for m, shift in ((one, 0), (other, 1))]
        start, end = min(filter(None, found))
        spans.append((start, end))
        if one and one.start() < end:
            one = capitalised.search(text, end)
        if other and other.start() < end:
            other = next_word(others, padded, end)
    return spans
