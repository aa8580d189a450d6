"""Rules for names that may be part of another name, or the name of an institution abroad."""

import re
from collections.abc import Callable

from ..language.lexicon import first_names, places_abroad
from ..language.patterns import CAPITAL, PARTICLES
from .openings import is_opening

OTHER_INSTITUTION = re.compile(
    r"-\w*(?:domstolen|parlamentet|kommissionen|rådet|byrån|banken|kommittén|organisationen|"
    r"myndigheten|nämnden|fonden|förbundet)s?\b")
OTHER_COUNTRY = re.compile(r"(?<!\b[Ss]ven)(?<=\w)sk[ae]\s$|\bfederala\s$|\w-$")
NATIONALITY = re.compile(
    r"\b(?:(?:nor|dan|fin|finländ|islänt|ty|britti|engel|fran|amerikan|kanadensi|mexikan|ry|pol|"
    r"unger|italien|span|greki|turki|kine|japan|indi|australi|ukrain|israeli|iran|irak|syri|"
    r"venezolan|brasilian|nederländ|belgi|schweizi|österriki|sydafrikan)sk|engelsmän|norrmän|"
    r"fransmän|britter|danskar|tyskar|ryssar|finländar|amerikan[ae]r)\w*", re.IGNORECASE)
CAPITALISED = re.compile(rf"[{CAPITAL}]\w+(?:-\w+)*")
COUNTRY_BEHIND = re.compile(rf"\s?[,(]?\s?(?:(?:i|på|från|för)\s)?(?={CAPITALISED.pattern})")
WORD_BEFORE = re.compile(rf"(?:^|[\s(”\"])({CAPITALISED.pattern})\s$")
PARTICLE = re.compile(PARTICLES, re.IGNORECASE)
SURNAME_BEHIND = re.compile(rf"\s[{CAPITAL}][a-zåäöé]+")
PARTIES_BEHIND = re.compile(r"\s(?:mellan|mot)\s")
PREPOSITIONS = frozenset(("Av", "Från", "För", "Hos", "I", "Med", "På", "Till", "Vid"))
NEARBY = 250  # characters to both sides in which another country may be named
LONGEST_ADJECTIVE = 9  # characters before a name that are looked at
LONGEST_WORD = 40  # characters


def is_part_of_compound(text: str, start: int, end: int) -> bool:
    """Return whether the rest of an institution's name follows a hyphen.

    >>> is_part_of_compound("EU-domstolen", 0, 2), is_part_of_compound("EU-medel", 0, 2)
    (True, False)
    """
    return bool(OTHER_INSTITUTION.match(text, end))


def follows_country(text: str, start: int, end: int) -> bool:
    """Return whether the adjective of another country, or half a compound, is before a name.

    >>> follows_country("den danska regeringen", 11, 21)
    True
    >>> follows_country("svenska regeringen", 8, 18)
    False
    """
    return bool(OTHER_COUNTRY.search(text[max(0, start - LONGEST_ADJECTIVE):start]))


def is_foreign_government(text: str, start: int, end: int) -> bool:
    """Return whether another country is named near the word for a government.

    >>> is_foreign_government("I Norge har regeringen bestämt", 12, 22)
    True
    """
    if not text.startswith("regering", start):
        return False
    around = text[max(0, start - NEARBY):end + NEARBY]
    return bool(NATIONALITY.search(around)) or any(
        is_abroad(m.group()) for m in CAPITALISED.finditer(around))


def is_part_of_person(text: str, start: int, end: int) -> bool:
    """Return whether a name is between a first name, or a capital, and a surname.

    >>> is_part_of_person("Hans Af Ugglas kom", 5, 7), is_part_of_person("Hos Af Gävle", 4, 6)
    (True, False)
    >>> is_part_of_person("Af Ugglas kom", 0, 2)
    True
    """
    before = WORD_BEFORE.search(text[max(0, start - LONGEST_WORD):start])
    if before and before[1] in first_names():
        return True
    is_particle = text[start:end].istitle() and PARTICLE.fullmatch(text, start, end)
    if not is_particle or not SURNAME_BEHIND.match(text, end):
        return False
    return before[1] not in PREPOSITIONS if before else is_opening(text, start)


def has_parties(text: str, start: int, end: int) -> bool:
    """Return whether those that it is between, or against, follow a name.

    >>> has_parties("Alliansen mellan Renault och Nissan", 0, 9)
    True
    """
    return bool(PARTIES_BEHIND.match(text, end))


def is_abroad_by_name(text: str, start: int, end: int) -> bool:
    """Return whether another country is named right before or behind a name.

    >>> is_abroad_by_name("Kriminalvården i Norge", 0, 14)
    True
    >>> is_abroad_by_name("Norges riksdag", 7, 14), is_abroad_by_name("SKL i Gävle", 0, 3)
    (True, False)
    """
    before = WORD_BEFORE.search(text[max(0, start - LONGEST_WORD):start])
    behind = COUNTRY_BEHIND.match(text, end)
    after = CAPITALISED.match(text, behind.end()) if behind else None
    return bool(before and before[1].endswith("s") and is_abroad(before[1])
                or after and is_abroad(after.group()))


def is_abroad(word: str) -> bool:
    """Return whether a word is another country or a city there, the genitive included.

    >>> is_abroad("Norges"), is_abroad("Sveriges")
    (True, False)
    """
    return word in places_abroad() or word.removesuffix("s") in places_abroad()


Rule = Callable[[str, int, int], bool]
# About names of any organisation; they get the text and the name's start and end
RULES: tuple[Rule, ...] = (is_part_of_compound, follows_country, is_foreign_government,
                           is_part_of_person, has_parties)
# About names of Swedish organisations
SWEDISH_RULES: tuple[Rule, ...] = (*RULES, is_abroad_by_name)


def may_be_other_name(text: str, start: int, end: int, is_swedish: bool) -> bool:
    """Return whether a name may be part of another name, or an institution's abroad.

    >>> may_be_other_name("NAV i Norge", 0, 3, is_swedish=False)
    False
    """
    return any(rule(text, start, end) for rule in (SWEDISH_RULES if is_swedish else RULES))
