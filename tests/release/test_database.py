"""The SQLite file has the tables, their keys, a search and views that save the joins."""

import sqlite3

import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.loading import load_package
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.release.database import write_database


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    path = tmp_path_factory.mktemp("database") / "blog.sqlite"
    write_database(load_package(PROJECT), path)
    return path


@pytest.fixture
def database(path):
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def as_cell(value, column: str) -> str:
    """Return a value as the CSV file has it."""
    if column.startswith("is_"):
        return "TRUE" if value else "FALSE"
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_rows_of_its_csv_file(database, name):
    rows = [{column: as_cell(value, column) for column, value in dict(row).items()}
            for row in database.execute(f"select * from {name}")]
    expected = read_csv(PROJECT / f"dataset/{name}.csv")
    assert sorted(map(str, rows)) == sorted(map(str, expected))


def test_keys_hold(database):
    database.execute("pragma foreign_keys = on")
    assert database.execute("pragma foreign_key_check").fetchall() == []
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("insert into passages select * from passages limit 1")
    with pytest.raises(sqlite3.IntegrityError):
        database.execute("update mentions set organisation_id = 'nobody'")


def test_a_mention_comes_with_its_day_writer_organisation_and_sentence(database):
    [row] = database.execute(
        "select * from mention_details where post_id like '2015-09-02%' and field = 'title'")
    assert (row["published"], row["surface"], row["organisation"], row["writer"]) == (
        "2015-09-02", "Almega", "Almega", None)
    assert row["sentence"] == "Idag besökte jag Almega och träffade vd:n Anna-Karin Hatt"
    details = database.execute("select * from mention_details").fetchall()
    assert len(details) == len(read_csv(PROJECT / "dataset/mentions.csv"))
    assert all(row["surface"] in row["sentence"] for row in details)


def test_a_post_comes_with_its_counts(database):
    counted = {row["post_id"]: row["mention_count"]
               for row in database.execute("select * from post_details")}
    mentions = read_csv(PROJECT / "dataset/mentions.csv")
    assert len(counted) == 57 and sum(counted.values()) == len(mentions)


def test_texts_are_searched(database):
    found = database.execute("select title from posts_fts where posts_fts match 'dejtingvärlden'")
    assert [row["title"] for row in found] == ["Vad kan vi lära oss av dejtingvärlden?"]


def test_the_same_package_gives_the_same_bytes(path, tmp_path):
    write_database(load_package(PROJECT), tmp_path / "again.sqlite")
    assert (tmp_path / "again.sqlite").read_bytes() == path.read_bytes()
