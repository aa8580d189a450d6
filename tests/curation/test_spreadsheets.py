"""What spreadsheets do to the curation is read if it is harmless, else reported with its cause."""

import csv

import pytest
from conftest import PROJECT

from sjoberg_bloggar.cli import main


def build(curation, tmp_path) -> int:
    return main(["build", "--curation", str(curation), "--output", str(tmp_path / "out")])


def saved_again(path, **format_) -> None:
    """Save a curation file as another program does."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    with path.open("w", encoding=format_.pop("encoding", "utf-8"), newline="") as file:
        csv.writer(file, **format_).writerows(rows)


def edited(path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")


def test_harmless_changes_make_no_difference(curation, tmp_path):
    import unicodedata

    saved_again(curation / "authors.csv", encoding="utf-8-sig", lineterminator="\r\n")
    saved_again(curation / "organisations.csv", quoting=csv.QUOTE_ALL)
    with (curation / "other_names.csv").open("a", encoding="utf-8") as file:
        file.write(",,,\n,,,\n")
    path = curation / "organisation_names.csv"
    path.write_text(unicodedata.normalize("NFD", path.read_text("utf-8")), "utf-8", newline="\n")
    edited(curation / "authors.csv", "Mikael Sjöberg", "Mikael\u00a0Sjöberg")
    assert build(curation, tmp_path) == 0
    for file in ("posts.csv", "authors.csv", "mentions.csv", "organisations.csv"):
        assert (tmp_path / "out/dataset" / file).read_bytes() == (
            PROJECT / "dataset" / file).read_bytes()


@pytest.mark.parametrize("name, change, message", [
    ("authors", lambda path: saved_again(path, delimiter=";"), "separated by semicolons"),
    ("authors", lambda path: saved_again(path, delimiter="\t"), "separated by tabs"),
    ("paragraph_evidence", lambda path: edited(path, "2015-09-02", "02/09/2015"),
     "published is '02/09/2015'; write a day such as 2016-06-16"),
    ("organisations", lambda path: edited(path, "2026-11-26", "2026-02-31"),
     "a day that does not exist"),
    ("organisations", lambda path: edited(path, "2026-11-26", "2999-01-01"), "a day in the future"),
    ("other_names", lambda path: edited(path, "place", "plats"), "category is 'plats'"),
    ("authors", lambda path: edited(path, "Mikael", "Mik\u200bael"),
     "the invisible character U+200B"),
    ("authors", lambda path: edited(path, "Mikael", "Mik\u2028ael"),
     "the invisible character U+2028"),
    ("authors", lambda path: edited(path, "Mikael", "Mik\x00ael"), "the invisible character U+0000"),
])
def test_what_cannot_be_read_is_reported_with_its_cause(curation, tmp_path, capsys, name, change,
                                                        message):
    change(curation / f"{name}.csv")
    assert build(curation, tmp_path) == 2
    error = capsys.readouterr().err
    assert f"{name}.csv:" in error and message in error and error.count("\n") == 1


@pytest.mark.parametrize("name", ["paragraph_evidence", "paragraph_decisions", "passage_kinds",
                                  "occurrences", "post_urls", "authorships"])
def test_a_row_that_comes_twice_is_reported_with_both_lines(curation, tmp_path, capsys, name):
    path = curation / f"{name}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        _, first, *_ = csv.reader(file)
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(first)
    assert build(curation, tmp_path) == 2
    assert "a second time, first in line 2; remove one of the two rows" in capsys.readouterr().err


@pytest.mark.parametrize("name, rows, message", [
    ("paragraph_decisions", ["2016-12-28-goda-resultat-tillsammans-med-kriminalvarden,bra jobb "
                             "tillsammans.,Sammantaget är,no,because"], "place is decided"),
    ("passage_kinds", ["2016-12-28-goda-resultat-tillsammans-med-kriminalvarden,Men hur kan vi,"
                       "paragraph,because"], "passage is decided"),
    ("page_furniture", [",Det här är en rad med mer än fyrtio tecken och ett slut,no,because",
                        ",Det här är en rad med mer än fyrtio tecken,yes,because"],
     "line is decided")])
def test_two_rows_about_one_place_in_other_words_are_reported_with_both_lines(
        curation, tmp_path, capsys, name, rows, message):
    path = curation / f"{name}.csv"
    before = len(path.read_text("utf-8").splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.writelines(f"{row}\n" for row in rows)
    assert build(curation, tmp_path) == 2
    first = {"paragraph_decisions": 3}.get(name, 2)
    assert (f"{name}.csv:{before + len(rows)}: this {message} a second time, first in line {first}; "
            "remove one of the two rows") in capsys.readouterr().err


@pytest.mark.parametrize("position, problem", [
    ("7", "no author with position"), ("1", "position 1 is given a second time, first in line 2"),
    ("1" + "0" * 20, "99")])
def test_positions_count_up(curation, tmp_path, capsys, position, problem):
    path = curation / "authorships.csv"
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    at = header.index("position")
    next(row for row in rows if row[at] == "2")[at] = position
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])
    assert build(curation, tmp_path) == 2
    assert problem in capsys.readouterr().err


def test_an_address_of_another_day_is_reported(curation, tmp_path, capsys):
    with (curation / "post_urls.csv").open("a", encoding="utf-8") as file:
        file.write("2017-02-25,https://x.se/2017-02-24-Nytt.html,no,seen\n")
    assert build(curation, tmp_path) == 2
    assert "the address is that of 2017-02-24" in capsys.readouterr().err
