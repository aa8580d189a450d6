"""Defects of files: the descriptor, the schemas, how CSV and Parquet are written."""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path

import pyarrow as pa
from check.broken.draft import (
    arrow,
    cell,
    described,
    place,
    raw,
    read_json,
    resource,
    rows,
    schema,
    write_json,
    written,
)
from pyarrow import compute

from sjoberg_bloggar.publish.atomic import COMMITTED, STAGE

FIRST = "2015-09-01-varfor-vill-jag-blogga"
LUND = "2015-09-04-nu-finns-vi-pa-mobile-heights-i-lund"  # has a note
POSTS, MENTIONS = "dataset/posts.csv", "dataset/mentions.csv"
AUTHORS = "dataset/authors.csv"


def drop(name: str):
    def edit(descriptor: dict) -> None:
        kept = [r for r in descriptor["resources"] if r["name"] != name]
        assert len(kept) == len(descriptor["resources"]) - 1
        descriptor["resources"] = kept
    return edit


def add(**resource_):
    return lambda descriptor: descriptor["resources"].append(resource_)


def put(*path):
    """Return an edit that puts the last of path where the others lead."""
    *keys, last, value = path

    def edit(descriptor: dict) -> None:
        for key in keys:
            descriptor = descriptor[key]
        assert descriptor.get(last) != value
        descriptor[last] = value
    return edit


def rename_first(descriptor: dict) -> None:
    del descriptor["resources"][0]["name"]


DESCRIPTOR = [
    described("resources", "a table's CSV is not listed", drop("posts"), "posts"),
    described("resources", "a table's Parquet is not listed", drop("mentions-parquet"),
              "mentions-parquet"),
    described("resources", "the explorer is not listed", drop("explorer"), "explorer"),
    described("resources", "one more resource", add(name="comments", path="dataset/comments.csv"),
              "comments"),
    described("resources", "a resource twice",
              lambda d: d["resources"].append(d["resources"][3]), "authorships"),
    described("resources", "a resource without a name", rename_first),
    described("resources", "a resource that is only a word",
              lambda d: d["resources"].append("dataset/posts.csv")),
    resource("resources", "a resource with a wrong name", "authors", name="writers"),
    resource("resource-path", "path to a file that is not there", "posts",
             path="dataset/post.csv"),
    resource("resource-path", "path to another table", "authors", path="dataset/authorships.csv"),
    resource("resource-path", "path out of the package", "posts", path="../dataset/posts.csv"),
    resource("resource-path", "absolute path", "posts-parquet", path="/dataset/posts.parquet"),
    resource("resource-path", "a list of paths", "posts", path=[POSTS]),
    resource("resource-schema", "a path", "authors", schema="schema/authors.json"),
    resource("resource-schema", "another key", "authors-parquet",
             schema=lambda schema: {**schema, "primaryKey": ["name"]}),
    resource("resource-schema", "a column less", "posts",
             schema=lambda schema: {**schema, "fields": schema["fields"][1:]}),
    resource("resource-schema", "no schema", "mentions", schema=None),
    resource("resource-properties", "wrong encoding", "posts", encoding="iso-8859-1"),
    resource("resource-properties", "wrong delimiter", "posts", dialect={"delimiter": ";"}),
    resource("resource-properties", "no dialect", "posts", dialect=None),
    resource("resource-properties", "wrong format", "authors", format="xlsx"),
    resource("resource-properties", "wrong media type", "authors", mediatype="text/plain"),
    resource("resource-properties", "no profile", "mentions", profile=None),
    resource("resource-properties", "a plain file", "mentions", type="file"),
    resource("resource-properties", "Parquet as a table", "posts-parquet", format="parquet"),
    resource("resource-description", "another title", "posts", title="Entries"),
    resource("resource-description", "no description", "posts", description=None),
    schema("resource-description", "another title in the schema", "mentions",
           lambda s, _: s.update(title="Organisations' names"), "mentions", "datapackage.json"),
    resource("bytes", "one byte more", "posts", at=POSTS, bytes=lambda n: n + 1),
    resource("bytes", "as text", "posts", at=POSTS, bytes=str),
    resource("bytes", "not given", "authors-parquet", at="dataset/authors.parquet", bytes=None),
    resource("hash", "another digit", "posts", at=POSTS,
             hash=lambda h: h[:-1] + ("0" if h[-1] != "0" else "1")),
    resource("hash", "of no bytes", "posts-parquet", at="dataset/posts.parquet",
             hash="sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    raw("hash", "an explorer of other colours", "dataset/explorer.html",
        lambda data: data.replace(b"color", b"colour", 1), seal=False),
    raw("hash", "a file with one more line", AUTHORS, lambda data: data + b"\n", seal=False),
    resource("hash-form", "upper-case digits", "posts", at=POSTS,
             hash=lambda h: "sha256:" + h[7:].upper()),
    resource("hash-form", "upper-case name", "posts", at=POSTS, hash=lambda h: "SHA256:" + h[7:]),
    resource("hash-form", "digits alone", "posts", at=POSTS, hash=lambda h: h[7:]),
    resource("hash-form", "MD5", "posts", at=POSTS, hash="md5:d41d8cd98f00b204e9800998ecf8427e"),
    resource("hash-form", "not given", "posts-parquet", at="dataset/posts.parquet", hash=None),
    described("source-documents", "a document less", lambda d: d["sources"].pop(0), "000_"),
    described("source-documents", "a document more",
              lambda d: d["sources"].append({"title": "?", "document": "005.txt",
                                             "hash": d["sources"][0]["hash"]})),
    described("source-documents", "a document twice",
              lambda d: d["sources"].append(d["sources"][0]), "000_"),
    described("source-documents", "a hash in upper case",
              lambda d: d["sources"][0].update(hash=d["sources"][0]["hash"].upper()), "000_"),
    described("source-documents", "no list", lambda d: d.update(sources="build/sources"), "000_"),
    described("temporal-coverage", "a day late",
              lambda d: d["temporal"].update(start="2015-09-02")),
    described("temporal-coverage", "not given", lambda d: d.pop("temporal")),
    described("missing-periods", "one that ends before it begins",
              lambda d: d["missing"]["periods"][0].update(start="2018-09-05"), "missing.periods"),
    described("missing-addresses", "another day than in the address",
              lambda d: d["missing"]["posts"][0].update(published="2017-06-03"), "missing.posts"),
    described("frictionless", "a licence that is only a word",
              lambda d: d.update(licenses=["CC-BY-4.0"])),
    described("frictionless", "contributors that are no list",
              lambda d: d.update(contributors="the authors")),
]

