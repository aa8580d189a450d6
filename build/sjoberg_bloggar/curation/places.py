"""Find the place of a text that a decision is about."""

import re

from ..language.text import bare
from .model import Row


def place_of(row: Row, text: str, words: tuple[str, ...], where: str) -> list[int]:
    """Return the offsets of the characters of words in a text, white space aside.

    Args:
        row: The decision.
        text: The text that has the words.
        words: The words, in parts: a message shows where one ends and the next begins.
        where: What the text is, for a message.

    Raises:
        InputError: The text does not have the words exactly once.
    """
    wanted = bare("".join(words))
    found = [m.start() for m in re.finditer(f"(?={re.escape(wanted)})", bare(text))]
    if len(found) != 1:
        raise row.error(f"'{'|'.join(words)}' appears {len(found)} times in {where}",
                        "give words that appear there exactly once")
    offsets = [at for at, character in enumerate(text) if not character.isspace()]
    return offsets[found[0]:found[0] + len(wanted)]
