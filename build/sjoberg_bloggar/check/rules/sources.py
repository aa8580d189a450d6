"""Rules on source documents, and on what the descriptor says about the posts as a whole."""

from collections.abc import Iterator

import pandas as pd

from ..descriptor_form import MOST_MISSING
from ..layout import DESCRIPTOR, HASH_FORM, is_hash
from ..registry import Package, offenders, reported, rule
from ..violation import shown

KEY = ["post_id", "source"]


@rule("source-lines", "post_sources", KEY)
def source_lines(package: Package) -> pd.DataFrame:
    """A post's last line in a document is not above its first."""
    rows = package["post_sources"]
    return offenders(rows, rows["first_line"] > rows["last_line"],
                     "first_line is {first_line}, last_line {last_line}")


@rule("source-overlap", "post_sources", KEY)
def source_overlap(package: Package) -> pd.DataFrame:
    """The lines of two posts of one document do not overlap."""
    rows = package["post_sources"].astype({"first_line": "Int64", "last_line": "Int64"})
    rows = rows.sort_values(["source", "first_line", "last_line", "post_id"])
    above = rows.groupby("source")[["post_id", "first_line", "last_line"]].shift()
    rows = rows.assign(other=above["post_id"], other_first=above["first_line"],
                       other_last=above["last_line"])
    return offenders(rows, rows["first_line"] <= rows["other_last"],
                     "starts on line {first_line}, {other} has lines {other_first} to {other_last}")


@rule("one-primary", "post_sources", ["post_id"])
def one_primary(package: Package) -> pd.DataFrame:
    """Exactly one document of every post is the one whose text is published."""
    counts = package["post_sources"].groupby("post_id")["is_primary"].sum()
    posts = package["posts"].assign(
        primaries=package["posts"]["post_id"].map(counts).fillna(0).astype(int))
    return offenders(posts, posts["primaries"] != 1, "{primaries} documents have is_primary TRUE")


@rule("source-documents", DESCRIPTOR, ["document"])
def source_documents(package: Package) -> pd.DataFrame:
    """The descriptor lists every source document once, with its hash, and no other."""
    known = set(package["post_sources"]["source"])
    given = package.descriptor.get("sources")
    problems, listed = [], set()
    for entry in given if isinstance(given, list) else []:
        name = entry.get("document") if isinstance(entry, dict) else None
        if not isinstance(name, str) or name not in known:
            problems.append(("", f"sources lists the document {shown(name)}, which post_sources "
                                 "does not have"))
        elif name in listed:
            problems.append((name, "sources lists it twice"))
        elif not is_hash(entry.get("hash")):
            problems.append((name, f"its hash is {shown(entry.get('hash'))}, expected "
                                   f"{HASH_FORM}"))
        listed.add(str(name))
    problems += [(name, "sources does not list this document of post_sources")
                 for name in sorted(known - listed)]
    return reported(problems, "document")


@rule("temporal-coverage", DESCRIPTOR)
def temporal_coverage(package: Package) -> pd.DataFrame:
    """The time that the descriptor gives is from the day of the first post to that of the last."""
    days = package["posts"]["published"]
    expected = {"start": str(min(days, default=None)), "end": str(max(days, default=None))}
    given = package.descriptor.get("temporal")
    found = {key: given.get(key) if isinstance(given, dict) else None for key in expected}
    return reported((f"temporal.{key} is {shown(found[key])}, but posts give {shown(day)}",)
                    for key, day in expected.items() if found[key] != day)


@rule("missing-posts", DESCRIPTOR, ["post_id"])
def missing_posts(package: Package) -> pd.DataFrame:
    """No post that the descriptor calls missing is in posts, nor any of a period that it does."""
    posts = package["posts"]
    urls = [entry["url"] for entry in missing_entries(package, "posts")
            if isinstance(entry.get("url"), str)]
    found = [offenders(posts, posts["url"].isin(urls),
                       "missing.posts lists {url}, the address of this post")]
    days = posts["published"].astype(str)
    for start, end in missing_periods(package):
        found.append(offenders(
            posts.assign(start=start, end=end), (start <= days) & (days <= end),
            "missing.periods has {start} to {end}, when this post was published"))
    return pd.concat(found)


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
