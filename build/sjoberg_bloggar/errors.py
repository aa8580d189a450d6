"""What can go wrong, as the person who runs the program is told."""

from pathlib import Path
from typing import NamedTuple


class InputError(Exception):
    """Input that cannot be built from.

    Shown as one line: where, what is wrong, what to do about it.
    """

    def __init__(self, where: str | Path, line: int | None, problem: str, remedy: str):
        problem = " ".join(problem.splitlines())
        if len(problem) > 400:  # it quotes a whole post
            problem = f"{problem[:200]} [...] {problem[-150:]}"
        super().__init__(where, line, problem, remedy)

    def __str__(self) -> str:
        where, line, problem, remedy = self.args
        return f"{where}:{line}: {problem}; {remedy}" if line else f"{where}: {problem}; {remedy}"


class Question(NamedTuple):
    """Something that the program cannot decide and a curator must.

    start is an offset in code points into the field of the post as it is published.
    """

    topic: str  # "name", "occurrence", "heading", "authors", ...
    surface: str
    post_id: str
    field: str  # "title", "caption" or "text"
    start: int
    sentence: str
    guess: str  # what the program would do, may be empty
    answer: str  # where the curator answers
