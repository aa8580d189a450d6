"""Every character of the documents is accounted for, counted anew from tables and bytes.

A document whose line ends alone changed since it was published is reported.
"""

import json
import re
import shutil
import unicodedata
from dataclasses import asdict
from pathlib import Path

import pytest
import strategies
from conftest import PROJECT, SOURCES, read_csv
from hypothesis import given
from test_any_input import bare, build, long, short

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.documents.ledger import require_published_line_ends
from sjoberg_bloggar.errors import InputError


def recount(data: bytes, name: str, tables: dict[str, list[dict]]) -> dict[str, int]:
    """Count what became of a document's characters by the published tables alone."""
    text = unicodedata.normalize("NFC", data.decode("utf-8-sig").replace("\r\n", "\n"))
    lines = text.split("\n")
    posts = {row["post_id"]: row for row in tables["posts"]}
    count = {"published": 0, "duplicate": 0, "removed": 0,
             "white_space": len(re.findall(r"\s", text))}
    for row in tables["post_sources"]:
        first, last = int(row["first_line"]), int(row["last_line"])
        if row["source"] == name and row["is_primary"] in (True, "TRUE"):
            post = posts[row["post_id"]]
            count["published"] += len(bare(lines[first - 1])) + sum(
                len(bare(post[field] or "")) for field in ("title", "caption", "text"))
        elif row["source"] == name:
            count["duplicate"] += len(bare("".join(lines[first - 1:last])))
    count["furniture"] = len(text) - sum(count.values())
    return count


@pytest.mark.parametrize("path", sorted(SOURCES.glob("*.txt")), ids=lambda path: path.name)
def test_the_real_documents(built, path):
    sources = json.loads((built / "datapackage.json").read_text("utf-8"))["sources"]
    [entry] = [source for source in sources if source["document"] == path.name]
    tables = {name: read_csv(built / f"dataset/{name}.csv") for name in ("posts", "post_sources")}
    assert entry["characters"] == recount(path.read_bytes(), path.name, tables)


def test_the_furniture_of_the_archive_page_is_what_stands_before_its_first_post(descriptor):
    path, = SOURCES.glob("004*.txt")
    before = path.read_text("utf-8").split(" • 24 april 2017")[0]
    found = {source["document"]: source["characters"]["furniture"] for source in descriptor["sources"]}
    assert found.pop(path.name) == len(bare(before)) > 300
    assert set(found.values()) == {0}


def test_the_build_says_it(tmp_path, capsys):
    assert main(["build", "--output", str(tmp_path / "out")]) == 0
    [line] = [line for line in capsys.readouterr().out.splitlines() if "Characters" in line]
    text = "".join(path.read_text("utf-8") for path in SOURCES.glob("*.txt"))
    assert sum(map(int, re.findall(r"\d+", line))) == len(unicodedata.normalize("NFC", text))


def assert_adds_up(texts: list[str]) -> None:
    documents = [text.encode() for text in texts]
    blog, tables = build(documents)
    for number, data in enumerate(documents):
        name = f"{number:03}.txt"
        found = asdict(blog.accounts[name])
        assert found == recount(data, name, tables)
        assert min(found.values()) >= 0


@short
@given(strategies.corpora())
def test_generated_documents(texts):
    assert_adds_up(texts)


@pytest.mark.long
@long
@given(strategies.corpora())
def test_many_generated_documents(texts):
    assert_adds_up(texts)


@pytest.fixture
def document(tmp_path):
    return Path(shutil.copy(min(SOURCES.glob("*.txt")), tmp_path))


@pytest.mark.parametrize("old, new", [(b"\n", b"\r\n"), (b"\n", b"\r")])
def test_other_line_ends_are_reported(document, old, new):
    require_published_line_ends([document], PROJECT / "datapackage.json")
    document.write_bytes(document.read_bytes().replace(old, new))
    with pytest.raises(InputError, match="differs from the published document in its line ends"):
        require_published_line_ends([document], PROJECT / "datapackage.json")


def test_other_words_are_not(document):
    document.write_bytes(document.read_bytes().replace(b"\n", b"\r\n") + b"Ja.\r\n")
    require_published_line_ends([document], PROJECT / "datapackage.json")


@pytest.mark.parametrize("content", [None, b"{", b"[]", b'{"sources": [1]}', b'{"sources": {}}'])
def test_without_a_descriptor_nothing_is_compared(document, tmp_path, content):
    if content is not None:
        (tmp_path / "datapackage.json").write_bytes(content)
    require_published_line_ends([document], tmp_path / "datapackage.json")