FORM = [
    described("descriptor-form", name, put(*path), ".".join(map(str, path[:-1])))
    for name, *path in [
        ("a version of two numbers", "version", "1.0"),
        ("a version that is a number", "version", 1.1),
        ("a version with leading zeros", "version", "01.0.0"),
        ("a day that does not exist", "released", "2026-02-30"),
        ("a day with its month in words", "released", "21 November 2026"),
        ("a name with spaces", "name", "Sjöberg bloggar"),
        ("a name with a line feed", "name", "sjoberg-bloggar\n"),
        ("another profile", "$schema", "https://example.org/profile.json"),
        ("another language", "languages", ["en"]),
        ("a language by name", "languages", ["Swedish"]),
        ("a theme of no list", "themes", ["http://publications.europa.eu/resource/authority/"
                                          "data-theme/BLOG"]),
        ("an empty title", "title", ""),
        ("a title of spaces", "translations", "sv", "title", "  "),
        ("no words for the rights", "rights", "texts", ""),
        ("nothing missing", "missing", None),
        ("periods that are no list", "missing", "periods", {}),
        ("a missing post without a day", "missing", "posts", 0, "published", ""),
        ("a negative count", "sources", 0, "characters", "published", -1),
        ("a count that is a text", "sources", 0, "characters", "published", "1715"),
        ("an address that is none", "sources", 0, "path", "the blog"),
        ("no keywords", "keywords", []),
        ("a licence that is only a word", "licenses", ["CC-BY-4.0"]),
        ("no contributors", "contributors", []),
        ("a country by name", "spatial", "path", "Sweden"),
    ]
] + [
    described("descriptor-form", "a property more", put("citation", "?")),
    described("descriptor-form", "a profile of the first version",
              put("profile", "tabular-data-package")),
    described("descriptor-form", "no title", lambda d: d.pop("title")),
    described("descriptor-form", "no rights for the texts", lambda d: d["rights"].pop("texts"),
              "rights"),
    described("descriptor-repetition", "a keyword twice",
              lambda d: d["keywords"].append(d["keywords"][0]), "keywords"),
    described("descriptor-repetition", "a missing post twice",
              lambda d: d["missing"]["posts"].append(d["missing"]["posts"][0]), "missing.posts"),
    described("descriptor-repetition", "a Swedish keyword twice",
              lambda d: d["translations"]["sv"]["keywords"].append(
                  d["translations"]["sv"]["keywords"][0]), "translations.sv.keywords"),
    described("descriptor-form", "nobody who made the dataset",
              lambda d: d["contributors"].pop(), "contributors"),
    described("descriptor-texts", "a garbled title",
              lambda d: d.update(title=d["title"].encode().decode("latin-1")), "title"),
    described("descriptor-texts", "a soft hyphen in a keyword",
              lambda d: d["keywords"].append("blog\u00adging"), "keywords."),
    described("descriptor-texts", "NFD in the note on a period",
              lambda d: d["missing"]["periods"][0].update(note="fo\u0308re"),
              "missing.periods.0.note"),
    raw("json-keys", "the title twice", "datapackage.json",
        lambda data: data.replace(b'"title"', b'"title": "?",\n  "title"', 1), "title", seal=False),
    raw("json-keys", "a constraint twice", "schema/posts.json",
        lambda data: data.replace(b'"required": true', b'"required": false, "required": true', 1),
        "required", seal=False),
    resource("resource-properties", "an explorer that is no page", "explorer", format="txt"),
    resource("resource-properties", "an explorer of another media type", "explorer",
             mediatype="text/plain"),
    resource("resource-properties", "no encoding of the explorer", "explorer", encoding=None),
    described("resource-properties", "a compression",
              lambda d: d["resources"][0].update(compression="gz"), "posts"),
    described("resource-properties", "Parquet with a profile",
              lambda d: d["resources"][8].update(profile="tabular-data-resource"),
              "posts-parquet"),
    resource("resource-description", "no description of Parquet", "posts-parquet",
             description=None),
    resource("resource-description", "an empty title of the explorer", "explorer", title=""),
    described("resource-schema", "another description, of Parquet",
              lambda d: d["resources"][8]["schema"]["fields"][0].update(description="?"),
              "posts-parquet"),
    described("resource-schema", "the schema of another table",
              lambda d: d["resources"][0].update(schema=d["resources"][2]["schema"]), "posts"),
]


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
          lambda f: (f / AUTHORS).write_bytes((f / AUTHORS).read_bytes() + b"\n"), "authors"),
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

