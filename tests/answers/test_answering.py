"""Every question is answered by the decision sheet alone, whatever program saves it."""

import csv
from functools import partial
from pathlib import Path

import pytest
from conftest import CURATION, read_csv
from decision_sheets import (
    ANSWERS,
    ARCHIVE,
    GUEST_POST,
    NEW,
    PAGE,
    POST,
    Project,
    cells_of,
    convert,
    fill,
    needs_office,
    save,
)

from sjoberg_bloggar.answers.passages import decide_furniture
from sjoberg_bloggar.answers.rows import Answers
from sjoberg_bloggar.build import read_blog
from sjoberg_bloggar.curation.model import Row


@pytest.fixture
def new(tmp_path):
    """Return a project with new documents: new(text, ...) -> Project."""
    return partial(Project, tmp_path)


def with_semicolons(path: Path) -> Path:
    """As Excel in Swedish saves a sheet."""
    save(path, cells_of(path), "cp1252", delimiter=";")
    return path


def as_unicode_text(path: Path) -> Path:
    """As Excel saves it so named."""
    save(path, cells_of(path), "utf-16", delimiter="\t")
    return path


def with_columns_moved(path: Path) -> Path:
    rows = [{"my notes": "x", **dict(reversed(row.items()))} for row in cells_of(path)]
    save(path, [*rows, dict.fromkeys(rows[0], "")], "utf-8-sig", lineterminator="\r\n",
         quoting=csv.QUOTE_ALL)
    return path


@pytest.mark.parametrize("name, saved", [
    ("sheet.csv", lambda path: path),
    ("sheet.xlsx", lambda path: path),
    *(pytest.param("sheet.csv", saved, marks=pytest.mark.slow)
      for saved in (with_semicolons, as_unicode_text, with_columns_moved)),
    *(pytest.param(f"sheet.{before}", lambda path, after=after: convert(after, path)[0],
                   marks=[needs_office, pytest.mark.slow], id=f"{before} saved by LibreOffice as {after}")
      for before in ("csv", "xlsx") for after in ("csv", "xlsx"))])
def test_all_is_answered_by_the_sheet_alone(new, capsys, name, saved):
    project = new(PAGE, ARCHIVE, is_own=name.endswith("csv"))
    before = project.decisions()
    sheet = project.sheet(name)
    fill(sheet, ANSWERS)
    sheet = saved(sheet)
    assert project.run("decide", sheet) == 0, capsys.readouterr()
    assert "Nothing is open." in capsys.readouterr().out

    output = project.folder / "out"
    assert project.run("build", "--output", output) == 0
    tables = {path.stem: read_csv(path) for path in (output / "dataset").glob("*.csv")}
    expect_what_the_answers_say(tables)

    for file, old in before.items():  # every older row is there, in its order, byte for byte
        new_lines = iter((project.curation / file).read_bytes().splitlines(keepends=True))
        assert all(line in new_lines for line in old.splitlines(keepends=True)), file
    after = project.decisions()
    assert project.run("decide", sheet) == 0  # a second time does nothing
    assert "0 rows added" in capsys.readouterr().out
    assert project.decisions() == after


def expect_what_the_answers_say(tables: dict[str, list[dict]]) -> None:
    def of(table: str, post_id: str, *columns: str) -> list[tuple]:
        return [tuple(row[column] for column in columns) for row in tables[table]
                if row["post_id"] == post_id]

    [caption] = of("posts", POST, "caption")
    assert caption == ("Eva Ek, chef på Klarna, i Vintofta.",)
    assert [kind for kind, in of("passages", POST, "kind")] == [
        "paragraph", "heading", "paragraph", "paragraph", "signature"]
    assert of("authorships", POST, "author_id", "role", "organisation_id") == [
        ("lisa-holm", "jurist", "svenska-kex")]
    assert of("mentions", POST, "field", "surface", "organisation_id") == [
        ("caption", "Klarna", "klarna"), ("text", "Kommunal", "kommunal"),
        ("text", "Klarna", "klarna"), ("text", "SKX", "svenska-kex"),
        ("text", "Norrlandia", "norrlandia-bolaget"), ("text", "Klarna", "klarna")]
    assert ("heading", "Bättre hjälp") in of("passages", GUEST_POST, "kind", "text")
    known = {row["organisation_id"]: row for row in tables["organisations"]}
    assert known["klarna"]["name"] == "Klarna" and known["klarna"]["country"] == "SE"
    assert known["svenska-kex"]["name"] == "Svenska Kex"
    assert known["norrlandia-bolaget"]["kind"] == "company"
    names = {(row["organisation_id"], row["name"], row["kind"])
             for row in tables["organisation_names"]}
    assert {("klarna", "Klarna", "official"), ("svenska-kex", "Svenska Kex", "official"),
            ("svenska-kex", "SKX", "abbreviation"),
            ("norrlandia-bolaget", "Norrlandia", "official")} <= names


def test_half_of_it_may_be_answered_first(new, capsys):
    project = new(PAGE, ARCHIVE)
    sheet = project.sheet()
    half = {key: cells for key, cells in ANSWERS.items() if key[0] in ("passage", "occurrence")}
    fill(sheet, half)
    assert project.run("decide", sheet) == 1
    assert "name: Klarna (3 places)" in capsys.readouterr().out
    fill(sheet, ANSWERS)  # the same sheet, although places have moved and a caption was found
    assert project.run("decide", sheet) == 0


GUEST = {"answer": "authors", "persons": "Karin Ask", "organisation_id": "arbetsformedlingen"}
TWICE = "Vi mötte Norrlandia i går, och Norrlandia är bra."
QUOTED = "Det sa kvinnan:\n\n”Jag vill mer.”\n\nVad gör vi nu?\n\nVi gör mer."
PRESENTED = ("Håll till godo! Här är en text av en kollega om unga utan utbildning.\n\n"
             + "Unga som saknar utbildning behöver mer stöd än andra. " * 6
             + "\n\nDet ska de få. " + "Vi möter dem tidigare och oftare än förr. " * 6
             + "\n\nKarin Ask")


@pytest.mark.parametrize("text, answers, added", [
    (TWICE, {("name", "Norr"): NEW}, [
        "organisation_names: norrlandia,Norrlandia,official,always,no",
        "organisations: norrlandia,Norrlandia,company,SE"]),
    (TWICE, {("name", "Norr"): {**NEW, "where": "Each"}}, [
        "organisation_names: norrlandia,Norrlandia,official,each,no",
        "organisations: norrlandia,Norrlandia,company,SE"]),
    (TWICE, {("name", "Norr"): {**NEW, "where": "here"}}, [
        "occurrences: text,Vi mötte,Norrlandia,i går, och,norrlandia",
        "occurrences: text,i går, och,Norrlandia,är bra.,norrlandia",
        "organisation_names: norrlandia,Norrlandia,official,each,no",
        "organisations: norrlandia,Norrlandia,company,SE"]),
    (TWICE, {("name", "Norr"): {"answer": "no organisation"}}, [
        "occurrences: text,Vi mötte,Norrlandia,i går, och,",
        "occurrences: text,i går, och,Norrlandia,är bra.,"]),
    (TWICE, {("name", "Norr"): {"answer": "product"}}, ["other_names: Norrlandia,product,always"]),
    (TWICE, {("name", "Norr"): {"answer": "place", "where": "here"}}, [
        "occurrences: text,Vi mötte,Norrlandia,i går, och,",
        "occurrences: text,i går, och,Norrlandia,är bra.,"]),
    ("Vi såg det. Norrlandia vill mer.", {("name", "Norr"): {**NEW, "where": "inside"}}, [
        "organisation_names: norrlandia,Norrlandia,official,inside,no",
        "organisations: norrlandia,Norrlandia,company,SE"]),
    ("Vi såg det. Norrlandia vill mer.", {("name", "Norr"): {"answer": "ordinary word"}}, [
        "other_names: Norrlandia,ordinary word,opening"]),
    ("Vi mötte SKX i går.", {("name", "SKX"): {"answer": "organisation",
                                               "organisation_id": "almega"}}, [
        "organisation_names: almega,SKX,abbreviation,always,no"]),
    ("Vi mötte Almegisterna i går.", {("name", "Alm"): {"answer": "organisation", "name_kind": "pun",
                                                        "organisation_id": "almega"}}, [
        "organisation_names: almega,Almegisterna,pun,always,no"]),
    ("Vi mötte Föreningen Ung i Norr.", {
        ("name", "För"): {**NEW, "whole_name": "Föreningen Ung i Norr"}}, [
        "organisation_names: foreningen-ung-i-norr,Föreningen Ung i Norr,official,always,no",
        "organisations: foreningen-ung-i-norr,Föreningen Ung i Norr,company,SE"]),
    ("Det är Norrlandias sak.", {("name", "Norr"): {**NEW, "organisation_name": "Norrlandia"}}, [
        "organisation_names: norrlandia,Norrlandia,official,always,no",
        "organisations: norrlandia,Norrlandia,company,SE"]),
    ("Kommunal vill mer. Kommunal vill mer.", {("occurrence", "Kommunal"): {
        "answer": "organisation"}}, [
        "occurrences: text,,Kommunal,vill mer. Kommunal,kommunal",
        "occurrences: text,Kommunal vill mer.,Kommunal,vill mer.,kommunal"]),
    ("Kommunal vill mer.", {("occurrence", "Kommunal"): {
        "answer": "organisation", "organisation_id": "almega"}}, [
        "occurrences: text,,Kommunal,vill mer.,almega"]),
    ("Vi mötte Beata Ohlsson i går.", {("name", "Beata"): {
        "answer": "Person"}}, ["other_names: Beata Ohlsson,person,always"]),
    (QUOTED, {("passage", "Vad"): {"answer": "list_item"}}, [
        "passage_kinds: Vad gör vi nu?,list_item"]),
    (QUOTED, {("passage", "Vad"): {"answer": "as it is"}}, [
        "passage_kinds: Vad gör vi nu?,paragraph"]),
    (QUOTED, {("passage", "Vad"): {"answer": "speaker", "persons": "Eva Ek"}}, [
        "passage_kinds: Vad gör vi nu?,paragraph", "speakers: Vad gör vi nu?,Eva Ek"]),
    (PRESENTED, {("authors", "Karin"): GUEST, ("passage", "Håll"): {"answer": "introduction"}}, [
        "authorships: 1,Karin Ask,,arbetsformedlingen",
        "passage_kinds: Håll till godo! Här är en text av en kollega om unga utan utbildning.,"
        "intro"]),
    (PRESENTED, {("authors", "Karin"): {**GUEST, "roles": "handläggare"},
                 ("passage", "Håll"): {"answer": "introduction", "text_begins": "Det ska de få."}}, [
        "authorships: 1,Karin Ask,handläggare,arbetsformedlingen",
        "passage_kinds: Håll till godo! Här är en text av en kollega om unga utan utbildning.,intro",
        "passage_kinds: Unga som saknar utbildning behöver mer,intro"]),
    (PRESENTED, {("authors", "Karin"): {"answer": "host"}, ("passage", "Håll"): {
        "answer": "paragraph"}}, [
        "authorships: 1,Mikael Sjöberg,,arbetsformedlingen",
        "passage_kinds: Håll till godo! Här är en text av en kollega om unga utan utbildning.,"
        "paragraph"]),
])
def test_an_answer_makes_these_rows(new, text, answers, added):
    project = new(f"3 maj 2019\n\nNya vägar in\n\n{text}\n")
    sheet = project.sheet()
    fill(sheet, answers)
    assert project.run("decide", sheet) in (0, 1)
    hidden = {"reason": "", "post_id": "", "kind_evidence": "", "checked": "",
              "organisation_number_status": ""}
    rows = {f"{path.stem}: " + ",".join(
                cell for column, cell in row.items() if column not in hidden
                and (cell or path.stem != "organisations"))
            for path in project.curation.glob("*.csv") for old in [read_csv(CURATION / path.name)]
            for row in read_csv(path) if row not in old}
    assert rows == set(added)
    after = project.decisions()
    assert project.run("decide", sheet) in (0, 1)
    assert project.decisions() == after


