"""The words of a text, those that may be names, and how rules decide whether one may."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from ..language.lexicon import ALSO_NAMES
from ..language.patterns import CAPITAL, SMALL
from ..mentions.names import stem

# A word with a capital anywhere in it, from that capital on
WITH_CAPITAL = re.compile(rf"[{CAPITAL}][^\W_]*(?:['’&][^\W_]+)*")
LOWER_CASE_WORD = re.compile(rf"(?<![\w'’&])[{SMALL}]++\d*+(?![\w&])")
# A capital with another one or a digit after it, or with digits before it; in linear time
ABBREVIATION = re.compile(rf"[^\W_{CAPITAL}]*+[{CAPITAL}][^\W_{CAPITAL}\d]*+[{CAPITAL}\d][^\W_]*+|"
                          rf"\d++[{CAPITAL}][^\W_]*+")

SINGLE_LETTER_WORDS = "IÅÖ"
Span = tuple[int, int]
Verdict = TypeVar("Verdict")


@dataclass(frozen=True, slots=True)
class ScannedText:
    """A text, and the words in it.

    Attributes:
        capitals: The spans of words with a capital, from that capital on.
        lower_case: The words without a capital, each once.
    """

    text: str
    capitals: list[Span]
    lower_case: frozenset[str]

    def spans_of(self, words: Iterable[str]) -> list[Span]:
        """Return the spans of some of the words without a capital: every occurrence of each.

        >>> scan("en ren sten, en gren").spans_of(["en", "gren"])
        [(0, 2), (13, 15), (16, 20)]
        """
        found = []
        for word in words:
            start = self.text.find(word)
            while start >= 0:
                m = LOWER_CASE_WORD.match(self.text, start)
                if m and m.group() == word:
                    found.append(m.span())
                start = self.text.find(word, start + 1)
        return found


def scan(text: str) -> ScannedText:
    """Return a text with its words.

    >>> scan("Hos Ek i")
    ScannedText(text='Hos Ek i', capitals=[(0, 3), (4, 6)], lower_case=frozenset({'i'}))
    """
    return ScannedText(text, [m.span() for m in WITH_CAPITAL.finditer(text)],
                       frozenset(LOWER_CASE_WORD.findall(text)))


@dataclass(frozen=True, slots=True)
class Word:
    """A word, or several, that may be a name and that no decision covers.

    Attributes:
        text: The text that has it.
        start: Where it begins.
        surface: The word.
        begins_sentence: Whether a sentence begins with it.
        stems: The stems of words that have a capital inside a sentence of the post, or are names.
    """

    text: str
    start: int
    surface: str
    begins_sentence: bool = False
    stems: frozenset[str] = frozenset()

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.surface)

    @property
    def folded(self) -> str:
        """The word in lower case."""
        return self.surface.lower()

    def before(self, length: int) -> str:
        """Return at most `length` characters before the word."""
        return self.text[max(0, self.start - length):self.start]


# What is said of a word if the rule holds: whether it may be a name, or what kind of name it is
WordRule = tuple[Verdict, Callable[[Word], object]]


def first_verdict(rules: tuple[WordRule[Verdict], ...], word: Word, default: Verdict) -> Verdict:
    """Return what the first rule that holds for a word says of it, or a default if none does.

    >>> first_verdict(((True, is_letter),), Word("Plan B", 5, "B"), default=False)
    True
    """
    return next((verdict for verdict, holds in rules if holds(word)), default)


def is_letter(word: Word) -> bool:
    """Return whether a word is a single letter that is not a word by itself."""
    return len(word.surface) == 1 and word.surface not in SINGLE_LETTER_WORDS


def abbreviation(word: Word) -> bool:
    """Return whether a word is a letter that is not a word, or has a second capital or a digit.

    >>> abbreviation(Word("Läs om KFM nu", 7, "KFM"))
    True
    """
    return is_letter(word) or bool(ABBREVIATION.fullmatch(word.surface))


def also_a_name(word: Word) -> bool:
    """Return whether an ordinary word is also the name of a well-known organisation.

    >>> also_a_name(Word("Handels säger nej.", 0, "Handels", True))
    True
    """
    return word.folded in ALSO_NAMES or stem(word.surface) in ALSO_NAMES
