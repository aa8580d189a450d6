"""The workbook has every table as people expect it in Excel and LibreOffice."""

import csv
import shutil
import subprocess
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.loading import load_package
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.release.workbook import write_sheet, write_workbook


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("workbook") / "blog.xlsx"
    write_workbook(load_package(PROJECT), path)
    return path


@pytest.fixture(scope="module")
def workbook(path):
    return openpyxl.load_workbook(path)


def as_cell(value) -> str:
    """Return a value as the CSV file has it."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else str(value)


def test_the_dictionary_comes_first_then_every_table(workbook):
    assert workbook.sheetnames == ["dictionary", *TABLES]
    header = [cell.value for cell in workbook["dictionary"][1]]
    assert header == ["table", "column", "type", "may be missing", "meaning"]


@pytest.mark.parametrize("name", TABLES)
def test_a_sheet_has_the_values_of_the_csv_file(workbook, name):
    sheet = workbook[name]
    header, *rows = sheet.iter_rows(values_only=True)
    assert [dict(zip(header, map(as_cell, row))) for row in rows] == read_csv(
        PROJECT / f"dataset/{name}.csv")
    assert sheet.freeze_panes == "A2" and sheet.auto_filter.ref
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_dates_and_truth_values_are_such(workbook):
    header, first, *_ = workbook["posts"].iter_rows()
    columns = dict(zip([cell.value for cell in header], first))
    assert columns["published"].is_date and columns["published"].number_format == "yyyy-mm-dd"
    assert columns["is_guest_post"].data_type == "b"


def test_what_looks_like_a_formula_is_text(tmp_path):
    table = pd.DataFrame({"text": ["=1+1", "+46", "-1", "@me", "https://a.se", "007"]})
    with pd.ExcelWriter(tmp_path / "a.xlsx", engine="xlsxwriter", engine_kwargs={"options": {
            "strings_to_formulas": False, "strings_to_urls": False}}) as writer:
        write_sheet(writer, "sheet", table)
    cells = openpyxl.load_workbook(tmp_path / "a.xlsx")["sheet"]["A"][1:]
    assert [(cell.value, cell.data_type) for cell in cells] == [
        (text, "s") for text in table["text"]]


def test_a_text_that_has_no_room_is_refused(tmp_path):
    with pytest.raises(InputError, match="longer than"), \
            pd.ExcelWriter(tmp_path / "a.xlsx", engine="xlsxwriter") as writer:
        write_sheet(writer, "sheet", pd.DataFrame({"text": ["x" * 32_768]}))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_the_same_values(path, tmp_path):
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
                    "--convert-to", options, "--outdir", tmp_path, path], check=True,
                   capture_output=True, timeout=120)
    for name in TABLES:
        with (tmp_path / f"blog-{name}.csv").open(encoding="utf-8", newline="") as file:
            assert list(csv.DictReader(file)) == read_csv(PROJECT / f"dataset/{name}.csv"), name
