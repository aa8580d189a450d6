"""Whether the host wrote a post in which nobody is presented or signs.

He is the author by default. If the caption, the first sentences or the last ones have another
person's name, a reason must show that this person is not the author; else a curator decides.
"""

import re
from collections.abc import Callable

from ..language.patterns import CAPITAL, SMALL
from .appearances import Appearance, appearances
from .captions import PICTURE_WORD
from .context import KnownWords
from .division import DividedPost
from .doubts import host_signs_inside
from .introductions import SHORTEST_TEXT

TODAY = re.compile(r"\bi\s?dag\b|vecka|\bgången\b|månad|\bhär\b|\b(?:mig|min|mitt|mina|jag)\b",
                   re.IGNORECASE)
PRESENT_TENSE = r"(?!(?:är|heter|tar|gör|kommer|får|för|eller|efter|under|över|per|inför)\b)\w{2,}r"
PAST_TENSE = (r"(?:\w{3,}ade|(?:be)?sökte|mötte|hade|sade|sa|var|fick|gick|kom|höll|tog|gav|blev|"
              r"såg|stod|satt|hörde|ringde|lyfte|åkte|reste|kände|följde|skrev|läste|tyckte)")
SPEECH = r"(?:säger|sa|sade|menar|menade|konstaterar|konstaterade|svarar|svarade|undrade)"
# Words with which someone signs in a sentence
SIGNING = re.compile(r"hälsning|hälsar|\bkram|önskar|teckna|signera|\b(?:text|skrive[nt])\b|^av\s|"
                     r"\bheter\b|\bnamn\b|penna|tangentbord|skribent", re.IGNORECASE)
GUEST = re.compile(r"\bgäst(?:blogg|skrib|inlägg|krönik|text)", re.IGNORECASE)
WHERE_NAMED = {"title": "the title has", "caption": "the caption has",
               "top": "the first sentences have", "end": "the last sentences have"}


def host_signs(found: Appearance) -> bool:
    """Accept that the host signs the post, unless a sentence hands over what is below it.

    A person with his given name may be the one who signs with it.

    >>> host_signs(Appearance("caption", "Eva Ek", "Eva Ek", "Bo Alm", is_signed=True))
    True
    """
    hands_over = (found.hands_over and " " in found.name and len(found.rest) >= SHORTEST_TEXT)
    is_namesake = found.name.split()[:1] == found.host.split()[:1]
    return (found.is_signed and not is_namesake
            and (found.where in ("title", "caption") or not hands_over))


def picture_of_host(found: Appearance) -> bool:
    """Accept a caption that names the host as well, or begins with a word for a picture.

    >>> picture_of_host(Appearance("caption", "Eva Ek och Bo Alm", "Eva Ek", "Bo Alm"))
    True
    """
    given, *_, family = map(re.escape, found.host.split())
    shows_host = re.search(rf"\b{given}(?:\s+{family}|(?!\s+[{CAPITAL}]))", found.sentence)
    return found.where == "caption" and bool(shows_host or PICTURE_WORD.match(found.sentence))


def written_about(found: Appearance) -> bool:
    """Accept a person whom the text names again; nobody writes about himself by name.

    >>> written_about(Appearance("top", "Eva Ek är chef.", "Eva Ek", "Bo Alm", "Där satt Eva."))
    True
    """
    again = rf"(?<![\w-]){re.escape(found.name)}s?(?![\w-])" \
        rf"|(?<=[^.!?…:\"”] ){re.escape(found.name.split()[0])}s?(?![\w-])"
    return found.where != "end" and not found.may_hand_over and bool(re.search(again, found.rest))


def interview(found: Appearance) -> bool:
    """Accept a person in a text with questions: the host asks them.

    >>> interview(Appearance("top", "Möt Eva Ek.", "Eva Ek", "Bo Alm", is_interview=True))
    True
    """
    return found.where != "end" and found.is_interview


