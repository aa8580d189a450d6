"""Rules for who wrote a post and its passages, and in which role.

Introduction, signature, caption and quotation marks are four witnesses. If two of them name the
same person, that is the author. If they disagree, or one is alone, a curator decides. The host is
the author if no witness speaks for anyone else.
"""

import re
from dataclasses import dataclass

from ..curation.model import Row
from ..language.markers import REMOVED_NAME
from ..language.patterns import FULL_NAME, NAME, PARTICLES
from ..language.text import slug, squeeze
from ..model import Author, Authorship, Doubt
from .author_roles import role_doubts, role_of
from .context import ParsingContext, require_full_names
from .employers import employer_doubts
from .host import default_author
from .witnesses import Witnesses

GIVEN_AND_FAMILY = re.compile(rf"(.*?)\s+((?:(?:{PARTICLES})\s+)*\S+)")
TWO_NAMES = re.compile(rf"({NAME})\s+(?:och|&)\s+({NAME})")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wrote a post.

    Attributes:
        authorships: The authors in their order.
        rule: What decided that.
        doubts: What a curator must decide.
    """

    authorships: tuple[Authorship, ...]
    rule: str
    doubts: tuple[Doubt, ...] = ()


def attribute(witnesses: Witnesses, rows: list[Row], context: ParsingContext) -> Attribution:
    """Return who wrote a post; rows are those of authorships.csv about it."""
    if rows:
        require_full_names(rows)
        return Attribution(tuple(
            Authorship(context.authors.get(row["name"]) or new_author(row["name"], []),
                       row["role"] or None, row["organisation_id"])
            for row in sorted(rows, key=lambda row: int(row["position"]))), "authorships.csv")
    names, rule, doubt = agreed_names(witnesses, context)
    spellings = [*witnesses.presented, *witnesses.signed]
    people = [context.authors.get(name) or new_author(name, spellings) for name in names]
    authorships = tuple(
        Authorship(person, role_of(name, witnesses, context.employer_name),
                   context.employers.get(person.name, context.employer))
        for name, person in zip(names, people, strict=True))
    # Whoever decides on the authors decides on their roles and employers as well: one row.
    doubts = author_doubts(authorships, doubt) or [
        *role_doubts(authorships, witnesses.intro),
        *employer_doubts(authorships, witnesses, context)]
    return Attribution(authorships, rule, tuple(doubts))


def new_author(name: str, spellings: list[str]) -> Author:
    """Return the author for a name in the sources.

    Spellings that differ from the name in accents and signs at most are variants of it.
    """
    if name == REMOVED_NAME:
        return Author(slug(name), name, name, name, (), False)
    given, family = GIVEN_AND_FAMILY.fullmatch(name).groups()
    variants = sorted({form for form in spellings if form != name and slug(form) == slug(name)})
    return Author(slug(name), name, given, family, tuple(variants), False)


def agreed_names(witnesses: Witnesses, context: ParsingContext) -> tuple[list[str], str, str]:
    """Return the authors' names, the rule that found them, and why that is doubtful, if it is."""
    if not witnesses.presented:
        return unpresented_names(witnesses, context)
    return presented_names(witnesses, context.host.name)


def unpresented_names(witnesses: Witnesses,
                      context: ParsingContext) -> tuple[list[str], str, str]:
    """Return the authors of a post in which the host presents nobody by name."""
    signed, host = witnesses.signed, context.host.name
    if witnesses.introduction and not witnesses.introduction.is_own_column:
        return (signed or [host], "introduction_without_name",
                "a text is presented, but nobody by name")
    if set(signed) <= {host}:
        return [host], *default_author(witnesses, host, context.known)
    return signed, "signature", f"only the signature speaks for {' and '.join(signed)}"


def presented_names(witnesses: Witnesses, host: str) -> tuple[list[str], str, str]:
    """Return the authors of a post in which the host presents someone by name."""
    presented, signed = witnesses.presented, witnesses.signed
    if other := name_beside([host, *presented, *signed], witnesses):
        return (presented, "introduction",
                f"the caption and the introduction also have {other}")
    if witnesses.unknown:
        return presented, "introduction", f"{' and '.join(witnesses.unknown)} signs as well"
    if signed and set(signed) != {host}:
        if set(map(slug, signed)) != set(map(slug, presented)):
            return (signed, "signature", f"presented is {' and '.join(presented)}, signed has "
                                         f"{' and '.join(signed)}")
        other = misspelt(signed, witnesses.caption)
        return (signed, "introduction_and_signature",
                f"the caption has {other}" if other else "")
    if host in signed:
        return presented, "introduction", f"{host} signs the text"
    intros = witnesses.kinds.count("intro")
    if witnesses.texts[intros:] and witnesses.texts[intros][0] in "\"”“»":
        return presented, "introduction_and_quotation_marks", ""
    if all(name in witnesses.caption for name in presented):
        return presented, "introduction_and_caption", ""
    return (presented, "introduction",
            f"only the presentation speaks for {' and '.join(presented)}")


def name_beside(names: list[str], witnesses: Witnesses) -> str:
    """Return the other name in a caption of two, if the introduction has it in any spelling."""
    pair = TWO_NAMES.fullmatch(squeeze(witnesses.caption))
    given = {name.split()[0] for name in names}
    others = [name for name in pair.groups() if name.split()[0] not in given] if pair else []
    if len(others) != 1:
        return ""
    return others[0] if any(name.split()[0] == others[0].split()[0]
                            for name in FULL_NAME.findall(witnesses.intro)) else ""


def misspelt(names: list[str], caption: str) -> str:
    """Return a name of the caption that shares only the given name with one of names."""
    for found in FULL_NAME.findall(caption):
        if found not in names and any(found.split()[0] == name.split()[0] and name not in caption
                                      for name in names):
            return found
    return ""


def author_doubts(authorships: tuple[Authorship, ...], doubt: str) -> list[Doubt]:
    """Return the doubt about who wrote a post, if there is one."""
    who = "; ".join(authorship.author.name for authorship in authorships)
    return [Doubt("authors", "text", 0, who, who, context=doubt)] if doubt else []


def passage_authors(kinds: list[str], texts: list[str], authorships: tuple[Authorship, ...],
                    host: Author) -> list[tuple[Author | None, str]]:
    """Return the author of each passage, or None for several, and the rule.

    The host wrote an introduction. Whoever signs there wrote a signature, or a role below it. All
    else is the post's author's, or several authors' together.
    """
    people = [authorship.author for authorship in authorships]
    only = people[0] if len(people) == 1 else None
    found, signer = [], only
    for kind, text in zip(kinds, texts, strict=True):
        if kind == "intro":
            found.append((host, "host_introduces"))
        elif kind == "signature":
            signers = [person for person in people
                       if any(form in text for form in (person.name, *person.variants))]
            if signers:
                signer = signers[0] if len(signers) == 1 else None
            found.append((only or signer, "author_signs"))
        else:
            found.append((only, "author_of_post" if only else "several_authors"))
    return found
