"""Packages as folders and zips, and what is refused."""

import json
import zipfile

import pytest
from pyarrow import parquet
from small_package import DESCRIPTOR, plain, save, small_package

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.release.reading import read_published


@pytest.fixture
def old():
    return small_package()


@pytest.mark.parametrize("folder", ["", "small-1.0.0/"])
def test_a_zip_is_read_like_its_folder(folder, old, tmp_path):
    save(old, tmp_path / "old")
    with zipfile.ZipFile(tmp_path / "old.zip", "w") as archive:
        for file in (tmp_path / "old").rglob("*"):
            if file.is_file():
                archive.write(file, f"{folder}{file.relative_to(tmp_path / 'old')}")
    found = read_published(tmp_path / "old.zip")
    assert plain(found) == plain(read_published(tmp_path / "old"))
    assert (found.schemas, plain(found).rows) == (old.schemas, old.rows)


def write(file, data):
    return lambda folder: (folder / file).write_bytes(data)


def drop_first_row(path):
    rows = parquet.ParquetFile(path).read()
    parquet.write_table(rows.slice(1), path)


@pytest.mark.parametrize("damage", [
    lambda folder: (folder / "datapackage.json").unlink(),
    lambda folder: (folder / "posts.csv").unlink(),
    lambda folder: (folder / "schema/posts.json").unlink(),
    write("datapackage.json", b"{"), write("datapackage.json", b"[]"),
    write("datapackage.json", b'{"resources": [1]}'), write("schema/posts.json", b"[]"),
    write("posts.csv", b""), write("posts.csv", b"post_id,title\n"),
    write("posts.csv", b"post_id,title,words\n\xff,A,1\n"),
    write("posts.csv", b"post_id,title,words\na,A\n"),
    write("posts.csv", b"post_id,title,words\na,A,1,2\n"),
    write("posts.csv", b'post_id,title,words\na,"A"B,1\n'),
    write("posts.csv", b"post_id,title,words\na,A,1\na,B,2\n"),
    write("datapackage.json", json.dumps({**DESCRIPTOR, "version": "1.0"}).encode()),
    write("datapackage.json", json.dumps({**DESCRIPTOR, "version": None}).encode())])
def test_a_damaged_package_is_refused(damage, old, tmp_path, capsys):
    good, bad = save(old, tmp_path / "good"), save(old, tmp_path / "bad")
    damage(bad)
    for paths in ((good, bad), (bad, good)):
        assert main(["diff", *map(str, paths)]) == 2
        out, err = capsys.readouterr()
        assert out == "" and err.startswith(f"sjoberg-bloggar: {bad}")
        assert err.count("\n") == 1


@pytest.mark.parametrize("content", [None, b"", b"PK no zip"])
def test_a_file_that_is_no_zip_is_refused(content, old, tmp_path, capsys):
    if content is not None:
        (tmp_path / "bad.zip").write_bytes(content)
    assert main(["diff", str(tmp_path / "bad.zip"), str(save(old, tmp_path / "good"))]) == 2
    assert "bad.zip" in capsys.readouterr().err


@pytest.mark.parametrize("damage, message", [
    (lambda folder: (folder / "posts.parquet").unlink(), "posts.parquet"),
    (lambda folder: drop_first_row(folder / "posts.parquet"),
     "posts.parquet does not have the rows of its CSV file (row 1 differs)"),
    (lambda folder: (folder / "posts.parquet").write_bytes(b"PAR1PAR1"), "this is no package"),
    (write("posts.csv", b"post_id,title,words\n2016-a,A\n"),
     "posts.csv:2: the row has 2 cells, the header 3"),
    (write("posts.csv", b"post_id,title,words\na,A,1\na,B,2\n"),
     "posts.csv has two rows with the key ('a',)"),
])
def test_the_message_names_the_damage(old, tmp_path, capsys, damage, message):
    save(old, tmp_path / "old")
    damage(save(old, tmp_path / "new"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 2
    assert message in capsys.readouterr().err
