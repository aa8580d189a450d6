"""The decision sheet as a file: what is written is read again, whatever program saves it."""

import re
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from conftest import PROJECT
from decision_sheets import PAGE, Project, convert, needs_office

from sjoberg_bloggar.answers.choices import USES, WHERE_IT_HOLDS
from sjoberg_bloggar.answers.sheet import DECIDED
from sjoberg_bloggar.answers.spreadsheets import read_spreadsheet, write_spreadsheet
from sjoberg_bloggar.errors import InputError

CELLS = ["=1+1", "+46 8", "-Fråga", "@SUM(1)", "1/2", "2019-05-03", "007", "1E5", "TRUE", "'tis",
         "3M", "12", "en\nrad", "”Å”; \"b\", c", " - x"]


def files_with_cells(folder: Path) -> list[Path]:
    paths = [folder / "of csv.csv", folder / "of xlsx.xlsx"]
    for path in paths:
        write_spreadsheet(path, [["a", "b"], *([cell, "x"] for cell in CELLS)], {}, [])
    return paths


def test_cells_are_read_as_they_were_written(tmp_path):
    for path in files_with_cells(tmp_path):
        assert read_spreadsheet(path)[1:] == [[cell, "x"] for cell in CELLS], path


@needs_office
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_no_cell_is_taken_for_a_formula_a_number_or_a_date(tmp_path, suffix):
    for path in convert(suffix, *files_with_cells(tmp_path)):
        assert read_spreadsheet(path)[1:] == [[cell, "x"] for cell in CELLS], path


def test_numbers_and_days_of_a_workbook_are_read_as_they_look(tmp_path):
    book = openpyxl.Workbook()
    for row in (["a", "b"], [3.0, 3.5], [datetime(2019, 5, 3), None], [None, None], ["NA", " x"]):
        book.active.append(row)
    book.save(tmp_path / "sheet.xlsx")
    assert read_spreadsheet(tmp_path / "sheet.xlsx") == [
        ["a", "b"], ["3", "3.5"], ["2019-05-03", ""], ["", ""], ["NA", " x"]]


def test_a_workbook_offers_the_answers_and_explains_the_columns(tmp_path):
    book = openpyxl.load_workbook(Project(tmp_path, PAGE).sheet("sheet.xlsx"))
    sheet, notes = book.worksheets
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "answer")
    rules = sheet.data_validations.dataValidation
    assert rules and all(str(rule.sqref).startswith(column) for rule in rules)
    assert all(len(rule.formula1) <= 255 for rule in rules)  # Excel reads no longer ones
    assert [row[0] for row in notes.iter_rows(min_row=2, values_only=True)] == [
        cell.value for cell in sheet[1]]


def test_the_documentation_explains_every_column_and_answer():
    text = (PROJECT / "docs/reviewing.md").read_text("utf-8")
    explained = set(re.findall(r"`([^`\n]+)`", text))
    assert {*DECIDED, *USES, *WHERE_IT_HOLDS} <= explained


def test_a_cell_with_an_error_is_refused(tmp_path):
    """A spreadsheet program writes the error of a formula, such as a lookup, instead of a value."""
    book = openpyxl.Workbook()
    book.active.append(["a", "#N/A"])
    book.save(tmp_path / "sheet.xlsx")
    with pytest.raises(InputError, match="sheet.xlsx:1: cell B1 has the error #N/A; write text "):
        read_spreadsheet(tmp_path / "sheet.xlsx")


def test_a_formula_without_a_value_is_refused(tmp_path):
    """As programs write it that cannot compute; a spreadsheet saves the value beside the formula."""
    book = openpyxl.Workbook()
    book.active.append(["a", "b"])
    book.active.append(["x", "=1+1"])
    book.save(tmp_path / "sheet.xlsx")
    with pytest.raises(InputError, match="sheet.xlsx:2: the formula in cell B2 has no value; "):
        read_spreadsheet(tmp_path / "sheet.xlsx")
