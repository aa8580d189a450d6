"""Errors that are reported to the person who runs the program."""

from pathlib import Path

# Characters of a problem, which may quote a whole post
LONGEST_PROBLEM, KEPT_BEGINNING, KEPT_END = 400, 200, 150
ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class InputError(Exception):
    """Input that cannot be built from.

    Shown as one line: where, what is wrong, what to do about it.
    """

    def __init__(self, where: str | Path, line: int | None, problem: str, remedy: str):
        """Keep what the message says.

        Args:
            where: The file, folder or option.
            line: The line of the file, or None.
            problem: What is wrong.
            remedy: What to do about it.
        """
        problem = " ".join(problem.splitlines())
        if len(problem) > LONGEST_PROBLEM:
            problem = f"{problem[:KEPT_BEGINNING]} [...] {problem[-KEPT_END:]}"
        super().__init__(where, line, problem, remedy)

    def __str__(self) -> str:
        """Return the message."""
        where, line, problem, remedy = self.args
        place = f"{where}:{line}" if line else f"{where}"
        return one_line(f"{place}: {problem}; {remedy}")


def one_line(text: str) -> str:
    r"""Return a text with what does not print, such as the end of a line, as its code.

    >>> one_line("a\nb\u2028")
    'a\\nb\\u2028'
    """
    return "".join(character if character.isprintable() else
                   ESCAPES.get(character, f"\\u{ord(character):04x}") for character in text)
