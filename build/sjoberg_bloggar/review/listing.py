"""List questions: as text for people, as CSV or JSON for programs."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields

from ..model import Question

ENTRY = ("{topic}: {surface} ({count}x) in {post_id}, {field} {start}\n"
         "    {sentence}\n    guess: {guess} | decide in {answer}\n")


def list_questions(questions: Iterable[Question], format_: str) -> str:
    """Return questions as text, each with how often the same words are open.

    Args:
        questions: The questions.
        format_: "text", "csv" or "json".
    """
    questions = list(questions)
    counts = Counter(question.surface for question in questions)
    entries = [{**asdict(question), "count": counts[question.surface]} for question in questions]
    if format_ == "json":
        return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
    if format_ == "csv":
        table = io.StringIO()
        columns = [*(field.name for field in fields(Question)), "count"]
        writer = csv.DictWriter(table, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(entries)
        return table.getvalue()
    ending = f"{len(entries)} open.\n" if entries else "Nothing is open.\n"
    return "".join(ENTRY.format(**entry) for entry in entries) + ending
