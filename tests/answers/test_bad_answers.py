"""Each wrong answer in a decision sheet ends in one message with its row, and nothing is written."""

import csv
import os
import re

import pytest
from conftest import CURATION
from decision_sheets import (
    ANSWERS,
    ARCHIVE,
    AUTHORS,
    CAPTION,
    HEADING,
    KLARNA,
    KOMMUNAL,
    NEW,
    PAGE,
    SKX,
    VINTOFTA,
    Project,
    cells_of,
    fill,
    refused,
    save,
)
from filelock import FileLock

from sjoberg_bloggar.publish.atomic import LOCK


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, PAGE, ARCHIVE)


@pytest.mark.parametrize("answers, message", [
    ({KLARNA: {"answer": "organization"}}, "answer is 'organization'; write one of: organisation, "),
    ({KLARNA: {"answer": "", "organisation_kind": "company"}}, "answer is empty; write one of: "),
    ({KLARNA: {"answer": "", "reason": "why not"}}, "answer is empty"),
    ({KLARNA: {**NEW, "reason": ""}}, "no reason is given; say why this was decided"),
    ({KLARNA: {**NEW, "organisation_kind": "bank"}}, "organisation_kind is 'bank'; write one of: "),
    ({KLARNA: {**NEW, "country": "Sweden"}}, "country is 'Sweden'; write two capital letters"),
    ({KLARNA: {**NEW, "where": "often"}}, "where is 'often'; leave it empty, or write one of: always, inside, each, here"),
    ({KLARNA: {**NEW, "organisation_id": "Klarna AB"}}, "organisation_id is 'Klarna AB'; write "),
    ({KLARNA: {**NEW, "name_kind": "long"}}, "name_kind is 'long'; write "),
    ({KLARNA: {"answer": "organisation"}}, "no organisation is given; give organisation_id"),
    ({KLARNA: {"answer": "organisation", "organisation_id": "klarna"}},
     "there is no organisation 'klarna'; correct organisation_id; if it is new, give "
     "organisation_kind as well"),
    ({KLARNA: {"answer": "organisation", "organisation_id": "almega"}},
     "name_kind is empty, and 'Klarna' is not the official name 'Almega'"),
    ({KLARNA: {**NEW, "organisation_id": "almega"}}, "organisation_kind is 'company', but "
     "organisations.csv, line 3, has 'employers' or business association'"),
    ({KLARNA: {"answer": "place", "where": "each"}}, "where is 'each'; leave it empty"),
    ({KLARNA: {**NEW, "whole_name": "Klarna\u200b"}}, "has the invisible character U+200B"),
    ({KLARNA: {**NEW, "persons": "Eva Ek"}}, "persons is 'Eva Ek', but the answer 'organisation' "
     "has no use for it; empty it"),
    ({KLARNA: {**NEW, "name_kind": "short"}}, "name_kind is 'short', but 'Klarna' is the official "
     "name"),
    ({SKX: {"answer": "organisation", "organisation_id": "almega", "organisation_name": "Kex"}},
     "organisation_name is 'Kex', but organisations.csv, line 3, has 'Almega'"),
    ({KLARNA: NEW, SKX: {"answer": "organisation", "organisation_id": "klarna",
                         "organisation_name": "Kex"}},
     "organisation_name is 'Kex', but this sheet, row {}, has 'Klarna'"),
    ({AUTHORS: {"answer": "authors", "persons": "Eva Ek", "organisation_id": "kex",
                "organisation_kind": "company"}}, "organisation_name is empty"),
    ({AUTHORS: {"answer": "authors", "persons": "Eva Ek; Bo Alm", "organisation_id": "kex; almega",
                "organisation_kind": "company", "organisation_name": "Kex"}},
     "organisation_kind is given, but organisation_id is 'kex; almega'"),
    ({KLARNA: NEW, SKX: {**NEW, "organisation_id": "klarna"}},
     "this sheet, row {}, has decided this otherwise: name 'Klarna'"),
    ({KLARNA: {"answer": "page furniture"}}, "answer is 'page furniture'; write one of: organi"),
    ({KLARNA: {"answer": "break"}}, "answer is 'break'; write one of: organisation, no organisation"),
    ({HEADING: {"answer": "organisation", "organisation_id": "almega", "name_kind": "pun"}},
     "answer is 'organisation'; write one of: as it is, paragraph, heading, list item, signature, "
     "note, caption, introduction, speaker, break, no break"),
    ({KOMMUNAL: {"answer": "place", "persons": "Eva Ek", "where": "each"}},
     "answer is 'place'; write one of: organisation, no organisation"),
    ({AUTHORS: {"answer": "role", "roles": "chef", "persons": "Eva Ek"}},
     "answer is 'role'; write one of: authors, host, as it is"),
    ({HEADING: {"answer": "break"}}, "the answer leaves this open: passage 'Vad gör vi nu?'"),
    ({HEADING: {"answer": "introduction", "text_begins": "Vi möttes"}},
     "text_begins is 'Vi möttes', which the text has no times"),
    ({HEADING: {"answer": "speaker"}}, "persons is empty; give the name"),
    ({("passage", "Grannar"): {"answer": "heading"}}, "answer is 'heading'; write one of: break, no "),
    ({CAPTION: {"answer": "break"}}, "there is no text before these words"),
    ({AUTHORS: {"answer": "authors"}}, "persons is empty; give the full names of the authors"),
    ({AUTHORS: {"answer": "authors", "persons": "Lisa", "organisation_id": "almega"}},
     "'Lisa' is not a full name"),
    ({AUTHORS: {"answer": "authors", "persons": "Eva Ek; Bo Alm", "roles": "chef",
                "organisation_id": "almega"}}, "roles has 1 parts, persons has 2"),
    ({AUTHORS: {"answer": "authors", "persons": "Eva Ek"}}, "organisation_id is empty (authorships.csv); fill"),
    ({KOMMUNAL: {"answer": "organisation", "organisation_id": "lantbrukarna"}},
     "there is no organisation 'lantbrukarna'"),
])
def test_one_wrong_answer_is_one_message(project, capsys, answers, message):
    sheet = project.sheet()
    fill(sheet, answers)
    rows = [number for number, row in enumerate(cells_of(sheet), 2) if any(
        row["topic"] == topic and row["name"].startswith(name) for topic, name in answers)]
    [line] = refused(project, sheet, capsys)
    assert int(line.partition(":")[0]) in rows
    assert message.format(rows[0]) in line