def acts_in_the_past(found: Appearance) -> bool:
    """Accept a sentence about what the person, or the host, did.

    >>> acts_in_the_past(Appearance("top", "Igår mötte jag Eva Ek i Lund.", "Eva Ek", "Bo Alm"))
    True
    """
    who = rf"(?:jag|vi|(?:[\w:-]+\s+){{0,2}}{re.escape(found.name)})"
    return found.where != "caption" and not found.may_hand_over and bool(re.search(
        rf"\b{who}\s+{PAST_TENSE}\b|\b{PAST_TENSE}\s+{who}(?!\w)", found.sentence, re.IGNORECASE))


def acts_in_the_present(found: Appearance) -> bool:
    """Accept a person who does something, but not today or here.

    >>> acts_in_the_present(Appearance("top", "Ministern Eva Ek föreslår mer.", "Eva Ek", "Bo Alm"))
    True
    """
    name = re.escape(found.name)
    return (found.where == "top" and not found.may_hand_over and not TODAY.search(found.sentence)
            and bool(re.search(rf"{name}\s+{PRESENT_TENSE}\b|\bhar\b[^,]*{name}\s+\w+t\b",
                               found.sentence)))


def is_quoted(found: Appearance) -> bool:
    """Accept a person whose words are reported.

    >>> is_quoted(Appearance("end", "– Det går bra, säger Eva Ek.", "Eva Ek", "Bo Alm"))
    True
    """
    name = re.escape(found.name)
    is_reported = re.search(rf"\b{SPEECH}\s+{name}|{name}\s+{SPEECH}\b", found.sentence)
    return bool(is_reported) and not found.may_hand_over


def inside_sentence(found: Appearance) -> bool:
    """Accept a last sentence that goes on after the name and is neither greeting nor biography.

    >>> inside_sentence(Appearance("end", "Så var det när Eva Ek kom hit nu.", "Eva Ek", "Bo Alm"))
    True
    """
    name = re.escape(found.name)
    after = rf"(?!\s+(?:är|arbetar|jobbar)\b),?(?:\s+[\w-]+){{2,}}\s+[{SMALL}]{{2}}.*[.!?]$"
    goes_on = re.search(rf"(?<!^)(?<!\bär ){name}{after}", found.sentence)
    return found.where == "end" and bool(goes_on) and not SIGNING.search(found.sentence)


def host_speaks(found: Appearance) -> bool:
    """Accept a last sentence in which the host speaks of the person, or thanks her.

    >>> host_speaks(Appearance("end", "Jag vill träffa Eva Ek igen.", "Eva Ek", "Bo Alm"))
    True
    """
    name = re.escape(found.name)
    thanks = re.search(rf"\b[Tt]ack(?:\s+till)?,?\s+{name}", found.sentence)
    speaks = re.search(rf"\b(?:jag|vi)\b(?!,?\s+{name}).*(?<!,)\s{name}.*[.!?]$", found.sentence,
                       re.IGNORECASE)
    return found.where == "end" and bool(
        thanks or speaks and not SIGNING.search(found.sentence)
        and not re.search(rf"\bär\s+{name}", found.sentence))


# In this order; the first that accepts counts.
REASONS: tuple[Callable[[Appearance], bool], ...] = (
    host_signs, picture_of_host, written_about, interview, acts_in_the_past,
    acts_in_the_present, is_quoted, inside_sentence, host_speaks)


def default_author(post: DividedPost, host: str, known: KnownWords) -> tuple[str, str]:
    """Return the rule by which the host wrote a post, and why that is doubtful, if it is."""
    if post.unknown:
        return "host", f"{' and '.join(post.unknown)} signs, of whom no full name is known"
    if any(host_signs_inside(text, host) for text in post.of_kind("paragraph")):
        return "host", f"{host} signs inside a paragraph"
    if GUEST.search(post.title) and host not in post.signed:
        return "host", f"the title announces a guest: {post.title}"
    found = list(appearances(post, host, known))
    rules = [next((rule.__name__ for rule in REASONS if rule(each)), "") for each in found]
    if "" in rules:
        doubted = found[rules.index("")]
        return "host", f"{WHERE_NAMED[doubted.where]} the name {doubted.name}: {doubted.sentence}"
    default = "host_signs" if host in post.signed else "nobody_else_named"
    return f"host: {', '.join(dict.fromkeys(rules)) or default}", ""
