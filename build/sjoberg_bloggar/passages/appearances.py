"""Where a post that would be the host's names another person: caption, beginning and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from ..language.addresses import URL, WHOLE_MAIL
from ..language.lexicon import words_in
from ..language.patterns import CAPITAL, SMALL, TOKEN
from ..language.text import sentences, slug
from .context import NOTHING_KNOWN, KnownWords  # noqa: F401  (for the examples)
from .endings import NOTE
from .persons import is_no_name, is_same_person, is_thing, persons_in
from .signoffs import sign_off
from .witnesses import Witnesses

TOP_SENTENCES, TOP_CHARACTERS, END_SENTENCES = 12, 1500, 2
FIRST_SENTENCES = 5  # of the top, in which every name counts; in the others it is presented
NEAR = 40  # characters behind a name
LONGEST_NAME = 60  # characters at the end of a sentence in which a name alone is looked for
# Words with which a text is handed over to someone
HANDING_OVER = re.compile(
    r"blogg|gäst|\bskriv(?:er|a|it|na|en|et)?\b|skribent|\bord(?:et|en)?\b|penna|tangent|krönik|"
    r"inlägg|\btext|\bberättar?\b|reflekterar?\b|\bdelar?\b|\bläs(?:a|er|ning)?\b|presenterar?\b|"
    r"välkom|\blånar?\b|\bta(?:r|git)?\s+över|\böver\s+till|\btur(?:en)?\b|\bhär\s+kommer|"
    r"medverkar?\b|stafett|\bplats|\bscen|\bsläpp\w*\s+(?:in|fram|loss)|\blåt(?:a|er|it)\b|"
    r"\bhöra\b|premiär|varsågod|\btankar|\brader|följande|nedan|\bmöt\b|\b(?:jag|vi)\s+heter|"
    r"heter\s+(?:jag|vi)|\bnamn\b", re.IGNORECASE)
# Those of them that are about the blog
PRESENTING = re.compile(r"blogg|\bordet\b|penna|tangent|gäst|\btur\b|välkom|\böver\s+till|stafett|"
                        r"\blån", re.IGNORECASE)
INVITING = re.compile(r"[:(]\s*$|\b(?:mejla|maila|skriv|kontakta?|anmäl|frågor|till|på|via|med)\b"
                      r"[^.!?]*$", re.IGNORECASE)
GIVEN_NAME = re.compile(rf"(?P<before>\b[{SMALL}]+)[,:]?\s+(?P<name>{TOKEN})(?!\s+[{CAPITAL}]|\w)")
NAME_ALONE = re.compile(rf"(?P<before>[^\s(/]*)(?P<sign>\s*//?\s*|\s+|\s*\()?"
                        rf"(?P<name>{TOKEN}|[{CAPITAL}]{{2,3}})\)?[.!]?$")
QUESTION = re.compile(r"[–—-]\s?[^.!?]{4,200}\?")
PREPOSITIONS = words_in("i på från hos vid för om mot genom under över utanför nära kring")


@dataclass(frozen=True, slots=True)
class Appearance:
    """A place where a post that would be the host's has another person's name.

    Attributes:
        where: "caption", "top" or "end".
        sentence: The caption, or the sentence.
        name: The name.
        host: The host's name.
        rest: The text below the first sentences; for one of them, the text below it.
        is_signed: Whether the host signs at the end.
        is_interview: Whether the text asks questions behind dashes.
    """

    where: str
    sentence: str
    name: str
    host: str = ""
    rest: str = ""
    is_signed: bool = False
    is_interview: bool = False

    @property
    def hands_over(self) -> bool:
        """Whether the sentence hands a text over: a word before the name or near behind it."""
        before, _, behind = self.sentence.partition(self.name)
        return self.where != "end" and bool(HANDING_OVER.search(f"{before} {behind[:NEAR]}"))


def appearances(witnesses: Witnesses, host: str, known: KnownWords) -> Iterator[Appearance]:
    """Yield the places where a post has another person's name than the host's."""
    top, below = divided(witnesses)
    end = below[-END_SENTENCES:] or top[-1:]
    is_signed = host in witnesses.signed and witnesses.kinds[-1] in ("signature", "note")
    is_interview = sum(bool(QUESTION.match(text)) for text in witnesses.texts) > 1
    places = [("caption", witnesses.caption, below),
              *(("top", sentence, [*top[at + 1:], *below]) for at, sentence in enumerate(top)
                if at < FIRST_SENTENCES or PRESENTING.search(sentence)),
              *(("end", sentence, []) for sentence in end)]
    for where, sentence, rest in places:
        for name in names_at(where, sentence, host, known):
            yield Appearance(where, sentence, name, host, " ".join(rest), is_signed, is_interview)


def names_at(where: str, sentence: str, host: str, known: KnownWords) -> list[str]:
    """Return the names of persons at a place of a post, but not the host's."""
    more = {"caption": [], "top": given_names_presented(sentence, known),
            "end": names_signed(sentence, host, known)}[where]
    found = dict.fromkeys([*persons_in(sentence, known), *more])
    return [name for name in found
            if not any(is_same_person(name, form) for form in (host, *host.split()))]


def given_names_presented(sentence: str, known: KnownWords) -> list[str]:
    """Return the given names alone in a sentence that presents someone.

    >>> given_names_presented("I dag är det Evas tur att blogga om Lund.", NOTHING_KNOWN)
    ['Evas']
    """
    names = GIVEN_NAME.finditer(sentence) if PRESENTING.search(sentence) else ()
    return [m["name"] for m in names if m["before"].lower() not in PREPOSITIONS
            and not is_no_name(m["name"]) and not is_thing(m["name"], known)]


def divided(witnesses: Witnesses) -> tuple[list[str], list[str]]:
    """Return the first sentences of a post and those below, without signatures and notes."""
    texts = [text for text, kind in zip(witnesses.texts, witnesses.kinds, strict=True)
             if kind not in ("signature", "note") and not NOTE.match(text)]
    found = [text[a:b] for text in texts for a, b in sentences(text)]
    starts = accumulate(map(len, found), initial=0)
    first = sum(start < TOP_CHARACTERS for start in islice(starts, min(TOP_SENTENCES, len(found))))
    return found[:first], found[first:]


def names_signed(sentence: str, host: str, known: KnownWords) -> list[str]:
    """Return the names with which a last sentence may be signed, given names alone included."""
    sentence = URL.sub("", sentence).strip()
    if signed := sign_off(sentence, known):
        return list(signed.names)
    if mail := WHOLE_MAIL.search(sentence):
        is_hosts = slug(mail.group().split("@")[0]).endswith(slug(host))
        return [] if is_hosts or INVITING.search(sentence[:mail.start()]) else [mail.group()]
    m = NAME_ALONE.search(sentence[-LONGEST_NAME:])
    if not m or m["before"].lower() in PREPOSITIONS:
        return []
    is_slashed = "/" in (m["sign"] or "")
    is_name = is_slashed or not (known.is_ordinary(m["name"]) or is_no_name(m["name"])
                                 or is_thing(m["name"], known))
    return [m["name"]] if is_name and (is_slashed or sentence[-1:] not in ".!?") else []
