"""Dates as people write them, and lines that look like the date of a post.

A post begins with a date in one spelling only. A date in another spelling must neither become part
of the post above nor page furniture, so every line is searched for one.
"""

import re

from ..language.lexicon import MAY_BE_FINITE_VERB
from ..language.patterns import BULLETS, CAPITAL, NAME, any_of

MONTHS = ("januari februari mars april maj juni juli augusti september oktober november "
          "december").split()
MONTH = any_of(r"""
jan(?:u\w*)?|febr?(?:u\w*)?|mar(?:s|ch)?|apr(?:i\w*)?|ma[jy]|jun[ie]?|jul[iy]?
aug(?:u\w*)?|sept?(?:em\w*)?|o[kc]t(?:o\w*)?|nov(?:em\w*)?|dec(?:em\w*)?""") + r"(?![^\W\d_])\.?"
ORDINAL = r"\b" + any_of(r"""
första|andra
(?:tjugo|trettio)?(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde)
elfte|tolfte|(?:tret|fjor|fem|sex|sjut|ar|nit)tonde|trettionde""")
DAY_OF_MONTH = any_of(rf"""
(?:\d\d?\s?[-–]\s?)?\d\d?(?:[:.]?[ae]\b|[:.]?[dt]e\b|st\b|[nr]d\b|th\b|\.)?
{ORDINAL}\b""")
YEAR = any_of(r"""
[,/_.]?\s*(?:år\s+)?[-–]?\d{4}(?!\d)
,?\s*[-–’'´]\s?\d\d(?!\d)
,?\s+\d\d(?![\d.:%])""")
DAY_NUMBER, MONTH_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
CLOCK = r"\d\d?[.:]\d\d(?:[.:]\d\d)?(?!\d)"
DATE_IN_DIGITS = any_of(rf"""
\d{{4}}[-./‐‑–]\d\d?[-./‐‑–]\d\d?(?:T{CLOCK})?
{DAY_NUMBER}\s?[-./]\s?{MONTH_NUMBER}(?:\s?[-./–]\s?(?:\d{{4}}|\d\d)|\s+\d{{4}})
{DAY_NUMBER}/{MONTH_NUMBER}\s+\d\d
(?:19|20)?\d\d(?:0[1-9]|1[012])(?:0[1-9]|[12]\d|3[01])""")
# With the day and year: 2 maj 2019; 2019, 2 maj; maj 2, 2019; 2/5 2019
FULL_DATE = any_of(rf"""
(?<!\d){DAY_OF_MONTH}[\s/_-]*{MONTH}{YEAR}
\b\d{{4}},?\s+(?:\d\d?\s+)?{MONTH}(?:\s+\d\d?\b)?
\b{MONTH}\s*\d\d?(?:st|nd|rd|th)?,?\s*\d{{4}}\b
(?<!\d){DATE_IN_DIGITS}(?![\d%])""")
# Without the day or the year
SHORT_DATE = any_of(rf"""
(?<!\d){DAY_OF_MONTH}\s*{MONTH}
\b{MONTH}\s*\d{{4}}\b
(?<![\d/])\d\d?/\d\d?(?![\d/])
\b(?:vecka|v\.?)\s*\d\d?,?\s+\d{{4}}\b""")
# A day of the week, or how long ago: they date a post without naming a day of a year
TIME_AGO = (r"\b(?:för\s+)?(?:\d+|en|ett|två|tre|fyra|fem|sex)\s+(?:minut(?:er)?|timm(?:e|ar)|"
            r"dag(?:ar)?|veck(?:a|or)|månad(?:er)?|år)\s+sed(?:an)?\b")
WEEKDAY = any_of(rf"""
(?:mån|tis|ons|tors?|fre|lör|sön)(?:dag)?(?:en)?\b
(?:mon|tues?|wednes|thurs?|fri|satur|sun)day\b
\bi\s?(?:dag|går|förrgår)\b
{TIME_AGO}""")
STAMP_WORD = any_of(r"""
(?:kl\.?|klockan)\s*\d\d?(?![\d.:])
den|det|d|datum|dag|daterad|år|kl|klockan|tid|at
publi[cs]er(?:ad|at|ing|ingsdatum)|post(?:ad|at)|skap(?:ad|at)|skriv(?:en|et)|upplag[dt]|inlag[dt]
uppdater(?:ad|at)|senast|(?:ä|för)ndr(?:ad|at)|(?:blogg)?inlägg(?:et)?
published|posted|on|am|pm|cet|cest
(?:\d+|inga|no)\s+(?:kommentar(?:er)?|comments?)|kommentera""") + r"\b"
# A part of a line that dates a post: a date, or what may appear around it
PART = re.compile(rf"(?P<full>(?i:{FULL_DATE}))|(?P<short>(?i:{SHORT_DATE}))|"
                  rf"(?P<weekday>(?i:{WEEKDAY}))|[\W_]+|(?i:{CLOCK}|{STAMP_WORD})|"
                  rf"(?i:\b(?:av|by))\s+{NAME}")
