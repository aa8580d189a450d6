"""Describe a package: datapackage.json, by the Data Package standard, version 2."""

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from ..model import Blog, Post, PostSource
from ..package.layout import EXPLORER, FORMATS, PATHS, PROFILE, TABLES, TABULAR, hash_of

COPIED = ("name", "title", "description", "version", "released", "keywords", "licenses",
          "contributors", "rights", "attribution", "translations", "themes", "spatial")
MOST_LISTED = 1_000  # of the undecided questions; 'review' lists all


def describe(blog: Blog, schemas: dict[str, dict], urls: dict[str, str], metadata: dict,
             folder: Path) -> dict:
    """Return the descriptor of a package.

    Args:
        blog: The blog.
        schemas: The schemas by table.
        urls: The public addresses of posts, by post_id.
        metadata: What is said about the whole dataset.
        folder: The folder with the files of the package.
    """
    days = [post.published for post in blog.posts]
    descriptor = {
        "$schema": PROFILE,
        **{key: metadata[key] for key in COPIED},
        "blog": {**metadata["blog"], "path": metadata["archive"]},
        "languages": [metadata["language"]],
        "temporal": {"start": str(min(days)), "end": str(max(days))},
        "sources": sources(blog, urls, metadata["archive"]),
        "missing": missing(blog),
        "resources": [*(csv_resource(table, schemas[table], folder) for table in TABLES),
                      *(parquet_resource(table, schemas[table], folder) for table in TABLES),
                      *explorer_resources(folder)],
    }
    if blog.questions:
        descriptor["undecidedCount"] = len(blog.questions)
        descriptor["undecided"] = [asdict(question)
                                   for question in islice(blog.questions, MOST_LISTED)]
    return descriptor


def as_json(descriptor: dict) -> str:
    """Return the descriptor as JSON, with one line per question: there may be many."""
    described = {key: value for key, value in descriptor.items() if key != "undecided"}
    text = json.dumps(described, ensure_ascii=False, indent=2)
    if "undecided" in descriptor:
        questions = ",\n    ".join(json.dumps(question, ensure_ascii=False)
                                   for question in descriptor["undecided"])
        text = f'{text[:-2]},\n  "undecided": [\n    {questions}\n  ]\n}}'
    return text + "\n"


def sources(blog: Blog, urls: dict[str, str], archive: str) -> list[dict]:
    """Return the entries of the documents.

    Each says what the document is, its address if known, its hash, what became of its characters
    and what was removed from it.

    Args:
        blog: The blog.
        urls: The public addresses of posts, by post_id.
        archive: The public address of the archive page.
    """
    posts_of = defaultdict(list)
    for post in blog.posts:
        for source in post.sources:
            posts_of[source.document].append((post, source))
    entries = []
    for document in blog.documents:
        entry = {**title_and_path(posts_of[document.name], urls, archive),
                 "document": document.name, "hash": hash_of(document),
                 "characters": asdict(blog.accounts[document.name])}
        if removed := blog.removals[document.name]:
            entry["removals"] = [asdict(removal) for removal in removed]
        entries.append(entry)
    return entries


def title_and_path(found: list[tuple[Post, PostSource]], urls: dict[str, str],
                   archive: str) -> dict:
    """Return the title of a document that has these posts, and its address if it is known."""
    post, source = found[0]
    if not source.is_post_page:
        return {"title": f"Archive page of the blog with {len(found)} posts", "path": archive}
    title = {"title": f"Post page of {post.published}: {post.title}"}
    return {**title, "path": urls[post.post_id]} if post.post_id in urls else title


def missing(blog: Blog) -> dict:
    """Return what is known not to be in the dataset.

    These are posts of which only the address is known, and periods of which no document has a post.
    """
    known = [{"published": row["published"], "url": row["url"]}
             for row in blog.curation["post_urls"] if row["in_sources"] == "no"]
    return {"posts": known, "periods": [
        *gap_after_archive(blog),
        *gap_at_the_end(blog, [date.fromisoformat(post["published"]) for post in known])]}


def gap_after_archive(blog: Blog) -> list[dict]:
    """Return the period between the newest post of an archive page and the next post, if any."""
    last = max((post.published for post in blog.posts for source in post.sources
                if not source.is_post_page), default=None)
    later = [post.published for post in blog.posts if last and post.published > last]
    return [period(last + timedelta(days=1), min(later) - timedelta(days=1),
                   "The archive page ends before this time; no post of it is in the sources.")
            ] if later else []


def gap_at_the_end(blog: Blog, known: list[date]) -> list[dict]:
    """Return the period from the last post to the last day of which a post is known, if any."""
    last = max(post.published for post in blog.posts)
    return [period(last + timedelta(days=1), max(known),
                   "The blog went on at least to this day; no post of this time is in the sources.")
            ] if known and max(known) > last else []


def period(start: date, end: date, note: str) -> dict:
    """Return a period of days, both inclusive, as the descriptor has it."""
    return {"start": str(start), "end": str(end), "note": note}


def csv_resource(table: str, schema: dict, folder: Path) -> dict:
    """Return the resource of a table as CSV.

    The schema is that of schema/, not a reference to it: frictionless loses referenced schemas when
    it republishes.
    """
    return {"name": table, **TABULAR, "path": PATHS[table],
            "title": schema["title"], "description": schema["description"],
            **FORMATS["csv"], **size_and_hash(folder / PATHS[table]), "schema": schema}


def parquet_resource(table: str, schema: dict, folder: Path) -> dict:
    """Return the resource of a table as Parquet."""
    name = f"{table}-parquet"
    return {"name": name, "path": PATHS[name], "title": f"{schema['title']} (Parquet)",
            "description": f"The same rows, columns and values as {table}, as Apache Parquet.",
            **FORMATS["parquet"], **size_and_hash(folder / PATHS[name]), "schema": schema}


def explorer_resources(folder: Path) -> list[dict]:
    """Return the resource of the explorer, if the package has one."""
    path = PATHS[EXPLORER]
    if not (folder / path).exists():
        return []
    return [{"name": EXPLORER, "path": path, "title": "Explorer",
             "description": "A page to read and search the posts, authors and organisations; it "
                            "works offline. Open it in a browser.",
             **FORMATS["html"], **size_and_hash(folder / path)}]


def size_and_hash(path: Path) -> dict:
    """Return the properties of a resource that describe its bytes."""
    return {"bytes": path.stat().st_size, "hash": hash_of(path)}
