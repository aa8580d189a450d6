"""Packages as folders and zips, and what is refused."""

import json
import os
import shutil
import zipfile

import pyarrow as pa
import pytest
from pyarrow import parquet
from small_package import DESCRIPTOR, SCHEMAS, plain, save, small_package

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


def set_day(path, days):
    """Put a day, counted from 1970-01-01, in the place of the number of words of each post."""
    rows = parquet.ParquetFile(path).read()
    column = pa.array([days] * rows.num_rows, pa.int32()).cast(pa.date32())
    parquet.write_table(rows.set_column(2, "words", column), path)


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
    (lambda folder: (folder / "posts.parquet").write_bytes(b"PAR1PAR1"), "this is not a package"),
    (lambda folder: set_day(folder / "posts.parquet", 2**31 - 1), "this is not a package"),
    (lambda folder: set_day(folder / "posts.parquet", -10**6), "this is not a package"),
    (write("posts.csv", b"post_id,title,words\n2016-a,A\n"),
     "posts.csv:2: the row has 2 cells, the header 3"),
    (write("posts.csv", b"post_id,title,words\na,A,1\na,B,2\n"),
     "posts.csv has two rows with the key ('a',)"),
    (write("datapackage.json", b'{"version": "1.0.0"}'),
     "datapackage.json or a schema is not as in a package"),
    (write("datapackage.json", b'{"resources": ["posts.csv"]}'),
     "datapackage.json or a schema is not as in a package"),
    (write("schema/posts.json", b"[]"), "schema of posts: there is no primary key"),
    (write("schema/posts.json", b'{"fields": []}'), "schema of posts: there is no primary key"),
])
def test_the_message_names_the_damage(old, tmp_path, capsys, damage, message):
    save(old, tmp_path / "old")
    damage(save(old, tmp_path / "new"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 2
    assert message in capsys.readouterr().err


def with_resource(**properties):
    return json.dumps({**DESCRIPTOR, "resources": [{**DESCRIPTOR["resources"][0], **properties}]}).encode()


def with_key(*columns):
    return json.dumps({**SCHEMAS["posts"], "primaryKey": columns}).encode()


def replace(name, make):
    """Return a damage that puts something else in the place of a file."""
    def damage(folder):
        (folder / name).unlink()
        make(folder / name)
    return damage


@pytest.mark.parametrize("damage", [
    replace("posts.csv", os.mkfifo),
    replace("posts.csv", lambda path: path.symlink_to("/dev/zero")),
    replace("posts.csv", lambda path: path.symlink_to("/etc/passwd")),
    replace("posts.csv", lambda path: path.symlink_to("posts.csv")),
    replace("datapackage.json", os.mkfifo), replace("datapackage.json", os.mkdir),
    write("datapackage.json", with_resource(path="/etc/passwd")),
    write("datapackage.json", with_resource(path="../good/posts.csv")),
    write("datapackage.json", with_resource(path=["posts.csv"])),
    write("datapackage.json", with_resource(path="posts\0.csv")),
    write("schema/posts.json", b"null"), write("schema/posts.json", with_key()),
    write("schema/posts.json", with_key("x")),
    lambda folder: (shutil.rmtree(folder / "schema"), write("datapackage.json", with_resource(
        schema=None))(folder)),
    lambda folder: (shutil.rmtree(folder / "schema"), write("datapackage.json", with_resource(
        schema={**SCHEMAS["posts"], "primaryKey": ["x"]}))(folder)),
    write("datapackage.json", json.dumps({**DESCRIPTOR, "resources": DESCRIPTOR["resources"][:1] * 2})
          .encode()),
    write("datapackage.json", b"[" * 100_000), write("schema/posts.json", b'{"a":' * 100_000),
    write("datapackage.json", b'{"resources": [], "version": ' + b"1" * 10_000 + b"}")])
def test_only_regular_files_inside_a_package_are_read(damage, old, tmp_path, capsys):
    good, bad = save(old, tmp_path / "good"), save(old, tmp_path / "bad")
    damage(bad)
    assert main(["diff", str(good), str(bad)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.startswith(f"sjoberg-bloggar: {bad}") and err.count("\n") == 1


def test_a_member_that_grows_beyond_measure_is_not_unpacked(old, tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "new.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("datapackage.json", bytes(1 << 25))
    assert main(["diff", str(save(old, tmp_path / "old")), str(tmp_path / "new.zip")]) == 2
    assert "grows to more than 100 times its size" in capsys.readouterr().err


def test_a_zip_in_another_compression_is_refused(old, tmp_path, capsys):
    """Python's reader of LZMA fails on corrupt bytes with an error that no caller expects."""
    with zipfile.ZipFile(tmp_path / "new.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("datapackage.json", "{}")
    assert main(["diff", str(save(old, tmp_path / "old")), str(tmp_path / "new.zip")]) == 2
    assert "the zip is not compressed with deflate" in capsys.readouterr().err
