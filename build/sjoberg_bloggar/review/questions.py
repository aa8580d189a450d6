"""Questions: what is undecided about a post, what a curator decides in one go, and lists of it."""

import csv
import io
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ..errors import InputError
from ..language.lexicon import FUNCTION_WORDS
from ..model import Blog, Post, Question
from ..package.layout import hash_of
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


def list_questions(questions: Sequence[Question], format_: str) -> str:
    """Return questions in a format.

    As text, there is one entry per name, with all its places; names that are most likely
    organisations come first. As CSV and JSON, there is one row or object per place.

    Args:
        questions: The questions.
        format_: "text", "csv" or "json".
    """
    if format_ == "text":
        return as_text(questions)
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


def as_text(questions: Sequence[Question]) -> str:
    """Return the entries of questions as lines, the last of which says how much is open."""
    found = entries(questions)
    if not found:
        return "Nothing is open.\n"
    places = f", in {len(questions)} places" if len(questions) > len(found) else ""
    return "".join(map(entry_lines, found)) + f"{len(found)} open{places}.\n"


def entry_lines(entry: Entry) -> str:
    """Return the lines of an entry: what it is about, then each place with its sentence."""
    first, count = entry.first, len(entry.questions)
    head = (f"{first.topic}: {first.surface}{f' ({count} places)' if count > 1 else ''} | "
            f"guess: {entry.guess} | decide in {first.answer}\n")
    return head + "".join(f"    {place.post_id}, {place.field} {place.start}\n"
                          f"        {place.sentence}\n" for place in entry.questions)


def new_documents(blog: Blog, package: Path) -> dict[str, list[str]]:
    """Return the documents whose bytes are not among a package's sources, with their posts.

    If the folder of the package has no descriptor, all documents are new.
    """
    descriptor = package / "datapackage.json"
    try:
        described = json.loads(descriptor.read_text("utf-8"))
        known = {source["hash"] for source in described["sources"]}
    except FileNotFoundError:
        known = set()
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(descriptor, None, f"is no descriptor that can be read ({error})",
                         "build the dataset, or leave --new out") from None
    return {path.name: [post.post_id for post in blog.posts for source in post.sources
                        if source.document == path.name]
            for path in blog.documents if hash_of(path) not in known}


def list_documents(documents: dict[str, list[str]]) -> str:
    """Return a line for each new document, with its posts."""
    if not documents:
        return "No document is new: the published package has them all.\n"
    return "".join(f"New: {name} ({', '.join(posts) or 'no post'})\n"
                   for name, posts in documents.items())
