"""Rules on source documents, and on what the descriptor says about the posts as a whole.

source-files: If a package has its documents in build/sources, as releases do, each is the one
    whose hash the descriptor gives, and post_sources names no line that it does not have.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from ...package import Package, rows_of
from ...package.layout import DESCRIPTOR, HASH_FORM, hash_of, is_hash
from ...package.reading import why_unreadable
from ..registry import Offenders, offenders, rule
from ..violation import Violation, row_key, shown

KEY = ["post_id", "source"]
MOST_MISSING = 1_000  # posts or periods
FOLDER = "build/sources"


@rule("source-lines", "post_sources")
def source_lines(package: Package) -> Offenders:
    """A post's last line in a document is not above its first."""
    rows = package["post_sources"]
    return offenders(rows, KEY, rows["first_line"] > rows["last_line"],
                     "first_line is {first_line}, last_line {last_line}")


@rule("source-overlap", "post_sources")
def source_overlap(package: Package) -> Offenders:
    """The lines of two posts of one document do not overlap."""
    rows = sorted(rows_of(package["post_sources"], "source", "first_line", "last_line", "post_id"))
    for (source_above, first_above, last_above, post_above), (source, first, _, post_id) \
            in pairwise(rows):
        if source == source_above and first <= last_above:
            yield (post_id, source), (f"starts on line {first}, {shown(post_above)} has "
                                             f"lines {first_above} to {last_above}")


@rule("one-primary", "post_sources")
def one_primary(package: Package) -> Offenders:
    """Exactly one document of every post is the one whose text is published."""
    counts = Counter(post_id for post_id, is_primary
                     in rows_of(package["post_sources"], "post_id", "is_primary") if is_primary)
    return [(post_id, f"{counts[post_id]} documents have is_primary TRUE")
            for post_id in package["posts"]["post_id"].tolist() if counts[post_id] != 1]


@rule("source-documents", DESCRIPTOR)
def source_documents(package: Package) -> Offenders:
    """The descriptor lists every source document once, with its hash, and no other."""
    known = set(package["post_sources"]["source"])
    listed = set()
    for entry in source_entries(package.descriptor):
        name = entry.get("document") if isinstance(entry, dict) else None
        if not isinstance(name, str) or name not in known:
            yield "", f"sources lists the document {shown(name)}, which post_sources does not have"
        elif name in listed:
            yield name, "sources lists it twice"
        elif not is_hash(entry.get("hash")):
            yield name, f"its hash is {shown(entry.get('hash'))}, expected {HASH_FORM}"
        listed.add(str(name))
    for name in sorted(known - listed):
        yield name, "sources does not list this document of post_sources"


def source_entries(descriptor: dict) -> list:
    """Return the entries of documents in a descriptor, as far as it has a list of them."""
    entries = descriptor.get("sources")
    return entries if isinstance(entries, list) else []


def check_documents(folder: Path, package: Package) -> Iterator[Violation]:
    """Check the documents that the descriptor lists, as far as they are in the package."""
    rows = rows_of(package.tables["post_sources"], *KEY, "last_line") \
        if "post_sources" in package.tables else []
    for entry in source_entries(package.descriptor):
        name = entry.get("document") if isinstance(entry, dict) else None
        path = f"{FOLDER}/{name}"
        if not isinstance(name, str) or Path(name).name != name or why_unreadable(folder, path):
            continue
        data = (folder / path).read_bytes()
        if entry.get("hash") != hash_of(data):
            yield Violation("source-files", path, "", "hash in the descriptor is "
                            f"{shown(entry.get('hash'))}, the file has {hash_of(data)}")
            continue
        count = len(data.splitlines())  # whatever they end with
        for post_id, source, last_line in rows:
            if source == name and last_line > count:
                yield Violation("source-files", path, row_key(post_id),
                                f"last_line is {last_line}, the document has {count} lines")


@rule("temporal-coverage", DESCRIPTOR)
def temporal_coverage(package: Package) -> Offenders:
    """The time that the descriptor gives is from the day of the first post to that of the last."""
    days = package["posts"]["published"]
    expected = {"start": str(min(days, default=None)), "end": str(max(days, default=None))}
    given = package.descriptor.get("temporal")
    found = {key: given.get(key) if isinstance(given, dict) else None for key in expected}
    return [("", f"temporal.{key} is {shown(found[key])}, but posts give {shown(day)}")
            for key, day in expected.items() if found[key] != day]


@rule("missing-posts", DESCRIPTOR)
def missing_posts(package: Package) -> Offenders:
    """No post that the descriptor calls missing is in posts, nor any of a period that it does."""
    posts = rows_of(package["posts"], "post_id", "url", "published")
    urls = {entry["url"] for entry in missing_entries(package, "posts")
            if isinstance(entry.get("url"), str)}
    for post_id, url, _ in posts:
        if url in urls:
            yield post_id, f"missing.posts lists {shown(url)}, the address of this post"
    for start, end in missing_periods(package):
        for post_id, _, published in posts:
            if start <= str(published) <= end:
                yield post_id, (f"missing.periods has {shown(start)} to {shown(end)}, when this "
                                "post was published")


def missing_periods(package: Package) -> Iterator[tuple[str, str]]:
    """Yield the first and the last day of each period that the descriptor calls missing."""
    for entry in missing_entries(package, "periods"):
        start, end = entry.get("start"), entry.get("end")
        if isinstance(start, str) and isinstance(end, str):
            yield start, end


def missing_entries(package: Package, key: str) -> list[dict]:
    """Return the entries of a list in the descriptor's "missing", as far as it may have them."""
    given = package.descriptor.get("missing")
    found = given.get(key) if isinstance(given, dict) else None
    return [entry for entry in found[:MOST_MISSING] if isinstance(entry, dict)] \
        if isinstance(found, list) else []
