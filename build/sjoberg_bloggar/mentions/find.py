"""Find the names of organisations in titles, captions and texts."""

import re
from itertools import pairwise
from typing import NamedTuple

from ..curation.files import Row
from ..hints import WORD_ENDS, having, hint_for
from ..language.markers import REMOVED_MAIL
from ..passages.signs import MAIL, URL
from ..language.text import bare
from .word_patterns import capitalised_pattern, leftmost, word_pattern, word_spans

FIELDS = ("title", "caption", "text")
IN_ADDRESS = re.compile(r"@|://|www\.|\.(?:se|nu|com|org|net|eu|no|dk|fi)(?![\w-])")
ADDRESS_HINT = IN_ADDRESS.pattern.partition("(?!")[0]
DOMAIN_BEFORE = re.compile(r"[\w.-]*$")
# Where a sentence begins: at the start, after its end, a colon or a line, also after an
# opening quotation mark, a bullet, a dash or the number of a list item.
OPENING = re.compile(r"(?:^|\n|[.!?…:;][\"”»)]*\s)[\"”»(*•/–—-]*\s*(?:\d{1,2}[.)]\s)?[\"”»(]*$")
# "EU-domstolen", "den danska regeringen"
OTHER_INSTITUTION = re.compile(
    r"-\w*(?:domstolen|parlamentet|kommissionen|rådet|byrån|banken|kommittén|organisationen|"
    r"myndigheten|nämnden|fonden|förbundet)s?\b")
OTHER_COUNTRY = re.compile(r"(?<!\b[Ss]ven)(?<=\w)sk[ae]\s$|\w-$")
# What tells that another country's government or authority may be meant
ABROAD = re.compile(
    r"\b(?:Norge|Danmark|Finland|Island|Tyskland|Storbritannien|Frankrike|USA|Ryssland|Polen|"
    r"Ungern|Italien|Spanien|Grekland|Turkiet|Kina|Ukraina|Israel|Iran|Irak|Syrien|Venezuela|"
    r"Brasilien|Oslo|Köpenhamn|Helsingfors|Berlin|London|Paris|Washington|Moskva|Warszawa|"
    r"Budapest|Rom|Madrid|Aten|Ankara|Peking|Kiev|Kyiv)s?\b|"
    r"\b(?:nor|dan|fin|finländ|islänt|ty|britti|fran|amerikan|ry|pol|unger|italien|span|greki|"
    r"turki|kine|ukrain|israeli|iran|irak|syri|venezolan|brasilian)sk\w*", re.IGNORECASE)
NEARBY = 150  # characters to both sides


class Name(NamedTuple):
    """What is curated of a name: the organisation (None: no organisation's name), and
    whether that holds always, only inside a sentence, or is decided at each occurrence."""

    organisation_id: str | None
    holds: str  # "always", "inside" or "each"


class Hit(NamedTuple):
    """A known name in a text, [start, end) in code points, without genitive ending."""

    start: int
    end: int
    surface: str


class Mention(NamedTuple):
    """An organisation's name in a field of a post; offsets in code points."""

    field: str
    start: int
    end: int
    surface: str
    organisation_id: str


class Names(NamedTuple):
    """All curated names, the expressions that find those with a capital and the others, the
    longest first, the words that are ordinary ones where they begin a sentence, the curated
    organisations, and the genitives of the names of places. others_end is what hints (hints.py)
    may find after the others."""

    known: dict[str, Name]
    capitalised: re.Pattern
    others: re.Pattern
    others_end: str
    openings: frozenset[str]
    organisations: frozenset[str]
    of_places: frozenset[str]


def known_names(curated: dict[str, list[Row]]) -> dict[str, Row]:
    """Return the rows of the curated names that may stand anywhere.

    The names of an organisation that is not curated itself are left out. Raises InputError
    for a name that is given twice.
    """
    organisations = {None, *(row["organisation_id"] for row in curated["organisations"])}
    known = {}
    for row in (*curated["organisation_names"], *curated["other_names"]):
        if row.values.get("organisation_id") not in organisations or row["holds"] == "opening":
            continue
        if row["name"] in known:
            raise row.error(f"the name '{row['name']}' is given a second time",
                            "keep one row that holds 'each', and decide in occurrences.csv")
        known[row["name"]] = row
    return known


def compile_names(curated: dict[str, list[Row]], people: list[str]) -> Names:
    """Return the names to look for: the curated ones, and those of people."""
    rows = known_names(curated)
    known = {name: Name(row.values.get("organisation_id"), row["holds"])
             for name, row in rows.items()}
    prefixes = {name for name, row in rows.items() if row.values.get("compounds") == "yes"}
    for person in people:
        for form in (person, person.split()[0], person.split()[-1]):
            known.setdefault(form, Name(None, "always"))
    # A genitive ending or the rest of a compound behind a hyphen may follow a name, any letters a
    # prefix.
    ends = {name: "" if name in prefixes else r"(?=s?(?!\w))" for name in known}
    return Names(known, capitalised_pattern({name: end for name, end in ends.items() if has_capital(name)}),
                 word_pattern({name: end for name, end in ends.items() if not has_capital(name)}),
                 f"s?{WORD_ENDS}" if all(map(has_capital, prefixes)) else "",
                 frozenset(row["name"] for row in (*curated["organisation_names"],
                                                   *curated["other_names"])
                           if row["holds"] == "opening"),
                 frozenset(row["organisation_id"] for row in curated["organisations"]),
                 frozenset(["Statens", *(f"{row['name']}s" for row in curated["other_names"]
                                         if row["category"] == "place")]))