ANY_BULLET = re.compile(r"\s*[^\w\s\"”“»«'’(\[/]")
BULLET_BEFORE_DATE = re.compile(rf"[{BULLETS}](?=\W{{0,5}}(?i:{WEEKDAY}\W{{1,3}})?(?i:den\s)?"
                                rf"(?i:{FULL_DATE}))")
UNKNOWN_MONTH = re.compile(r"[\W_]+\d\d?\.?\s+[^\W\d_]{3,9}\.?,?\s+\d{4}[\W_]*")
NUMBER_BEFORE_CAPITAL = re.compile(rf"\d(?=\s+[{CAPITAL}])")
DATE_AT_END = re.compile(rf"(?:{FULL_DATE})$", re.IGNORECASE)
ANY_DATE = re.compile(FULL_DATE, re.IGNORECASE)
UPDATED = re.compile(r"uppdatera|ändrad", re.IGNORECASE)  # a post may say so at its end
WRITER_OR_SUBJECT = re.compile(r"(?:av|by|i|in|under)(?:\s+[^\s.!?]+){1,4}\s*")
LONGEST_TITLE_AFTER_DATE = 12  # words
LONGEST_DATE, LONGEST_DATED_LINE = 30, 200  # characters
LONGEST_BYLINE = 4  # words before a date at the end of a line
IS_DATE, MAY_BE_DATE, IS_TEXT = "is", "may be", "is not"


def dates_post(line: str) -> str:
    """Return whether a line is, may be, or is not the date of a post in an unknown spelling.

    Running text may contain dates, and a list item may begin with one and go on in lower case.

    >>> [dates_post(line) for line in (" • onsdag 3 maj, 2019", "2019-05-03 kl. 14.30")]
    ['is', 'is']
    >>> [dates_post(line) for line in ("Den 2:a maj", "2 maj 2019 Ett steg framåt")]
    ['may be', 'may be']
    >>> [dates_post(line) for line in ("Den 3 maj 2019 åkte vi.", "• 3 maj öppnar vi igen")]
    ['is not', 'is not']
    """
    parts, end = stamp_of(line)
    if parts:
        return of_stamp(parts, line[:end], line[end:])
    if m := BULLET_BEFORE_DATE.search(line, 1):
        return dates_post(line[m.start():])
    if ANY_BULLET.match(line) and UNKNOWN_MONTH.fullmatch(line):
        return IS_DATE
    return MAY_BE_DATE if has_date_before_capital(line) or is_byline(line) else IS_TEXT


def stamp_of(line: str) -> tuple[set[str], int]:
    """Return the kinds of dates with which a line begins, and where they and the words around end.

    >>> stamp_of("onsdag 3 maj 2019 kl. 14.30 i Lund")[1]
    28
    """
    parts, end = set(), 0
    while (m := PART.match(line, end)):
        end = m.end()
        parts |= {m.lastgroup} - {None}
    return parts, end


def of_stamp(parts: set[str], stamp: str, rest: str) -> str:
    """Return whether a line that begins with a date is the date of a post.

    Args:
        parts: The kinds of dates with which it begins.
        stamp: The part of the line that dates.
        rest: What follows it on the line.
    """
    is_bulleted = bool(ANY_BULLET.match(stamp))
    if not rest:
        if UPDATED.search(stamp):
            return MAY_BE_DATE
        if "full" in parts or "short" in parts and is_bulleted:
            return IS_DATE
        return MAY_BE_DATE if "short" in parts or is_bulleted else IS_TEXT
    if ("full" in parts and WRITER_OR_SUBJECT.fullmatch(rest)
            and not MAY_BE_FINITE_VERB.search(rest)):
        return MAY_BE_DATE
    if rest[0].islower() or parts == {"weekday"}:
        return IS_TEXT
    if is_bulleted:
        return IS_DATE if "full" in parts else MAY_BE_DATE
    runs_on = stamp[-1].isspace() and stamp.rstrip()[-1].isalnum()
    is_short = "full" in parts and len(rest.split()) <= LONGEST_TITLE_AFTER_DATE
    return MAY_BE_DATE if runs_on or is_short else IS_TEXT


def has_date_before_capital(line: str) -> bool:
    """Return whether a date with its year is right before a capital, as a title's is.

    >>> has_date_before_capital("Trevlig helg! 2 maj 2019 Ett steg framåt")
    True
    """
    return any(DATE_AT_END.search(line[max(0, m.end() - LONGEST_DATE):m.end()])
               for m in NUMBER_BEFORE_CAPITAL.finditer(line))


def is_byline(line: str) -> bool:
    """Return whether a line is a few words without a verb, then a date.

    >>> is_byline("Mikael Sjöberg, 2 maj 2019"), is_byline("Det var 2 maj 2019")
    (True, False)
    """
    if len(line) > LONGEST_DATED_LINE or line.rstrip().endswith((".", "!", "?", "…")):
        return False
    m = ANY_DATE.search(line)
    if not m or stamp_of(line[m.start():])[1] < len(line) - m.start():
        return False
    return (len(line[:m.start()].split()) <= LONGEST_BYLINE
            and not MAY_BE_FINITE_VERB.search(line[:m.start()]))