def test_a_name_that_no_post_has_is_a_message(tmp_path, capsys):
    project = Project(tmp_path, PAGE, is_own=True)
    sheet = project.sheet()
    fill(sheet, {SKX: {"answer": "organisation", "organisation_id": "almega"},
                 VINTOFTA: {"answer": "place"}})
    rows = cells_of(sheet)
    number = next(at for at, row in enumerate(rows) if row["answer"] == "place")
    rows.insert(number + 1, rows[number] | {"whole_name": "Vintofta stad"})
    save(sheet, rows)
    [line] = refused(project, sheet, capsys)
    assert line == (f"{number + 3}: what this row is about is in no post (other_names.csv); correct "
                    "it or remove it")


def test_every_wrong_cell_has_a_message_and_one_is_enough_to_write_nothing(project, capsys):
    sheet = project.sheet()
    fill(sheet, ANSWERS | {
        KLARNA: {"answer": "firm", "country": "se"}, VINTOFTA: {"answer": "town"},
        HEADING: {"answer": "introduction", "text_begins": "Aldrig"},
        AUTHORS: {"answer": "authors", "persons": "Lisa Holm", "organisation_id": "kexet"},
        KOMMUNAL: {"answer": "organisation", "organisation_id": "lo"}})
    lines = refused(project, sheet, capsys)
    assert [re.sub(r"^\d+: (.*? '[\w-]+').*", r"\1", line) for line in lines] == [
        "text_begins is 'Aldrig'", "there is no organisation 'kexet'",
        "there is no organisation 'lo'", "answer is 'firm'", "country is 'se'", "answer is 'town'"]
    numbers = [int(line.partition(":")[0]) for line in lines]
    assert numbers == sorted(numbers)