def test_a_curation_that_decides_only_who_the_host_is(new):
    """As for the blog of another agency; files end without a line end, as editors leave them."""
    project = new(PAGE, ARCHIVE)
    for path in project.curation.iterdir():
        lines = path.read_text("utf-8").splitlines()
        wanted = ("mikael-sjoberg", "arbetsformedlingen,Arbetsförmedlingen,")
        path.write_text("\n".join([lines[0], *(line for line in lines if line.startswith(wanted))]),
                        "utf-8")
    sheet = project.sheet()
    as_common_nouns = {("name", "kriminalvården"): {"answer": "ordinary word"},
                       ("name", "Kommunal"): {**NEW, "organisation_kind": "trade union"}}
    fill(sheet, ANSWERS | as_common_nouns)
    assert project.run("decide", sheet) == 0
    assert project.run("build", "--output", project.folder / "out") == 0
    organisations = read_csv(project.folder / "out/dataset/organisations.csv")
    assert [row["organisation_id"] for row in organisations] == [
        "arbetsformedlingen", "klarna", "kommunal", "norrlandia-bolaget", "svenska-kex"]


def test_a_line_of_the_page_around_a_post_is_decided_for_its_day_or_for_any_post(new):
    project = new(PAGE)
    row = {"topic": "frame", "name": "Etiketter: jobb", "post_id": POST, "where": "", "reason": "x"}
    answers = Answers([], read_blog(project.sources, project.curation))
    found = [decide_furniture(Row(row | change, project.folder / "sheet.csv", 2), answers)
             for change in ({"answer": "page furniture"}, {"answer": "of the post",
                                                           "where": "always"})]
    assert [[each["published"], each["line"], each["is_furniture"]]
            for decisions in found for each in decisions] == [
        ["2019-05-03", "Etiketter: jobb", "yes"], ["", "Etiketter: jobb", "no"]]


@pytest.mark.parametrize("employer", [
    {"organisation_id": "arbetsformedlingen"},
    {"organisation_name": "Svenska Kex", "organisation_kind": "company"}])
def test_another_spelling_of_an_author(new, employer):
    project = new("3 maj 2019\n\nNya vägar in\n\nKarin Aks på scenen i Lund\n\nIdag skriver Karin Ask, "
                  "handläggare, på bloggen. Trevlig läsning!\n\n”Jag vill mer.\n\n/Karin Ask\n")
    sheet = project.sheet()
    fill(sheet, {("authors", "Karin"): {"answer": "as it is"}, ("name", "Aks"): {
        "answer": "spelling of an author", "whole_name": "Karin Aks", "persons": "Karin Ask",
        **employer}})
    assert project.run("decide", sheet) == 0
    assert project.run("build", "--output", project.folder / "out") == 0
    row = read_csv(project.curation / "authors.csv")[-1]
    assert (row["author_id"], row["family_name"], row["name_variants"], row["is_host"]) == (
        "karin-ask", "Ask", "Karin Aks", "no")
    assert project.run("decide", sheet) == 0
