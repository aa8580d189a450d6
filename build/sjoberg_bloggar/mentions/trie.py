"""One regular expression for many words."""

import re
from collections import defaultdict
from os.path import commonprefix


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
    """Return an expression for words, each with the expression behind it, the longest first.

    >>> branches({"Saco": "", "SKL": "", "SKR": ""})
    'S(?:K(?:L|R)|aco)'
    """
    by_letter = defaultdict(list)
    for word in filter(None, endings):
        by_letter[word[0]].append(word)
    options = []
    for _, words in sorted(by_letter.items()):
        start = commonprefix(words)
        rest = {word.removeprefix(start): endings[word] for word in words}
        options.append(re.escape(start) + branches(rest))
    if "" in endings:
        options.append(endings[""])
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"
