"""Rules for who wrote a post and its passages, and in which role.

Introduction, signature, caption and quotation marks are four witnesses. If two of them name the
same person, that is the author. If they disagree, or one is alone, a curator decides. The host is
the author if no witness speaks for anyone else.
"""

import re
from dataclasses import dataclass

from ..curation.model import Row
from ..language.patterns import FULL_NAME, PARTICLES
from ..language.text import REMOVED_NAME, slug
from ..model import Author, Authorship, Doubt, Passage
from .breaks.body import QUOTES
from .captions import AND
from .context import ParsingContext
from .decisions import by_passage
from .division import DividedPost
from .employers import employer_doubts
from .host import default_author
from .introductions import OWN_COLUMN
from .roles import role_of

GIVEN_AND_FAMILY = re.compile(rf"(.*?)\s+((?:(?:{PARTICLES})\s+)*\S+)")
LONGEST_CONTEXT = 200  # characters of an introduction that are quoted


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who wrote a post, and what decided that: a rule's name or a curator's file."""

    authorships: tuple[Authorship, ...]
    rule: str
    doubts: tuple[Doubt, ...] = ()


def attribute(post: DividedPost, rows: list[Row], context: ParsingContext) -> Attribution:
    """Return who wrote a post; rows are those of authorships.csv about it."""
    for row in rows:
        if len(row["name"].split()) < 2:
            raise row.error(f"'{row['name']}' is not a full name",
                            "give the given name and the family name")
    if rows:
        return Attribution(tuple(
            Authorship(context.authors.get(row["name"]) or new_author(row["name"], []),
                       row["role"] or None, row["organisation_id"])
            for row in sorted(rows, key=lambda row: int(row["position"]))), "authorships.csv")
    names, rule, doubt = authors_by_presentation(post, context.host.name) \
        if post.introduction.guests else authors_without_presentation(post, context)
    spellings = [*post.introduction.guests, *post.signed]
    people = [context.authors.get(name) or new_author(name, spellings) for name in names]
    authorships = tuple(
        Authorship(person, role_of(name, post, context.employer_name),
                   context.employers.get(person.name, context.employer))
        for name, person in zip(names, people, strict=True))
    if doubt:  # Whoever decides on the authors decides on roles and employers as well: one row.
        who = "; ".join(person.name for person in people)
        return Attribution(authorships, rule, (Doubt("authors", "text", 0, who, who, doubt),))
    without_role = [Doubt("role", "text", 0, each.author.name, "", post.intro[:LONGEST_CONTEXT])
                    for each in authorships if not (each.author.is_host or each.role)]
    return Attribution(authorships, rule,
                       (*without_role, *employer_doubts(authorships, post, context)))


def new_author(name: str, spellings: list[str]) -> Author:
    """Return the author for a name in the sources.

    Spellings that differ from the name only in accents and punctuation are its variants.
    """
    if name == REMOVED_NAME:
        return Author(slug(name), name, name, name, (), False)
    given, family = GIVEN_AND_FAMILY.fullmatch(name).groups()
    variants = sorted({form for form in spellings if form != name and slug(form) == slug(name)})
    return Author(slug(name), name, given, family, tuple(variants), False)


def authors_without_presentation(post: DividedPost,
                                 context: ParsingContext) -> tuple[list[str], str, str]:
    """Return the authors of a post in which the host presents nobody by name.

    Also return the rule that found them, and why that is doubtful, if it is.
    """
    signed, host = post.signed, context.host.name
    if post.introduction.rule not in ("", OWN_COLUMN):
        return (signed or [host], "introduction_without_name",
                "a text is presented, but nobody by name")
    if set(signed) <= {host}:
        return [host], *default_author(post, host, context.known)
    return signed, "signature", f"only the signature names {' and '.join(signed)}"


def authors_by_presentation(post: DividedPost, host: str) -> tuple[list[str], str, str]:
    """Return the authors of a post in which the host presents someone by name, as above."""
    presented, signed = post.introduction.guests, post.signed
    if other := name_beside([host, *presented, *signed], post):
        return (presented, "introduction",
                f"the caption and the introduction also have {other}")
    if post.unknown:
        return presented, "introduction", f"{' and '.join(post.unknown)} signs as well"
    if signed and set(signed) != {host}:
        if set(map(slug, signed)) != set(map(slug, presented)):
            return (signed, "signature", f"presented is {' and '.join(presented)}, signed has "
                                         f"{' and '.join(signed)}")
        other = misspelt_in_caption(signed, post.caption)
        return (signed, "introduction_and_signature",
                f"the caption has {other}" if other else "")
    if host in signed:
        return presented, "introduction", f"{host} signs the text"
    below = "".join(piece.text for piece in post.pieces if piece.kind != "intro")
    if below.startswith(tuple(QUOTES)):
        return presented, "introduction_and_quotation_marks", ""
    if all(name in post.caption for name in presented):
        return presented, "introduction_and_caption", ""
    return (presented, "introduction",
            f"only the presentation names {' and '.join(presented)}")


def name_beside(names: list[str], post: DividedPost) -> str:
    """Return the other name in a caption of two, if the introduction has it in any spelling."""
    pair = AND.split(post.caption)
    if len(pair) != 2 or not all(map(FULL_NAME.fullmatch, pair)):
        return ""
    given = {name.split()[0] for name in names}
    introduced = {name.split()[0] for name in FULL_NAME.findall(post.intro)}
    others = [name for name in pair if name.split()[0] not in given]
    return others[0] if len(others) == 1 and others[0].split()[0] in introduced else ""


def misspelt_in_caption(names: list[str], caption: str) -> str:
    """Return a name in the caption that shares only its given name with one of the names."""
    for found in FULL_NAME.findall(caption):
        if found not in names and any(found.split()[0] == name.split()[0] and name not in caption
                                      for name in names):
            return found
    return ""


def passages_by(post: DividedPost, authorships: tuple[Authorship, ...], speakers: list[Row],
                host: Author) -> tuple[Passage, ...]:
    """Return the passages of a post with their authors, and the speakers in rows of speakers.csv.

    The host is the author of an introduction, and whoever signs the author of a signature and the
    role below it. All else is by the author of the post; several authors together count as none.
    """
    people = [authorship.author for authorship in authorships]
    only = people[0] if len(people) == 1 else None
    decided = by_passage(speakers, [piece.text for piece in post.pieces])
    passages, signer = [], only
    for at, piece in enumerate(post.pieces):
        author, rule = only, "author_of_post" if only else "several_authors"
        if piece.kind == "intro":
            author, rule = host, "host_introduces"
        elif piece.kind == "signature":
            if signers := [person for person in people if any(
                    form in piece.text for form in (person.name, *person.variants))]:
                signer = signers[0] if len(signers) == 1 else None
            author, rule = only or signer, "author_signs"
        speaker = decided[at]["speaker"] if at in decided else None
        passages.append(Passage(piece.kind, piece.text, author, speaker, piece.break_rule,
                                piece.kind_rule, rule))
    return tuple(passages)
