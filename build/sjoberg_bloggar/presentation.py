"""Recognise how the host presents a text that follows: a guest's, or a column of his own."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

from .names import NAME, ROLE, SMALL, any_of
from .signoff import NOTE
from .text import iterate_sentences, sentences, squeeze

# A presentation is looked for in so many sentences and characters from the top of a post.
SEARCHED, SEARCHED_CHARACTERS = 12, 2500
SHORTEST_TEXT = 300  # characters that must follow a sign-off for it to end an introduction
NEAR = 600  # characters after the presentation in which its greeting or sign-off stands

WHEN = (r"(?:i\s?dag|i\s+(?:den\s+här|denna)\s+vecka\w*|den\s+här\s+(?:veckan|gången|månaden)|"
        r"denna\s+(?:vecka|gång|månad)|i\s+veckan|nu|här|den\s+här\s+gången)")
TALKS = r"(?:gäst)?(?:skriver|bloggar|summerar|berättar|reflekterar|delar)"
# Each expression is the beginning of a presentation, the first name after it the guest's.
# It is tried only on sentences that have the word before it, and with ^ only where these begin.
CUES = [(word, compiled.match if pattern[0] == "^" else compiled.search) for word, pattern in (
    ("", rf"^{WHEN}\s+(?:\w+\s+)?{TALKS}\b"),
    (" in ", r"\b(?:bjudit|bjöd|bjuder)\s+in\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv|dela))"),
    ("be", r"\b(?:bett|ber)\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv))"),
    ("bad", r"\bbad\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv))"),
    ("gäst", r"\b(?:presentera|välkomna)\b(?=.*\bgäst(?:skribent|blogg))"),
    ("gäst", r"\bgäst(?:skribent|bloggare)\b\s*(?:är|heter|:)"),
    ("ut är", r"^(?:först|näst|härnäst|sist)\s+ut\s+är\b"),
    ("gäst", r"\bpresenterar\b.*\bgäst(?:skribent|bloggare)(?:en)?\b"),
    ("lämnar", r"\blämnar\b.*\b(?:plats\w*|ordet|pennan|bloggen|tangentbord\w*)\b.*\b(?:till|åt)\b"),
    ("får", r"\b\w*(?:blogg|inlägg)\w*\b.*\bfår\s+(?:ni|du)\s+(?:möta|träffa)\b"),
    ("gästas", r"\bgästas\b.*\bav\b"),
    (" till ", r"\b(?:ordet|pennan|bloggen)\s+(?:över\s+)?till\b|\böverlämnar\b.*\btill\b"),
    ("läs", r"^läs\b(?=.*\b(?:summering|text|krönika|artikel|inlägg|berättelse|reflektion))"),
) for compiled in (re.compile(pattern, re.IGNORECASE),)]
# Each presentation has one of these.
PRESENTING = ("blogg", "skriv", "gäst", "berätta", "beskriv", "dela", "summera", "reflektera",
              "inlägg", "lämnar", "ordet", "pennan", "ut är", "läs", "krönik")
AFTER_NAME = re.compile(rf"(?P<name>{NAME}),?\s+(?:som\s+)?(?:gäst)?"
                        r"(?:skriver|bloggar|tar\s+över)\b"
                        r".*\bbloggen\b")
OWN_COLUMN = re.compile(r"krönik\w*\b.*\b(?:jag|min)\b|\b(?:jag|min)\b.*krönik", re.IGNORECASE)
GREETING = (r"(?:(?:så\s+)?trevlig\s+(?:läsning|helg|lyssning|sommar|midsommar)|god\s+läsning|"
            r"väl\s+mött|mycket\s+nöje|håll\s+till\s+godo|varsågoda?)\s*[!.:]")
ROLE_AT_END = re.compile(rf"(?P<role>(?:biträdande\s+)?{ROLE.pattern})\s*$", re.IGNORECASE)
LONGEST_ROLE_WORD = 80  # characters
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


def find_presentation(body: str, cuts: dict[int, str], host: str, known: list[str],
                      witnesses: str) -> Presentation | None:
    """Return the presentation at the top of a post, None where the post has none.

    known are the names of persons in all their spellings; witnesses is text (caption, end
    of the post) that tells how far an unknown name reaches.
    """
    top = body[:SEARCHED_CHARACTERS]
    found = segments(top, cuts)
    for start, end in islice(found, SEARCHED):
        sentence = body[start:end]
        folded = squeeze(sentence).lower()
        if not may_present(folded):
            continue
        if "krönik" in folded and OWN_COLUMN.search(sentence):
            if intro_end := end_of_intro(body, end, cuts, host, []):
                return Presentation([], [], intro_end, True)
        if names := presented_names(sentence, host, known, witnesses):
            following = next((body[a:b] for a, b in found), "")
            roles = [role_of(name, sentence, following) for name in names]
            return Presentation(names, roles, end_of_intro(body, end, cuts, host, names))
    return signed_off_above(body, host, witnesses)


def may_present(folded: str) -> bool:
    """Say whether a sentence in lower case has any of the words without which none presents."""
    for word in PRESENTING:  # a little faster than any()
        if word in folded:
            return True
    return False


def signed_off_above(body: str, host: str, witnesses: str) -> Presentation | None:
    """Return the presentation that the host's sign-off near the top of a post tells of.

    The guests are those whom he names there and the end of the post names again.
    """
    top = body[:min(SEARCHED_CHARACTERS, max(0, len(body) - SHORTEST_TEXT))]
    if "/" not in top and "\n" not in top:
        return None
    given, family = host.split()[0], host.split()[-1]
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


def presented_names(sentence: str, host: str, known: list[str], witnesses: str) -> list[str]:
    """Return the names of the guests that a sentence presents, in its order."""
    sentence = squeeze(sentence)
    folded = sentence.lower()
    if "bloggen" in folded and (m := AFTER_NAME.search(sentence)):
        names = [full_name(m["name"], sentence[m.end("name"):], known, witnesses)]
    else:
        cue = next((m for word, find in CUES if word in folded and (m := find(sentence))), None)
        if not cue:
            return []
        names = guest_names(sentence[cue.end():], known, witnesses)
    return [name for name in names if name != host]


def guest_names(text: str, known: list[str], witnesses: str) -> list[str]:
    """Return the first name in text and those that are coordinated with it."""
    found = []
    for m in re.finditer(rf"{any_of(known)}|{NAME}", text):
        name = full_name(m.group(), text[m.end():], known, witnesses)
        if not name or name in found:
            continue
        # Further guests are those that the caption or the sign-off names as well.
        if found and name not in squeeze(witnesses):
            continue
        found.append(name)
    return found


def full_name(matched: str, after: str, known: list[str], witnesses: str) -> str:
    """Return the person's name in a run of capitalised words.

    Titles and genitives before it are left out. How far it reaches the witnesses tell, else
    what comes after it in the sentence.
    """
    if matched in known:
        return matched
    words = matched.split()
    while words and (ROLE.fullmatch(words[0]) or re.fullmatch(r"\w+en[s]|\w+ens|Avdelning\w*|"
                                                               r"Enhet\w*|Region\w*", words[0])):
        words = words[1:]
    seen = squeeze(witnesses)
    for length in range(len(words), 1, -1):
        name = " ".join(words[:length])
        for form in (name, name.removesuffix("s")):
            if re.search(rf"(?<!\w){re.escape(form)}(?![a-zåäö])", seen) or form in known:
                return form
    if len(words) < 2:
        return ""
    ends_here = re.match(r"\s?[,.:–]|\s+(?:på|som|är|från|vid|att|och|om)\b|$", after)
    return " ".join(words if ends_here else words[:2])


def role_of(name: str, sentence: str, following: str) -> str | None:
    """Return the role in which a name is presented, worded as there, None where there is none."""
    sentence = squeeze(sentence)
    at = sentence.find(name)
    before, after = sentence[:at], sentence[at + len(name):]
    m = re.match(r"\s?,?\s?–?\s?"
                 r"(?:som\s+(?:skriver\s+på\s+bloggen\s+(?:i\s?dag)?,?\s*)?är\s+|,\s*)?"
                 r"(?:vår\s+)?(?P<role>(?:biträdande\s+|tillförordnad\s+|ansvarig\s+)?\w+.*?)"
                 r"(?=,?\s+(?:på\s+bloggen|att\s+(?:gäst)?(?:blogga|bli|skriva|berätta|beskriva)|"
                 r"som\s+\w+|och\s+[A-ZÅÄÖ]|–)|[.,:;!]|$)", after)
    if m and (ROLE.match(m["role"]) or re.match(r"biträdande|tillförordnad|ansvarig", m["role"])):
        return without_employer(m["role"])
    m = ROLE_AT_END.search(before[-LONGEST_ROLE_WORD:])
    if m:
        return lower_first(re.sub(r"(?<=chef|.tör)en$", "", m["role"]))
    m = re.match(rf"(?:Hon|Han|{re.escape(name.split()[0])})\s+är\s+(?P<role>\w+.*?)(?=\s+och\s|[.,;!]|$)", squeeze(following))
    return lower_first(m["role"]) if m and ROLE.match(m["role"]) else None


def without_employer(role: str) -> str:
    """Leave the agency's name out where the role reads well without it."""
    shorter = re.sub(r"\s+(?:på|vid|inom|i)\s+Arbetsförmedlingen$", "", role)
    return lower_first(shorter if shorter != "chef" else role)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def end_of_intro(body: str, end: int, cuts: dict[int, str], host: str,
                 guests: list[str]) -> int | None:
    """Return where the host's words end: after his sign-off or greeting, before a quotation
    mark, or at the end of his passage. end is the end of the sentence that presents.
    """
    given, family = host.split()[0], host.split()[-1]
    namesakes = any_of(guest for guest in guests if guest.startswith(given + " "))
    name = rf"(?!{namesakes}){re.escape(given)}(?:\s+{re.escape(family)})?(?-i:(?![{SMALL}]))"
    near = body[end:end + NEAR]
    greeted = re.search(GREETING, near, re.IGNORECASE)
    after_greeting = greeted.end() if greeted else 0
    with_slash = re.search(rf"(?<!\w)/\s*(?:trevlig\s+helg,?\s+)?{name}", near, re.IGNORECASE)
    bare_name = re.match(rf"\s*(?:{SALUTE}\s*)?{name}", near[after_greeting:], re.IGNORECASE)
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


def next_start(body: str, offset: int) -> int:
    """Return the offset of the next character that is no white space."""
    while offset < len(body) and body[offset].isspace():
        offset += 1
    return offset
