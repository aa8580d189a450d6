"""Read and write a table that people fill in with a spreadsheet: CSV or an Excel workbook."""

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from ..errors import InputError
from ..language.characters import GARBLED, unreadable

COLUMN_SEPARATORS = ",;\t"
# What a spreadsheet takes for a formula, a number, a date or a truth value when it opens a CSV
# file. An apostrophe before it keeps it text, and is taken away when the file is read.
NO_TEXT_IN_CSV = re.compile(
    r"[=+\-@\t\r]|(?![1-9]\d{0,9}$)[\d.,:/%\s-]*\d[\d.,:/%\s-]*$|\d+e\d+$|(?:true|false)$",
    re.IGNORECASE)
# The byte order mark of a CSV file in UTF-8 that was opened as Windows-1252, as LibreOffice does
# unless told: every letter beyond ASCII is two or three others then. A document has none of these.
MISREAD_MARK = "ï»¿"
WIDEST_COLUMN, NARROWEST_COLUMN = 60, 12  # characters of a column
LONGEST_EXCEL_CELL = 32_767  # characters; Excel has no room for more


def is_csv(path: Path) -> bool:
    """Return whether a file is CSV, not a workbook, by its name; raise InputError if neither."""
    if path.suffix.lower() not in (".csv", ".xlsx"):
        raise InputError(path, None, f"'{path.suffix}' is not a format of a decision sheet",
                         "give a name that ends in .csv or .xlsx")
    return path.suffix.lower() == ".csv"


def read_spreadsheet(path: Path) -> list[list[str]]:
    """Return the rows of a CSV file or of the first sheet of a workbook, cells as text.

    Raises:
        InputError: The file cannot be read.
    """
    read = read_csv_rows if is_csv(path) else read_workbook
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "give the sheet that 'review --sheet' wrote") from None
    rows = read(path, data)
    if any(GARBLED.search(cell) or cell.startswith(MISREAD_MARK) for row in rows for cell in row):
        rows = [[well_read(cell) for cell in row] for row in rows]
    return [[without_apostrophe(cell) for cell in row] for row in rows]


def well_read(cell: str) -> str:
    """Return a cell that was read as Windows-1252 as the UTF-8 that it is.

    What was typed later is left alone. Bytes that Windows-1252 lacks are control or private-use
    characters then.

    >>> well_read("VÃ¥rby"), well_read("Vårby")
    ('Vårby', 'Vårby')
    """
    try:
        return b"".join(
            bytes([ord(each) & 0xFF]) if "\x80" <= each <= "\x9f" or "\uf180" <= each <= "\uf19f"
            else each.encode("cp1252") for each in cell).decode("utf-8-sig")
    except UnicodeError:
        return cell


