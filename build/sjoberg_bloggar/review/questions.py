"""Questions: what is undecided about a post, and what a curator decides in one go."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ..language.lexicon import FUNCTION_WORDS
from ..model import Post, Question
from .candidates import ReviewContext, find_candidates, sentence_at
from .guesses import ORGANISATION

# In this order; the files of the curation in which a curator answers.
ANSWERS = {
    "frame": "page_furniture.csv",
    "passage": "paragraph_decisions.csv or passage_kinds.csv",
    "authors": "authorships.csv",
    "role": "authorships.csv",
    "employer": "authorships.csv",
    "occurrence": "occurrences.csv",
    "name": "organisation_names.csv or other_names.csv",
}


def questions_about(post: Post, context: ReviewContext) -> list[Question]:
    """Return everything about a post that neither a rule nor a curator has decided."""
    texts = post.texts
    passages = {(doubt.field, doubt.start) for doubt in post.doubts if doubt.topic == "passage"}
    names = [doubt for doubt in find_candidates(post, context)
             # Whether a sentence begins there is asked already; if none does, this is asked next.
             if (doubt.field, doubt.start) not in passages
             or doubt.surface.lower() not in FUNCTION_WORDS]
    doubts = sorted([*post.doubts, *names], key=lambda doubt: list(ANSWERS).index(doubt.topic))
    return [Question(doubt.topic, doubt.surface, post.post_id, doubt.field, doubt.start,
                     doubt.context or sentence_at(texts[doubt.field], doubt.start), doubt.guess,
                     ANSWERS[doubt.topic]) for doubt in doubts]


@dataclass(frozen=True, slots=True)
class Entry:
    """Questions that have one answer: those about one name, or a single one; first posts first."""

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


def entries(questions: Iterable[Question]) -> list[Entry]:
    """Return the entries of questions: one per name, and one per other question.

    The names come last: those that may be organisations first, then those in most places.
    """
    others, names = [], defaultdict(list)
    for question in questions:
        if question.topic == "name":
            names[question.surface].append(question)
        else:
            others.append(Entry((question,)))
    found = [Entry(tuple(places)) for places in names.values()]
    found.sort(key=lambda entry: (entry.guess != ORGANISATION, -len(entry.questions)))
    return [*others, *found]
