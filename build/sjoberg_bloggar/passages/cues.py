"""Cues: words with which a host presents the guest whose name follows."""

import re
from dataclasses import dataclass

WHEN = (r"(?:i\s?dag|i\s+(?:den\s+här|denna)\s+vecka\w*|den\s+här\s+(?:veckan|gången|månaden)|"
        r"denna\s+(?:vecka|gång|månad)|i\s+veckan|nu|här|den\s+här\s+gången)")
TALKS = r"(?:gäst)?(?:skriver|bloggar|summerar|berättar|reflekterar|delar)"
TO_WRITE = r"(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv))"


@dataclass(frozen=True, slots=True)
class Cue:
    """A beginning of a presentation, in a sentence like the example; the guest's name follows it.

    Attributes:
        letters: Lower-case letters that every such sentence contains, and most others do not: a
            quick test before the pattern. Empty for a cue that begins the sentence.
    """

    name: str
    letters: str
    pattern: re.Pattern
    example: str


def cue(name: str, letters: str, pattern: str, example: str) -> Cue:
    """Return a cue whose pattern ignores case."""
    return Cue(name, letters, re.compile(pattern, re.IGNORECASE), example)


# In this order; the first that matches counts.
CUES = (
    cue("writes_today", "", rf"{WHEN}\s+(?:\w+\s+)?{TALKS}\b",
        "Idag skriver Eva Ek om sitt arbete."),
    cue("invited_guest", "bj",
        r"\b(?:bjudit|bjöd|bjuder)\s+in\b(?=.*\b(?:gäst|blogg|skriv|berätta|beskriv|dela))",
        "Jag har bjudit in Eva Ek att skriva på bloggen."),
    cue("asked_guest", "be", rf"\b(?:bett|ber)\b{TO_WRITE}",
        "Jag har bett Eva Ek att berätta."),
    cue("asked_guest_once", "bad", rf"\bbad\b{TO_WRITE}", "Därför bad jag Eva Ek att skriva."),
    cue("welcomes_guest", "gäst", r"\b(?:presentera|välkomna)\b(?=.*\bgäst(?:skribent|blogg))",
        "Jag vill välkomna Eva Ek som gästbloggare."),
    cue("guest_is", "gäst", r"\bgäst(?:skribent|bloggare)\b\s*(?:är|heter|:)",
        "Veckans gästskribent är Eva Ek."),
    cue("next_in_line", "", r"(?:först|näst|härnäst|sist)\s+ut\s+är\b",
        "Först ut är Eva Ek."),
    cue("presents_guest", "gäst", r"\bpresenterar\b.*\bgäst(?:skribent(?:en)?|bloggaren?)\b",
        "Vi presenterar gästbloggaren Eva Ek."),
    cue("hands_over", "lämnar",
        r"\blämnar\b.*\b(?:plats\w*|ordet|pennan|bloggen|tangentbord\w*)\b.*\b(?:till|åt)\b",
        "Jag lämnar plats åt Eva Ek."),
    cue("you_may_meet", "får", r"\b\w*(?:blogg|inlägg)\w*\b.*\bfår\s+(?:ni|du)\s+(?:möta|träffa)\b",
        "I detta inlägg får ni möta Eva Ek."),
    cue("visited_by", "gästas", r"\bgästas\b.*\bav\b", "Bloggen gästas av Eva Ek."),
    cue("word_to", "till",
        r"\b(?:ordet|pennan|bloggen)\s+(?:över\s+)?till\b|\böverlämnar\b.*\btill\b",
        "Ordet till Eva Ek."),
    cue("it_is_turn_of", "",
        rf"{WHEN}\s+är\s+det\b(?=.*\b(?:ordet|skriver|bloggar|berättar|tur|tangentbord\w*|pennan|"
        r"tar\s+över)\b)", "I dag är det Eva Ek som har ordet."),
    cue("borrows_blog", "",
        rf"{WHEN}\s+(?:får|lånar)\b(?=.*\b(?:låna|blogg\w*|ordet|skriva|tangentbord\w*|pennan|"
        r"ta\s+över)\b)", "Idag får Eva Ek låna min blogg."),
    cue("welcome_to_blog", "",
        r"(?:varmt\s+)?välkommen\s+(?:hit\s+)?till\s+(?:min\s+|vår\s+)?blogg\w*",
        "Välkommen till bloggen, Eva Ek!"),
    cue("text_by", "", r"(?:gäst)?(?:krönika|inlägg|text|artikel|blogg)\s+av\b",
        "Krönika av Eva Ek"),
    cue("read_text_by", "",
        r"läs\b(?=.*\b(?:summering|text|krönika|artikel|inlägg|berättelse|reflektion))",
        "Läs en summering av Eva Ek."),
)


def cue_in(sentence: str) -> tuple[str, int]:
    """Return the name of the first cue in a sentence and where it ends, or an empty name.

    >>> cue_in("Ordet till Eva Ek.")
    ('word_to', 10)
    >>> [each.name for each in CUES if cue_in(each.example)[0] != each.name]
    []
    """
    folded = sentence.lower()
    for each in CUES:
        find = each.pattern.search if each.letters else each.pattern.match
        if each.letters in folded and (m := find(sentence)):
            return each.name, m.end()
    return "", 0
