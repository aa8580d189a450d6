"""Each kind of bad decision ends in one clear message: what, where, what to do."""

import csv
import re

import pytest
from conftest import CURATION

from sjoberg_bloggar.cli import main

POST = "16 juni 2016\n\nEn dag\n\nDet var en gång.\n"


HEADER = "organisation_id,name,kind,holds,compounds,reason"


@pytest.mark.parametrize("text, message", [
    (None, "curation/organisation_names.csv: cannot be read (No such file or directory); give the "
           "folder with the curation files with --curation"),
    ("", f"curation/organisation_names.csv:1: column 'organisation_id' is missing; the header must "
         f"be {HEADER}"),
    ("organisation_id,name,kind,compounds,reason\n",
     f"curation/organisation_names.csv:1: column 'holds' is missing; the header must be {HEADER}"),
    (HEADER.replace(",", ";") + "\n",
     "curation/organisation_names.csv:1: the columns are separated by semicolons; save the table as "
     "CSV with commas"),
    (f"{HEADER}\nx,X,official,always,no\n",
     "curation/organisation_names.csv:2: the number of cells differs from the header; quote cells "
     "that hold a comma"),
    (f"{HEADER}\nx,X,official,always,no,for this, and that\n",
     "curation/organisation_names.csv:2: the number of cells differs from the header; quote cells "
     "that hold a comma"),
    (f"{HEADER}\nx,X,official,always,no,\n",
     "curation/organisation_names.csv:2: no reason is given; say why this was decided"),
    (f'{HEADER}\nx,"X"y,official,always,no,z\n',
     "curation/organisation_names.csv:2: this is not CSV (',' expected after '\"'); save the table "
     "as CSV"),
    (f'"organisation_id"x,{HEADER}\n',
     "curation/organisation_names.csv:1: this is not CSV (',' expected after '\"'); save the table "
     "as CSV"),
    (f'{HEADER}\nx,"X,official,always,no,z\n',
     "curation/organisation_names.csv:2: this is not CSV (unexpected end of data); save the table "
     "as CSV"),
    (HEADER.encode() + b"\nx,\xe5,official,always,no,z\n",
     "curation/organisation_names.csv:2: byte 0xE5 at offset 51 is not UTF-8; save the table as CSV "
     "in UTF-8"),
])
def test_curation_files(answer, curation, text, message):
    path = curation / "organisation_names.csv"
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text.encode() if isinstance(text, str) else text)
    assert answer({"a.txt": POST}, curation) == message


def columns() -> list[tuple[str, str]]:
    return [(path.stem, column) for path in sorted(CURATION.glob("*.csv"))
            for column in path.read_text("utf-8").splitlines()[0].split(",")]


@pytest.mark.parametrize("value", [
    pytest.param("", marks=pytest.mark.slow),
    *(pytest.param(value, marks=pytest.mark.long) for value in ("?", "Ett ord", "-1", "a\nb"))])
@pytest.mark.parametrize("name", sorted({name for name, _ in columns()}))
def test_any_cell_may_be_wrong(tmp_path, capsys, curation, name, value):
    """A wrong cell in any column is reported in one line, or it does no harm."""
    path = curation / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    if not rows:
        rows = [dict.fromkeys((column for file, column in columns() if file == name), "x")]
    for column in rows[0]:
        changed = [{**rows[0], column: value}, *rows[1:]]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0], lineterminator="\n")
            writer.writeheader()
            writer.writerows(changed)
        status = main(["build", "--curation", str(curation), "--allow-undecided",
                       "--output", str(tmp_path / "out")])
        error = capsys.readouterr().err
        assert status in (0, 2)
        assert error.count("\n") == (status == 2), error
        if status == 2:
            assert ".csv" in error or "correct what the curation says of it" in error


def test_bad_decisions_are_reported_by_the_processes_that_share_the_work(answer, curation):
    with (curation / "paragraph_decisions.csv").open("a", encoding="utf-8") as file:
        file.write("2016-06-16-en-dag,finns,inte,yes,because\n")
    assert re.fullmatch(r"curation/paragraph_decisions.csv:\d+: 'finns\|inte' appears 0 times in its "
                        r"post; give words that appear there exactly once",
                        answer({"a.txt": POST}, curation, None, "--jobs", "2"))
