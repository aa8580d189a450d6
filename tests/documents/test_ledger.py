"""Every character of the documents is accounted for, counted anew from tables and bytes."""

import json
import re
import unicodedata
from dataclasses import asdict

import pytest
import strategies
from conftest import SOURCES, read_csv
from hypothesis import given
from test_any_input import bare, build, long, short


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
    from sjoberg_bloggar.cli import main

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
