"""Recognise how the host presents a text that follows: a guest's, or a column of his own."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from ..hints import WORD_ENDS, having
from ..language.patterns import NAME, ROLE, SMALL, any_of
from .signoff import NOTE
from ..language.text import iterate_sentences, sentences, squeeze

# A presentation is looked for in so many sentences and characters from the top of a post.
SEARCHED, SEARCHED_CHARACTERS = 12, 2500
SHORTEST_TEXT = 300  # characters that must follow a sign-off for it to end an introduction
NEAR = 600  # characters after the presentation in which its greeting or sign-off stands

WHEN = (r"(?:i\s?dag|i\s+(?:den\s+här|denna)\s+vecka\w*|den\s+här\s+(?:veckan|gången|månaden)|"
        r"denna\s+(?:vecka|gång|månad)|i\s+veckan|nu|här|den\s+här\s+gången)")
TALKS = r"(?:gäst)?(?:skriver|bloggar|summerar|berättar|reflekterar|delar)"
GAP = "[^a-zåäö0-9]+"  # what may be between words, in hints
# Each expression is the beginning of a presentation, the first name after it the guest's.
# It is tried only on sentences that have the word before it, and with ^ only where these begin;
# the hint (hints.py) behind it says in which texts.
CUES = (
    ("", rf"^{WHEN}\s+(?:\w+\s+)?{TALKS}\b",
     rf"(?:dag|vecka\S*|gång(?:en)?|månad(?:en)?|nu|här){GAP}(?:\S+{GAP})?{TALKS}"),
    (" in ", r"\b(?:bjudit|bjöd|bjuder)\s+in\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv|dela))",
     rf"(?:bjudit|bjöd|bjuder){GAP}in"),
    ("be", r"\b(?:bett|ber)\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv))",
     rf"(?:bett|ber){WORD_ENDS}"),
    ("bad", r"\bbad\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv))", f"bad{WORD_ENDS}"),
    ("gäst", r"\b(?:presentera|välkomna)\b(?=.*\bgäst(?:skribent|blogg))", "gäst"),
    ("gäst", r"\bgäst(?:skribent|bloggare)\b\s*(?:är|heter|:)", "gäst"),
    ("ut är", r"^(?:först|näst|härnäst|sist)\s+ut\s+är\b", f"ut{GAP}är"),
    ("gäst", r"\bpresenterar\b.*\bgäst(?:skribent|bloggare)(?:en)?\b", "gäst"),
    ("lämnar",
     r"\blämnar\b.*\b(?:plats\w*|ordet|pennan|bloggen|tangentbord\w*)\b.*\b(?:till|åt)\b",
     "lämnar"),
    ("får", r"\b\w*(?:blogg|inlägg)\w*\b.*\bfår\s+(?:ni|du)\s+(?:möta|träffa)\b",
     f"får{GAP}(?:ni|du){GAP}(?:möta|träffa)"),
    ("gästas", r"\bgästas\b.*\bav\b", "gäst"),
    (" till ", r"\b(?:ordet|pennan|bloggen)\s+(?:över\s+)?till\b|\böverlämnar\b.*\btill\b",
     f"(?:ordet|pennan|bloggen){GAP}(?:över{GAP})?till|lämnar"),
    ("läs", r"^läs\b(?=.*\b(?:summering|text|krönika|artikel|inlägg|berättelse|reflektion))",
     f"läs{WORD_ENDS}"),
)
FIND_CUE = [(word, compiled.match if cue[0] == "^" else compiled.search)
            for word, cue, _ in CUES for compiled in (re.compile(cue, re.IGNORECASE),)]
AFTER_NAME = re.compile(rf"(?P<name>{NAME}),?\s+(?:som\s+)?(?:gäst)?"
                        r"(?:skriver|bloggar|tar\s+över)\b"
                        r".*\bbloggen\b")
OWN_COLUMN = re.compile(r"krönik\w*\b.*\b(?:jag|min)\b|\b(?:jag|min)\b.*krönik", re.IGNORECASE)
# The hint of all these; AFTER_NAME and OWN_COLUMN have the last two.
HINT = "(?i)" + "|".join(dict.fromkeys([
    *(hint for *_, hint in CUES), rf"(?:skriver|bloggar|tar{GAP}över)[^\n]*bloggen", "krönik"]))
GREETING = re.compile(
    r"(?:(?:så\s+)?trevlig\s+(?:läsning|helg|lyssning|sommar|midsommar)|god\s+läsning|"
    r"väl\s+mött|mycket\s+nöje|håll\s+till\s+godo|varsågoda?)\s*[!.:]", re.IGNORECASE)
ROLE_AT_END = re.compile(rf"(?P<role>(?:biträdande\s+)?{ROLE.pattern})\s*$", re.IGNORECASE)
LONGEST_ROLE_WORD = 80  # characters
QUALIFIERS = ("biträdande", "tillförordnad", "ansvarig")
ROLE_BEHIND = re.compile(
    r"\s?,?\s?–?\s?(?:som\s+(?:skriver\s+på\s+bloggen\s+(?:i\s?dag)?,?\s*)?är\s+|,\s*)?"
    rf"(?:vår\s+)?(?P<role>(?:(?:{'|'.join(QUALIFIERS)})\s+)?\w+.*?)"
    r"(?=,?\s+(?:på\s+bloggen|att\s+(?:gäst)?(?:blogga|bli|skriva|berätta|beskriva)|"
    r"som\s+\w+|och\s+[A-ZÅÄÖ]|–)|[.,:;!]|$)")
DEFINITE_ROLE = re.compile(r"(?<=chef|.tör)en$")
EMPLOYER_BEHIND = re.compile(r"\s+(?:på|vid|inom|i)\s+Arbetsförmedlingen$")
SHE_IS = re.compile(r"(?P<who>\S+)\s+är\s+(?P<role>\w+.*?)(?=\s+och\s|[.,;!]|$)")
BEFORE_NAME = re.compile(r"\w+ens|Avdelning\w*|Enhet\w*|Region\w*")
BEHIND_NAME = re.compile(r"\s?[,.:–]|\s+(?:på|som|är|från|vid|att|och|om)\b|$")
SALUTE = r"(?:(?:med\s+)?(?:\w+a\s+)?hälsning(?:ar)?,?|hälsar)"


class Presentation(NamedTuple):
    """What the host says of the text below.

    names and roles are the guests', as written, in order (none for his own column, or
    where no name is found); end is the offset in the body where his words end, None where
    that cannot be told.
    """

    names: list[str]
    roles: list[str | None]
    end: int | None
    is_own_column: bool = False


def presentation_hints(bodies: list[str]) -> list[bool]:
    """Say of each body whether a sentence at its top may present a text."""
    import pyarrow as pa

    return having(pa.array([body[:SEARCHED_CHARACTERS] for body in bodies], pa.string()), HINT)


def find_presentation(body: str, cuts: dict[int, str], host: str, known: list[str],
                      witnesses: str, may_present: bool) -> Presentation | None:
    """Return the presentation at the top of a post, None where the post has none.

    known are the names of persons in all their spellings; witnesses is text (caption, end
    of the post) that tells how far an unknown name reaches; may_present is said of the body.
    """
    top = body[:SEARCHED_CHARACTERS] if may_present else ""
    found = segments(top, cuts)
    for start, end in islice(found, SEARCHED):
        sentence = squeeze(body[start:end])
        folded = sentence.lower()
        if "krönik" in folded and OWN_COLUMN.search(sentence):
            if intro_end := end_of_intro(body, end, cuts, host, []):
                return Presentation([], [], intro_end, True)
        names = presented_names(sentence, folded, host, known, witnesses)
        if "" in names:  # who that is a curator must say
            return Presentation([], [], None)
        if names:
            following = next((body[a:b] for a, b in found), "")
            roles = [role_of(name, sentence, following) for name in names]
            return Presentation(names, roles, end_of_intro(body, end, cuts, host, names))
    return signed_off_above(body, host, witnesses)


def signed_off_above(body: str, host: str, witnesses: str) -> Presentation | None:
    """Return the presentation that the host's sign-off near the top of a post tells of.

    The guests are those whom he names there and the end of the post names again.
    """
    top = body[:min(SEARCHED_CHARACTERS, max(0, len(body) - SHORTEST_TEXT))]
    given, family = host.split()[0], host.split()[-1]
    if given.lower() not in top.lower():
        return None
    name = rf"{re.escape(given)}(?:\s+{re.escape(family)})?(?!\w)"
    with_slash = rf"/\s*(?:trevlig\s+helg,?\s+)?{name}"
    alone = rf"|^\s*{name}\s*$" if "\n" in top else ""  # slow, and archive pages have no lines
    for m in re.finditer(with_slash + alone, body[:SEARCHED_CHARACTERS],
                         re.IGNORECASE | re.MULTILINE):
        end = next_start(body, m.end())
        longer = re.match(rf"{re.escape(given)}\s+\w+", body[m.start():].lstrip("/ \n"))
        if len(body) - end < SHORTEST_TEXT or NOTE.match(body[end:]) or (
                longer and family not in longer.group() and body.count(longer.group()) > 1):
            continue
        names = [found for found in dict.fromkeys(re.findall(NAME, squeeze(body[:m.start()])))
                 if found != host and found in squeeze(witnesses)]
        above = [body[a:b] for a, b in sentences(body[:m.start()])]
        return Presentation(names, [role_above(name, above) for name in names], end)
    return None


def role_above(name: str, above: list[str]) -> str | None:
    """Return the role in which one of the sentences above a sign-off presents a name."""
    found = (role_of(name, sentence, following)
             for sentence, following in zip(above, [*above[1:], ""]) if name in squeeze(sentence))
    return next(filter(None, found), None)


def segments(body: str, cuts: dict[int, str]) -> Iterator[tuple[int, int]]:
    """Yield the sentences of body, split at the cuts as well."""
    edges = [0, *sorted(cut for cut in cuts if cut < len(body)), len(body)]
    for left, right in pairwise(edges):
        yield from iterate_sentences(body, left, right)


def presented_names(sentence: str, folded: str, host: str, known: list[str],
                    witnesses: str) -> list[str]:
    """Return the names of the guests that a sentence presents, in its order, an empty one for a
    given name alone; folded is the sentence in lower case."""
    if "bloggen" in folded and (m := AFTER_NAME.search(sentence)):
        names = [full_name(m["name"], sentence[m.end("name"):], known, witnesses)]
    else:
        cue = next((m for word, find in FIND_CUE if word in folded and (m := find(sentence))), None)
        if not cue:
            return []
        names = guest_names(sentence[cue.end():], known, witnesses)
    return [name for name in names if name != host]


def guest_names(text: str, known: list[str], witnesses: str) -> list[str]:
    """Return the first name in text and those that are coordinated with it."""
    found = []
    for m in persons(tuple(known)).finditer(text):
        name = full_name(m.group(), text[m.end():], known, witnesses)
        if not name or name in found:
            continue
        # Further guests are those that the caption or the sign-off names as well.
        if found and name not in squeeze(witnesses):
            continue
        found.append(name)
    return found


@cache
def persons(known: tuple[str, ...]) -> re.Pattern:
    """Return the expression for one of the known names or another one."""
    return re.compile(rf"{any_of(known)}|{NAME}")


def full_name(matched: str, after: str, known: list[str], witnesses: str) -> str:
    """Return the person's name in a run of capitalised words.

    Titles and genitives before it are left out. How far it reaches the witnesses tell, else
    what comes after it in the sentence.
    """
    if matched in known:
        return matched
    words = matched.split()
    while words and (ROLE.fullmatch(words[0]) or BEFORE_NAME.fullmatch(words[0])):
        words = words[1:]
    seen = squeeze(witnesses)
    for length in range(len(words), 1, -1):
        name = " ".join(words[:length])
        for form in (name, name.removesuffix("s")):
            if re.search(rf"(?<!\w){re.escape(form)}(?![a-zåäö])", seen) or form in known:
                return form
    if len(words) < 2:
        return ""
    return " ".join(words if BEHIND_NAME.match(after) else words[:2])


def role_of(name: str, sentence: str, following: str) -> str | None:
    """Return the role in which a name is presented, worded as there, None where there is none."""
    sentence = squeeze(sentence)
    at = sentence.find(name)
    before, after = sentence[:at], sentence[at + len(name):]
    m = ROLE_BEHIND.match(after)
    if m and (ROLE.match(m["role"]) or m["role"].startswith(QUALIFIERS)):
        return without_employer(m["role"])
    m = ROLE_AT_END.search(" ".join(before[-LONGEST_ROLE_WORD:].split()[-2:]))
    if m:
        return lower_first(DEFINITE_ROLE.sub("", m["role"]))
    m = SHE_IS.match(squeeze(following))
    return lower_first(m["role"]) if m and m["who"] in ("Hon", "Han", name.split()[0]) \
        and ROLE.match(m["role"]) else None


def without_employer(role: str) -> str:
    """Leave the agency's name out where the role reads well without it."""
    shorter = EMPLOYER_BEHIND.sub("", role)
    return lower_first(shorter if shorter != "chef" else role)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def end_of_intro(body: str, end: int, cuts: dict[int, str], host: str,
                 guests: list[str]) -> int | None:
    """Return where the host's words end: after his sign-off or greeting, before a quotation
    mark, or at the end of his passage. end is the end of the sentence that presents.
    """
    behind_slash, alone = sign_offs(host, tuple(guests))
    near = body[end:end + NEAR]
    greeted = GREETING.search(near)
    after_greeting = greeted.end() if greeted else 0
    with_slash = behind_slash.search(near)
    bare_name = alone.match(near[after_greeting:])
    signed = with_slash.end() if with_slash else \
        after_greeting + bare_name.end() if bare_name else 0
    if signed:
        return next_start(body, end + signed)
    if greeted:
        return next_start(body, end + greeted.end())
    start = next_start(body, end)
    if body[start:start + 1] in ("\"", "”", "“", "»", "–", "-") or start in cuts:
        return start
    next_cut = min((cut for cut in cuts if end < cut < end + NEAR), default=end)
    return next_cut if body[end:next_cut].rstrip().endswith(":") else None


@cache
def sign_offs(host: str, guests: tuple[str, ...]) -> tuple[re.Pattern, re.Pattern]:
    """Return the expressions for the host's name as he signs off, behind a slash and alone; it is
    not that of a guest with the same given name."""
    given, family = host.split()[0], host.split()[-1]
    namesakes = any_of(guest for guest in guests if guest.startswith(given + " "))
    name = rf"(?!{namesakes}){re.escape(given)}(?:\s+{re.escape(family)})?(?-i:(?![{SMALL}]))"
    return (re.compile(rf"/(?<!\w/)\s*(?:trevlig\s+helg,?\s+)?{name}", re.IGNORECASE),
            re.compile(rf"\s*(?:{SALUTE}\s*)?{name}", re.IGNORECASE))


def next_start(body: str, offset: int) -> int:
    """Return the offset of the next character that is no white space."""
    while offset < len(body) and body[offset].isspace():
        offset += 1
    return offset
