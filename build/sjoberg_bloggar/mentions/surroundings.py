"""What the words around a name say of it: an organisation, a part of another name, one abroad."""

import re
from collections.abc import Callable

from ..language.lexicon import first_names, places_abroad
from ..language.patterns import BULLETS, CAPITAL, PARTICLES, SYMBOLS

# Where a sentence begins: at the start, after the end of another, a colon or a line, also after an
# opening quotation mark, a bullet, a dash or the number of a list item.
OPENING = re.compile(rf"(?:^|\n|[.!?…:;][\"”»)]*\s)[\"”»(*{BULLETS}{SYMBOLS}/–—-]*\s*"
                     r"(?:(?:\d{1,2}[.)]|[A-Ha-h]\))\s)?[\"”»(]*$")
LONGEST_OPENING = 12  # characters before a sentence that are looked at
BEFORE = 60  # characters before a name that are looked at
NOUN_BEFORE = re.compile(
    r"(?:myndigheten|verket|företaget|bolaget|koncernen|kedjan|organisationen|föreningen|förbundet|"
    r"facket|partiet|tidningen|stiftelsen|banken|universitetet|byrån|klubben|arbetsgivaren|"
    r"institutet|kommunen|gruppen|leverantören|aktören)\s[”\"]?$", re.IGNORECASE)
LED_BEFORE = re.compile(
    r"\w*(?:vd|vd:n|gd|ordförande|chef|talesperson|sekreterare|direktör|ägare|grundare|"
    r"medarbetare|ledamot)(?:n|en)?\s(?:för|på|i|vid|hos|från)\s[”\"]?$", re.IGNORECASE)
WORK_BEFORE = re.compile(
    r"\b(?:arbeta[rt]?|arbetade|jobba[rt]?|jobbade|anställ\w*|praktik\w*|tjänst|jobb(?:et)?|"
    r"börja[rt]?|började|slutade|kunder?|kollegor(?:na)?|samarbete[rt]?|studerar|"
    r"sam(?:arbetar|verkar)|avtal)\s(?:på|hos|vid|åt|med)\s[”\"]?$", re.IGNORECASE)
COMPANY_BEHIND = re.compile(
    r"\s+(?:AB|HB|KB|Inc|Ltd|A/S|ASA|Oy|GmbH|Group|Sverige AB)\b|"
    r"(?::?s)?\s+(?:vd|styrelse|ordförande|talesperson|huvudkontor|personalchef|hr-chef|ägare|"
    r"fabrik|butik|kunder|anställda|koncern|ombud|förhandlare)\w*|"
    r"-(?:koncern|chef|anställd|grupp|butik|fabrik)\w*|"
    r"\s+(?:varslar|varslade|omsätter|lanserar|lanserade|rekryterar|rekryterade|anställer)\b")
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


def is_opening(text: str, start: int) -> bool:
    r"""Return whether a sentence begins at start.

    >>> is_opening("Hej! Kommunal ringde", 5), is_opening("Facket Kommunal ringde", 7)
    (True, False)
    >>> all(is_opening(f"Vi ska:\n{mark} Kommunal service", 10) for mark in BULLETS + SYMBOLS)
    True
    """
    return start == 0 or bool(OPENING.search(text[max(0, start - LONGEST_OPENING):start]))


def is_called_organisation(text: str, start: int, end: int) -> bool:
    """Return whether the words around a name call it an organisation.

    >>> is_called_organisation("hos fackförbundet Kraft", 18, 23)
    True
    >>> is_called_organisation("Hon är vd för Stein i dag", 14, 19)
    True
    >>> is_called_organisation("Igår kom Stein hit", 9, 14)
    False
    """
    before = text[max(0, start - BEFORE):start]
    return bool(NOUN_BEFORE.search(before) or LED_BEFORE.search(before)
                or WORK_BEFORE.search(before) or COMPANY_BEHIND.match(text, end))


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


# About names of any organisation; they get the text and the name's start and end
RULES: tuple[Callable[[str, int, int], bool], ...] = (
    is_part_of_compound, follows_country, is_foreign_government, is_part_of_person, has_parties)


def may_be_other_name(text: str, start: int, end: int, is_swedish: bool) -> bool:
    """Return whether a name may be part of another name, or an institution's abroad.

    >>> may_be_other_name("NAV i Norge", 0, 3, is_swedish=False)
    False
    """
    return any(rule(text, start, end) for rule in RULES) \
        or is_swedish and is_abroad_by_name(text, start, end)
