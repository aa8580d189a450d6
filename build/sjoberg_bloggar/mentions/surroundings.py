"""What the words around a name show: an organisation, part of another name, one abroad."""

import re
from collections.abc import Callable

from ..language.lexicon import FIRST_NAMES, PLACES_ABROAD
from ..language.patterns import CAPITAL, ITEM_MARKS, PARTICLES

# Where a sentence begins: at the start, after the end of another, a colon or a line, also after an
# opening quotation mark, a bullet, a dash or the number of a list item.
OPENING = re.compile(rf"(?:^|\n|[.!?…:;][\"”»)]*\s)[\"”»(*{ITEM_MARKS}/–—-]*\s*"
                     r"(?:(?:\d{1,2}[.)]|[A-Ha-h]\))\s)?[\"”»(]*$")
LONGEST_OPENING = 12  # characters before a sentence that are looked at
NEAR_BEFORE = 60  # characters before a name that are looked at
# What may be before a name: a noun for organisations; a leader or work, and a preposition
ORGANISATION_NOUNS = (
    "myndigheten", "verket", "företaget", "bolaget", "koncernen", "kedjan", "organisationen",
    "föreningen", "förbundet", "facket", "partiet", "tidningen", "stiftelsen", "banken",
    "universitetet", "byrån", "klubben", "arbetsgivaren", "institutet", "kommunen", "gruppen",
    "leverantören", "aktören")
LEADER = re.compile(r".*(?:vd|vd:n|gd|ordförande|chef|talesperson|sekreterare|direktör|ägare|"
                    r"grundare|medarbetare|ledamot)(?:n|en)?")
LED_AT = frozenset(("för", "på", "i", "vid", "hos", "från"))
WORKING = re.compile(
    r"(?:.*\W)?(?:arbeta[rt]?|arbetade|jobba[rt]?|jobbade|anställ\w*|praktik\w*|tjänst|jobb(?:et)?|"
    r"börja[rt]?|började|slutade|kunder?|kollegor(?:na)?|samarbete[rt]?|studerar|"
    r"sam(?:arbetar|verkar)|avtal)")
