"""Whether the host wrote a post in which nobody is presented or signs.

He is the author by default. If the caption, the first sentences or the last ones have another
person's name, a witness must tell that the name is no author's; else a curator decides.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice

from ..language.addresses import URL, WHOLE_MAIL
from ..language.lexicon import words_in
from ..language.patterns import CAPITAL, SMALL, TOKEN
from ..language.text import sentences, slug
from .captions import PICTURE
from .context import KnownWords
from .endings import NOTE
from .persons import is_no_name, is_same_person, is_thing, persons_in
from .signoffs import sign_off
from .witnesses import Witnesses

NEAR = 40  # characters behind a name
LONGEST_NAME = 60  # characters at the end of a sentence in which a name alone is looked for
SHORTEST_TEXT = 300  # characters of a text that can be handed over
TOP_SENTENCES, TOP_CHARACTERS, END_SENTENCES = 12, 1500, 2
FIRST_SENTENCES = 5  # of the top, in which any name is looked at; in the others it is presented
# Words with which a text is handed over to someone
HANDS_OVER = re.compile(
    r"blogg|gäst|\bskriv(?:er|a|it|na|en|et)?\b|skribent|\bord(?:et|en)?\b|penna|tangent|krönik|"
    r"inlägg|\btext|\bberättar?\b|reflekterar?\b|\bdelar?\b|\bläs(?:a|er|ning)?\b|presenterar?\b|"
    r"välkom|\blånar?\b|\bta(?:r|git)?\s+över|\böver\s+till|\btur(?:en)?\b|\bhär\s+kommer|"
    r"medverkar?\b|stafett|\bplats|\bscen|\bsläpp\w*\s+(?:in|fram|loss)|\blåt(?:a|er|it)\b|"
    r"\bhöra\b|premiär|varsågod|\btankar|\brader|följande|nedan|\bmöt\b|\b(?:jag|vi)\s+heter|"
    r"heter\s+(?:jag|vi)|\bnamn\b", re.IGNORECASE)
TODAY = re.compile(r"\bi\s?dag\b|vecka|\bgången\b|månad|\bhär\b", re.IGNORECASE)
PRESENT = r"(?!(?:är|heter|tar|gör|kommer|får|för|eller|efter|under|över|per|inför)\b)\w{2,}r"
PAST = (r"(?:\w{3,}ade|(?:be)?sökte|mötte|hade|sade|sa|var|fick|gick|kom|höll|tog|gav|blev|såg|stod|"
        r"satt|hörde|ringde|lyfte|åkte|reste|kände|följde|hälsade|skrev|läste|tyckte)")
FIRST_PERSON = re.compile(r"\b(?:jag|vi|mig|oss|min|mitt|mina|vår|vårt|våra)\b", re.IGNORECASE)
SPEECH = r"(?:säger|sa|sade|menar|menade|konstaterar|konstaterade|svarar|svarade|undrade)"
# Words with which someone signs in a sentence
SIGNS = re.compile(r"hälsning|hälsar|\bkram|önskar|teckna|signera|\b(?:text|skrive[nt])\b|\bav\s|"
                   r"\bheter\b|\bnamn\b|penna|tangentbord|skribent", re.IGNORECASE)
INVITES = re.compile(r"[:(]\s*$|\b(?:mejla|maila|skriv|kontakta|kontakt|anmäl|frågor|till|på|via|med)\b[^.!?]*$",
                     re.IGNORECASE)
PRESENTS = re.compile(r"blogg|\bordet\b|penna|tangent|gäst|\btur\b|välkom|\böver\s+till|stafett|"
                      r"\blån", re.IGNORECASE)
GIVEN_NAME = re.compile(rf"(?P<before>[\w-]+)[,:]?\s+(?P<name>{TOKEN})(?!\s+[{CAPITAL}]|\w)")
QUESTION = re.compile(r"[–—-]\s?[^.!?]{4,200}\?")
NAME_ALONE = re.compile(rf"(?P<before>[^\s(/]*)(?P<sign>\s*//?\s*|\s+|\s*\()?(?P<name>{TOKEN}|[{CAPITAL}]{{2,3}})\)?[.!]?$")
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
        return self.where != "end" and bool(HANDS_OVER.search(f"{before} {behind[:NEAR]}"))


def host_signs(found: Appearance) -> bool:
    """Accept that the host signs the post, unless a sentence hands over what is below it.

    >>> host_signs(Appearance("caption", "Eva Ek", "Eva Ek", is_signed=True))
    True
    """
    hands_over = found.hands_over and len(found.rest) >= SHORTEST_TEXT
    return found.is_signed and (found.where == "caption" or not hands_over)


def picture_of_host(found: Appearance) -> bool:
    """Accept a caption that names the host as well, or begins with a word for a picture.

    >>> picture_of_host(Appearance("caption", "Eva Ek och Bo Alm", "Eva Ek", "Bo Alm"))
    True
    """
    shows_host = found.host.split()[:1] and found.host.split()[0] in found.sentence
    return found.where == "caption" and bool(shows_host or PICTURE.match(found.sentence))


def written_about(found: Appearance) -> bool:
    """Accept a person whom the text names again; nobody writes about himself by name.

    >>> written_about(Appearance("top", "Eva Ek är chef.", "Eva Ek", rest="Där satt Eva."))
    True
    """
    names = (found.name, *found.name.split())
    return found.where != "end" and not found.hands_over and any(
        re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", found.rest) for name in names
        if len(name) > 2)


def interview(found: Appearance) -> bool:
    """Accept a person in a text with questions: the host asks them.

    >>> interview(Appearance("top", "Möt Eva Ek.", "Eva Ek", is_interview=True))
    True
    """
    return found.where != "end" and found.is_interview


def acts_in_the_past(found: Appearance) -> bool:
    """Accept a sentence about what the person, or the host, did.

    >>> acts_in_the_past(Appearance("top", "Igår mötte jag Eva Ek i Lund.", "Eva Ek"))
    True
    """
    who = rf"(?:jag|vi|{re.escape(found.name)})"
    return found.where != "caption" and not found.hands_over and bool(re.search(
        rf"\b{who}\s+{PAST}\b|\b{PAST}\s+{who}(?!\w)", found.sentence, re.IGNORECASE))


def acts_in_the_present(found: Appearance) -> bool:
    """Accept a person who does something, but not today or here.

    >>> acts_in_the_present(Appearance("top", "Ministern Eva Ek föreslår nya regler.", "Eva Ek"))
    True
    """
    name = re.escape(found.name)
    return (found.where == "top" and not found.hands_over and not TODAY.search(found.sentence)
            and bool(re.search(rf"{name}\s+{PRESENT}\b|\bhar\b[^,]*{name}\s+\w+t\b",
                               found.sentence)))


def is_quoted(found: Appearance) -> bool:
    """Accept a person whose words are reported.

    >>> is_quoted(Appearance("end", "– Det går bra, säger Eva Ek.", "Eva Ek"))
    True
    """
    name = re.escape(found.name)
    return bool(re.search(rf"\b{SPEECH}\s+{name}|{name}\s+{SPEECH}\b", found.sentence))


def has_something(found: Appearance) -> bool:
    """Accept the genitive of a name before a noun.

    >>> has_something(Appearance("top", "Nu kommer Eva Eks rapport.", "Eva Eks"))
    True
    """
    is_genitive = re.search(rf"{re.escape(found.name)}\s+[{SMALL}]", found.sentence)
    return found.name.endswith("s") and not found.hands_over and bool(is_genitive)


def inside_sentence(found: Appearance) -> bool:
    """Accept a last sentence that goes on behind the name, and is no greeting.

    >>> inside_sentence(Appearance("end", "Så gick det när Eva Ek tog över ansvaret.", "Eva Ek"))
    True
    """
    behind = re.search(rf"{re.escape(found.name)},?(?P<more>(?:\s+[\w-]+){{3,}})", found.sentence)
    return (found.where == "end" and found.sentence[-1:] in ".!?" and bool(
        behind and re.search(rf"\s[{SMALL}]{{2,}}", behind["more"]))
        and not SIGNS.search(found.sentence))


def host_speaks(found: Appearance) -> bool:
    """Accept a last sentence in which the host speaks of the person, or thanks her.

    >>> host_speaks(Appearance("end", "Jag ser fram emot att träffa Eva Ek igen.", "Eva Ek"))
    True
    """
    name = re.escape(found.name)
    behind = re.search(rf"{name}(?P<more>.*)[.!?]$", found.sentence)
    thanks = re.search(rf"\b[Tt]ack(?:\s+till)?,?\s+{name}", found.sentence)
    goes_on = behind and re.search(rf"[{SMALL}]{{2,}}", behind["more"])
    return found.where == "end" and bool(
        thanks or goes_on and FIRST_PERSON.search(found.sentence)
        and not re.search(rf"\bjag,?\s+{name}|{name}\s+heter|heter\s+{name}", found.sentence))


# In this order; the first that accepts counts.
WITNESSES: tuple[Callable[[Appearance], bool], ...] = (
    host_signs, picture_of_host, written_about, interview, acts_in_the_past,
    acts_in_the_present, is_quoted, has_something,
    inside_sentence, host_speaks)


def default_author(witnesses: Witnesses, host: str, known: KnownWords) -> tuple[str, str]:
    """Return the rule by which the host wrote a post, and why that is doubtful, if it is."""
    if witnesses.unknown:
        return "host", f"{' and '.join(witnesses.unknown)} signs, of whom no full name is known"
    if signs_inside_text(witnesses, host):
        return "host", f"{host} signs inside a paragraph"
    found = list(appearances(witnesses, host, known))
    rules = [next((rule.__name__ for rule in WITNESSES if rule(each)), "") for each in found]
    if "" in rules:
        doubted = found[rules.index("")]
        place = {"caption": "the caption has", "top": "the first sentences have",
                 "end": "the last sentences have"}[doubted.where]
        return "host", f"{place} the name {doubted.name}: {doubted.sentence}"
    if host in witnesses.signed:
        return "host_signs", ""
    return rules[0] if rules else "nobody_else_named", ""


def signs_inside_text(witnesses: Witnesses, host: str) -> bool:
    """Return whether the host's name stands between two sentences of a paragraph."""
    given, family = host.split()[0], host.split()[-1]
    sign = re.compile(rf"[.!?]\s+/?{given}(?:\s+{family})?\s+(?=[{CAPITAL}])(?!{family})")
    return any(sign.search(text) for text in witnesses.of_kind("paragraph"))


