"""Where a post that would be the host's names another person: caption, beginning and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from textwrap import wrap

from ..language.lexicon import words_in
from ..language.patterns import CAPITAL, SMALL, TOKEN, URL, WHOLE_MAIL, matches_at_capitals
from ..language.text import ends_sentence, sentences, slug
from .captions import PICTURE_WORD
from .context import NOTHING_KNOWN, KnownWords  # noqa: F401  (for the examples)
from .division import DividedPost
from .persons import is_no_name, is_of_ordinary_words, is_same_person, is_thing, persons_in
from .signoffs import NOTE, sign_off

TOP_SENTENCES, TOP_CHARACTERS, END_SENTENCES = 12, 1500, 4
FIRST_SENTENCES = 5  # of the top, in which every name counts; in the others it is presented
NEAR_NAME = 40  # characters before or after a name
NEAR_SENTENCES = 300  # characters below a sentence
LONGEST_PIECE = 1000  # characters of a sentence
MOST_WORDS_OF_SIGNATURE = 6  # of a last line that may be one
LONGEST_END = 60  # characters at the end of a sentence in which a name alone is looked for
# Words that hand a text over to someone
HANDING_OVER = re.compile(
    r"blogg|gäst|\bskriv(?:er|a|it|na|en|et)?\b|skribent|\bord(?:et|en)?\b|penna|tangent|krönik|"
    r"inlägg|\btext|\bberättar?\b|berättelse|betraktelse|\bdel\s+av\b|reflekterar?\b|\bdelar?\b|"
    r"\bläs(?:a|er|ning)?\b|presenterar?\b|välkom|\blåna[rt]?\b|\bta(?:r|git)?\s+över|"
    r"\böver\s+till|\btur(?:en)?\b|\bhär\s+kommer|medverkar?\b|stafett|\bplats|\bscen|"
    r"\bsläpp\w*\s+(?:in|fram|loss)|\blåt(?:a|er|it)\b|\bhöra\b|premiär|varsågod|\btankar|"
    r"\brader|följande|nedan|fortsätt|\bhopp\w+\s+in\b|trådarna|\bbad\b|\bmöt\b|"
    r"\b(?:jag|vi)\s+heter|heter\s+(?:jag|vi)|\bnamn\b", re.IGNORECASE)
# The ones among them that are about the blog
PRESENTING = re.compile(r"blogg|\bordet\b|penna|tangent|gäst|\btur\b|välkom|\böver\s+till|stafett|"
                        r"\blån", re.IGNORECASE)
# With these, or the words that hand over, the sentence after the name may announce a text
TELLING = re.compile(r"histori|\bsäga\b|\bså\s+här\b|svara(?:r|de)\b|\bsjälv\b|upplev|skildr",
                     re.IGNORECASE)
PERSONAL_PRONOUN = r"\b(?:hon|han|hennes|hans|henne|honom|de|deras|dem)\b"
COLON_HANDS_OVER = re.compile(rf":(?:\s+[{CAPITAL}\"”]|$)")
# A given name alone; how someone is presented with it, in a sentence with \0 in its place
GIVEN_NAME = re.compile(rf"{TOKEN}(?!\s+[{CAPITAL}]|\w)")
PRESENTED = re.compile(
    r"^\0\s+heter\s+jag\b|\bdet\s+är\s+\0\s+(?:här|som)\b|^[Hh]ej,?\s+\0\s+här\b|"
    r"(?:\b[Jj]ag\s+heter|\b[Vv]älkommen,?|\b(?:[Öö]ver|[Oo]rdet|[Pp]ennan|[Bb]loggen|"
    r"[Ss]tafettpinnen|går|lämnar?)\s+(?:\w+\s+)?(?:till|åt))\s+\0")
AFTER_WORD = re.compile(rf"\b([{SMALL}]+)[,:]?\s+\0")
NO_PRESENTATION = words_in("i på till från hos vid för om mot genom under över utanför nära kring")
# How a last sentence may be signed
SLASHED = re.compile(r"(?:^|(?<=[\s.!?(\[]))//?\s*([^\W\d_].{0,40})$")
GREETED = re.compile(rf"(?:hälsning\w*|[Hh]älsar|\b[Kk]ram\w*|önskar)(?:\s+från)?[,:]?\s+"
                     rf"([{CAPITAL}][\w-]+)")
GREETING_AT_END = re.compile(
    r"(?:^|[.!?]\s*)(?:\w+\s+){0,3}(?:hälsning\w*|hälsar|mvh|kram\w*)\b[\s,:]*(.{2,60})$",
    re.IGNORECASE)
NAME_AT_END = re.compile(rf"(?P<before>[^\s(]+)\s*\(?(?P<name>{TOKEN}|[{CAPITAL}]{{2,3}})\)?$")
SMILEY = re.compile(r"\s*[:;]-?[)D(]+$")
INVITING = re.compile(r"[:(]\s*$|\b(?:mejla|maila|skriv|kontakta?|anmäl|frågor|till|på|via|med)\b"
                      r"[^.!?]*$", re.IGNORECASE)
DASHED_QUESTION = re.compile(r"[–—-]\s?[^.!?]{4,200}\?")


@dataclass(frozen=True)
class Appearance:
    """A place where a post that would be the host's has another person's name.

    Attributes:
        where: "title", "caption", "top" or "end".
        sentence: The title, the caption, or the sentence.
        rest: The text below the first sentences; for one of them, the text below it.
        is_signed: Whether the host signs at the end.
        is_interview: Whether the text asks questions after dashes.
    """

    where: str
    sentence: str
    name: str
    host: str
    rest: str = ""
    is_signed: bool = False
    is_interview: bool = False

    @cached_property
    def hands_over(self) -> bool:
        """Whether the sentence hands a text over: a word before the name or near it, or a colon."""
        before, _, after = self.sentence.partition(self.name)
        near = f"{before} {after[:NEAR_NAME]}"
        return self.where != "end" and bool(
            HANDING_OVER.search(near) or COLON_HANDS_OVER.search(after))

    @cached_property
    def may_hand_over(self) -> bool:
        """Whether the sentence may hand a text over, or one of the next about the person."""
        given = re.escape(self.name.split()[0])
        person = re.compile(rf"{PERSONAL_PRONOUN}|\b{given}\b", re.IGNORECASE)
        below = [self.rest[a:b] for a, b in sentences(self.rest[:NEAR_SENTENCES])][:2]
        return self.hands_over or self.where == "top" and (
            bool(HANDING_OVER.search(self.sentence)) or any(
                person.search(sentence) and (HANDING_OVER.search(sentence)
                                             or TELLING.search(sentence)) for sentence in below))


def appearances(post: DividedPost, host: str, known: KnownWords) -> Iterator[Appearance]:
    """Yield the places where a post has another person's name than the host's.

    A given name alone, or another way to sign, counts unless the host signs at the end.
    """
    top, below = top_and_below(post)
    end = [*top, *below][FIRST_SENTENCES:][-END_SENTENCES:] or top[-1:]
    kinds_above_notes = [piece.kind for piece in post.pieces if piece.kind != "note"]
    is_signed = host in post.signed and kinds_above_notes[-1:] == ["signature"]
    is_interview = sum(bool(DASHED_QUESTION.match(piece.text)) for piece in post.pieces) > 1
    places = [("title", post.title, [*top, *below]), ("caption", post.caption, below),
              *(("top", sentence, [*top[at + 1:], *below]) for at, sentence in enumerate(top)),
              *(("end", sentence, []) for sentence in end)]
    for at, (where, sentence, rest) in enumerate(places):
        is_first = where != "top" or at < 2 + FIRST_SENTENCES  # title and caption are above
        names = persons_in(sentence, known)
        if not is_signed:
            names += names_signed(sentence, host, known) if where == "end" \
                else given_names_presented(sentence, known)
        names = [name for name in dict.fromkeys(names)
                 if not any(is_same_person(name, form) for form in (host, *host.split()))]
        if names and (is_first or PRESENTING.search(sentence)):
            yield from (Appearance(where, sentence, name, host, " ".join(rest), is_signed,
                                   is_interview) for name in names)


def given_names_presented(sentence: str, known: KnownWords) -> list[str]:
    """Return the given names alone in a sentence that presents someone.

    >>> given_names_presented("I dag är det Evas tur att blogga i Lund.", NOTHING_KNOWN)
    ['Evas']
    >>> given_names_presented("Det är Eva som tar över. Ordet går till Eva Ek.", NOTHING_KNOWN)
    ['Eva']
    """
    found = []
    for m in matches_at_capitals(GIVEN_NAME, sentence):
        if is_no_name(m.group()):
            continue
        around = f"{sentence[:m.start()]}\0{sentence[m.end():]}"
        near = max(0, m.start() - NEAR_NAME)
        word = AFTER_WORD.search(around, near)
        if PRESENTED.search(around, near) or (
                word and word[1] not in NO_PRESENTATION and PRESENTING.search(sentence)):
            found.append(m.group())
    return [name for name in found if not is_thing(name, known)]


def top_and_below(post: DividedPost) -> tuple[list[str], list[str]]:
    """Return the first sentences of a post and those below, without signatures and pictures."""
    texts = [piece.text for piece in post.pieces
             if piece.kind != "signature" and not PICTURE_WORD.match(piece.text)]
    found = [piece for text in texts for a, b in sentences(text) for piece in pieces(text[a:b])]
    starts = accumulate(map(len, found), initial=0)
    first = sum(start < TOP_CHARACTERS for start in islice(starts, min(TOP_SENTENCES, len(found))))
    return found[:first], found[first:]


def pieces(sentence: str) -> list[str]:
    """Return a sentence, or the pieces of an endless one, which would take too long to search.

    >>> pieces("Så var det."), len(pieces("Ja och nej " * 500))
    (['Så var det.'], 6)
    """
    return [sentence] if len(sentence) <= LONGEST_PIECE else wrap(sentence, LONGEST_PIECE)


def names_signed(sentence: str, host: str, known: KnownWords) -> list[str]:
    """Return the names with which a last sentence may be signed, given names alone included."""
    sentence = SMILEY.sub("", sentence)
    if signed := sign_off(sentence, known):
        return list(signed.names)
    if mail := WHOLE_MAIL.search(sentence):
        is_hosts = slug(mail.group().split("@")[0]).endswith(slug(host))
        return [] if is_hosts or INVITING.search(sentence[:mail.start()]) else [mail.group()]
    for pattern in (SLASHED, GREETED, GREETING_AT_END):
        if names := pattern.findall(URL.sub("", sentence)):
            return names
    is_other = URL.search(sentence) or NOTE.match(sentence) or ends_sentence(sentence)
    return [] if is_other else names_alone(sentence, known)


def names_alone(sentence: str, known: KnownWords) -> list[str]:
    """Return the name that ends a text without a full stop, or the text if a name begins it.

    >>> names_alone("Det var en bra dag på fjället Zara", NOTHING_KNOWN)
    ['Zara']
    >>> names_alone("Zara på kontoret", NOTHING_KNOWN)
    ['Zara på kontoret']
    """
    first, *others = sentence.split() or [""]
    if len(others) < MOST_WORDS_OF_SIGNATURE and first[:1].isupper() and not (
            is_no_name(first) or is_of_ordinary_words(first)):
        return [sentence]
    m = NAME_AT_END.search(sentence[-LONGEST_END:])
    is_name = m and m["before"].lower() not in NO_PRESENTATION and not (
        is_of_ordinary_words(m["name"]) or is_no_name(m["name"]) or is_thing(m["name"], known))
    return [m["name"]] if is_name else []
