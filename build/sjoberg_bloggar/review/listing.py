"""List questions: as text for people, as CSV or JSON for programs."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields

from ..model import Question
from .entries import Entry, entries


def list_questions(questions: Iterable[Question], format_: str) -> str:
    """Return questions in a format.

    As text, there is one entry per name, with all its places; names that are most likely
    organisations come first. As CSV and JSON, there is one row or object per place.

    Args:
        questions: The questions.
        format_: "text", "csv" or "json".
    """
    questions = list(questions)
    if format_ == "text":
        found = entries(questions)
        return "".join(map(as_text, found)) + summary(found)
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


def as_text(entry: Entry) -> str:
    """Return an entry as lines: what it is about, then each place with its sentence."""
    first, count = entry.first, len(entry.questions)
    head = (f"{first.topic}: {first.surface}{f' ({count} places)' if count > 1 else ''} | "
            f"guess: {entry.guess} | decide in {first.answer}\n")
    return head + "".join(f"    {place.post_id}, {place.field} {place.start}\n"
                          f"        {place.sentence}\n" for place in entry.questions)


def summary(found: list[Entry]) -> str:
    """Return the last line of the text: how much is open."""
    places = sum(len(entry.questions) for entry in found)
    if not places:
        return "Nothing is open.\n"
    return f"{len(found)} open" + (f", in {places} places.\n" if places > len(found) else ".\n")
