"""What the commands show of questions and progress."""

import csv
import json
import sys

from .errors import Question


def print_questions(questions: list[Question], format_: str) -> None:
    """Print the questions: for people with how often the same word is open, for programs
    one an entry with all that is known of it."""
    counts = {}
    for question in questions:
        counts[question.surface] = counts.get(question.surface, 0) + 1
    entries = [{**question._asdict(), "count": counts[question.surface]}
               for question in questions]
    if format_ == "json":
        print(json.dumps(entries, ensure_ascii=False, indent=2))
    elif format_ == "csv":
        writer = csv.DictWriter(sys.stdout, [*Question._fields, "count"], lineterminator="\n")
        writer.writeheader()
        writer.writerows(entries)
    else:
        for entry in entries:
            print("{topic}: {surface} ({count}x) in {post_id}, {field} {start}\n"
                  "    {sentence}\n    guess: {guess} | decide in {answer}".format(**entry))
        print(f"{len(entries)} open." if entries else "Nothing is open.")


def progress_bar(done: int, total: int) -> None:
    """Show how many of the posts are done, on a terminal where they are many."""
    if total >= 1000 and sys.stderr.isatty():
        filled = 40 * done // total
        print(f"\r[{'#' * filled}{' ' * (40 - filled)}] {done} of {total} posts",
              end="\n" if done == total else "", file=sys.stderr)
