"""Defects of files: which there are, and which can be read."""

import hashlib
import os
import shutil
from pathlib import Path

from check.broken.draft import (
    FIRST,
    cell,
    described,
    place,
    raw,
    read_json,
    schema,
    write_json,
)

from sjoberg_bloggar.publish.atomic import COMMITTED, STAGE

POSTS = "dataset/posts.csv"
AUTHORS = "dataset/authors.csv"


def link_out(path: str):
    """Return an edit that puts a link to a file outside the package in the place of a file."""
    def edit(folder: Path) -> None:
        outside = folder.parent / "outside"
        (folder / path).rename(outside)
        (folder / path).symlink_to(outside)
    return edit


def replace_by(path: str, make):
    """Return an edit that puts what make(path) makes in the place of a file."""
    def edit(folder: Path) -> None:
        (folder / path).unlink()
        make(folder / path)
    return edit


def add_document(name: str, last_line: int, content: bytes = b""):
    """Return an edit that puts a document into the package, with the hash that is published."""
    def edit(folder: Path) -> None:
        (folder / "build/sources").mkdir(parents=True)
        document = folder / "build/sources" / name
        document.write_bytes(content or b"\n" * last_line)
        if not content:
            descriptor = read_json(folder, "datapackage.json")
            entry = next(each for each in descriptor["sources"] if each["document"] == name)
            entry["hash"] = f"sha256:{hashlib.sha256(document.read_bytes()).hexdigest()}"
            write_json(folder, "datapackage.json", descriptor)
    return edit


POST_PAGE = "000_91f3dc9da7579ff7.txt"

FILES = [
    place("file-missing", "CSV file", lambda f: (f / AUTHORS).unlink(), AUTHORS),
    place("file-missing", "Parquet file", lambda f: (f / "dataset/posts.parquet").unlink(),
          "dataset/posts.parquet"),
    place("file-missing", "explorer", lambda f: (f / "dataset/explorer.html").unlink(),
          "dataset/explorer.html"),
    place("file-missing", "schema", lambda f: (f / "schema/posts.json").unlink(),
          "schema/posts.json"),
    place("file-missing", "a folder of the name",
          lambda f: ((f / AUTHORS).unlink(), (f / AUTHORS).mkdir()), AUTHORS),
    place("frictionless", "a file that was changed",
          lambda f: (f / AUTHORS).write_bytes((f / AUTHORS).read_bytes().replace(b"Eva", b"Ewa")),
          "authors"),
    place("extra-file", "a copy", lambda f: shutil.copy(f / POSTS, f / "dataset/posts (1).csv"),
          "dataset/posts (1).csv"),
    place("file-missing", "a link out of the package", link_out(AUTHORS), AUTHORS),
    place("file-missing", "a link that leads in circles",
          replace_by(AUTHORS, lambda path: path.symlink_to(path.name)), AUTHORS),
    place("file-missing", "a pipe", replace_by(AUTHORS, os.mkfifo), AUTHORS),
    place("file-missing", "a schema that is a pipe", replace_by("schema/posts.json", os.mkfifo),
          "schema/posts.json"),
    place("file-missing", "a device", replace_by("dataset/explorer.html",
                                                 lambda path: path.symlink_to("/dev/zero")),
          "dataset/explorer.html"),
    place("extra-file", "a hidden file", lambda f: (f / "dataset/.posts.csv.swp").touch(),
          "dataset/.posts.csv.swp"),
    place("extra-file", "a folder", lambda f: (f / "dataset/old").mkdir(), "dataset/old"),
    place("extra-file", "a schema", lambda f: (f / "schema/comments.json").write_text("{}"),
          "schema/comments.json"),
    place("extra-file", "another metadata file",
          lambda f: (f / "metadata/old.json").write_text("{}"), "metadata/old.json"),
    place("metadata-files", "no citation", lambda f: (f / "CITATION.cff").unlink(),
          "CITATION.cff"),
    place("metadata-files", "a pipe", replace_by("CITATION.cff", os.mkfifo), "CITATION.cff"),
    place("metadata-files", "many gigabytes", lambda f: os.truncate(f / "CITATION.bib", 3 << 30),
          "CITATION.bib", "line 9"),
    place("metadata-files", "a link out of the package", link_out("metadata/croissant.json"),
          "metadata/croissant.json"),
    place("source-files", "a document of other bytes", add_document(POST_PAGE, 0, b"another"),
          f"build/sources/{POST_PAGE}"),
    place("source-files", "a document that is shorter than its post", add_document(POST_PAGE, 9),
          f"build/sources/{POST_PAGE}", "2016-06-16-"),
    raw("metadata-files", "another year in the citation", "CITATION.cff",
        lambda data: data.replace(b"date-released: '2", b"date-released: '3", 1), "line ",
        seal=False),
    raw("metadata-files", "a column less in the croissant", "metadata/croissant.json",
        lambda data: data.replace(b"is_guest_post", b"is_guest", 1), "line ", seal=False),
    described("metadata-files", "another licence in the descriptor",
              lambda d: d["licenses"][0].update(name="CC0-1.0"), "line ", "CITATION.cff"),
    described("metadata-files", "no version", lambda d: d.pop("version"), "", "CITATION.cff"),
    schema("metadata-files", "another description of a column", "posts",
           lambda s, fields: fields["title"].update(description="A headline."), "line ",
           "metadata/croissant.json"),
    place("unfinished-publication", "left by a publication that was killed",
          lambda f: ((f / STAGE / "old").mkdir(parents=True), (f / STAGE / COMMITTED).touch()),
          STAGE),
]

def both_unreadable(folder: Path) -> None:
    for ending in ("csv", "parquet"):
        (folder / f"dataset/mentions.{ending}").write_bytes(b"\n")


UNUSABLE = [
    place("table-usable", "neither file can be read", both_unreadable, "mentions"),
    place("table-usable", "neither file is there",
          lambda f: [path.unlink() for path in f.glob("dataset/posts.*")], "posts"),
    cell("table-usable", "a required value is missing", "passages", {"post_id": FIRST}, ("csv",),
         lambda row: ("passages", ""), kind=None),
]

CASES = [*FILES, *UNUSABLE]