WORKS_AT = frozenset(("på", "hos", "vid", "åt", "med"))
COMPANY_AFTER = re.compile(
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
PROPER_NOUN = re.compile(rf"[{CAPITAL}]\w+(?:-\w+)*")
BEFORE_COUNTRY = re.compile(r"\s?[,(]?\s?(?:(?:i|på|från|för)\s)?")
NAME_PARTICLE = re.compile(PARTICLES, re.IGNORECASE)
PLAIN_SURNAME = re.compile(r"\s\w[a-zåäöé]+")
PARTIES_AFTER = re.compile(r"\s(?:mellan|mot)\s")
CAPITAL_PREPOSITIONS = frozenset(("Av", "Från", "För", "Hos", "I", "Med", "På", "Till", "Vid"))
NEARBY = 250  # characters to both sides in which another country may be named
LONGEST_ADJECTIVE = 9  # characters before a name that are looked at


def is_opening(text: str, start: int) -> bool:
    r"""Return whether a sentence begins at start.

    >>> is_opening("Hej! Kommunal ringde", 5), is_opening("Facket Kommunal ringde", 7)
    (True, False)
    >>> all(is_opening(f"Vi ska:\n{mark} Kommunal service", 10) for mark in ITEM_MARKS)
    True
    """
    if text[start - 1:start] == " " and text[start - 2:start - 1].isalpha():
        return False  # as most often
    return start == 0 or bool(OPENING.search(text[max(0, start - LONGEST_OPENING):start]))


def words_before(text: str, start: int) -> list[str]:
    """Return the last two words before an offset, or empty strings, without a quotation mark.

    >>> words_before("Hon är vd för ”Stein” i dag", 15), words_before("Hos Stein", 4)
    (['vd', 'för'], ['', 'Hos'])
    """
    near = text[max(0, start - NEAR_BEFORE):start].removesuffix("”").removesuffix('"')
    if not near[-1:].isspace() or near[-2:-1].isspace():
        return ["", ""]
    return ["", "", *near.rsplit(maxsplit=2)][-2:]


def is_called_organisation(text: str, start: int, end: int) -> bool:
    """Return whether the words around a name call it an organisation.

    >>> is_called_organisation("hos fackförbundet Kraft", 18, 23)
    True
    >>> is_called_organisation("Hon är vd för Stein i dag", 14, 19)
    True
    >>> is_called_organisation("Igår kom Stein hit", 9, 14)
    False
    """
    word, last = (each.lower() for each in words_before(text, start))
    return bool(last.endswith(ORGANISATION_NOUNS) or last in LED_AT and LEADER.fullmatch(word)
                or last in WORKS_AT and WORKING.fullmatch(word) or COMPANY_AFTER.match(text, end))


def is_part_of_compound(text: str, start: int, end: int) -> bool:
    """Return whether the rest of an institution's name follows a hyphen.

    >>> is_part_of_compound("EU-domstolen", 0, 2), is_part_of_compound("EU-medel", 0, 2)
    (True, False)
    """
    return bool(OTHER_INSTITUTION.match(text, end))


def follows_country(text: str, start: int, end: int) -> bool:
    """Return whether the adjective of another country, or half a compound, precedes a name.

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
    return bool(NATIONALITY.search(around)) or any(map(is_abroad, PROPER_NOUN.findall(around)))


def proper_noun_before(text: str, start: int) -> str:
    """Return the capitalised word right before an offset, or an empty string.

    >>> proper_noun_before("Tack, Eva Almega", 10), proper_noun_before("Eva, Almega", 5)
    ('Eva', '')
    """
    word = words_before(text, start)[1].lstrip("(”\"") if text[start - 1:start].isspace() else ""
    return word if PROPER_NOUN.fullmatch(word) else ""


def is_part_of_person(text: str, start: int, end: int) -> bool:
    """Return whether a name is between a first name, or a capital, and a surname.

    >>> is_part_of_person("Hans Af Ugglas kom", 5, 7), is_part_of_person("Hos Af Gävle", 4, 6)
    (True, False)
    >>> is_part_of_person("Af Ugglas kom", 0, 2)
    True
    """
    before = proper_noun_before(text, start)
    if before in FIRST_NAMES:
        return True
    is_particle = text[start:end].istitle() and NAME_PARTICLE.fullmatch(text, start, end)
    if not is_particle or not text[end + 1:end + 2].isupper() or not PLAIN_SURNAME.match(text, end):
        return False
    return before not in CAPITAL_PREPOSITIONS if before else is_opening(text, start)


def has_parties(text: str, start: int, end: int) -> bool:
    """Return whether a name is followed by the parties that it is between or against.

    >>> has_parties("Alliansen mellan Renault och Nissan", 0, 9)
    True
    """
    return bool(PARTIES_AFTER.match(text, end))


def is_abroad_by_name(text: str, start: int, end: int) -> bool:
    """Return whether another country is named right before or after a name.

    >>> is_abroad_by_name("Kriminalvården i Norge", 0, 14)
    True
    >>> is_abroad_by_name("Norges riksdag", 7, 14), is_abroad_by_name("SKL i Gävle", 0, 3)
    (True, False)
    """
    before = proper_noun_before(text, start)
    after = PROPER_NOUN.match(text, BEFORE_COUNTRY.match(text, end).end())
    return bool(before.endswith("s") and is_abroad(before) or after and is_abroad(after.group()))


def is_abroad(word: str) -> bool:
    """Return whether a word is another country or a city there, the genitive included.

    >>> is_abroad("Norges"), is_abroad("Sveriges")
    (True, False)
    """
    return word in PLACES_ABROAD or word.removesuffix("s") in PLACES_ABROAD


# For names of any organisation; each gets the text and the start and end of the name
OTHER_NAME_RULES: tuple[Callable[[str, int, int], bool], ...] = (
    is_part_of_compound, follows_country, is_foreign_government, is_part_of_person, has_parties)


def may_be_other_name(text: str, start: int, end: int, is_swedish: bool) -> bool:
    """Return whether a name may be part of another name, or an institution's abroad.

    >>> may_be_other_name("NAV i Norge", 0, 3, is_swedish=False)
    False
    """
    return any(rule(text, start, end) for rule in OTHER_NAME_RULES) \
        or is_swedish and is_abroad_by_name(text, start, end)
