"""Rules for names that may be part of another institution's name."""

import re

OTHER_INSTITUTION = re.compile(
    r"-\w*(?:domstolen|parlamentet|kommissionen|rådet|byrån|banken|kommittén|organisationen|"
    r"myndigheten|nämnden|fonden|förbundet)s?\b")
OTHER_COUNTRY = re.compile(r"(?<!\b[Ss]ven)(?<=\w)sk[ae]\s$|\w-$")
ABROAD = re.compile(
    r"\b(?:Norge|Danmark|Finland|Island|Tyskland|Storbritannien|Frankrike|USA|Ryssland|Polen|"
    r"Ungern|Italien|Spanien|Grekland|Turkiet|Kina|Ukraina|Israel|Iran|Irak|Syrien|Venezuela|"
    r"Brasilien|Oslo|Köpenhamn|Helsingfors|Berlin|London|Paris|Washington|Moskva|Warszawa|"
    r"Budapest|Rom|Madrid|Aten|Ankara|Peking|Kiev|Kyiv)s?\b|"
    r"\b(?:nor|dan|fin|finländ|islänt|ty|britti|fran|amerikan|ry|pol|unger|italien|span|greki|"
    r"turki|kine|ukrain|israeli|iran|irak|syri|venezolan|brasilian)sk\w*", re.IGNORECASE)
NEARBY = 150  # characters to both sides in which another country may be named
LONGEST_ADJECTIVE = 9  # characters before a name that are looked at


def may_be_other_institution(text: str, start: int, surface: str) -> bool:
    """Return whether a name may be part of the name of another institution."""
    end = start + len(surface)
    return (is_part_of_compound(text, end) or follows_country(text, start)
            or is_foreign_government(text, start, surface))


def is_part_of_compound(text: str, end: int) -> bool:
    """Return whether the rest of an institution's name follows a hyphen.

    >>> is_part_of_compound("EU-domstolen", 2), is_part_of_compound("EU-medel", 2)
    (True, False)
    """
    return bool(OTHER_INSTITUTION.match(text, end))


def follows_country(text: str, start: int) -> bool:
    """Return whether the adjective of another country, or half a compound, is before a name.

    >>> follows_country("den danska regeringen", 11), follows_country("svenska regeringen", 8)
    (True, False)
    """
    return bool(OTHER_COUNTRY.search(text[max(0, start - LONGEST_ADJECTIVE):start]))


def is_foreign_government(text: str, start: int, surface: str) -> bool:
    """Return whether another country is named near the word for a government.

    >>> is_foreign_government("I Norge har regeringen bestämt", 12, "regeringen")
    True
    """
    return surface.startswith("regering") and bool(
        ABROAD.search(text, max(0, start - NEARBY), start + len(surface) + NEARBY))
