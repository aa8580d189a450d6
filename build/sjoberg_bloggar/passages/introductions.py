"""Recognise how the host introduces the text below: a guest's, or a column of his own."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from ..language.patterns import CAPITAL, FULL_NAME, NAME, SMALL, matches_at_capitals
from ..language.text import REMOVED_NAME, next_start, sentences, squeeze
from .breaks.body import QUOTES
from .cues import cue_in
from .persons import is_no_name
from .signoffs import CLOSING, NOTE

SEARCHED_SENTENCES, SEARCHED_CHARACTERS = 12, 2500  # from the top of a post
SHORTEST_TEXT = 300  # characters that must follow a sign-off for it to end an introduction
NEAR_PRESENTATION = 600  # characters after it in which its greeting or sign-off is looked for
QUOTATION_OPENS = (*QUOTES, "–", "-")
NAME_BEFORE_VERB = re.compile(rf"(?P<name>{NAME}),?\s+(?:som\s+)?(?:gäst)?"
                              r"(?:skriver|bloggar|tar\s+över)\b.*\bbloggen\b")
OWN_COLUMN = "own_column"  # the rule that presents no guest
HOST_SPEAKS = re.compile(r"\b(?:jag|min)\b", re.IGNORECASE)
FAREWELL = re.compile(
    r"(?:(?:så\s+)?trevlig\s+(?:läsning|helg|lyssning|sommar|midsommar)|god\s+läsning|"
    r"väl\s+mött|mycket\s+nöje|håll\s+till\s+godo|varsågoda?)\s*[!.:]", re.IGNORECASE)
UNIT_BEFORE_NAME = re.compile(r"\w+ens|Avdelning\w*|Enhet\w*|Region\w*")
ENDS_NAME = re.compile(r"\s?[,.:–]|\s+(?:på|som|är|från|vid|att|och|om)\b|$")


@dataclass(frozen=True, slots=True)
class Introduction:
    """What the host says about the text below.

    Attributes:
        rule: What recognised the introduction, or an empty string if the post has none.
        end: The offset in the body where the host's words end, or None if that is not clear.
        guests: The guests' names as written, in order; none for his own column, or if unknown.
        sentences: The sentences that may present them and their roles, white space squeezed.
    """

    rule: str = ""
    end: int | None = 0
    guests: tuple[str, ...] = ()
    sentences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Top:
    """The beginning of a post, where an introduction may be.

    Attributes:
        body: The whole body of the post.
        breaks: The offsets of its breaks, sorted.
        people: The names of known persons in every form.
        witnesses: Caption and end of the post, white space squeezed: they show how far an unknown
            name reaches.
    """

    body: str
    breaks: list[int]
    host: str
    people: tuple[str, ...]
    witnesses: str


def find_introduction(top: Top) -> Introduction:
    """Return the introduction at the top of a post."""
    last = min(len(top.body), SEARCHED_CHARACTERS)
    edges = [0, *(at for at in top.breaks if at < last), last]
    spans = (span for left, right in pairwise(edges)
             for span in sentences(top.body, left, right))
    for start, end in islice(spans, SEARCHED_SENTENCES):
        sentence = squeeze(top.body[start:end])
        if is_about_own_column(sentence) and (ends := end_of_introduction(top, end, [])):
            return Introduction(OWN_COLUMN, ends)
        names, rule = presented_names(top, sentence)
        if "" in names:  # a given name alone: a curator must say who that is
            return Introduction(rule, None)
        if names:
            following = next((squeeze(top.body[a:b]) for a, b in spans), "")
            return Introduction(rule, end_of_introduction(top, end, names), tuple(names),
                                (sentence, following))
    return signed_above(top)


def is_about_own_column(sentence: str) -> bool:
    """Return whether a sentence presents a column that the host wrote for another publication.

    >>> is_about_own_column("Läs gärna min krönika i tidningen.")
    True
    """
    return "krönik" in sentence.lower() and bool(HOST_SPEAKS.search(sentence))


def presented_names(top: Top, sentence: str) -> tuple[list[str], str]:
    """Return the names of the guests that a sentence presents, in its order, and the rule.

    An empty name means a given name alone.

    >>> presented_names(Top("", [], "Bo Alm", (), ""), "Idag skriver Eva Ek på bloggen.")
    (['Eva Ek'], 'writes_today')
    """
    if "bloggen" in sentence and (m := NAME_BEFORE_VERB.search(sentence)):
        names = [full_name(top, m["name"], sentence[m.end("name"):])]
        rule = "name_before_verb"
    else:
        has_name = not sentence[1:].islower() or REMOVED_NAME in sentence
        rule, end = cue_in(sentence) if has_name else ("", 0)
        names = guest_names(top, sentence[end:]) if rule else []
    return [name for name in names if name != top.host], rule


def guest_names(top: Top, text: str) -> list[str]:
    """Return the first name in a text, and others that the caption or the sign-off has as well."""
    found = []
    for m in matches_at_capitals(FULL_NAME, text):
        name = full_name(top, m.group(), text[m.end():])
        if name and name not in found and (not found or name in top.witnesses):
            found.append(name)
    return found


def full_name(top: Top, matched: str, after: str) -> str:
    """Return the person's name in a run of capitalised words, or an empty string.

    Titles and genitives before it are left out. The witnesses show how far it reaches; if they do
    not, the words after it do.

    >>> full_name(Top("", [], "Bo Alm", (), "/Eva Ek"), "Regionchef Eva Ek Nu", " är")
    'Eva Ek'
    """
    if matched in top.people:
        return matched
    words = matched.split()
    while words and (is_no_name(words[0]) or UNIT_BEFORE_NAME.fullmatch(words[0])):
        words = words[1:]
    for length in range(len(words), 1, -1):
        name = " ".join(words[:length])
        for form in (name, name.removesuffix("s")):
            if form in top.people or form in top.witnesses and re.search(
                    rf"(?<!\w){re.escape(form)}(?![a-zåäö])", top.witnesses):
                return form
    if len(words) < 2:
        return ""
    return " ".join(words if ENDS_NAME.match(after) else words[:2])


def end_of_introduction(top: Top, end: int, guests: list[str]) -> int | None:
    """Return where the host's words end, or None if that is not clear.

    They end after his sign-off or farewell, before a quotation mark, or with his passage.

    Args:
        top: The beginning of the post.
        end: The end of the sentence that presents the guests.
        guests: Their names.
    """
    apart, joined = host_sign_offs(top.host, tuple(guests))
    near = top.body[end:end + NEAR_PRESENTATION]
    farewell = FAREWELL.search(near)
    if m := apart.search(near) or joined.match(near, farewell.end() if farewell else 0) or farewell:
        return next_start(top.body, end + m.end())
    start = next_start(top.body, end)
    if top.body[start:start + 1] in QUOTATION_OPENS or start in top.breaks:
        return start
    next_break = next((at for at in top.breaks if end < at < end + NEAR_PRESENTATION), end)
    return next_break if top.body[end:next_break].rstrip().endswith(":") else None


@cache
def host_sign_offs(host: str, guests: tuple[str, ...] = ()) -> tuple[re.Pattern, re.Pattern]:
    """Return the patterns of the host's sign-off, set apart from the text and joined to it.

    One apart follows a slash, is on a line of its own, or is the full name between two sentences.
    A guest with the same given name does not count.
    """
    given, *_, family = map(re.escape, host.split())
    namesakes = "".join(rf"(?!{re.escape(guest)})" for guest in guests
                        if guest.split()[0] == host.split()[0])
    name = rf"{namesakes}{given}(?:\s+{family})?(?-i:(?![{SMALL}]))"
    return (re.compile(rf"/\s*(?:trevlig\s+helg,?\s+)?{name}|^\s*{name}\s*$|"
                       rf"(?<=[.!?])\s+{given}\s+{family}(?=\s+(?-i:[{CAPITAL}]))",
                       re.IGNORECASE | re.MULTILINE),
            re.compile(rf"\s*(?:{CLOSING}\s*[,:/]?\s*)?{name}", re.IGNORECASE))


def signed_above(top: Top) -> Introduction:
    """Return the introduction that the host's sign-off near the top of a post ends, if it does.

    The guests are the people whom he names above it and who are named again at the end.
    """
    given, *_, family = map(re.escape, top.host.split())
    searched = top.body[:SEARCHED_CHARACTERS]
    is_named = top.host.split()[0].lower() in searched.lower()
    for m in host_sign_offs(top.host)[0].finditer(searched) if is_named else ():
        end = next_start(top.body, m.end())
        longer = re.match(rf"{given}\s+(?!{family})\w+", top.body[m.start():].lstrip("/ \n"))
        is_namesake = longer and top.body.count(longer.group()) > 1
        if len(top.body) - end < SHORTEST_TEXT or NOTE.match(top.body[end:]) or is_namesake:
            continue
        above = top.body[:m.start()]
        names = dict.fromkeys(FULL_NAME.findall(squeeze(above)))
        return Introduction(
            "signed_above", end,
            tuple(name for name in names if name != top.host and name in top.witnesses),
            tuple(squeeze(above[a:b]) for a, b in sentences(above)))
    return Introduction()