def has_capital(name: str) -> bool:
    return name[0].isupper()


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and e-mail addresses and domain names."""
    if not IN_ADDRESS.search(text):
        return []
    spans = [m.span() for m in URL.finditer(text)]
    if "@" in text or REMOVED_MAIL in text:
        spans += [m.span() for m in MAIL.finditer(text)]
    for m in IN_ADDRESS.finditer(text):
        if m.group()[0] == "." and len(m.group()) > 1:
            start = DOMAIN_BEFORE.search(text, max(0, m.start() - 100), m.start()).start()
            spans.append((start, m.end()))
    return spans


def find_names(text: str, names: Names, may_have_others: bool = True,
               addresses: list[tuple[int, int]] = ()) -> list[Hit]:
    """Return the known names in a text from left to right, those in addresses left out;
    may_have_others says whether the text may have names without a capital."""
    spans = [m.span() for m in names.capitalised.finditer(text)]
    if may_have_others:
        spans = sorted([*spans, *word_spans(names.others, text)])
        if any(left[1] > right[0] for left, right in pairwise(spans)):
            spans = leftmost(names.capitalised, names.others, text)
    return [Hit(start, end, text[start:end]) for start, end in spans
            if not (addresses and any(first <= start < last for first, last in addresses))]


class Hints(NamedTuple):
    """Whether texts may have addresses, and names that do not begin with a capital."""

    addresses: bool
    other_names: bool


def hints_of(texts, names: Names) -> list[Hints]:
    """Return the hints of each text of an Arrow column."""
    others = hint_for([name for name in names.known if not has_capital(name)], names.others_end)
    return list(map(Hints, having(texts, ADDRESS_HINT), having(texts, others)))


class Decided(NamedTuple):
    """A post's mentions, the known names that are to be decided here, by field the spans
    of all names, whether of organisations or not, and the names that were seen."""

    mentions: list[Mention]
    undecided: list[tuple[str, Hit]]
    settled: dict[str, list[tuple[int, int]]]
    seen: set[str]


def decide_mentions(texts: dict[str, str], names: Names, hints: Hints,
                    decided: list[Row]) -> Decided:
    """Return what is known of the names in a post's fields.

    hints are those of its texts; decided are the curated decisions about single occurrences in
    this post. Raises InputError for one that fits nowhere or at several places.
    """
    mentions, undecided, seen = [], [], set()
    settled = {field: [] for field in texts}
    for row in decided:
        if row["organisation_id"] and row["organisation_id"] not in names.organisations:
            continue
        if row["field"] not in texts:
            raise row.error(f"the post has no {row['field']}", "write title, caption or text")
        start, end = place(row, texts[row["field"]])
        settled[row["field"]].append((start, end))
        seen.add(row["name"])
        if row["organisation_id"]:
            mentions.append(Mention(row["field"], start, end, texts[row["field"]][start:end],
                                    row["organisation_id"]))
    for field, text in texts.items():
        single = list(settled[field])
        addresses = find_addresses(text) if hints.addresses else []
        settled[field] += addresses
        for hit in find_names(text, names, hints.other_names, addresses):
            if single and any(start < hit.end and hit.start < end for start, end in single):
                continue
            settled[field].append((hit.start, hit.end))
            seen.add(hit.surface)
            name = names.known[hit.surface]
            if name.organisation_id and is_doubtful(name, hit, text):
                undecided.append((field, hit))
            elif name.organisation_id:
                mentions.append(Mention(field, *hit, name.organisation_id))
    mentions.sort(key=lambda m: (FIELDS.index(m.field), m.start))
    return Decided(mentions, undecided, settled, seen)


def is_doubtful(name: Name, hit: Hit, text: str) -> bool:
    """Say whether an occurrence of an organisation's name must be decided by a curator: where
    the name does not hold, and where it may be part of another institution's name."""
    return (name.holds == "each" or name.holds == "inside" and is_opening(text, hit.start)
            or bool(OTHER_INSTITUTION.match(text, hit.end))
            or bool(OTHER_COUNTRY.search(text[max(0, hit.start - 9):hit.start]))
            or hit.surface.startswith("regering")
            and bool(ABROAD.search(text, max(0, hit.start - NEARBY), hit.end + NEARBY)))


def place(row: Row, text: str) -> tuple[int, int]:
    """Return the span in text of the occurrence that a decision is about."""
    offsets = [i for i, character in enumerate(text) if not character.isspace()]
    before, name, after = (bare(row[column]) for column in ("before", "name", "after"))
    found = [m.start() for m in re.finditer(f"(?={re.escape(before + name + after)})",
                                            bare(text))]
    if len(found) != 1:
        raise row.error(f"'{row['before']}|{row['name']}|{row['after']}' stands "
                        f"{len(found) or 'no'} times in the post's {row['field']}",
                        "give words that stand there exactly once")
    first = found[0] + len(before)
    return offsets[first], offsets[first + len(name) - 1] + 1


def is_opening(text: str, start: int) -> bool:
    """Say whether a sentence begins at start."""
    if start > 1 and text[start - 1] == " ":  # as nearly everywhere
        if text[start - 2].isalnum():
            return False
        if text[start - 2] in ".!?…:;":
            return True
    return bool(OPENING.search(text[max(0, start - 12):start])) or start == 0
