"""Entries: what a curator decides in one go, with all places that it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Question

# How likely a name is an organisation's, by the guess; in this order the names are listed.
LIKELY, POSSIBLE, UNKNOWN, UNLIKELY = range(4)


@dataclass(frozen=True, slots=True)
class Entry:
    """Questions that have one answer: those about one name, or a single one.

    Attributes:
        questions: The questions, in the order of the posts.
    """

    questions: tuple[Question, ...]

    @property
    def first(self) -> Question:
        """The first of the questions."""
        return self.questions[0]

    @property
    def guess(self) -> str:
        """What the program would answer in most places where it has a guess."""
        guesses = Counter(question.guess for question in self.questions if question.guess)
        return guesses.most_common(1)[0][0] if guesses else ""

    @property
    def likelihood(self) -> int:
        """How likely this is an organisation, by the guess."""
        if not self.guess:
            return UNKNOWN
        if "organisation" not in self.guess:
            return UNLIKELY
        return POSSIBLE if " or " in self.guess else LIKELY


def entries(questions: Iterable[Question]) -> list[Entry]:
    """Return the entries of questions: one per name, and one per other question.

    The names come last: those that are most likely organisations first, then those that are in
    most places.
    """
    others, names = [], defaultdict(list)
    for question in questions:
        if question.topic == "name":
            names[question.surface].append(question)
        else:
            others.append(Entry((question,)))
    found = [Entry(tuple(places)) for places in names.values()]
    found.sort(key=lambda entry: (entry.likelihood, -len(entry.questions)))
    return [*others, *found]