SCHEMAS = [
    raw("schema-json", "cut off", "schema/posts.json", lambda data: data[:500], seal=False),
    raw("schema-json", "a list", "schema/posts.json", lambda data: b"[" + data + b"]", seal=False),
    raw("schema-json", "in Latin-1", "schema/posts.json",
        lambda data: data.decode().encode("latin-1", "replace"), seal=False),
    schema("schema-json", "no fields", "mentions", lambda s, _: s.pop("fields")),
    schema("schema-json", "null among the fields", "mentions", lambda s, _: s["fields"].append(None)),
    schema("schema-json", "nested too deeply", "mentions",
           lambda s, _: s.update(title=json.loads("[" * 200 + "]" * 200))),
    raw("schema-json", "NaN", "schema/passages.json",
        lambda data: data.replace(b'"minimum": 1', b'"minimum": NaN', 1), seal=False),
    schema("schema-columns", "a column less", "posts", lambda s, _: s["fields"].pop()),
    schema("schema-columns", "a column more", "posts",
           lambda s, _: s["fields"].append({"name": "likes", "type": "integer"})),
    schema("schema-columns", "two swapped", "authors",
           lambda s, _: s["fields"].insert(0, s["fields"].pop(1))),
    schema("schema-columns", "a date as a string", "posts",
           lambda s, fields: fields["published"].update(type="string"), "published"),
    schema("schema-columns", "another truth", "posts",
           lambda s, fields: fields["is_guest_post"].update(trueValues=["true"]), "is_guest_post"),
    schema("schema-columns", "no format", "posts", lambda s, fields: fields["url"].pop("format"),
           "url"),
    schema("schema-constraints", "no longer required", "mentions",
           lambda s, fields: fields["surface"]["constraints"].pop("required"), "surface"),
    schema("schema-constraints", "required no more", "authorships",
           lambda s, fields: fields["author_id"]["constraints"].update(required=False),
           "author_id"),
    schema("schema-constraints", "no pattern", "organisations",
           lambda s, fields: fields["wikidata_id"]["constraints"].pop("pattern"), "wikidata_id"),
    schema("schema-constraints", "a pattern of anything", "posts",
           lambda s, fields: fields["post_id"]["constraints"].update(pattern=".*"), "post_id"),
    schema("schema-constraints", "one more value", "passages",
           lambda s, fields: fields["kind"]["constraints"]["enum"].append("advertisement"),
           "kind"),
    schema("schema-constraints", "no list of values", "mentions",
           lambda s, fields: fields["field"]["constraints"].pop("enum"), "field"),
    schema("schema-constraints", "a lower minimum", "passages",
           lambda s, fields: fields["start"]["constraints"].update(minimum=-1), "start"),
    schema("schema-constraints", "an empty text", "posts",
           lambda s, fields: fields["title"]["constraints"].update(minLength=0), "title"),
    schema("schema-constraints", "not unique", "organisations",
           lambda s, fields: fields["organisation_number"]["constraints"].pop("unique"),
           "organisation_number"),
    schema("schema-constraints", "one that is not checked", "posts",
           lambda s, fields: fields["title"]["constraints"].update(maxLength=99), "title"),
    schema("schema-constraints", "no constraints at all", "posts",
           lambda s, fields: fields["title"].pop("constraints"), "title"),
    schema("schema-constraints", "a pattern that is none", "authors",
           lambda s, fields: fields["name"]["constraints"].update(pattern="("), "name"),
    schema("schema-constraints", "a minimum beyond all numbers", "posts",
           lambda s, fields: fields["word_count"]["constraints"].update(minimum=10**30),
           "word_count"),
    schema("schema-constraints", "a length beyond all numbers", "posts",
           lambda s, fields: fields["caption"]["constraints"].update(minLength=10**30), "caption"),
    schema("schema-constraints", "a pattern that no file can have", "authors",
           lambda s, fields: fields["name"]["constraints"].update(pattern="\ud800"), "name"),
    schema("schema-constraints", "a value that no file can have", "authors",
           lambda s, fields: fields["name"]["constraints"].update(enum=["\ud800"]), "name"),
    schema("schema-constraints", "a value twice", "mentions",
           lambda s, fields: fields["field"]["constraints"]["enum"].append("text"), "field"),
    *(schema("schema-properties", f"{key} of a column", "posts",
             lambda s, fields, key=key, value=value: fields["title"].update({key: value}), "title")
      for key, value in [("missingValues", ["-"]), ("groupChar", " "), ("bareNumber", False),
                         ("decimalChar", ","), ("categories", ["a"]), ("rdfType", "x")]),
    *(schema("schema-properties", f"{key} of a table", "posts",
             lambda s, fields, key=key, value=value: s.update({key: value}))
      for key, value in [("fieldsMatch", "subset"), ("uniqueKeys", [["title"]]), ("$schema", "x"),
                         ("title", ""), ("description", None)]),
    schema("schema-properties", "no description of a column", "posts",
           lambda s, fields: fields["title"].pop("description"), "title"),
    schema("schema-keys", "a foreign key more", "posts",
           lambda s, _: s.update(foreignKeys=[{"fields": ["byline"], "reference": {
               "resource": "authors", "fields": ["name"]}}])),
    schema("schema-keys", "no primary key", "mentions", lambda s, _: s.pop("primaryKey")),
    schema("schema-keys", "a shorter key", "mentions", lambda s, _: s["primaryKey"].pop()),
    schema("schema-keys", "a foreign key less", "mentions", lambda s, _: s["foreignKeys"].pop()),
    schema("schema-keys", "no foreign keys", "passages", lambda s, _: s.pop("foreignKeys")),
    schema("schema-keys", "another missing value", "posts",
           lambda s, _: s["missingValues"].append("NA")),
    # The stricter schema of a package holds, too.
    schema("pattern", "that only this package asks for", "authors",
           lambda s, fields: fields["name"]["constraints"].update(pattern="^[A-L]"),
           "mikael-sjoberg", "authors"),
    schema("enum", "that is shorter in this package", "passages",
           lambda s, fields: fields["kind"]["constraints"]["enum"].remove("note"), LUND,
           "passages"),
]


