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
    texts = post.texts
    found = decided_names(names, post.post_id, texts)
    doubts = [*post.doubts, *employers_in_roles(post, names)]
    taken = {(name.field, offset) for name in found for offset in range(name.start, name.end)}
    for field, text in texts.items():
        addresses = find_addresses(text)
        found += [Name(field, *span, text[slice(*span)], None, "address") for span in addresses]
        for m in names.pattern.finditer(text):
            (start, end), surface = m.span(), m.group()
            known = names.known[surface]
            if any(first <= start < last for first, last in addresses) \
                    or any((field, offset) in taken for offset in range(start, end)):
                continue
            if known.is_person and " " not in surface and (
                    not is_by_or_about(known.people, post, texts)
                    or is_called_organisation(text, start, end)):
                continue
            organisation_id, rule = known.organisation_id, known.rule
            if organisation_id and is_doubtful(known, text, start, end):
                doubts.append(Doubt("occurrence", field, start, surface, organisation_id))
                organisation_id, rule = None, "undecided"
            found.append(Name(field, start, end, surface, organisation_id, rule))
    found.sort(key=lambda name: (FIELDS.index(name.field), name.start))
    return replace(post, names=tuple(found), doubts=tuple(doubts))


def find_addresses(text: str) -> list[tuple[int, int]]:
    """Return the spans of web and e-mail addresses and of domain names.

    >>> find_addresses("Se af.se eller www.scb.se i dag")
    [(15, 25), (3, 8)]
    """
    spans = [m.span() for m in URL.finditer(text)]
    if "@" in text or REMOVED_MAIL in text:
        spans += [m.span() for m in MAIL.finditer(text)]
    for m in DOMAIN_END.finditer(text):
        if not any(first <= m.start() < last for first, last in spans):
            before = DOMAIN_BEFORE.search(text, max(0, m.start() - LONGEST_DOMAIN), m.start())
            spans.append((before.start(), m.end()))
    return spans


def decided_names(names: Names, post_id: str, texts: dict[str, str]) -> list[Name]:
    """Return the names that rows of occurrences.csv decide.

    Rows about an organisation that is not curated are left out.

    Raises:
        InputError: Two rows are about one place, or a row does not fit the post.
    """
    found, taken = [], {}
    for row in names.curation.about(post_id)["occurrences"]:
        if row["organisation_id"] and row["organisation_id"] not in names.organisations:
            continue
        name = decided_name(row, texts)
        for offset in range(name.start, name.end):
            if (first := taken.setdefault((name.field, offset), row)) is not row:
                raise row.repeats(first, "this place is decided")
        found.append(name)
    return found


def decided_name(row: Row, texts: dict[str, str]) -> Name:
    """Return the name that a row of occurrences.csv decides."""
    field = row["field"]
    if field not in texts:
        raise row.error(f"the post has no {field}", "write title, caption or text")
    before, name, after = row["before"], row["name"], row["after"]
    offsets = place_of(row, texts[field], (before, name, after), f"the post's {field}")
    offsets = offsets[len(bare(before)):][:len(bare(name))]
    start, end = offsets[0], offsets[-1] + 1
    return Name(field, start, end, texts[field][start:end], row["organisation_id"] or None,
                row.path.name)


def is_by_or_about(people: frozenset[str], post: Post, texts: dict[str, str]) -> bool:
    """Return whether a post is by or about one of the people who share a first name.

    Only in such a post does the first name alone mean that person.

    Args:
        people: Their full names; if there are none, the result is True.
        post: The post.
        texts: Its title, caption and text.
    """
    return (not people
            or any(not people.isdisjoint((each.name, *each.variants)) for each in post.people)
            or any(name in text for text in texts.values() for name in people))


def is_doubtful(known: KnownName, text: str, start: int, end: int) -> bool:
    """Return whether a curator must decide an occurrence of an organisation's name."""
    return (known.holds == "each"
            or known.holds == "inside" and is_opening(text, start)
            or may_be_other_name(text, start, end, known.is_swedish))


def employers_in_roles(post: Post, names: Names) -> list[Doubt]:
    """Return the doubts about the employers of authors whose role names another organisation."""
    if post.author_rule == "authorships.csv":
        return []
    return [Doubt("employer", "text", 0, surface, organisation_id,
                  context=f"{each.author.name}, {each.role}")
            for each in post.authorships for surface in names.pattern.findall(each.role or "")
            if (organisation_id := names.known[surface].organisation_id)
            not in (None, each.organisation_id)]
