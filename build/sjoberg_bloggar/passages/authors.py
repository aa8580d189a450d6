"""Find who wrote each post and each passage, and in which role.

Presentation, signature, caption and quotation marks are four witnesses. Where two of them
name the same person it is decided; where they disagree, or there is only one, a curator
decides. The host is the author where no witness speaks for anyone else.
"""

import re
from typing import NamedTuple

from ..curation.files import Row
from ..errors import InputError
from ..language.markers import REMOVED_NAME
from ..language.patterns import IS_NAME, NAME, PARTICLES, ROLE, begins_with
from .parse import Parsed, Passage
from .presentation import lower_first, role_of, without_employer
from .signoff import EMAIL, QUALIFIER
from ..language.text import slug, squeeze

GIVEN_AND_FAMILY = re.compile(rf"(.*?)\s+((?:(?:{PARTICLES})\s+)*\S+)")
AND = re.compile(r"\s+(?:och|&)\s+")
TWO_NAMES = re.compile(rf"({NAME}){AND.pattern}({NAME})")


class Author(NamedTuple):
    """A person: canonical name, other spellings found in the sources."""

    author_id: str
    name: str
    given_name: str
    family_name: str
    variants: tuple[str, ...]
    is_host: bool


class Authorship(NamedTuple):
    """An author of a post and the role stated there; organisation_id is the employer."""

    author: Author
    role: str | None
    organisation_id: str


class Attributed(NamedTuple):
    """The authors of a post in order and the author of each passage (None: several).

    doubt says why a curator must decide, empty where the witnesses agree.
    """

    authorships: list[Authorship]
    passage_authors: list[Author | None]
    doubt: str
    is_curated: bool

    @property
    def people(self) -> list[Author]:
        """All who wrote the post or its introduction."""
        found = [a.author for a in self.authorships] + [a for a in self.passage_authors if a]
        return sorted(set(found))


def curated_authors(rows: list[Row]) -> tuple[Author, str, dict[str, Author]]:
    """Return the host, his employer's organisation_id, and the known authors by every
    spelling of their names. Raises InputError unless exactly one of them is the host.
    """
    hosts = [row for row in rows if row["is_host"] == "yes"]
    if len(hosts) != 1:
        raise InputError(rows[0].path if rows else "authors.csv", None,
                         f"{len(hosts) or 'no'} rows have is_host yes",
                         "name the one host of the blog")
    require_full_names(rows)
    authors = {}
    for row in rows:
        variants = tuple(filter(None, map(str.strip, row["name_variants"].split(";"))))
        author = Author(row["author_id"], row["name"], row["given_name"], row["family_name"],
                        variants, row["is_host"] == "yes")
        authors |= dict.fromkeys((author.name, *variants), author)
    return authors[hosts[0]["name"]], hosts[0]["organisation_id"], authors


def require_full_names(rows: list[Row]) -> None:
    for row in rows:
        if len(row["name"].split()) < 2:
            raise row.error(f"'{row['name']}' is no full name",
                            "give the given name and the family name")


def new_author(name: str, spellings: list[str]) -> Author:
    """Return the author that a name in the sources tells of; those of the spellings that
    differ from it in no more than accents are the same person's."""
    if name == REMOVED_NAME:
        return Author(slug(name), name, name, name, (), False)
    given, family = GIVEN_AND_FAMILY.fullmatch(name).groups()
    variants = sorted({s for s in spellings if s != name and slug(s) == slug(name)})
    return Author(slug(name), name, given, family, tuple(variants), False)


def attribute(caption: str, parsed: Parsed, authors: dict[str, Author],
              host: Author, decided: list[Row], employer: str) -> Attributed:
    """Return who wrote a post and its passages.

    authors are the known authors by every spelling of their names; decided are the curated
    authorships of this post; employer is the organisation_id of the blog's own agency.
    """
    presentation = parsed.presentation
    presented = presentation.names if presentation else []
    signed = signatures(parsed.passages, host, presented, authors)
    if decided:
        require_full_names(decided)
        authorships = [Authorship(authors.get(row["name"]) or new_author(row["name"], []),
                                  row["role"] or None, row["organisation_id"])
                       for row in sorted(decided, key=lambda row: int(row["position"]))]
        doubt = ""
    else:
        names, doubt = agreed_names(presented, signed, caption, parsed, host, authors)
        authorships = [Authorship(authors.get(name) or new_author(name, [*presented, *signed]),
                                  stated_role(name, caption, parsed), employer)
                       for name in names]
    people = [authorship.author for authorship in authorships]
    return Attributed(authorships, passage_authors(parsed.passages, people, host), doubt,
                      bool(decided))


