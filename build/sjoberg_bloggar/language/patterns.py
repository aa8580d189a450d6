"""Personal names and roles in running text: patterns that several steps share."""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from .markers import REMOVED_NAME

# Letters of Latin alphabets; the classes of re do not tell capitals from small letters.
LATIN = [chr(i) for i in (*range(0xC0, 0x180), *range(0x218, 0x21C)) if chr(i).isalpha()]
CAPITAL = "A-Z" + "".join(filter(str.isupper, LATIN))
SMALL = "a-z" + "".join(filter(str.islower, LATIN))
WORD = rf"(?:[{CAPITAL}]['’]|Mc|Mac)?[{CAPITAL}][{SMALL}]+"
TOKEN = rf"{WORD}(?:-{WORD})*"
PARTICLES = "von|af|de|la|van|der|den|du|di|da|dos|del|ten|ter|zu|el|al|bin|ibn"
PARTICLE = rf"(?:{PARTICLES}|[{CAPITAL}]\.?)"
NAME = rf"(?:{TOKEN}(?:\s+(?:{PARTICLE}\s+){{0,2}}{TOKEN}){{1,3}}|{re.escape(REMOVED_NAME)})"
IS_NAME = re.compile(NAME)

# Words for what a person does at work; the ending decides ("regiondirektör").
ROLE_WORD = (r"\w*(?:chef|direktör|ordförande|ansvarig|ledare|handläggare|förmedlare|"
             r"sekreterare|utredare|analytiker|samordnare|specialist|controller|jurist|"
             r"ekonom|expert|strateg|koordinator|rådgivare|redaktör|vd|gd|minister|"
             r"projektledare|medarbetare|forskare|professor|psykolog|utvecklare|"
             r"arkitekt|konsult|assistent|coach|praktikant|talesperson)")
ROLE = re.compile(rf"{ROLE_WORD}(?:en|n|s)?\b", re.IGNORECASE)
# The end of one, which is found in a text much faster than all of it
END_OF_ROLE = re.compile(ROLE.pattern.removeprefix(r"\w*"), re.IGNORECASE)


def signing_forms(name: str) -> list[str]:
    """Return the forms in which a person signs: the full name, the given name alone."""
    return [name, name.split()[0]]


def begins_with(text: str, word: str) -> bool:
    """Say whether a text begins with a word, which does not go on there."""
    following = text[len(word):len(word) + 1]
    return text.startswith(word) and not (following.isalnum() or following == "_")


def any_of(words) -> str:
    """Return a regular expression for any of the words, the longest first, spaces as any."""
    return alternatives(tuple(words))


@cache
def alternatives(words: tuple[str, ...]) -> str:
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")" \
        if ordered else "(?!)"


class Known(NamedTuple):
    """What is known of words: persons' names in all spellings, all names, the single words
    of these, and whether a word is an ordinary one (whatever its case)."""

    people: list[str]
    names: set[str]
    words: set[str]
    is_ordinary: Callable[[str], bool]
