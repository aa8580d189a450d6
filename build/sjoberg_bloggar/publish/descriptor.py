"""Describe the package: datapackage.json, by the Data Package standard, version 2."""

import hashlib
import json
import re
import tomllib
from collections import defaultdict
from dataclasses import asdict
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import pyarrow as pa

from ..errors import InputError
from ..model import Blog, Post, PostSource
from .schemas import TABLES

COPIED = ("name", "title", "description", "version", "released", "keywords", "licenses",
          "contributors", "rights", "attribution", "translations", "themes", "spatial")
NEEDED = (*COPIED, "archive", "language", "rights.texts", "spatial.title", "spatial.path",
          "blog.title", "blog.given_name", "blog.family_name", "blog.publisher")
FILES = [(name, format_) for format_ in ("csv", "parquet") for name in TABLES]
MOST_LISTED = 1_000  # of the undecided questions; 'review' lists all
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def read_metadata(path: Path) -> dict:
    """Return what is said about the whole dataset.

    Raises:
        InputError: The file cannot be read, or something is missing in it.
    """
    try:
        metadata = tomllib.loads(path.read_text("utf-8"))
        date.fromisoformat(metadata.get("released", ""))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(path, None, f"the metadata cannot be read ({error})",
                         "restore or correct it") from None
    if lacking := [name for name in NEEDED if not value_at(metadata, name)]:
        raise InputError(path, None, f"{lacking[0]} is missing", "add it")
    if not any("data curator" in each.get("roles", ()) for each in metadata["contributors"]):
        raise InputError(path, None, "no contributor is the data curator",
                         "give one of them this role; citations name them")
    parse_version(path, metadata["version"])
    return metadata


def parse_version(where: Path | str, version: object) -> tuple[int, ...]:
    """Return the three numbers of a version.

    Raises:
        InputError: The version is not of that form; where is named in the message.
    """
    number = "(0|[1-9][0-9]*)"
    m = re.fullmatch(rf"{number}\.{number}\.{number}", str(version))
    if not m:
        raise InputError(where, None, f"'{version}' is no version",
                         "a version is three numbers, as in 1.0.0")
    return tuple(map(int, m.groups()))


def value_at(metadata: dict, name: str) -> object:
    """Return the value of a dotted name, or None."""
    for key in name.split("."):
        metadata = metadata.get(key) if isinstance(metadata, dict) else None
    return metadata


def describe(blog: Blog, tables: dict[str, pa.Table], schemas: dict[str, dict], metadata: dict,
             folder: Path) -> dict:
    """Return the descriptor of the package whose files are in a folder."""
    days = [post.published for post in blog.posts]
    descriptor = {
        "$schema": PROFILE,
        **{key: metadata[key] for key in COPIED},
        "blog": {**metadata["blog"], "path": metadata["archive"]},
        "languages": [metadata["language"]],
        "temporal": {"start": str(min(days)), "end": str(max(days))},
        "sources": sources(blog, tables["posts"], metadata),
        "missing": missing(blog),
        "resources": [*(table_resource(*name, schemas[name[0]], folder) for name in FILES),
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


def sources(blog: Blog, posts: pa.Table, metadata: dict) -> list[dict]:
    """Return the entries of the documents.

    Each says what the document is, its address if known, its hash, what became of its characters
    and what was removed from it.
    """
    urls = dict(zip(posts["post_id"].to_pylist(), posts["url"].to_pylist(), strict=True))
    posts_of = defaultdict(list)
    for post in blog.posts:
        for source in post.sources:
            posts_of[source.document].append((post, source))
    entries = []
    for document in blog.documents:
        found = posts_of[document.name]
        entry = {**source_entry(found, urls, metadata["archive"]),
                 "document": document.name, "hash": sha256(document),
                 "characters": asdict(blog.accounts[document.name])}
        if removed := blog.removals[document.name]:
            entry["removals"] = [asdict(removal) for removal in removed]
        entries.append(entry)
    return entries


def source_entry(found: list[tuple[Post, PostSource]], urls: dict[str, str | None],
                 archive: str) -> dict:
    """Return the title and the address of a document that has these posts."""
    post, source = found[0]
    if not source.is_post_page:
        return {"title": f"Archive page of the blog with {len(found)} posts", "path": archive}
    entry = {"title": f"Post page of {post.published}: {post.title}"}
    return entry | ({"path": urls[post.post_id]} if urls[post.post_id] else {})


def missing(blog: Blog) -> dict:
    """Return what is known not to be in the dataset.

    That is posts of which only the address is known; the time between the newest post of an archive
    page and the next post; and the time from the newest post to the last one that is known. Both
    days of a period belong to it.
    """
    known = [{"published": row["published"], "url": row["url"]}
             for row in blog.curation["post_urls"] if row["in_sources"] == "no"]
    days = [post.published for post in blog.posts]
    last = max((post.published for post in blog.posts for source in post.sources
                if not source.is_post_page), default=None)
    periods = []
    if later := [day for day in days if last and day > last]:
        periods.append({
            "start": str(last + timedelta(days=1)), "end": str(min(later) - timedelta(days=1)),
            "note": "The archive page ends before this time; no post of it is in the sources."})
    last_known = max((entry["published"] for entry in known), default="")
    if last_known > str(max(days)):
        periods.append({
            "start": str(max(days) + timedelta(days=1)), "end": last_known,
            "note": "The newest post in the sources is older. The blog went on at least to the end "
                    "of this time."})
    return {"posts": known, "periods": periods}


def path_of(name: str, format_: str) -> str:
    """Return the path of a table's file in a package."""
    return f"dataset/{name}.{format_}"


def table_resource(name: str, format_: str, schema: dict, folder: Path) -> dict:
    """Return the resource of a table in one format.

    Plain frictionless cannot read Parquet. It takes a file of a format that it does not know for a
    plain one, and still checks bytes and hash.
    """
    path = path_of(name, format_)
    data = size_and_hash(folder / path)
    if format_ == "csv":
        return {"name": name, "type": "table", "profile": "tabular-data-resource", "path": path,
                "title": schema["title"], "description": schema["description"],
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "dialect": {"delimiter": ","}, **data, "schema": f"schema/{name}.json"}
    return {"name": f"{name}-parquet", "path": path, "title": f"{schema['title']} (Parquet)",
            "description": f"The same rows, columns and values as {name}, as Apache Parquet.",
            "format": "apache-parquet", "mediatype": "application/vnd.apache.parquet", **data}


def explorer_resources(folder: Path) -> list[dict]:
    """Return the resource of the explorer, if the package has one."""
    path = "dataset/explorer.html"
    if not (folder / path).exists():
        return []
    return [{"name": "explorer", "path": path, "title": "Explorer",
             "description": "A page to read and search the posts, authors and organisations; it "
                            "works offline. Open it in a browser.",
             "format": "html", "mediatype": "text/html", "encoding": "utf-8",
             **size_and_hash(folder / path)}]


def size_and_hash(path: Path) -> dict:
    """Return the properties of a resource that describe its bytes."""
    return {"bytes": path.stat().st_size, "hash": sha256(path)}


def sha256(path: Path) -> str:
    """Return the hash of a file as descriptors have it."""
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