def swap_columns(data: bytes) -> bytes:
    """Exchange the first two columns of the names of organisations, names and cells."""
    return re.sub(rb'^("[^"]*"),("[^"]*"),', rb"\2,\1,", data, flags=re.MULTILINE)


CSV = [
    raw("csv-encoding", "byte order mark", POSTS, lambda data: b"\xef\xbb\xbf" + data),
    raw("csv-encoding", "Latin-1", AUTHORS, lambda data: data.decode().encode("latin-1"),
        "annika-sunden"),
    raw("csv-encoding", "one byte that is not UTF-8", POSTS,
        lambda data: data.replace(b"\xc3\xb6", b"\xf6", 1), FIRST),
    raw("csv-line-ends", "CRLF", AUTHORS, lambda data: data.replace(b"\n", b"\r\n"), "line 1"),
    raw("csv-line-ends", "CR", AUTHORS, lambda data: data.replace(b"\n", b"\r"), "line 1"),
    raw("csv-line-ends", "CRLF in a text", POSTS,
        lambda data: data.replace(b"\n\n", b"\r\n\r\n", 1), FIRST),
    raw("csv-line-ends", "CR in a text", "dataset/passages.csv",
        lambda data: data.replace(b" att ", b"\ratt ", 1), FIRST),
    raw("csv-line-ends", "none at the end", MENTIONS, lambda data: data[:-1], "2018-09-05-"),
    raw("csv-line-ends", "cut in the last cell", POSTS, lambda data: data[:-200], "2018-09-05-"),
    raw("csv-columns", "another name", MENTIONS,
        lambda data: data.replace(b'"surface"', b'"name"', 1)),
    raw("csv-columns", "two swapped", "dataset/organisation_names.csv", swap_columns),
    raw("csv-columns", "names swapped, cells not", "dataset/organisation_names.csv",
        lambda data: data.replace(b'"organisation_id","name"', b'"name","organisation_id"', 1)),
    raw("csv-columns", "one less", "dataset/organisation_names.csv",
        lambda data: b"".join(line.rpartition(b",")[0] + b"\n" for line in data.splitlines())),
    raw("csv-columns", "one more", "dataset/organisation_names.csv",
        lambda data: b"".join(line + (b',"x"\n') for line in data.splitlines())),
    raw("csv-columns", "no header", AUTHORS, lambda data: data.partition(b"\n")[2]),
    raw("csv-columns", "a name twice", AUTHORS,
        lambda data: data.replace(b'"family_name"', b'"given_name"', 1)),
    raw("csv-columns", "an empty file", AUTHORS, lambda data: b""),
    raw("csv-columns", "a hundred thousand columns more", AUTHORS,
        lambda data: data.replace(b"\n", b"".join(b',"x%d"' % i for i in range(100_000)) + b"\n", 1)),
    raw("csv-columns", "semicolons", "dataset/organisation_names.csv",
        lambda data: data.replace(b",", b";")),
    raw("csv-quoting", "a header without quotes", AUTHORS,
        lambda data: data.replace(b'"name"', b"name", 1), "line 1"),
    raw("csv-quoting", "a stray quote", POSTS, lambda data: data.replace(b" att ", b' "att ', 1),
        FIRST),
    raw("csv-quoting", "cut inside the last cell", "dataset/organisation_names.csv",
        lambda data: data[:-4] + b"\n", "youtube"),
    raw("csv-quoting", "cut inside the last row", MENTIONS,
        lambda data: data[:data.rindex(b",")] + b"\n", "2018-09-05-"),
    raw("csv-quoting", "an empty line", AUTHORS, lambda data: data.replace(b"\n", b"\n\n", 1),
        "line 2"),
    raw("csv-quoting", "a blank after the comma", AUTHORS,
        lambda data: data.replace(b'"Anders Persson",', b'"Anders Persson", ', 1),
        "anders-persson"),
    raw("csv-quoting", "one cell more", AUTHORS,
        lambda data: data.replace(b"2017-01-25\n", b"2017-01-25,\n", 1), "anders-persson"),
    raw("csv-quoting", "single quotes", AUTHORS,
        lambda data: data.replace(b'"Anders"', b"'Anders'", 1), "anders-persson"),
    written("csv-quoting", "text without quotes", "authors", "name", "Anders Persson"),
    written("csv-quoting", "a number in quotes", "authors", "post_count", '"1"'),
    written("csv-quoting", "a missing value in quotes", "authors", "name_variants", '""'),
    written("csv-quoting", "a truth value without quotes", "authors", "is_host", "FALSE"),
    written("csv-quoting", "a quote that is not doubled", "posts", "title", '"Varför "jag"?"'),
    written("cell-type", "a day without zeros", "posts", "published", "2015-9-1"),
    written("cell-type", "the 30th of February", "authors", "first_published", "2017-02-30"),
    written("cell-type", "a day with a time", "authors", "first_published", "2017-01-25T00:00:00"),
    written("cell-type", "a day the Swedish way", "authors", "first_published", "25/1 2017"),
    written("cell-type", "a blank before a number", "posts", "word_count", " 89"),
    written("cell-type", "a blank after a number", "posts", "word_count", "89 "),
    written("cell-type", "a decimal", "posts", "word_count", "89.0"),
    written("cell-type", "leading zeros", "posts", "word_count", "089"),
    written("cell-type", "a plus", "posts", "word_count", "+89"),
    written("cell-type", "a number of many digits", "posts", "word_count", "8" * 30),
    written("cell-type", "a number in words", "posts", "word_count", "many"),
    written("cell-type", "NaN", "posts", "word_count", "nan"),
    written("cell-type", "True", "posts", "is_guest_post", '"True"'),
    written("cell-type", "true", "posts", "is_guest_post", '"true"'),
    written("cell-type", "1 for truth", "posts", "is_guest_post", '"1"'),
    written("cell-type", "yes", "posts", "is_guest_post", '"yes"'),
]


