"""Words removed on request are gone from every file, and the account of characters counts them."""

import csv
import io
import json
import shutil
import unicodedata

import pytest
from conftest import PROJECT, read_csv
from pyarrow import parquet

from sjoberg_bloggar import cli, locations
from sjoberg_bloggar.documents.removals import find_in_documents, find_remains

ARCHIVE = "004_7959c179f6cc7eda.txt"


@pytest.fixture
def project(tmp_path, monkeypatch):
    """Return a copy of what a build needs, which the program takes for the project."""
    copy = tmp_path / "project"
    for folder in ("build/sources", "build/curation", "schema"):
        shutil.copytree(PROJECT / folder, copy / folder)
    shutil.copy(PROJECT / "build/metadata.toml", copy / "build")
    monkeypatch.setattr(locations, "CLONE", copy)
    return copy


@pytest.fixture
def run(monkeypatch, capsys):
    def run(*arguments: str, words: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(words + "\n"))
        status = cli.main(list(arguments))
        return status, "".join(capsys.readouterr())
    return run


def removal(kind: str = "name", *more: str) -> list[str]:
    return ["remove", "--kind", kind, "--requested", "2026-11-01", "--reason", "On request", *more]


def mend_curation(project, words: str, marker: str) -> None:
    """Do by hand what 'remove' asks for: put the marker for the words in the curation."""
    for path in (project / "build/curation").glob("*.csv"):
        path.write_text(path.read_text("utf-8").replace(words, marker), "utf-8")


def drop_rows(project, name: str, words: str) -> None:
    path = project / f"build/curation/{name}.csv"
    header, *rows = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(header + "".join(row for row in rows if words not in row), "utf-8")


def everything(project) -> str:
    """Return the text of all files, Parquet as CSV."""
    texts = []
    for path in sorted(project.rglob("*")):
        if path.suffix == ".parquet":
            texts.append(json.dumps(parquet.ParquetFile(path).read().to_pylist(), default=str,
                                    ensure_ascii=False))
        elif path.is_file():
            texts.append(path.read_text("utf-8"))
    return "\n".join(texts)


def published(project, table: str) -> list[dict[str, str]]:
    return read_csv(project / f"dataset/{table}.csv")


def test_without_write_it_only_lists_the_places(project, run):
    before = everything(project)
    status, answer = run(*removal(), words="Mattias Buvari")
    assert status == 1
    assert answer.count(f"Found: {ARCHIVE}:") == 6 and "6 places" in answer
    assert f"{ARCHIVE}:25: " in answer
    assert everything(project) == before


def test_an_authors_name(project, run):
    """He signed two posts; both stay in their passages, and he becomes a nameless guest."""
    run("build")
    before = {table: published(project, table) for table in ("passages", "authorships", "posts")}
    status, answer = run(*removal("name", "--write"), words="Mattias  Buvari")
    assert status == 0 and answer.count("Removed: ") == 6
    assert run("build")[0] == 0

    text = everything(project)
    assert "Buvari" not in text and "buvari" not in text
    assert text.count("[namn borttaget]") > 6
    ids = {row["post_id"] for row in before["authorships"] if row["author_id"] == "mattias-buvari"}
    assert len(ids) == 2
    for row, old in zip(published(project, "passages"), before["passages"], strict=True):
        assert (row["post_id"], row["kind"]) == (old["post_id"], old["kind"])
        assert row["text"] == old["text"].replace("Mattias Buvari", "[namn borttaget]")
        if old["author_id"] == "mattias-buvari":
            assert row["author_id"] == "namn-borttaget"
    [author] = [row for row in published(project, "authors") if "namn" in row["author_id"]]
    assert author["post_count"] == "2" and author["is_host"] == "FALSE"
    posts = {row["post_id"]: row for row in published(project, "posts")}
    mentions = [row for row in published(project, "mentions") if row["post_id"] in ids]
    assert {row["post_id"] for row in mentions} == ids
    for row in mentions:
        text = posts[row["post_id"]][row["field"]]
        assert text[int(row["start"]):int(row["end"])] == row["surface"]


