"""What a spreadsheet makes of text that begins with a sign of arithmetic (docs/reading.md)."""

import shutil
import subprocess
import xml.etree.ElementTree as ET

import pyarrow as pa
import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.publish.files import write_csv

TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
CELLS = ["=1+1", "=SUM(A1:A2)", "+46 8", "+1", "-Fråga", "- Varför?", "-1", "@namn", "@SUM(1)"]

needs_office = pytest.mark.skipif(not shutil.which("soffice"),
                                  reason="LibreOffice (soffice) is not installed")


def opened(path, folder, quoted_is_text: bool) -> list[list[tuple]]:
    """Open a CSV file in LibreOffice Calc, with its option "Format quoted field as text" or not;
    return (type, formula, text) of its cells by row."""
    options = "CSV:44,34,76,1,,0,true" if quoted_is_text else "CSV:44,34,76,1"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    f"--infilter={options}", "--convert-to", "fods", "--outdir", folder, path],
                   check=True, capture_output=True, timeout=180)
    rows = ET.parse(folder / f"{path.stem}.fods").getroot().iter(f"{TABLE}table-row")
    return [[(cell.get(f"{OFFICE}value-type"), cell.get(f"{TABLE}formula"),
              "\n".join("".join(line.itertext()) for line in cell.iter(f"{TEXT}p")))
             for cell in row.iter(f"{TABLE}table-cell")] for row in rows]


@pytest.fixture
def path(tmp_path):
    write_csv(pa.table({"text": CELLS}), tmp_path / "cells.csv")
    return tmp_path / "cells.csv"


def test_nothing_is_altered_for_it(path):
    assert path.read_text("utf-8").splitlines()[1:] == [f'"{cell}"' for cell in CELLS]


@needs_office
def test_text_that_begins_with_a_sign_stays_text_where_quoted_fields_are_text(path, tmp_path):
    found = [row[0] for row in opened(path, tmp_path, True)[1:len(CELLS) + 1]]
    assert found == [("string", None, cell) for cell in CELLS]


@needs_office
def test_otherwise_formulas_and_numbers_are_taken_for_such(path, tmp_path):
    found = [row[0] for row in opened(path, tmp_path, False)[1:len(CELLS) + 1]]
    assert [text for kind, _, text in found if kind == "string"] == [
        "+46 8", "-Fråga", "- Varför?", "@namn", "@SUM(1)"]
    assert [cell for cell, (_, formula, _) in zip(CELLS, found) if formula] == [
        "=1+1", "=SUM(A1:A2)"]


@needs_office
def test_the_published_passages_that_begin_with_a_dash(tmp_path):
    wanted = [row["text"] for row in read_csv(PROJECT / "dataset/passages.csv")
              if row["text"][0] in "-=+@"]
    assert len(wanted) == 4
    shutil.copy(PROJECT / "dataset/passages.csv", tmp_path)
    found = [cell for row in opened(tmp_path / "passages.csv", tmp_path, False) for cell in row
             if cell[2][:1] in tuple("-=+@")]
    assert found == [("string", None, text) for text in wanted]