def appearances(witnesses: Witnesses, host: str, known: KnownWords) -> Iterator[Appearance]:
    """Yield the places where a post has another person's name than the host's."""
    top, below = divided(witnesses)
    end = below[-END_SENTENCES:] or top[-1:]
    is_signed = host in witnesses.signed and witnesses.kinds[-1] in ("signature", "note")
    is_interview = sum(bool(QUESTION.match(text)) for text in witnesses.texts) > 1
    places = [("caption", witnesses.caption, below),
              *(("top", sentence, [*top[at + 1:], *below]) for at, sentence in enumerate(top)
                if at < FIRST_SENTENCES or PRESENTS.search(sentence)),
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

    >>> given_names_presented("I dag är det Evas tur att blogga om Lund.", KnownWords())
    ['Evas']
    """
    names = GIVEN_NAME.finditer(sentence) if PRESENTS.search(sentence) else ()
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
        return [] if is_hosts or INVITES.search(sentence[:mail.start()]) else [mail.group()]
    m = NAME_ALONE.search(sentence[-LONGEST_NAME:])
    if not m or m["before"].lower() in PREPOSITIONS:
        return []
    is_slashed = "/" in (m["sign"] or "")
    is_name = is_slashed or not (known.is_ordinary(m["name"]) or is_no_name(m["name"])
                                 or is_thing(m["name"], known))
    return [m["name"]] if is_name and (is_slashed or sentence[-1:] not in ".!?") else []
