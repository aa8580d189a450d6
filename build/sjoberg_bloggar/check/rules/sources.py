"""Rules on source documents, and on what the descriptor says about the posts as a whole."""

import pandas as pd

from ...publish.explorer.page import MOST_TO_EXPLORE
from ..files.descriptor import FILE, HASH, is_hash, known_resources
from ..registry import Package, Tables, offenders, reported, rule
from ..violation import shown

KEY = ["post_id", "source"]


@rule("source-lines", "post_sources", KEY)
def source_lines(tables: Tables) -> pd.DataFrame:
    """A post's last line in a document is not above its first."""
    rows = tables["post_sources"]
    return offenders(rows, rows["first_line"] > rows["last_line"],
                     "first_line is {first_line}, last_line {last_line}")


@rule("source-overlap", "post_sources", KEY)
def source_overlap(tables: Tables) -> pd.DataFrame:
    """The lines of two posts of one document do not overlap."""
    rows = tables["post_sources"].sort_values(["source", "first_line", "last_line", "post_id"])
    above = rows.groupby("source")[["post_id", "first_line", "last_line"]].shift()
    rows = rows.assign(other=above["post_id"], other_first=above["first_line"].astype("Int64"),
                       other_last=above["last_line"].astype("Int64"))
    return offenders(rows, rows["first_line"] <= rows["other_last"],
                     "starts on line {first_line}, {other} has lines {other_first} to {other_last}")


@rule("one-primary", "post_sources", ["post_id"])
def one_primary(tables: Tables) -> pd.DataFrame:
    """Exactly one document of every post is the one whose text is published."""
    counts = tables["post_sources"].groupby("post_id")["is_primary"].sum().rename("primaries")
    posts = tables["posts"][["post_id"]].merge(counts, on="post_id", how="left")
    posts["primaries"] = posts["primaries"].fillna(0).astype(int)
    return offenders(posts, posts["primaries"] != 1, "{primaries} documents have is_primary TRUE")


@rule("source-documents", FILE, ["document"], needs_descriptor=True)
def source_documents(package: Package) -> pd.DataFrame:
    """The descriptor lists every source document once, with its hash, and no other."""
    known = set(package.tables["post_sources"]["source"])
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
            problems.append((name, f"its hash is {shown(entry.get('hash'))}, expected {HASH}"))
        listed.add(str(name))
    problems += [(name, "sources does not list this document of post_sources")
                 for name in sorted(known - listed)]
    return reported(problems, "document")


@rule("resources", FILE, ["resource"], needs_descriptor=True)
def explorer(package: Package) -> pd.DataFrame:
    """The descriptor lists the explorer, unless there are more posts than it can show."""
    is_missing = "explorer" not in known_resources(package.descriptor) \
        and len(package.tables["posts"]) <= MOST_TO_EXPLORE
    return reported([("explorer", "the resource is missing")] if is_missing else [], "resource")


@rule("temporal-coverage", FILE, [], needs_descriptor=True)
def temporal_coverage(package: Package) -> pd.DataFrame:
    """The time that the descriptor gives is from the day of the first post to that of the last."""
    days = package.tables["posts"]["published"]
    expected = {"start": str(min(days, default=None)), "end": str(max(days, default=None))}
    given = package.descriptor.get("temporal")
    found = {key: given.get(key) if isinstance(given, dict) else None for key in expected}
    return reported((f"temporal.{key} is {shown(found[key])}, but posts give {shown(day)}",)
                    for key, day in expected.items() if found[key] != day)


@rule("missing-posts", FILE, ["post_id"], needs_descriptor=True)
def missing_posts(package: Package) -> pd.DataFrame:
    """No post that the descriptor calls missing is in posts, and none of a period that it calls
    missing.
    """
    urls = [entry.get("url") for entry in missing_entries(package, "posts")]
    periods = [(str(entry.get("start")), str(entry.get("end")))
               for entry in missing_entries(package, "periods")]
    problems = []
    for row in package.tables["posts"].itertuples():
        if not pd.isna(row.url) and row.url in urls:
            problems.append((row.post_id, f"missing.posts lists {shown(row.url)}, the address of "
                                          "this post"))
        problems += [(row.post_id, f"missing.periods has {shown(start)} to {shown(end)}, when this "
                                   "post was published")
                     for start, end in periods if start <= str(row.published) <= end]
    return reported(problems, "post_id")


def missing_entries(package: Package, key: str) -> list[dict]:
    """Return the entries of a list in the descriptor's "missing", as far as it has them."""
    given = package.descriptor.get("missing")
    found = given.get(key) if isinstance(given, dict) else None
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []
