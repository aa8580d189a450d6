"""Sheets that `decide` refuses: of other documents, with other columns, or no sheets at all."""

import re

import pytest
from decision_sheets import (
    ANSWERS,
    ARCHIVE,
    KLARNA,
    KOMMUNAL,
    NEW,
    PAGE,
    Project,
    cells_of,
    fill,
    refused,
    save,
)


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path, PAGE, ARCHIVE)


def test_a_sheet_of_other_documents(project, capsys):
    sheet = project.sheet()
    fill(sheet, ANSWERS)
    (project.sources / "new0.txt").write_text(PAGE.replace("3 maj", "4 maj"), "utf-8")
    lines = refused(project, sheet, capsys)
    assert lines and all("no document has the post '2019-05-03-nya-vagar-in'; this sheet was made "
                         "for other documents" in line for line in lines)


def test_a_document_that_has_changed(project, capsys):
    sheet = project.sheet()
    fill(sheet, {KLARNA: NEW, KOMMUNAL: {"answer": "organisation"}})
    (project.sources / "new0.txt").write_text(
        PAGE.replace("Klarna", "Avanza").replace("Kommunal vill", "Kommunal kan"), "utf-8")
    assert [re.search("the post does not have .*?'(.*?)'", line)[1]
            for line in refused(project, sheet, capsys)] == ["Kommunal", "Klarna"]


@pytest.mark.parametrize("column", ["topic", "post_id", "sentence", "answer", "reason"])
def test_a_column_is_missing(project, capsys, column):
    sheet = project.sheet()
    save(sheet, [{name: cell for name, cell in row.items() if name != column}
                 for row in cells_of(sheet)])
    assert refused(project, sheet, capsys) == [
        f"1: column '{column}' is missing; give a sheet that 'review --sheet' wrote, with its header"]


@pytest.mark.parametrize("name, content, message", [
    ("sheet.ods", b"x", " '.ods' is not a format of a decision sheet; give a name that ends in .csv or "),
    ("sheet.xlsx", b"x", " this is not an Excel workbook"),
    ("sheet.csv", b"", "1: column 'question' is missing"),
    ("sheet.csv", b'a,"b', " this is not CSV"),
    ("sheet.csv", None, " cannot be read (No such file or directory)")])
def test_a_file_that_is_no_sheet(project, capsys, name, content, message):
    sheet = project.folder / name
    if content is not None:
        sheet.write_bytes(content)
    [line] = refused(project, sheet, capsys)
    assert line.startswith(message)