def test_the_account_says_how_much_and_why_but_not_what(project, run):
    run("build")
    before = json.loads((project / "datapackage.json").read_text("utf-8"))
    run(*removal("name", "--write"), words="Mattias Buvari")
    assert (project / "build/curation/removals.csv").read_text("utf-8").splitlines() == [
        "document,kind,places,characters,requested,reason",
        f"{ARCHIVE},name,6,{6 * len('MattiasBuvari')},2026-11-01,On request"]
    run("build")
    after = json.loads((project / "datapackage.json").read_text("utf-8"))
    for old, new in zip(before["sources"], after["sources"], strict=True):
        if new["document"] != ARCHIVE:
            assert new == old
            continue
        assert new["removals"] == [{"kind": "name", "places": 6, "characters": 78,
                                    "reason": "On request"}]
        assert new["characters"]["removed"] == 78
        kept = ("published", "duplicate", "furniture", "removed")
        assert sum(new["characters"][k] for k in kept) == sum(old["characters"][k] for k in kept)


def test_an_address_that_is_run_together_with_the_words_around(project, run):
    run("build")
    before = published(project, "passages")
    address = "mikael.hvinlund@arbetsformedlingen.se"
    status, answer = run(*removal("e-mail", "--write"), words=address)
    assert answer.count("Removed: ") == 1
    assert run("build")[0] == 0
    assert address not in everything(project)
    changed = [(old["kind"], old["text"], row["kind"], row["text"])
               for old, row in zip(before, published(project, "passages"), strict=True)
               if old["text"] != row["text"]]
    assert changed == [("signature", address, "signature", "[e-post borttagen]")]


def test_a_name_in_running_text_a_title_and_the_curation(project, run):
    """What the curation says of the name is reported; until it is mended, there is no build."""
    name, old_id = "Anna-Karin Hatt", "2015-09-02-idag-besokte-jag-almega-och-traffade-vd-n-"
    status, answer = run(*removal("name", "--write"), words=name)
    assert status == 1
    assert "occurrences.csv, line 2" in answer and "other_names.csv, line" in answer
    status, answer = run("build")
    assert status == 2 and "occurrences.csv:2: no document has the post" in answer
    mend_curation(project, f"{old_id}anna-karin-hatt", f"{old_id}namn-borttaget")
    drop_rows(project, "other_names", name)
    status, answer = run("build")
    assert status == 0, answer
    assert "Hatt" not in everything(project) and "karin-hatt" not in everything(project)
    [post] = [row for row in published(project, "posts") if row["post_id"].startswith(old_id)]
    assert post["title"].endswith("vd:n [namn borttaget]")
    assert post["post_id"] == f"{old_id}namn-borttaget"


def test_words_that_stand_in_two_documents(project, run):
    """The page and the archive page have the post; both lose the words."""
    words = "initierade av medarbetare"
    holders = [path for path in (project / "build/sources").glob("*.txt")
               if words in path.read_text("utf-8")]
    assert len(holders) == 2
    status, _ = run(*removal("other", "--write"), words=words)
    assert status == 0
    assert {row["document"] for row in csv.DictReader(
        (project / "build/curation/removals.csv").open())} == {path.name for path in holders}
    status, answer = run("build")
    assert status == 0 and "Needs a look" not in answer
    assert words not in everything(project)
    assert f"{2 * len('initieradeavmedarbetare')} removed on request" in answer


def test_only_some_places(project, run):
    status, answer = run(*removal("name", "--only", f"{ARCHIVE}:25", "--write"),
                         words="Mattias Buvari")
    assert status == 1 and answer.count("Removed: ") == 1
    assert "Still there: " in answer and ARCHIVE in answer
    text = (project / "build/sources" / ARCHIVE).read_text("utf-8")
    assert text.count("Buvari") == 5


def test_a_marker_without_its_row_and_a_row_without_its_marker(project, run):
    path = project / "build/sources" / ARCHIVE
    text = path.read_text("utf-8")
    path.write_text(text.replace("Mattias Buvari", "[namn borttaget]"), "utf-8")
    status, answer = run("build")
    assert status == 2 and f"{ARCHIVE}: '[namn borttaget]' appears here 6 times" in answer
    path.write_text(text, "utf-8")
    record = project / "build/curation/removals.csv"
    for row, message in [(f"{ARCHIVE},name,1,5,2026-11-01,x", "by removals.csv 1 times"),
                         ("x.txt,name,1,5,2026-11-01,x", "no document 'x.txt'"),
                         (f"{ARCHIVE},nickname,1,5,2026-11-01,x", "kind is 'nickname'"),
                         (f"{ARCHIVE},name,one,5,2026-11-01,x", "places is 'one'"),
                         (f"{ARCHIVE},name,1,5,2026-11-01,", "no reason")]:
        record.write_text(f"document,kind,places,characters,requested,reason\n{row}\n")
        status, answer = run("build")
        assert status == 2 and message in answer


@pytest.mark.parametrize("text, found", [
    ("Anna Ek", 1), ("Anna\n  Ek", 1), ("Anna\u00a0Ek skrev", 1), ("bloggen.Anna Ek", 1),
    ("textAnna EkHej", 1), ("Anna Eks blogg", 1), ("Anna Eken", 0), ("Joanna Ek", 0),
    ("Hanna Ek", 0), ("HAnna Ek", 0), ("(Anna Ek)", 1), ("/Anna Ek", 1), ("anna ek", 0),
    ("An\u00adna Ek", 1), ("Anna\u200b Ek", 1), ("Anna \u2060Ek", 1), ("\ufeffAnna Ek", 1),
    ("Anna\ufe0f Ek", 1), ("A\u0301nna Ek", 0), ("Anna\r\nEk", 1)])
def test_what_is_found(tmp_path, text, found):
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    assert len(find_in_documents("Anna Ek", [path])) == found


def test_accents_in_either_form_and_line_ends_are_kept(project, run, tmp_path):
    path = project / "build/sources" / ARCHIVE
    text = unicodedata.normalize("NFD", "\ufeff" + path.read_text("utf-8")).replace("\n", "\r\n")
    path.write_bytes(text.encode())
    run(*removal("name", "--write"), words=unicodedata.normalize("NFC", "Günther Mårder"))
    changed = path.read_bytes().decode()
    assert changed == text.replace(unicodedata.normalize("NFD", "Günther Mårder"), "[namn borttaget]")


def test_the_place_has_the_invisible_characters(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Ja, Bjo\u0308rn\u00ad A\u030angstro\u0308m, ja", "utf-8")
    [place] = find_in_documents("Björn Ångström", [path])
    assert (place.start, place.end) == (4, 22)


def test_words_that_are_found_nowhere_are_no_success(project, run):
    for more in ((), ("--write",)):
        status, answer = run(*removal("name", *more), words="Xerxes Qvist")
        assert status == 2 and "in no document" in answer


@pytest.mark.parametrize("errors", ["strict", "surrogateescape"])
def test_words_in_another_encoding_are_refused(project, monkeypatch, capsys, errors):
    data = io.BytesIO("Günther Mårder\n".encode("latin-1"))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data, "utf-8", errors))
    assert cli.main(removal("name", "--write")) == 2
    assert "the words are not in utf-8" in capsys.readouterr().err


@pytest.mark.parametrize("text, places", [
    ("Tack, ANNA EK!", ["line 1"]), ("Anna-Ek", ["line 1"]), ("a\nTack, Anna\nEk", ["line 2"]),
    ("anna.ek@post.example", ["line 1"]), ("A\u0301n\u00adna Ek", ["line 1"]), ("Anna", []),
    ("Anna\n\nEk", [])])
def test_what_is_reported_as_still_there(tmp_path, text, places):
    path = tmp_path / "a.md"
    path.write_text(text, "utf-8")
    assert find_remains("Anna Ek", [tmp_path]) == ({path: places} if places else {})


def test_names_and_other_encodings_are_reported_too(tmp_path):
    for name, data in (("marta-åkes.txt", b""), ("old.txt", "Märta Åkes".encode("latin-1")),
                       ("Иван.txt", b"")):
        (tmp_path / name).write_bytes(data)
    assert find_remains("Märta Åkes", [tmp_path]) == {
        tmp_path / "marta-åkes.txt": ["its name"], tmp_path / "old.txt": ["line 1"]}
    assert find_remains("иван", [tmp_path]) == {tmp_path / "Иван.txt": ["its name"]}


@pytest.mark.parametrize("words, more, message", [
    ("", (), "no words"), ("\u00ad!", (), "no words"), ("Anna Ek", ("--reason", "asked by anna ek"), "holds the words")])
def test_what_makes_no_sense_is_refused(project, run, words, more, message):
    status, answer = run(*removal(), *more, words=words)
    assert status == 2 and message in answer
