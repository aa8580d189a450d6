"""Describe the package: datapackage.json, by the Data Package standard, version 2."""

import hashlib
import json
import tomllib
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from ..errors import InputError
from ..documents.ledger import summaries
from ..build import Blog
from .schemas import TABLES
from ..release.versions import parse_version

COPIED = ("name", "title", "description", "version", "released", "keywords", "licenses",
          "contributors", "rights", "attribution", "translations", "themes", "spatial")
NEEDED = (*COPIED, "archive", "language", "rights.texts", "spatial.title", "spatial.path",
          "blog.title", "blog.given_name", "blog.family_name", "blog.publisher")
FILES = [(name, format_) for format_ in ("csv", "parquet") for name in TABLES]
MOST_LISTED = 1_000  # of the undecided questions; 'review' lists all
PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def read_metadata(path: Path) -> dict:
    """Return what is said of the whole dataset. Raises InputError where it cannot be read, or
    is not all there."""
    try:
        metadata = tomllib.loads(path.read_text("utf-8"))
        date.fromisoformat(metadata.get("released", ""))
    except (OSError, ValueError, TypeError) as error:
        raise InputError(path, None, f"the metadata cannot be read ({error})",
                         "restore or correct it") from None
    if lacking := [name for name in NEEDED if not at(metadata, name)]:
        raise InputError(path, None, f"{lacking[0]} is missing", "add it")
    if not any("data curator" in each.get("roles", ()) for each in metadata["contributors"]):
        raise InputError(path, None, "no contributor is the data curator",
                         "give one of them this role; citations name them")
    parse_version(path, metadata["version"])
    return metadata


def at(metadata: dict, name: str) -> object:
    """Return the value of a dotted name, None where there is none."""
    for key in name.split("."):
        metadata = metadata.get(key) if isinstance(metadata, dict) else None
    return metadata


def describe(blog: Blog, tables: dict, schemas: dict[str, dict], metadata: dict,
             folder: Path) -> dict:
    """Return the descriptor of the package whose files are in folder."""
    posts = tables["posts"].select(["post_id", "published", "url"]).to_pydict()
    urls = {post_id: url for post_id, url in zip(posts["post_id"], posts["url"]) if url}
    with ThreadPoolExecutor() as pool:  # hashes are made without Python's lock
        hashes = list(pool.map(lambda name: sha256(folder / path_of(*name)), FILES))
    descriptor = {
        "$schema": PROFILE,
        **{key: metadata[key] for key in COPIED},
        "blog": {**metadata["blog"], "path": metadata["archive"]},
        "languages": [metadata["language"]],
        "temporal": {"start": str(min(posts["published"])), "end": str(max(posts["published"]))},
        "sources": sources(blog, metadata, urls),
        "missing": missing(blog),
        "resources": [*(resource(*name, schemas[name[0]], folder, hash_)
                        for name, hash_ in zip(FILES, hashes)),
                      *explorer_resources(folder)],
    }
    if blog.questions:
        descriptor["undecidedCount"] = len(blog.questions)
        descriptor["undecided"] = [question._asdict() for question
                                   in islice(blog.questions, MOST_LISTED)]
    return descriptor


def as_json(descriptor: dict) -> str:
    """Return the descriptor as JSON, a question a line: there may be many, and json takes ten
    times as long where it indents."""
    described = {key: value for key, value in descriptor.items() if key != "undecided"}
    text = json.dumps(described, ensure_ascii=False, indent=2)
    if "undecided" in descriptor:
        encode = json.JSONEncoder(ensure_ascii=False).encode
        questions = ",\n    ".join(map(encode, descriptor["undecided"]))
        text = f'{text[:-2]},\n  "undecided": [\n    {questions}\n  ]\n}}'
    return text + "\n"


def sources(blog: Blog, metadata: dict, urls: dict[str, str]) -> list[dict]:
    """Return the entries of the documents: what each is, its address where known, its hash,
    what became of its characters and what was removed from it."""
    posts, characters = defaultdict(list), summaries(blog)
    for post in blog.posts:
        for source in post.sources:
            posts[source.source].append((post, source))
    entries = []
    for document in blog.documents:
        post, first = posts[document.name][0]
        if first.is_post_page:
            entry = {"title": f"Post page of {first.published}: {post.primary.title}"}
            if post.post_id in urls:
                entry["path"] = urls[post.post_id]
        else:
            entry = {"title": f"Archive page of the blog with {len(posts[document.name])} posts",
                     "path": metadata["archive"]}
        entry |= {"document": document.name, "hash": sha256(document),
                  "characters": characters[document.name]}
        if removed := blog.removed[document.name]:
            entry["removals"] = removed
        entries.append(entry)
    return entries


def missing(blog: Blog) -> dict:
    """Return what is known not to be in the dataset: posts of which only the address is
    known, and the time between the newest post of an archive page and the next post."""
    known = [{"published": row["published"], "url": row["url"]}
             for row in blog.curated["post_urls"] if row["in_sources"] == "no"]
    last = max((source.published for post in blog.posts for source in post.sources
                if not source.is_post_page), default=None)
    later = [post.primary.published for post in blog.posts if last and post.primary.published > last]
    gaps = [{"start": str(last + timedelta(days=1)), "end": str(min(later) - timedelta(days=1)),
             "note": "The archive page ends before this time; no post of it is in the sources."}
            ] if later else []
    return {"posts": known, "periods": gaps}


def path_of(name: str, format_: str) -> str:
    """Return the path of a table's file in a package."""
    return f"dataset/{name}.{format_}"


def resource(name: str, format_: str, schema: dict, folder: Path, hash_: str) -> dict:
    """Return the resource of a table in one format.

    frictionless without extras cannot read Parquet. With a format that it does not know it
    takes the file for a plain one, and still checks bytes and hash.
    """
    path = path_of(name, format_)
    data = {"bytes": (folder / path).stat().st_size, "hash": hash_}
    if format_ == "csv":
        return {"name": name, "type": "table", "profile": "tabular-data-resource", "path": path,
                "title": schema["title"], "description": schema["description"],
                "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
                "dialect": {"delimiter": ","}, **data, "schema": f"schema/{name}.json"}
    return {"name": f"{name}-parquet", "path": path, "title": f"{schema['title']} (Parquet)",
            "description": f"The same rows, columns and values as {name}, as Apache Parquet.",
            "format": "apache-parquet", "mediatype": "application/vnd.apache.parquet", **data}


def explorer_resources(folder: Path) -> list[dict]:
    """Return the resource of the page, if there is one; frictionless takes it for a plain
    file."""
    path = "dataset/explorer.html"
    if not (folder / path).exists():
        return []
    return [{"name": "explorer", "path": path, "title": "Explorer",
             "description": "A page to read and search the posts, authors and organisations; it "
                            "works offline. Open it in a browser.",
             "format": "html", "mediatype": "text/html", "encoding": "utf-8",
             "bytes": (folder / path).stat().st_size, "hash": sha256(folder / path)}]


def sha256(path: Path) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"
