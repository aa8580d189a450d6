"""The employer of a guest: that of the host, unless the presentation names another."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..language.patterns import CAPITAL, NAME, ROLE, ROLE_ENDINGS, SMALL
from ..language.text import sentences
from ..model import Authorship, Doubt
from .context import ParsingContext
from .division import DividedPost
from .persons import INSTITUTION_WORD, is_of_ordinary_words

NAME_WORD = rf"[{CAPITAL}][\w&:’'-]*"
KIND_OF_PLACE = rf"[{SMALL}]*(?:universitet|högskola|kommun|landsting|stad|sjukhus|museum)"
EMPLOYER = (rf"(?P<employer>{NAME_WORD}(?:\s+(?:och\s+|för\s+|&\s+)?{NAME_WORD}|"
            rf"\s+{KIND_OF_PLACE}\b)*)")
PREPOSITION = r"(?P<at>från|på|vid|hos|för|åt|inom|i|till)"
WORKS = r"(?:arbetar|jobbar|verksam|anställd|forskar|undervisar|leder|driver|kommer|lånad|utlånad)"
UNIT = re.compile(
    rf"(?:[{CAPITAL}][{SMALL}]*)?(?:avdelning|enhet|stab|område|kansli|kontor|center|sektion|"
    r"region|distrikt|grupp|ledning|tjänst|team|program|projekt)(?:en|et|n|s)*", re.IGNORECASE)
OF_PLACE = re.compile(rf"\s{KIND_OF_PLACE}$|^Region\s")
# Roles that hardly anyone has at the host's employer
OUTSIDE_ROLE = re.compile(
    r"(?:\w+\s+)?\w*(?:hövding|rektor|kommunalråd|regionråd|minister|statsråd|ledamot|professor|"
    r"lektor|docent|forskare|doktorand|vd|gd|ordförande|journalist|författare|lärare|läkare|"
    r"sköterska|företagare|grundare|ombudsman|barnmorska)\b|generaldirektör", re.IGNORECASE)
HEAD_OF_EMPLOYER = r"(?:vd|gd|ordförande|generalsekreterare|grundare)"
# What is after a person's name: "från X", ", X", ", vd X"; "arbetar på X"; "rektor på X"
AFTER_NAME = (rf"^,?\s+(?:som\s+är\s+)?{PREPOSITION}\s+{EMPLOYER}",
               rf"^\s*(?:,|\(|/|–)\s*(?:(?i:{HEAD_OF_EMPLOYER})\s+)?{EMPLOYER}",
               rf"\b{WORKS}\s+(?:[{SMALL}]+\s+){{0,4}}?{PREPOSITION}\s+{EMPLOYER}",
               rf"(?i:{ROLE_ENDINGS})\s+(?:[{SMALL}]+\s+){{0,3}}?{PREPOSITION}\s+{EMPLOYER}")
BEFORE_NAME = (rf"(?P<employer>{NAME_WORD}(?:\s+{NAME_WORD})*?)s\s+(?:[{SMALL}]+\s+)?"
               rf"(?:\w+-)*(?i:{ROLE.pattern})\s*$",
               rf"(?i:{ROLE_ENDINGS})\s+{PREPOSITION}\s+{EMPLOYER}\W*$")
ANOTHER_PERSON = re.compile(rf"(?:\s+(?:och|samt|&)|,)\s+{NAME}")


def employer_doubts(authorships: tuple[Authorship, ...], post: DividedPost,
                    context: ParsingContext) -> list[Doubt]:
    """Return the doubts about guests whose presentation, signature or caption names an employer."""
    for each in authorships:
        for name, text in other_employers(each, post, context):
            return [Doubt("employer", "text", 0, name, context.organisations.get(name, ""),
                          f"{each.author.name}: {text}")]
    return [Doubt("employer", "text", 0, each.author.name, "", each.role)
            for each in authorships if is_outside(each, context)]


def other_employers(authorship: Authorship, post: DividedPost,
                    context: ParsingContext) -> Iterator[tuple[str, str]]:
    """Yield what may be another employer of an author, and the text that names it."""
    author = authorship.author
    for text in () if author.is_host else texts_about(author.name, post):
        yield from ((name, text) for at, name in employers_in(author.name, text)
                    if is_other_employer(name, at, authorship, context))
    signatures = post.of_kind("signature")
    at = next((at for at, line in enumerate(signatures) if author.name in line), len(signatures))
    for line in signatures[at + 1:]:
        yield from ((name, line) for name in re.findall(NAME_WORD, line)
                    if (name in context.organisations or INSTITUTION_WORD.fullmatch(name.lower()))
                    and is_other_employer(name, "", authorship, context))


def is_outside(authorship: Authorship, context: ParsingContext) -> bool:
    """Return whether a guest has a role that hardly belongs to the host's employer.

    If the role names an organisation, that is asked about with the mentions.
    """
    role, author = authorship.role or "", authorship.author
    return (not author.is_host and author.name not in context.employers
            and bool(OUTSIDE_ROLE.match(role))
            and not any(name in role for name in context.organisations))


def texts_about(name: str, post: DividedPost) -> Iterator[str]:
    """Yield what presents a person: sentences of the introduction, signature and caption."""
    intro = post.intro
    for (start, end), (following, last) in pairwise([*sentences(intro), (len(intro), len(intro))]):
        if name in intro[start:end]:
            yield intro[start:end]
            if intro[following:last].startswith(("Hon ", "Han ", f"{name.split()[0]} ")):
                yield intro[following:last]
    yield from (text for text in (*post.of_kind("signature"), post.caption) if name in text)


def employers_in(name: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the employers that a text about a person may name, each after its preposition.

    >>> list(employers_in("Eva Ek", "Idag skriver Eva Ek från Svensk Handel."))
    [('från', 'Svensk Handel')]
    >>> list(employers_in("Eva Ek", "Hon arbetar med unga på Kriminalvården."))
    [('på', 'Kriminalvården')]
    >>> list(employers_in("Eva Ek", "Företagarnas vd Eva Ek"))
    [('', 'Företagarna')]
    """
    before, _, after = text.rpartition(name)
    another = ANOTHER_PERSON.search(after)
    after = after[:another.start()] if another else after
    for patterns, part in ((AFTER_NAME, after), (BEFORE_NAME, before)):
        for m in (m for pattern in patterns for m in re.finditer(pattern, part)):
            yield m.groupdict().get("at") or "", m["employer"]


def is_other_employer(name: str, at: str, authorship: Authorship,
                      context: ParsingContext) -> bool:
    """Return whether a name may be that of an employer other than the one of an authorship.

    Units and places are not employers: after "i" only a known organisation is one. A name that the
    role contains as well is asked about with the mentions.
    """
    words = name.removesuffix("s").split()
    forms = {" ".join(words[:length]) for length in range(1, len(words) + 1)} | {name}
    known = [context.organisations[form] for form in forms if form in context.organisations]
    if known:
        return authorship.organisation_id not in known and name not in (authorship.role or "")
    if OF_PLACE.search(name):
        return True
    is_word = is_of_ordinary_words(f"{name}s") and not at
    return not (at in ("i", "till") or is_word or forms & context.known.things
                or UNIT.fullmatch(words[0]) or ROLE.match(name))