def read_csv_rows(path: Path, data: bytes) -> list[list[str]]:
    """Return the rows of a CSV file, whose cells commas, semicolons or tabs separate."""
    is_utf16 = data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)  # Excel's "Unicode text"
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:  # what Excel and LibreOffice save if nobody chooses
        text = data.decode("cp1252", errors="replace")
    first = text.partition("\n")[0]
    separator = max(COLUMN_SEPARATORS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise InputError(path, None, f"this is not CSV ({error})",
                         "save the sheet as CSV or as .xlsx") from None


def read_workbook(path: Path, data: bytes) -> list[list[str]]:
    """Return the rows of the first sheet of a workbook; days have no time."""
    try:
        values, formulas = (
            load_workbook(io.BytesIO(data), data_only=is_computed).worksheets[0]
            for is_computed in (True, False))
    except Exception as error:  # openpyxl lets errors of zipfile, XML and its own pass
        raise InputError(path, None, f"this is not an Excel workbook ({error})",
                         "save the sheet as .xlsx or as CSV") from None
    for cell in (cell for row in formulas.iter_rows() for cell in row):
        if cell.data_type == "f" and values[cell.coordinate].value is None:
            raise InputError(path, cell.row, f"the formula in cell {cell.coordinate} has no value",
                             "write text there, or let a spreadsheet program compute and save it")
        if values[cell.coordinate].data_type == "e":
            raise InputError(path, cell.row, f"cell {cell.coordinate} has the error "
                             f"{values[cell.coordinate].value}", "write text there")
    return [[text_of(value) for value in row] for row in values.iter_rows(values_only=True)]


def text_of(value: object) -> str:
    """Return the value of a cell as text.

    >>> from datetime import datetime
    >>> [text_of(value) for value in (None, 3.0, 3.5, datetime(2019, 5, 3))]
    ['', '3', '3.5', '2019-05-03']
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value).removesuffix(" 00:00:00")


def with_apostrophe(cell: str) -> str:
    """Return a cell as a spreadsheet takes it for text, whatever it begins with.

    >>> with_apostrophe("=1+1"), with_apostrophe("24/7"), with_apostrophe("3 mål")
    ("'=1+1", "'24/7", '3 mål')
    """
    return f"'{cell}" if NO_TEXT_IN_CSV.match(cell) else cell


def without_apostrophe(cell: str) -> str:
    """Return a cell as it was before with_apostrophe."""
    return cell[1:] if cell[:1] == "'" and NO_TEXT_IN_CSV.match(cell[1:]) else cell


def write_spreadsheet(path: Path, rows: list[list[str]], choices: dict[str, list[str]],
                      notes: Iterable[tuple[str, str]]) -> None:
    """Write a table, header first, as CSV or as a workbook, by the name of the file.

    Args:
        path: The file.
        rows: The rows, of text.
        choices: Per column of a workbook, what each cell below the header offers, separated by
            commas.
        notes: The name and meaning of each column, for the second sheet of a workbook.

    Raises:
        InputError: The file cannot be written.
    """
    data = csv_bytes(rows) if is_csv(path) else workbook_bytes(rows, choices, notes)
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(data)
        os.replace(part, path)
    except OSError as error:
        raise InputError(path, None, f"cannot be written ({error.strerror})",
                         "give another file, or allow writing there") from None
    finally:
        part.unlink(missing_ok=True)


def csv_bytes(rows: list[list[str]]) -> bytes:
    """Return rows as CSV in UTF-8, with the mark by which Excel knows that."""
    table = io.StringIO(newline="")
    csv.writer(table, lineterminator="\n").writerows(
        [with_apostrophe(cell) for cell in row] for row in rows)
    return table.getvalue().encode("utf-8-sig")


def workbook_bytes(rows: list[list[str]], choices: dict[str, list[str]],
                   notes: Iterable[tuple[str, str]]) -> bytes:
    """Return rows as a workbook; see write_spreadsheet. All cells are text, none is a formula."""
    book = Workbook()
    fill_sheet(book.active, "decisions", rows)
    for column, offers in choices.items():
        add_choices(book.active, get_column_letter(rows[0].index(column) + 1), offers)
    fill_sheet(book.create_sheet(), "columns", [["column", "meaning"], *map(list, notes)])
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def fill_sheet(sheet, title: str, rows: list[list[str]]) -> None:
    """Fill a sheet of a workbook with rows of text under a frozen header."""
    sheet.title, sheet.freeze_panes = title, "A2"
    for number, row in enumerate(rows, 1):
        for at, text in enumerate(row, 1):
            cell = sheet.cell(number, at)
            if text:
                cell.value, cell.data_type = text[:LONGEST_EXCEL_CELL], "s"
            cell.number_format = "@"  # what is typed there stays text
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for at, column in enumerate(zip(*rows, strict=True), 1):
        longest = max(len(line) for text in column for line in text.split("\n"))
        sheet.column_dimensions[get_column_letter(at)].width = min(
            max(longest, NARROWEST_COLUMN), WIDEST_COLUMN)


def add_choices(sheet, letter: str, offers: list[str]) -> None:
    """Let each cell of a column, below the header, offer what may be chosen there."""
    for options in sorted(set(offers)):
        offer = DataValidation(type="list", formula1=f'"{options}"', allow_blank=True,
                               showErrorMessage=False)
        for number, found in enumerate(offers, 2):
            if found == options:
                offer.add(f"{letter}{number}")
        sheet.add_data_validation(offer)