def signatures(passages: list[Passage], host: Author, presented: list[str],
               authors: dict[str, Author]) -> list[str]:
    """Return the names that sign a post; the host's sign-off below his intro is none."""
    found = []
    for passage in passages:
        if passage.kind != "signature":
            continue
        for text in AND.split(passage.text.lstrip("/ ").split(",")[0]):
            full = IS_NAME.match(text)
            if full and not ROLE.match(text):
                name = full.group()
            else:
                name = next((name for name in [*presented, *authors, host.name]
                             if begins_with(text, name.split()[0])), None)
            if name and name not in found:
                found.append(name)
    return found


def agreed_names(presented: list[str], signed: list[str], caption: str, parsed: Parsed,
                 host: Author, authors: dict[str, Author]) -> tuple[list[str], str]:
    """Return the authors' names, and why that is doubtful (empty where it is not)."""
    if not presented:
        if parsed.presentation and not parsed.presentation.is_own_column:
            return signed or [host.name], "a text is presented, but nobody by name"
        if set(signed) <= {host.name}:
            return [host.name], ""
        return signed, f"only the signature speaks for {' and '.join(signed)}"
    if other := unpresented([host.name, *presented, *signed], caption, parsed.passages):
        return presented, f"the caption and the introduction also have {other}"
    if signed and set(signed) != {host.name}:
        if set(map(slug, signed)) != set(map(slug, presented)):
            return signed, (f"presented is {' and '.join(presented)}, signed has "
                            f"{' and '.join(signed)}")
        if other := misspelt(signed, caption):
            return signed, f"the caption has {other}"
        return signed, ""
    intros = sum(passage.kind == "intro" for passage in parsed.passages)
    quoted = parsed.passages[intros:] and parsed.passages[intros].text[0] in "\"”“»"
    if quoted or all(name in caption for name in presented):
        return presented, ""
    return presented, f"only the presentation speaks for {' and '.join(presented)}"


def unpresented(names: list[str], caption: str, passages: list[Passage]) -> str:
    """Return the name that a caption of two names has beside one of names, where the
    introduction has it as well, in whatever spelling."""
    pair = TWO_NAMES.fullmatch(squeeze(caption))
    given = {name.split()[0] for name in names}
    others = [name for name in pair.groups() if name.split()[0] not in given] if pair else []
    if len(others) != 1:
        return ""
    intro = " ".join(passage.text for passage in passages if passage.kind == "intro")
    return others[0] if any(name.split()[0] == others[0].split()[0]
                            for name in IS_NAME.findall(intro)) else ""


def misspelt(names: list[str], caption: str) -> str:
    """Return a name of the caption that shares only the given name with one of names."""
    for found in IS_NAME.findall(caption):
        if found not in names and any(found.split()[0] == n.split()[0] and n not in caption
                                      for n in names):
            return found
    return ""


def stated_role(name: str, caption: str, parsed: Parsed) -> str | None:
    """Return the role that the presentation gives, else the signature, else the caption."""
    if parsed.presentation:
        for presented, role in zip(parsed.presentation.names, parsed.presentation.roles):
            if role and slug(presented) == slug(name):
                return role
    texts = [p.text for p in parsed.passages if p.kind == "signature"]
    for text, below in zip(texts, [*texts[1:], ""]):
        if name in text:
            beside = text.partition(",")[2].strip()
            for role in (beside, below):
                if (ROLE.match(role) or QUALIFIER.match(role)) and not EMAIL.search(role):
                    return without_employer(role)
    caption = squeeze(caption)
    return lower_first(role) if name in caption and (role := role_of(name, caption, "")) else None


def passage_authors(passages: list[Passage], people: list[Author],
                    host: Author) -> list[Author | None]:
    """Return each passage's author: the intro's is the host, a signature's who signs there,
    a note's who signs the post, all others' the post's author, None where they are several.
    """
    only = people[0] if len(people) == 1 else None
    found, signer = [], only
    for passage in passages:
        if passage.kind == "intro":
            found.append(host)
        elif passage.kind == "signature":
            signers = [p for p in people if any(form in passage.text
                                                for form in (p.name, *p.variants))]
            signer = (signers[0] if len(signers) == 1 else None) if signers else signer
            found.append(only or signer)
        else:
            found.append(only)
    return found
