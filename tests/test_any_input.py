"""Whatever the documents hold: tables that keep every promise, or one clear error."""

import re
import shutil
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path

import pytest
import strategies
from conftest import CURATION, PROJECT, SOURCES
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.model import Blog
from sjoberg_bloggar.package.schemas import read_schemas
from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.files import write_package
from sjoberg_bloggar.publish.tables import make_tables

pytestmark = pytest.mark.long

SCHEMAS = read_schemas(PROJECT / "schema")
METADATA = read_metadata(PROJECT / "build/metadata.toml")
short = settings(max_examples=12, derandomize=True, deadline=None,
                 suppress_health_check=list(HealthCheck))
long = settings(short, max_examples=3_000, derandomize=False)


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def build(documents: list[bytes], curation: Path = CURATION) -> tuple[Blog, dict[str, list[dict]]]:
    """Return the blog and its tables, as rows, that documents make."""
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(documents):
            (Path(folder) / f"{number:03}.txt").write_bytes(data)
        blog = read_blog(Path(folder), curation)
        tables = make_tables(blog, SCHEMAS)
        (Path(folder) / "package").mkdir()
        write_package(Path(folder) / "package", blog, tables, PROJECT / "schema", SCHEMAS, METADATA)
        assert not check_package(Path(folder) / "package")
        return blog, {name: table.to_pylist() for name, table in tables.items()}


def assert_sound(documents: list[bytes], tables: dict[str, list[dict]]) -> None:
    """Check the invariants against the tables and the bytes of the documents alone."""
    posts = {row["post_id"]: row for row in tables["posts"]}
    assert len(posts) == len(tables["posts"])
    for name, keys in {"passages": "post_id passage_number", "authors": "author_id",
                       "authorships": "post_id author_id", "organisations": "organisation_id",
                       "mentions": "post_id field start", "post_sources": "post_id source"}.items():
        found = [tuple(row[key] for key in keys.split()) for row in tables[name]]
        assert len(set(found)) == len(found), name
        if "post_id" in keys:
            assert {key[0] for key in found} <= posts.keys()
    for post_id, post in posts.items():
        passages = [row for row in tables["passages"] if row["post_id"] == post_id]
        assert "\n\n".join(row["text"] for row in passages) == post["text"]
        for row in passages:
            assert post["text"][row["start"]:row["end"]] == row["text"] == row["text"].strip() != ""
        ends = Counter()
        for row in (row for row in tables["mentions"] if row["post_id"] == post_id):
            assert post[row["field"]][row["start"]:row["end"]] == row["surface"]
            assert row["start"] >= ends[row["field"]]
            ends[row["field"]] = row["end"]
        authorships = [row["author_id"] for row in tables["authorships"] if row["post_id"] == post_id]
        names = {row["author_id"]: row["name"] for row in tables["authors"]}
        assert post["byline"] == "; ".join(names[author_id] for author_id in authorships)
    assert_conserved(documents, tables, posts)


def assert_conserved(documents: list[bytes], tables: dict, posts: dict) -> None:
    """Check that each document is, in its order, furniture and its posts' lines, and that
    the lines of each published post are its date, title, caption and text: all of it."""
    for number, data in enumerate(documents):
        text = unicodedata.normalize("NFC", data.decode("utf-8-sig").replace("\r\n", "\n")
                                     .replace("\r", "\n"))
        lines = text.split("\n")
        rows = sorted((row for row in tables["post_sources"] if row["source"] == f"{number:03}.txt"),
                      key=lambda row: row["first_line"])
        for row, following in zip(rows, [*rows[1:], {"first_line": len(lines) + 1}]):
            assert not bare("".join(lines[row["last_line"]:following["first_line"] - 1]))
            if row["is_primary"]:
                date_line, *rest = lines[row["first_line"] - 1:row["last_line"]]
                post = posts[row["post_id"]]
                title, caption, body = (bare(post[f] or "") for f in ("title", "caption", "text"))
                assert bare("".join(rest)) in (title + caption + body, title + body + caption)
                assert re.fullmatch(r"•?\d{1,2}[^\W\d]+\d{4}", bare(date_line))


def check(documents: list[bytes], curation: Path = CURATION) -> bool:
    """Build documents; return whether that made a dataset (and not an InputError)."""
    try:
        _, tables = build(documents, curation)
    except InputError as error:
        message = str(error)
        assert "\n" not in message and len(message) < 600
        assert "defect" not in message
        return False
    assert_sound(documents, tables)
    return True


@short
@given(strategies.post_pages())
def test_post_pages(text):
    assert check([text.encode()])


@short
@given(strategies.archive_pages())
def test_archive_pages(text):
    assert check([text.encode()])


@short
@given(strategies.corpora())
def test_several_documents(texts):
    assert check([text.encode() for text in texts])


@short
@given(st.lists(strategies.encoded(strategies.any_text() | strategies.post_pages()
                                   | strategies.archive_pages()), min_size=1, max_size=3))
def test_any_bytes(documents):
    check(documents)


@short
@given(st.binary(max_size=200))
@example(b"\xff\xfe1\x00")
@example(b"3 maj 2017\n\n?\n\n!")
@example("٣ maj ٢٠١٧\n\nA\n\nB.".encode())
@example("3 maj 2017\n\nA\n\nB.\n1.\u2009C\n2.\u2009D".encode())
@example(b"3 maj 0000\n\nA\n\nB.")
def test_random_bytes(data):
    check([data])
    check([b"3 maj 2017\n\nTitel\n\n" + data])
    check([" • 3 maj 2017\n\nTitel  ".encode() + data])


@pytest.mark.long
@long
@given(strategies.corpora(), st.lists(strategies.encoded(strategies.any_text()), max_size=1))
def test_many_documents(texts, more):
    check([text.encode() for text in texts])
    check([*(text.encode() for text in texts), *more])


REAL = {path.name: path.read_bytes() for path in sorted(SOURCES.glob("*.txt"))}


@pytest.fixture(scope="module")
def names_only(tmp_path_factory) -> Path:
    """Return the curation without its decisions about single posts."""
    folder = shutil.copytree(CURATION, tmp_path_factory.mktemp("curation") / "curation")
    for name in ("paragraph_evidence", "paragraph_decisions", "passage_kinds", "authorships",
                 "occurrences"):
        header = (folder / f"{name}.csv").read_text("utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(header + "\n", "utf-8")
    return folder


def damaged(chance) -> list[bytes]:
    """Return the real documents with lines deleted, doubled and moved."""
    documents = []
    for data in REAL.values():
        lines = data.split(b"\n")
        for _ in range(chance.randint(0, 3)):
            at, what = chance.randrange(len(lines)), chance.choice(["delete", "double", "move"])
            line = lines[at] if what == "double" else lines.pop(at)
            if what != "delete":
                lines.insert(chance.randrange(len(lines)), line)
        documents.append(b"\n".join(lines))
    return documents


@settings(short, max_examples=10)
@given(st.randoms(use_true_random=False))
def test_real_documents_with_lines_deleted_doubled_and_moved(names_only, chance):
    check(damaged(chance), names_only)


@pytest.mark.long
@settings(long, max_examples=800)
@given(st.randoms(use_true_random=False))
def test_real_documents_with_lines_damaged_often(names_only, chance):
    check(damaged(chance), names_only)
