"""Rules on source documents, and on what the descriptor says of the posts as a whole."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from .description import FILE, HASH, is_hash
from .tables import Tables
from .violation import Violation, row_key, shown

RULES = {
    "source-lines": "A post's last line in a document is not above its first.",
    "source-overlap": "The lines of two posts of one document do not overlap.",
    "one-primary": "Exactly one document of every post is the one whose text is published.",
    "source-documents": "The descriptor lists every source document once, with its hash, and no "
                        "other.",
    "temporal-coverage": "The time that the descriptor gives is from the day of the first post to "
                         "that of the last.",
    "missing-posts": "No post that the descriptor calls missing is in posts, and none of a period "
                     "that it calls missing.",
}


def check_sources(tables: Tables) -> Iterator[Violation]:
    """Check the lines of the documents, and which of them is published."""
    primary, by_source = defaultdict(int), defaultdict(list)
    for post_id, source, first, last, is_primary in tables.rows(
            "post_sources", "post_id", "source", "first_line", "last_line", "is_primary"):
        primary[post_id] += is_primary
        by_source[source].append((first, last, post_id))
        if first > last:
            yield Violation("source-lines", "post_sources", row_key(post_id, source),
                            f"first_line is {first}, last_line {last}")
    for post_id in tables.columns("posts", "post_id")[0]:
        if primary[post_id] != 1:
            yield Violation("one-primary", "post_sources", row_key(post_id),
                            f"{primary[post_id] or 'no'} documents have is_primary TRUE")
    for source, lines in by_source.items():
        for (first, last, post_id), (next_first, _, next_id) in pairwise(sorted(lines)):
            if next_first <= last:
                yield Violation("source-overlap", "post_sources", row_key(next_id, source),
                                f"starts on line {next_first}, {post_id} has lines {first} to "
                                f"{last}")


def check_described_sources(tables: Tables, descriptor: dict) -> Iterator[Violation]:
    known = set(tables.columns("post_sources", "source")[0])
    given = descriptor.get("sources")
    listed = set()
    for entry in given if isinstance(given, list) else []:
        name = entry.get("document") if isinstance(entry, dict) else None
        if not isinstance(name, str) or name not in known:
            yield Violation("source-documents", FILE, "",
                            f"sources lists the document {shown(name)}, which post_sources does "
                            "not have")
        elif name in listed:
            yield Violation("source-documents", FILE, row_key(name), "sources lists it twice")
        elif not is_hash(entry.get("hash")):
            yield Violation("source-documents", FILE, row_key(name),
                            f"its hash is {shown(entry.get('hash'))}, expected {HASH}")
        listed.add(str(name))
    for name in sorted(known - listed):
        yield Violation("source-documents", FILE, row_key(name),
                        "sources does not list this document of post_sources")


def check_coverage(tables: Tables, descriptor: dict) -> Iterator[Violation]:
    days = tables.columns("posts", "published")[0]
    expected = {"start": str(min(days, default=None)), "end": str(max(days, default=None))}
    given = descriptor.get("temporal")
    for key, day in expected.items():
        found = given.get(key) if isinstance(given, dict) else None
        if found != day:
            yield Violation("temporal-coverage", FILE, "",
                            f"temporal.{key} is {shown(found)}, but posts give {shown(day)}")


def check_missing(tables: Tables, descriptor: dict) -> Iterator[Violation]:
    given = descriptor.get("missing")

    def entries(key: str) -> list[dict]:
        found = given.get(key) if isinstance(given, dict) else None
        return [entry for entry in found if isinstance(entry, dict)] if isinstance(
            found, list) else []

    missing = [entry.get("url") for entry in entries("posts")]
    periods = [(str(entry.get("start")), str(entry.get("end"))) for entry in entries("periods")]
    for post_id, published, url in tables.rows("posts", "post_id", "published", "url"):
        if url is not None and url in missing:
            yield Violation("missing-posts", FILE, row_key(post_id),
                            f"missing.posts lists {shown(url)}, the address of this post")
        for start, end in periods:
            if start <= str(published) <= end:
                yield Violation("missing-posts", FILE, row_key(post_id),
                                f"missing.periods has {shown(start)} to {shown(end)}, when this "
                                "post was published")
