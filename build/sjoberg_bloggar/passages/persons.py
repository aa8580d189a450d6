"""Names of persons in a text, known or not."""

import re
from itertools import dropwhile, takewhile

from ..language.lexicon import ALSO_NAMES, FIRST_NAMES, FUNCTION_WORDS, ordinary_words
from ..language.patterns import CAPITAL, REST_OF_NAME, ROLE, TOKEN, matches_at_capitals
from ..language.text import REMOVED_NAME
from .context import NOTHING_KNOWN, KnownWords

REST_OR_INITIAL = rf"(?:{REST_OF_NAME}|\s+[{CAPITAL}]\b\.?)"
CAPITAL_LETTERS = rf"[{CAPITAL}]{{2,}}(?:-[{CAPITAL}]{{2,}})?"
NAME_IN_CAPITALS = rf"{CAPITAL_LETTERS}(?:\s+{CAPITAL_LETTERS}){{1,2}}|{re.escape(REMOVED_NAME)}"
PERSON = re.compile(rf"(?<![\w-])(?:{TOKEN}{REST_OR_INITIAL}|{NAME_IN_CAPITALS})(?!\w)")
DEFINITE_INSTITUTION = (r"(?:förbundet|partiet|föreningen|bolaget|stiftelsen|institutet|koncernen|"
                        r"tidningen|gruppen|facket|banken|byrån|organisationen|företaget)")
INSTITUTION_BEFORE = re.compile(rf"{DEFINITE_INSTITUTION}\s+[\"”]?$")
INSTITUTION_WORD = re.compile(  # in lower case
    rf"\w*(?:{DEFINITE_INSTITUTION}|verket|nämnden|styrelsen|kommittén|universitetet?|högskolan?|"
    r"rådet|teatern|museet|centrum|center|international|fonden|kommuner|kommun|region|landsting|"
    r"avdelningen|enheten|kassan|vården|myndigheten|inspektionen|departementet|domstolen)s?|"
    r"\w*(?:område|avdelning|enhet|sektion|kontor|stab)|ab|län")
LONGEST_INSTITUTION = 40  # characters before a name
LOWER_CASE_ROLE = re.compile(ROLE.pattern)
NO_NAMES = FUNCTION_WORDS | {"ps", "ds", "obs", "hej", "tack"}


def persons_in(text: str, known: KnownWords = NOTHING_KNOWN) -> list[str]:
    """Return the names in a squeezed text that look like a person's: two capitalised words or more.

    Names of organisations and other things, and names of ordinary words alone, are left out.

    >>> persons_in("Idag skriver enhetschefen Eva Ek. Bo A. leder stiftelsen Tryggare Sverige.")
    ['Eva Ek', 'Bo A.']
    """
    names = (person_named(m.group(), known) for m in matches_at_capitals(PERSON, text)
             if not INSTITUTION_BEFORE.search(text, max(0, m.start() - LONGEST_INSTITUTION),
                                              m.start()))
    return list(dict.fromkeys(name for name in names if name and not is_of_ordinary_words(name)))


def person_named(words: str, known: KnownWords = NOTHING_KNOWN) -> str:
    """Return the person's name in a run of capitalised words, or an empty string.

    Function words and roles around it are left out.

    >>> person_named("Regiondirektör Eva Ek Vi"), person_named("Det Nya")
    ('Eva Ek', '')
    """
    if words == REMOVED_NAME:
        return words
    name = list(dropwhile(is_no_name, words.split()))
    name[1:] = takewhile(lambda word: not (word[0].isupper() and is_no_name(word)), name[1:])
    person = " ".join(name)
    return "" if len(name) < 2 or is_thing(person, known) else person


def name_in(words: str, known: KnownWords) -> str:
    """Return the person's name in capitalised words, or a given name alone, or an empty string.

    >>> name_in("Chefen Eva Ek", NOTHING_KNOWN), name_in("Eva", NOTHING_KNOWN)
    ('Eva Ek', 'Eva')
    """
    if " " in words:
        return person_named(words, known)
    return "" if is_no_name(words) else words


def is_thing(name: str, known: KnownWords) -> bool:
    """Return whether a name is, or is part of, the name of an organisation or another thing.

    >>> is_thing("Fackförbundet Vision", NOTHING_KNOWN)
    True
    """
    name = name.title() if name.isupper() else name
    forms = (name, name.removesuffix("s"))
    first = name.split()[0]
    is_named = first in known.things or first.lower() in ALSO_NAMES
    return is_named or any(map(INSTITUTION_WORD.fullmatch, name.lower().split())) or any(
        form in known.list_of_things
        and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", known.list_of_things) for form in forms)


def is_of_ordinary_words(name: str) -> bool:
    """Return whether every word of a name is in the dictionary, and none a first name.

    >>> is_of_ordinary_words("Gott Nytt År"), is_of_ordinary_words("Björn Sten")
    (True, False)
    """
    words = name.split()
    has_first_name = FIRST_NAMES & set(map(str.capitalize, words[:-1] or words))
    return not has_first_name and all(word.lower() in ordinary_words() for word in words)


def is_no_name(word: str) -> bool:
    """Return whether a capitalised word is a function word or a role, not part of a name."""
    return word.lower() in NO_NAMES or bool(LOWER_CASE_ROLE.fullmatch(word.lower()))


def is_same_person(name: str, other: str) -> bool:
    """Return whether a name, or its genitive, is another one.

    >>> is_same_person("Eva Eks", "Eva Ek"), is_same_person("EVA EK", "Eva Ek")
    (True, True)
    """
    folded, wanted = name.casefold(), other.casefold()
    return wanted in (folded, folded.removesuffix("s"))
