"""A project to answer in: its documents, its decisions, its decision sheets."""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest
from conftest import CURATION, SOURCES

from sjoberg_bloggar.answers.spreadsheets import read_spreadsheet
from sjoberg_bloggar.cli import main

POST = "2019-05-03-nya-vagar-in"
GUEST_POST = "2019-05-10-battre-stod"
# Questions, by topic and words
KLARNA, SKX, VINTOFTA = ("name", "Klarna"), ("name", "SKX"), ("name", "Vintofta")
HEADING, CAPTION = ("passage", "Vad gör"), ("passage", "Eva Ek")
AUTHORS, KOMMUNAL = ("authors", "Lisa Holm"), ("occurrence", "Kommunal")
PAGE = """3 maj 2019

Nya vägar in

Eva Ek, chef på Klarna, i Vintofta.

Kommunal vill mer. Vi mötte Klarna i Vintofta, och Anna Berg från SKX var med. Det säger också \
kriminalvården.

Vad gör vi nu?

Norrlandias förslag är bra, och Klarna håller med. Metro skrev om det.

”Vi har aldrig mött så många.”

/Lisa Holm
"""
ARCHIVE = """Sjöberg bloggar

 • 10 maj 2019

Bättre stöd


Idag skriver Bo Alm, som är chef, på bloggen. Trevlig läsning!Bättre hjälp Grannar får hjälp av oss. \
Det är bra.Vi har tre mål: 1. Mod2. Tillit3. Ansvar. Sammantaget är det mycket.Bo Alm
"""
# The answers by topic and the beginning of the name; reason "because" everywhere.
ANSWERS = {
    ("passage", "Klarna håller"): {"answer": "no break"},
    ("passage", "Eva Ek"): {"answer": "caption"},
    ("passage", "Vad gör"): {"answer": "heading"},
    ("passage", "Grannar"): {"answer": "break"},
    ("passage", "Bo Alm"): {"answer": "no break"},
    ("authors", "Lisa Holm"): {"answer": "authors", "persons": "Lisa Holm", "roles": "jurist",
                               "organisation_id": "svenska-kex"},
    ("occurrence", "Kommunal"): {"answer": "Organisation"},
    ("occurrence", "kriminalvården"): {"answer": "no organisation"},
    ("name", "Klarna"): {"answer": "organisation", "organisation_kind": "company", "country": "SE",
                         "evidence": "https://example.org/klarna"},
    ("name", "SKX"): {"answer": "organisation", "organisation_name": "Svenska Kex",
                      "organisation_kind": "non-profit association"},
    ("name", "Norrlandia"): {"answer": "organisation", "whole_name": "Norrlandia",
                             "organisation_id": "norrlandia-bolaget",
                             "organisation_kind": "company"},
    ("name", "Metro"): {"answer": "ordinary word"},
    ("name", "Vintofta"): {"answer": "place"},
    ("name", "Eva Ek"): {"answer": "person"},
    ("name", "Anna Berg"): {"answer": "person"},
    ("name", "Grannar"): {"answer": "ordinary word"},
    ("name", "Sammantaget"): {"answer": "ordinary word"},
}
NEW = {"answer": "organisation", "organisation_kind": "company", "country": "SE"}
needs_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is missing")


class Project:
    """A copy of the project's decisions, and documents: new ones, beside the project's or not."""

    def __init__(self, folder: Path, *documents: str, is_own: bool = False):
        self.folder = folder
        self.sources = folder / "sources"
        self.sources.mkdir()
        for path in SOURCES.iterdir() if is_own else ():
            shutil.copy(path, self.sources)
        self.curation = shutil.copytree(CURATION, folder / "curation")
        for number, text in enumerate(documents):
            (self.sources / f"new{number}.txt").write_text(text, "utf-8")

    def run(self, *arguments) -> int:
        return main([*map(str, arguments), "--sources", str(self.sources),
                     "--curation", str(self.curation)])

    def sheet(self, name: str = "sheet.csv", *options: str) -> Path:
        assert self.run("review", "--sheet", self.folder / name, *options) == 1
        return self.folder / name

    def decisions(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in self.curation.iterdir()}


def cells_of(path: Path) -> list[dict[str, str]]:
    header, *rows = read_spreadsheet(path)
    return [dict(zip(header, row)) for row in rows]


def fill(path: Path, answers: dict[tuple[str, str], dict[str, str]]) -> None:
    """Fill in answers as a person does, with a reason; other cells stay as they are."""
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for number, row in enumerate(cells_of(path), 2):
            for column, value in answer_to(row, answers).items():
                sheet.cell(number, columns[column], value)
        book.save(path)
    else:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        save(path, [row | answer_to(row, answers) for row in rows])


def answer_to(row: dict[str, str], answers: dict) -> dict[str, str]:
    for (topic, name), cells in answers.items():
        if row["topic"] == topic and row["name"].startswith(name):
            return {"reason": "because", **cells}
    return {}


def save(path: Path, rows: list[dict[str, str]], encoding: str = "utf-8", **options) -> None:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, rows[0], **options)
        writer.writeheader()
        writer.writerows(rows)


def convert(suffix: str, *paths: Path) -> list[Path]:
    """Open and save files with LibreOffice, as it does unless told otherwise."""
    folder = paths[0].parent / f"saved as {suffix}"
    subprocess.run(["soffice", f"-env:UserInstallation=file://{paths[0].parent}/profile",
                    "--headless", "--convert-to", suffix, "--outdir", folder, *paths],
                   check=True, capture_output=True, timeout=180)
    return [folder / f"{path.stem}.{suffix}" for path in paths]


def refused(project, sheet, capsys) -> list[str]:
    """Let decide refuse a sheet, and return its messages, without the path of the sheet."""
    before = project.decisions()
    assert project.run("decide", sheet) == 2
    assert project.decisions() == before
    out, error = capsys.readouterr()
    *lines, last = error.splitlines()
    if last.startswith("sjoberg-bloggar: "):  # the only error
        lines = [last]
    else:
        assert last == f"Nothing was written: {len(lines)} to correct."
    assert all(line.startswith(f"sjoberg-bloggar: {sheet}") for line in lines)
    return [line.removeprefix(f"sjoberg-bloggar: {sheet}:") for line in lines]