@pytest.mark.parametrize("file, row, answers, message", [
    ("other_names", "Klarna,product,always,because\n", {KLARNA: NEW},
     "other_names.csv, line {}, has decided this otherwise"),
    ("occurrences", "2019-05-03-nya-vagar-in,text,,Kommunal,vill mer,,because\n",
     {KOMMUNAL: {"answer": "organisation"}},
     "occurrences.csv, line {}, has decided this otherwise: organisation_id ''"),
    ("passage_kinds", "2019-05-03-nya-vagar-in,Vad gör,paragraph,because\n",
     {HEADING: {"answer": "heading"}},
     "passage_kinds.csv, line {}, has decided this otherwise: kind 'paragraph'"),
    ("paragraph_decisions", "2019-05-10-battre-stod,hjälp,Grannar,no,because\n",
     {("passage", "Grannar"): {"answer": "break"}},
     "paragraph_decisions.csv, line {}, has decided this otherwise: paragraph_break 'no'"),
    ("authorships", "2019-05-03-nya-vagar-in,1,Eva Ek,,almega,because\n",
     {AUTHORS: {"answer": "as it is"}}, None),
    ("authorships", "2019-05-03-nya-vagar-in,1,Eva Ek,,almega,because\n",
     {AUTHORS: {"answer": "host"}}, "authorships.csv, line {}, has decided this otherwise: name "
     "'Eva Ek'"),
])
def test_a_contradiction_with_an_older_decision_is_a_message(project, capsys, file, row, answers,
                                                             message):
    sheet = project.sheet()
    fill(sheet, answers)
    with (project.curation / f"{file}.csv").open("a", encoding="utf-8") as table:
        table.write(row)
    if message is None:
        assert project.run("decide", sheet) == 1
    else:
        [line] = refused(project, sheet, capsys)
        last = len((project.curation / f"{file}.csv").read_text("utf-8").splitlines())
        assert message.format(last) in line


def test_answers_are_not_overwritten(project, capsys):
    sheet = project.sheet()
    project.sheet()  # without answers it is
    fill(sheet, {KLARNA: NEW})
    answered = sheet.read_bytes()
    assert project.run("review", "--sheet", sheet) == 2
    assert "this sheet has answers, which would be lost" in capsys.readouterr().err
    assert sheet.read_bytes() == answered
    (project.folder / "mine.csv").write_text("a,b\n")
    assert project.run("review", "--sheet", project.folder / "mine.csv") == 2


def test_no_answer_at_all(project):
    before = project.decisions()
    assert project.run("decide", project.sheet()) == 1
    assert project.decisions() == before


def test_files_keep_what_a_spreadsheet_did_to_them(project):
    path = project.curation / "other_names.csv"
    with (CURATION / "other_names.csv").open(encoding="utf-8", newline="") as file:
        rows = [[*row, "x"] for row in csv.reader(file)]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([*rows[:3], *reversed(rows[3:]), [""] * 5])
    old = path.read_bytes()
    sheet = project.sheet()
    fill(sheet, {VINTOFTA: {"answer": "place"}})
    assert project.run("decide", sheet) == 1
    *rows, empty = old.splitlines(keepends=True)
    assert path.read_bytes() == b"".join([*rows, b"Vintofta,place,always,because,\r\n", empty])


def test_a_disk_that_fails_in_between(project, monkeypatch, capsys):
    """Two files are to change; the second one cannot take its place."""
    sheet = project.sheet()
    fill(sheet, {KLARNA: NEW})
    before, replace, calls = project.decisions(), os.replace, []

    def fail_once(old, new):
        calls.append(new)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        replace(old, new)

    monkeypatch.setattr(os, "replace", fail_once)
    assert project.run("decide", sheet) == 2
    assert "No space left on device" in capsys.readouterr().err
    assert project.decisions() == before


def test_an_answer_that_only_the_curation_refuses_is_counted(project, capsys):
    sheet = project.sheet()
    fill(sheet, {AUTHORS: {"answer": "authors", "persons": "Lisa", "organisation_id": "almega"}})
    assert project.run("decide", sheet) == 2
    assert capsys.readouterr().err.endswith("family name\nNothing was written: 1 to correct.\n")


