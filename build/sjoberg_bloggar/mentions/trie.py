"""One regular expression for many words."""

import re
from collections import defaultdict


def words_pattern(endings: dict[str, str]) -> re.Pattern:
    r"""Return the pattern that finds any of the words, the longest first, at the start of a word.

    Common beginnings are written once, so that the time hardly depends on the number of words.

    Args:
        endings: The pattern that must match behind each word, by word.

    >>> pattern = words_pattern({"Af": r"(?!\w)", "Almega": r"(?!\w)", "Allians": ""})
    >>> pattern.findall("Af, Almega och Allianspartierna, men inte Afrika")
    ['Af', 'Almega', 'Allians']
    """
    return re.compile(rf"(?<!\w){branches(endings)}" if endings else "(?!)")


def branches(endings: dict[str, str]) -> str:
    """Return an expression for words, each with the expression behind it, the longest first."""
    by_letter = defaultdict(dict)
    for word, ending in endings.items():
        if word:
            by_letter[word[0]][word[1:]] = ending
    options = [re.escape(letter) + branches(rest) for letter, rest in sorted(by_letter.items())]
    if "" in endings:
        options.append(endings[""])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
