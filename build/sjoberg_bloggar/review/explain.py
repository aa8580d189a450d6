"""Explain a post: which rule or decision made each break, kind, author and mention."""

import textwrap
from collections.abc import Iterable

from ..model import Passage, Post, Question, passage_starts

LINE_WIDTH = 96  # characters of a line
LONGEST_TEXT = 3  # lines that are shown of a passage


def explanation(post: Post, questions: Iterable[Question]) -> str:
    """Return a post as text, with the rule or decision for each part and what is undecided."""
    authors = "; ".join(each.author.name + (f", {each.role}" if each.role else "")
                        for each in post.authorships)
    lines = [post.post_id, f"title: {post.title}", *names_in(post, "title")]
    if post.caption:
        lines += [f"caption: {post.caption}", f"    found by: {post.caption_rule}",
                  *names_in(post, "caption")]
    lines += [f"authors: {authors}", f"    decided by: {post.author_rule}"]
    if post.introduction_rule:
        lines.append(f"introduction: recognised by {post.introduction_rule}")
    starts = passage_starts(post.passages)
    for number, (start, passage) in enumerate(zip(starts, post.passages, strict=True), 1):
        end = start + len(passage.text)
        lines += ["", *passage_lines(number, passage), *names_in(post, "text", start, end)]
    undecided = [f"    {question.topic} at {question.field} {question.start}: {question.surface} "
                 f"({question.guess or question.sentence})" for question in questions]
    return "\n".join([*lines, *(["", "undecided:", *undecided] if undecided else [])])


def passage_lines(number: int, passage: Passage) -> list[str]:
    """Return the lines about a passage: what it is, why, and how it begins."""
    writer = passage.author.name if passage.author else "several authors"
    if passage.speaker:
        writer += f", in the words of {passage.speaker} (speakers.csv)"
    return [f"{number}. {passage.kind} by {writer}",
            f"    break: {passage.break_rule} | kind: {passage.kind_rule} | "
            f"author: {passage.author_rule}",
            *(f"    {line}" for line in textwrap.wrap(
                passage.text, LINE_WIDTH, max_lines=LONGEST_TEXT, placeholder=" …"))]


def names_in(post: Post, field: str, start: int = 0, end: int | None = None) -> list[str]:
    """Return a line for each name in a field, or in a part of it."""
    return [f"    {name.start}-{name.end} {name.surface}: "
            f"{name.organisation_id or 'no organisation'} ({name.rule})"
            for name in post.names
            if name.field == field and start <= name.start and (end is None or name.start < end)]