@pytest.mark.parametrize("cells", [{"topic": "nonsense"}, {"answers": ""}, {"answers": "nonsense"}])
def test_a_question_that_review_did_not_write(project, capsys, cells):
    sheet = project.sheet()
    fill(sheet, {KLARNA: {**NEW, **cells}})
    [line] = refused(project, sheet, capsys)
    assert line.endswith("topic or answers is not as 'review --sheet' wrote it; leave the first "
                         "columns as they are")


GUEST = ("3 maj 2019\n\nNya vägar in\n\nIdag skriver Karin Ask på bloggen. Trevlig läsning!\n\n"
         "”Jag vill mer. Det vill även min kollega, en jurist.”\n\n/Karin Ask\n")


def test_a_role_of_someone_who_is_not_an_author(tmp_path, capsys):
    project = Project(tmp_path, GUEST)
    sheet = project.sheet()
    fill(sheet, {("role", "Karin"): {"answer": "role", "roles": "jurist", "persons": "Eva Ek"}})
    [line] = refused(project, sheet, capsys)
    assert line.endswith("'Eva Ek' is not an author of this post; give in persons whom the answer is "
                         "about: Karin Ask")


@pytest.mark.parametrize("role, is_noticed", [("jurist", False), ("Jurist på Lantmäteriet", False),
                                              ("kollegan", False), ("snickare", True),
                                              ("snickare och målare", True)])
def test_a_role_of_which_the_post_has_no_word_is_noticed(tmp_path, capsys, role, is_noticed):
    """It may be worded a little differently, so it is not refused."""
    project = Project(tmp_path, GUEST.replace("kollega", "kollegan"))
    sheet = project.sheet()
    fill(sheet, {("role", "Karin"): {"answer": "role", "roles": role}})
    assert project.run("decide", sheet) in (0, 1)
    notice = (f"Needs a look: {sheet}:2: the post does not have the role '{role}' of Karin Ask; a role "
              "is worded as in the post")
    assert (notice in capsys.readouterr().out.splitlines()) == is_noticed


def test_another_reason_or_evidence_for_what_is_decided_is_noticed(project, capsys):
    sheet = project.sheet()
    answers = {KLARNA: {**NEW, "evidence": "https://example.org"}, VINTOFTA: {"answer": "place"}}
    fill(sheet, answers)
    assert project.run("decide", sheet) == 1
    after = project.decisions()
    assert "Needs a look" not in capsys.readouterr().out
    fill(sheet, {KLARNA: {**answers[KLARNA], "evidence": "https://example.com"},
                 VINTOFTA: {"answer": "place", "reason": "other"}})
    assert project.run("decide", sheet) == 1
    notices = [line.partition(".csv:")[2] for line in capsys.readouterr().out.splitlines()
               if line.startswith("Needs a look: ")]
    lines = {name: 1 + next(at for at, line in enumerate(after[name].decode().splitlines())
                            if begins in line)
             for name, begins in (("organisations.csv", "klarna,"), ("other_names.csv", "Vintofta,"))}
    assert [re.sub(r"^\d+: ", "", notice) for notice in notices] == [
        f"organisations.csv, line {lines['organisations.csv']}, has decided this before; its "
        "kind_evidence 'https://example.org' stays as it is",
        f"other_names.csv, line {lines['other_names.csv']}, has decided this before; its reason "
        "'because' stays as it is"]
    assert project.decisions() == after


def test_another_command_that_writes_to_the_curation(project, capsys):
    sheet = project.sheet()
    fill(sheet, {KLARNA: NEW})
    before = project.decisions()
    with FileLock(project.curation / LOCK):
        assert project.run("decide", sheet) == 2
    assert capsys.readouterr().err == (
        f"sjoberg-bloggar: {project.curation}: another command is writing here; wait until it is "
        "done, then run this one again\n")
    (project.curation / LOCK).unlink(missing_ok=True)
    assert project.decisions() == before
