"""Find the names in titles, captions and texts."""

import re
from dataclasses import replace

from ..curation.model import Row, place_of
from ..language.patterns import MAIL, URL
from ..language.text import REMOVED_MAIL, bare
from ..model import FIELDS, Doubt, Name, Post
from .names import KnownName, Names
from .surroundings import is_called_organisation, is_opening, may_be_other_name

DOMAIN_END = re.compile(r"\.(?:se|nu|com|org|net|eu|no|dk|fi)(?![\w-])")
DOMAIN_BEFORE = re.compile(r"[\w.-]*$")
LONGEST_DOMAIN = 100  # characters


def find_mentions(post: Post, names: Names) -> Post:
    """Return a post with its settled names, and with doubts about the others that are known.

    Raises:
        InputError: A curator's decision about an occurrence does not fit the post.
    """
    found, doubts, texts = [], list(post.doubts), post.texts
    decisions = names.curation.about(post.post_id).occurrences
    decided = decided_names([row for row in decisions if not row["organisation_id"]
                             or row["organisation_id"] in names.organisations], texts)
    doubts += employers_in_roles(post, names)
    for field in texts:
        settled, doubtful = find_in_field(post, texts, field, names,
                                          [name for name in decided if name.field == field])
        found += settled
        doubts += doubtful
    found.sort(key=lambda name: (FIELDS.index(name.field), name.start))
    return replace(post, names=tuple(found), doubts=tuple(doubts))


def find_in_field(post: Post, texts: dict[str, str], field: str, names: Names,
                  decided: list[Name]) -> tuple[list[Name], list[Doubt]]:
    """Return the names in one field of a post, and the doubts about them.

    The names that a curator decided there are among them.
    """
    text = texts[field]
    addresses = [Name(field, start, end, text[start:end], None, "address")
                 for start, end in find_addresses(text)]
    in_addresses, in_decided = offsets_in(addresses), offsets_in(decided)
    found, doubts = [*decided, *addresses], []
    for m in names.pattern.finditer(text):
        start, end, surface = m.start(), m.end(), m.group()
        if start in in_addresses or not in_decided.isdisjoint(range(start, end)):
            continue
        known = names.known[surface]
        if known.is_person and " " not in surface and (
                may_be_other_person(known, post, texts) or is_called_organisation(text, start, end)):
            continue
        if known.organisation_id and is_doubtful(known, text, start, surface):
            doubts.append(Doubt("occurrence", field, start, surface, known.organisation_id))
            found.append(Name(field, start, end, surface, None, "undecided"))
        else:
            found.append(Name(field, start, end, surface, known.organisation_id, known.rule))
    return found, doubts


def offsets_in(names: list[Name]) -> set[int]:
    """Return all offsets inside names."""
    return {offset for name in names for offset in range(name.start, name.end)}


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and e-mail addresses and of domain names.

    >>> find_addresses("Se af.se eller www.scb.se!")
    [(15, 26), (3, 8), (15, 25)]
    """
    spans = [m.span() for m in URL.finditer(text)]
    if "@" in text or REMOVED_MAIL in text:
        spans += [m.span() for m in MAIL.finditer(text)]
    for m in DOMAIN_END.finditer(text):
        before = DOMAIN_BEFORE.search(text, max(0, m.start() - LONGEST_DOMAIN), m.start())
        spans.append((before.start(), m.end()))
    return spans


def decided_names(rows: list[Row], texts: dict[str, str]) -> list[Name]:
    """Return the names that rows of occurrences.csv are about; no two are about one place."""
    names, taken = [], {}
    for row in rows:
        name = decided_name(row, texts)
        for offset in range(name.start, name.end):
            if (first := taken.setdefault((name.field, offset), row)) is not row:
                raise row.repeats(first, "this place is decided")
        names.append(name)
    return names


def decided_name(row: Row, texts: dict[str, str]) -> Name:
    """Return the name that a row of occurrences.csv is about."""
    field = row["field"]
    if field not in texts:
        raise row.error(f"the post has no {field}", "write title, caption or text")
    before, name, after = row["before"], row["name"], row["after"]
    offsets = place_of(row, texts[field], (before, name, after), f"the post's {field}")
    offsets = offsets[len(bare(before)):][:len(bare(name))]
    start, end = offsets[0], offsets[-1] + 1
    return Name(field, start, end, texts[field][start:end], row["organisation_id"] or None,
                row.path.name)


def may_be_other_person(known: KnownName, post: Post, texts: dict[str, str]) -> bool:
    """Return whether the first name of authors may mean someone else in a post.

    It means the author only in a post of or about the author.
    """
    has_written = any(not known.people.isdisjoint((person.name, *person.variants))
                      for person in post.people)
    return bool(known.people) and not has_written and not any(
        name in text for text in texts.values() for name in known.people)


def is_doubtful(known: KnownName, text: str, start: int, surface: str) -> bool:
    """Return whether a curator must decide an occurrence of an organisation's name."""
    return (known.holds == "each"
            or known.holds == "inside" and is_opening(text, start)
            or may_be_other_name(text, start, start + len(surface), known.is_swedish))


def employers_in_roles(post: Post, names: Names) -> list[Doubt]:
    """Return the doubts about the employers of authors whose role names another organisation."""
    if post.author_rule == "authorships.csv":
        return []
    found = []
    for each in post.authorships:
        for surface in names.pattern.findall(each.role or ""):
            organisation_id = names.known[surface].organisation_id
            if organisation_id not in (None, each.organisation_id):
                found.append(Doubt("employer", "text", 0, surface, organisation_id,
                                   context=f"{each.author.name}, {each.role}"))
    return found