def as_type(column: str, type_, nullable: bool | None = None):
    """Give a column another type, keep whether it may be null unless told otherwise."""
    def edit(content: pa.Table) -> pa.Table:
        i = content.schema.get_field_index(column)
        field = content.schema.field(i)
        values = content[column].cast(type_ or field.type)
        return content.set_column(i, pa.field(
            column, values.type, field.nullable if nullable is None else nullable), values)
    return edit


def replace_behind_first(old: bytes, new: bytes):
    """Return an edit that replaces all occurrences but the first: the value itself comes first."""
    def edit(data: bytes) -> bytes:
        head, found, tail = data.partition(old)
        return head + found + tail.replace(old, new)
    return edit


def strings(content: pa.Table) -> pa.Table:
    truths = compute.if_else(content["is_host"], "TRUE", "FALSE")
    i = content.schema.get_field_index("is_host")
    return content.set_column(i, pa.field("is_host", pa.string(), nullable=False), truths)


PARQUET = [
    raw("parquet-readable", "cut off", "dataset/posts.parquet", lambda data: data[:-100]),
    raw("parquet-readable", "empty", "dataset/posts.parquet", lambda data: b""),
    raw("parquet-readable", "a CSV file", "dataset/posts.parquet", lambda data: b"post_id\n1\n"),
    arrow("parquet-readable", "brotli", "posts", lambda t: t, compression="brotli"),
    arrow("parquet-readable", "more rows than fit into memory", "posts",
          lambda t: pa.table({"post_id": pa.nulls(10_000_001, pa.string())})),
    arrow("parquet-readable", "a day of no calendar", "posts",
          lambda t: t.set_column(1, t.schema.field(1), pa.array(
              [10**6, *t["published"].cast(pa.int32()).to_pylist()[1:]], pa.int32()).cast(
              pa.date32())), "published"),
    arrow("parquet-columns", "one less", "mentions", lambda t: t.drop_columns(["surface"])),
    arrow("parquet-columns", "one more", "mentions",
          lambda t: t.append_column("x", t["start"])),
    arrow("parquet-columns", "two swapped", "authors",
          lambda t: t.select([1, 0, *range(2, t.num_columns)])),
    arrow("parquet-columns", "another name", "authors",
          lambda t: t.rename_columns(["id", *t.column_names[1:]])),
    arrow("parquet-types", "int32", "posts", as_type("word_count", pa.int32()), "word_count"),
    arrow("parquet-types", "double", "mentions", as_type("passage_number", pa.float64()),
          "passage_number"),
    arrow("parquet-types", "a day as a string", "posts", as_type("published", pa.string()),
          "published"),
    arrow("parquet-types", "a day as a time", "posts", as_type("published", pa.timestamp("ms")),
          "published"),
    arrow("parquet-types", "truth as a string", "authors", strings, "is_host"),
    arrow("parquet-types", "text as bytes", "posts", as_type("title", pa.binary()), "title"),
    arrow("parquet-types", "large strings", "posts", as_type("text", pa.large_string()), "text"),
    arrow("parquet-types", "dictionary", "passages",
          as_type("kind", pa.dictionary(pa.int32(), pa.string())), "kind"),
    arrow("parquet-types", "a key that may be null", "posts", as_type("post_id", None, True),
          "post_id"),
    arrow("parquet-types", "a value that may not be missing", "organisations",
          lambda t: as_type("name_en", None, False)(
              t.set_column(2, "name_en", compute.fill_null(t["name_en"], "?"))), "name_en"),
    arrow("parquet-types", "no word to pandas", "mentions",
          lambda t: t.replace_schema_metadata(None)),
    raw("parquet-statistics", "another greatest value", "dataset/organisations.parquet",
        replace_behind_first(b"youtube", b"youtuba"), "organisation_id"),
    arrow("parquet-description", "no title, though a version", "posts",
          lambda t: t.replace_schema_metadata(
              {key: value for key, value in t.schema.metadata.items() if key != b"title"})),
    arrow("parquet-description", "another version", "posts",
          lambda t: t.replace_schema_metadata({**t.schema.metadata, b"version": "0.9.0"})),
    arrow("parquet-description", "another description of a column", "posts",
          lambda t: t.cast(t.schema.set(2, t.schema.field(2).with_metadata(
              {"description": "A headline."}))), "title"),
    cell("formats-agree", "a letter of a text", "posts", {"post_id": FIRST}, ("parquet",),
         lambda row: ("dataset/posts.parquet", FIRST), text=lambda row: row["text"] + "."),
    cell("formats-agree", "a note", "organisations", {"organisation_id": "facebook"}, ("parquet",),
         lambda row: ("dataset/organisations.parquet", "facebook"), note="A company."),
    cell("formats-agree", "a missing value", "organisations", lambda row: row["name_en"],
         ("csv",), lambda row: ("dataset/organisations.parquet", row["organisation_id"]),
         name_en=None),
    cell("formats-agree", "a day", "authors", {"author_id": "anders-persson"}, ("parquet",),
         lambda row: ("dataset/authors.parquet", "anders-persson"),
         last_published=lambda row: row["last_published"].replace(day=1)),
    cell("formats-agree", "a truth value", "post_sources", {"post_id": FIRST}, ("csv",),
         lambda row: ("dataset/post_sources.parquet", FIRST), is_primary=False),
    cell("formats-agree", "a number", "mentions", {"post_id": FIRST}, ("csv",),
         lambda row: ("dataset/mentions.parquet", FIRST), passage_number=2),
    rows("formats-agree", "rows lost at the end of the CSV", "authors",
         lambda rows: rows.pop() and "", ("dataset/authors.parquet", "tina-grahn"), ("csv",)),
    rows("formats-agree", "a row lost in the Parquet", "mentions", lambda rows: rows.pop(3) and "",
         ("dataset/mentions.parquet", "2015-09-02-idag"), ("parquet",)),
    rows("formats-agree", "two rows swapped in the Parquet", "authors",
         lambda rows: rows.insert(0, rows.pop(1)), ("dataset/authors.parquet", "anders-persson"),
         ("parquet",)),
    rows("formats-agree", "no rows in the Parquet", "organisation_names",
         lambda rows: rows.clear(), ("dataset/organisation_names.parquet", "alliansen"),
         ("parquet",)),
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

CASES = [*DESCRIPTOR, *FORM, *FILES, *SCHEMAS, *CSV, *PARQUET, *UNUSABLE]
