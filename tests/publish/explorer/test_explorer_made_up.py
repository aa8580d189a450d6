"""The explorer with made-up documents: what the corpus does not have."""

import csv
import json

import pyarrow as pa
import pytest
from browser import follow, go_to, opened, search
from conftest import PROJECT
from pyarrow import parquet

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.documents import read
from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.publish.explorer.page import write_explorer

DOCUMENT = """\
16 juni 2016

{title}

{text}

/Mikael Sjöberg
"""


HOSTILE = ('Om <script>alert("1")</script> och </script> <!-- <img src=x onerror=alert(2)> i text. '
           "Citat 'enkla' och \"dubbla\" & &amp; \\u003c {{data}} ${t} i Grums. 😀 Krami "
           "och 🇸🇪 Arbetsförmedlingen i Vänersborg.")


@pytest.fixture(scope="session")
def hostile(tmp_path_factory):
    """A package of two posts with a text that tries to be markup."""
    sources, output = tmp_path_factory.mktemp("sources"), tmp_path_factory.mktemp("package")
    (sources / "a.txt").write_text(DOCUMENT.format(
        title="Titel </title><script>alert(3)</script>", text=HOSTILE), "utf-8")
    (sources / "b.txt").write_text(DOCUMENT.replace("16 juni", "17 juni").format(
        title="Får och får", text="Ett får är inte far. Älgen åt. Idé om Müller. Fort for fören.\n\n"
                                  "Sedan kom natten."), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read, "UNFIT", ())  # documents with markup are refused
        assert main(["build", "--sources", str(sources), "--output", str(output),
                     "--allow-undecided"]) == 0
    return output / "dataset/explorer.html"


@pytest.fixture(scope="module")
def hostile_page(chromium, hostile):
    with opened(chromium, hostile) as page:
        yield page


def test_text_is_shown_as_it_is_whatever_it_looks_like(hostile_page, hostile):
    page = hostile_page
    with (hostile.parent / "posts.csv").open(encoding="utf-8", newline="") as file:
        post = next(row for row in csv.DictReader(file) if "script" in row["text"])
    for query in ("", "&q=script", "&q=arbetsförmedlingen"):
        go_to(page, f"#post={post['post_id']}{query}")
        assert page.locator("h1:visible").inner_text() == post["title"]
        passages = page.locator("[data-passage]").all_text_contents()
        assert "\n\n".join(passages) == post["text"]
        assert page.locator("main script, main img").count() == 0
        assert page.title().startswith(post["title"])
    go_to(page, "#q=script")
    assert "<script>" in page.locator(".card").text_content()


def test_offsets_are_right_behind_characters_of_two_code_units(hostile_page, hostile):
    page = hostile_page
    with (hostile.parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["surface"] == "Arbetsförmedlingen"]
    assert len(rows) == 1 and int(rows[0]["start"]) > HOSTILE.index("😀")
    go_to(page, "#organisation=arbetsformedlingen")
    assert page.locator(".sentence mark").all_inner_texts() == ["Arbetsförmedlingen"]
    page.get_by_label("Visa positioner som i tabellerna").check()
    assert f"tecken {rows[0]['start']}–{rows[0]['end']}" in page.locator(".where").inner_text()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="omnämnandena").first.click()
    assert waiting.value.path().read_bytes() == (hostile.parent / "mentions.csv").read_bytes()


def test_a_page_with_undecided_questions_says_so(hostile_page, hostile):
    undecided = json.loads((hostile.parents[1] / "datapackage.json").read_text("utf-8"))["undecided"]
    banner = hostile_page.locator("#undecided-banner")
    assert f"publicerad med {len(undecided)} obesvarade frågor" in banner.inner_text()
    follow(hostile_page, banner.get_by_role("link"))
    assert "Müller" in hostile_page.locator("#undecided").inner_text()
    assert hostile_page.locator("#undecided li").count() == len(undecided)


DOTS = [
    ("får", ["Får", "får", "får"]), ("far", ["far", "Får", "får", "får"]), ("å", ["åt"]),
    ("åt", ["åt"]), ("ide", ["Idé"]), ("idé", ["Idé"]), ("muller", ["Müller"]),
    ("älg", ["Älgen"]), ("alg", ["Älgen"]), ("for", ["Fort", "for", "fören"]), ("för", ["fören"])]


def test_a_phrase_does_not_go_from_one_passage_to_the_next(hostile_page):
    go_to(hostile_page, "#")
    assert search(hostile_page, '"fort for fören"') == ["2016-06-17-far-och-far"]
    assert search(hostile_page, '"fören sedan"') == search(hostile_page, '"får ett"') == []


def test_dots_and_accents(hostile_page):
    for query, marked in DOTS:
        found = hostile_page.evaluate("""q => {
            go({view: "post", id: "2016-06-17-far-och-far", q});
            return [...document.querySelectorAll("article.post mark")].map(e => e.textContent);
        }""", query)
        assert sorted(found) == sorted(marked), query


@pytest.fixture(scope="module")
def repeated(built, tmp_path_factory):
    """The page with one post whose text is one word 20,000 times."""
    tables = {path.stem: parquet.read_table(path) for path in (built / "dataset").glob("*.parquet")}
    rows = tables["posts"].to_pylist()
    post_id = rows[0]["post_id"]
    rows[0]["text"] = text = "ord " * 19_999 + "ord"
    tables["posts"] = pa.Table.from_pylist(rows, tables["posts"].schema)
    for name in ("passages", "mentions"):
        kept = [row for row in tables[name].to_pylist() if row["post_id"] != post_id]
        if name == "passages":
            first = tables[name].slice(0, 1).to_pylist()[0]
            kept = [{**first, "start": 0, "end": len(text), "text": text}, *kept]
        tables[name] = pa.Table.from_pylist(kept, tables[name].schema)
    path = tmp_path_factory.mktemp("repeated") / "explorer.html"
    write_explorer(path, tables, read_metadata(PROJECT / "build/metadata.toml"),
                   {"posts": [], "periods": []}, [])
    return path, post_id


def test_a_repeated_word_does_not_freeze_the_page(chromium, repeated):
    """In the text, and in the query: the page answers, which took minutes before."""
    path, post_id = repeated
    with opened(chromium, path) as page:
        page.set_default_timeout(20_000)
        page.evaluate("location.hash = 'q=' + 'ord+'.repeat(20000)")
        page.locator(".card .hits", has_text="20 000 träffar").wait_for()
        assert len(page.locator("#q").input_value()) <= 300
        for address in ("#q=ord&lines=after", f"#post={post_id}&q=ord&hit=19000"):
            go_to(page, address)
        assert "Träff 19 000 av 20 000" in page.locator(".hit-bar").inner_text().replace("\xa0", " ")
