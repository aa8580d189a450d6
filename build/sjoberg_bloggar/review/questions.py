"""Questions: what is undecided about a post, what a curator decides in one go, and lists of it."""

import csv
import io
import json
from bisect import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from functools import lru_cache

from ..language.lexicon import FUNCTION_WORDS
from ..language.text import sentences
from ..mentions.names import Names
from ..model import Post, Question
from .candidates import find_candidates
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
LONGEST_EXCERPT = 500  # characters that are shown of a sentence to both sides


def questions_about(post: Post, names: Names) -> list[Question]:
    """Return everything about a post that neither a rule nor a curator has decided."""
    texts, topics = post.texts, list(ANSWERS)
    passages = {(doubt.field, doubt.start) for doubt in post.doubts if doubt.topic == "passage"}
    # Whether a sentence begins there is asked already; if none does, this is asked next.
    about_names = [doubt for doubt in find_candidates(post, names)
                   if (doubt.field, doubt.start) not in passages
                   or doubt.surface.lower() not in FUNCTION_WORDS]
    doubts = sorted([*post.doubts, *about_names], key=lambda doubt: topics.index(doubt.topic))
    return [Question(doubt.topic, doubt.surface, post.post_id, doubt.field, doubt.start,
                     doubt.context or text[slice(*sentence_span(text, doubt.start))], doubt.guess,
                     ANSWERS[doubt.topic])
            for doubt in doubts for text in [texts[doubt.field]]]


def sentence_span(text: str, offset: int) -> tuple[int, int]:
    """Return the span of the sentence at an offset, which does not go beyond a line's end.

    Of an endless sentence, only what is around the offset.

    >>> sentence_span("Hej! Vi ses i Lund. Hej då!", 14)
    (5, 19)
    """
    spans = sentences_of(text)
    first, last = spans[max(0, bisect(spans, (offset, len(text))) - 1)]
    return max(first, offset - LONGEST_EXCERPT), min(last, offset + LONGEST_EXCERPT)


sentences_of = lru_cache(1)(sentences)  # many questions may be about one text


# Questions that have one answer: those about one name, or a single one; first posts first
Entry = list[Question]


def usual_guess(entry: Entry) -> str:
    """Return the most frequent guess of questions that have one answer, or an empty string."""
    guesses = Counter(question.guess for question in entry if question.guess)
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
            others.append([question])
    return [*others, *sorted(names.values(), key=lambda entry: (
        usual_guess(entry) != ORGANISATION, -len(entry)))]


def list_questions(questions: Sequence[Question], format_: str) -> str:
    """Return questions as "text", "csv" or "json".

    As text, there is one entry per name, with all its places; names that are most likely
    organisations come first. As CSV and JSON, there is one row or object per place.
    """
    if format_ == "text":
        return entries_as_text(questions)
    counts = Counter(question.surface for question in questions)
    rows = [{**asdict(question), "count": counts[question.surface]} for question in questions]
    if format_ == "json":
        return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
    table = io.StringIO()
    columns = [*(field.name for field in fields(Question)), "count"]
    writer = csv.DictWriter(table, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return table.getvalue()


def entries_as_text(questions: Sequence[Question]) -> str:
    """Return the entries of questions as lines, the last of which says how much is open."""
    found = entries(questions)
    if not found:
        return "Nothing is open.\n"
    places = f", in {len(questions)} places" if len(questions) > len(found) else ""
    return "".join(map(entry_lines, found)) + f"{len(found)} open{places}.\n"


def entry_lines(entry: Entry) -> str:
    """Return the lines of an entry: what it is about, then each place with its sentence."""
    first, count = entry[0], len(entry)
    head = (f"{first.topic}: {first.surface}{f' ({count} places)' if count > 1 else ''} | "
            f"guess: {usual_guess(entry)} | decide in {first.answer}\n")
    return head + "".join(f"    {place.post_id}, {place.field} {place.start}\n"
                          f"        {place.sentence}\n" for place in entry)
