"""`sjoberg-bloggar check`: what it says about sound packages, downloads, and no packages."""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from check.broken.draft import read_json, read_rows, seal, write_json, write_rows
from conftest import PROJECT

from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.cli import main
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.publish.atomic import COMMITTED, STAGE
from sjoberg_bloggar.publish.metadata import FILES as METADATA


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


def test_a_package_that_was_just_built_is_sound(built):
    assert check_package(built, frictionless=True) == []


def test_a_sound_package_is_said_to_be_sound(built, capsys):
    for path in (built, built / "datapackage.json"):
        assert main(["check", str(path)]) == 0
        out, err = capsys.readouterr()
        assert (out, err) == ("", f"Checked: {path}\nSound: no rule is broken\n")


def test_each_violation_is_a_line_of_rule_table_row_and_problem(package, capsys):
    path = package / "dataset/posts.csv"
    path.write_bytes(path.read_bytes().replace(b",89,", b", 89,", 1))
    seal(package)
    assert main(["check", str(package)]) == 1
    out, err = capsys.readouterr()
    assert out == ('cell-type\tdataset/posts.csv\t2015-09-01-varfor-vill-jag-blogga\tword_count '
                   'is " 89", expected a whole number such as 120\n')
    assert err == f"Checked: {package}\n1 violation; docs/rules.md describes the rules\n"


def test_the_current_folder_is_checked_unless_another_is_named(package, monkeypatch, capsys):
    (package / "dataset/authors.csv").unlink()
    monkeypatch.chdir(package)
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert "file-missing\tdataset/authors.csv" in out and f"Checked: {package}\n" in err
    monkeypatch.chdir(package / "schema")
    assert main(["check"]) == 2
    assert "there is no datapackage.json in it" in capsys.readouterr().err


def download(built: Path, folder: Path) -> Path:
    """Return a folder with what the README recommends to download."""
    folder.mkdir()
    shutil.copy(built / "datapackage.json", folder)
    for name in ("dataset", "schema"):
        shutil.copytree(built / name, folder / name)
    return folder


def test_a_download_without_metadata_files_is_sound_but_not_complete(built, tmp_path, capsys):
    folder = download(built, tmp_path / "download")
    assert main(["check", str(folder)]) == 0
    capsys.readouterr()
    assert main(["check", "--complete", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert {line.split("\t")[0] for line in lines} == {"metadata-files"}
    assert {line.split("\t")[1] for line in lines} == set(METADATA)


def test_a_metadata_file_that_is_there_is_checked(built, tmp_path):
    folder = download(built, tmp_path / "download")
    (folder / "CITATION.cff").write_text("title: Another\n", "utf-8")
    assert [(found.rule, found.table) for found in check_package(folder)] == [
        ("metadata-files", "CITATION.cff")]


def test_files_of_operating_systems_and_office_programs_do_not_count(package):
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", ".~lock.posts.csv#", "._posts.csv"):
        (package / "dataset" / name).touch()
    (package / "__MACOSX").mkdir()
    (package / "schema/__MACOSX").mkdir()
    assert check_package(package, complete=True) == []


@pytest.mark.parametrize("row", [0, -1])
def test_a_row_of_very_many_cells_takes_no_minutes(row, package, capsys):
    path = package / "dataset/authorships.csv"
    lines = path.read_bytes().splitlines()
    lines[row] += b"," * 100_000
    path.write_bytes(b"\n".join([*lines, b""]))
    start = time.monotonic()
    assert main(["check", str(package)]) == 1
    assert time.monotonic() - start < 20
    assert "dataset/authorships.csv" in capsys.readouterr().out


def test_a_publication_that_is_running_is_waited_for(package):
    stage = package / STAGE
    stage.mkdir()
    (stage / COMMITTED).touch()
    publisher = threading.Timer(0.3, (stage / COMMITTED).unlink)
    publisher.start()
    assert check_package(package) == []
    publisher.join()


@pytest.mark.parametrize("make, says", [
    (lambda folder: None, "there is no such folder"),
    (lambda folder: folder.mkdir(), "there is no datapackage.json in it"),
    (lambda folder: (folder / "datapackage.json").mkdir(parents=True),
     "is not a regular file"),
    (lambda folder: (folder.mkdir(), os.mkfifo(folder / "datapackage.json")),
     "is not a regular file"),
    (lambda folder: (folder.mkdir(), (folder / "datapackage.json").symlink_to("/dev/zero")),
     "is a link out of the package"),
    (lambda folder: written(folder, b""), "is not JSON"),
    (lambda folder: written(folder, b'{"name": "sj\xf6berg"}'), "is not JSON in UTF-8"),
    (lambda folder: written(folder, b'\xef\xbb\xbf{"resources": []}'), "is not JSON in UTF-8"),
    (lambda folder: written(folder, b"[" * 100_000), "is not JSON"),
    (lambda folder: written(folder, b'{"resources": [], "bytes": NaN}'), "NaN is not a JSON value"),
    (lambda folder: written(folder, b'{"resources": [], "x": ' + b"[" * 90 + b"]" * 90 + b"}"),
     "levels"),
    (lambda folder: written(folder, b"[]"), "does not describe a package"),
    (lambda folder: written(folder, b'{"resources": {}}'), "does not describe a package"),
])
def test_where_there_is_no_package_the_exit_status_is_2(make, says, tmp_path, capsys):
    make(tmp_path / "package")
    assert main(["check", str(tmp_path / "package")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.count("\n") == 1


def written(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "datapackage.json").write_bytes(data)


def test_another_file_is_no_package(built, tmp_path, capsys):
    os.mkfifo(tmp_path / "pipe")
    for path in (built / "dataset/posts.csv", "/dev/null", tmp_path / "pipe"):
        assert main(["check", str(path)]) == 2
        assert capsys.readouterr().err.startswith(
            f"sjoberg-bloggar: {path}: is neither the descriptor of a package nor a zip; give")


def test_a_descriptor_that_lists_nothing_gives_violations(tmp_path):
    written(tmp_path / "package", b'{"resources": []}')
    rules = {violation.rule for violation in check_package(tmp_path / "package")}
    assert {"resources", "file-missing", "table-usable"} <= rules


def test_a_downloaded_package_is_checked_where_the_project_has_other_files(built, tmp_path):
    """The program's project has neither dataset nor sources, and other words in its schemas."""
    project = tmp_path / "project"
    shutil.copytree(PROJECT / "build/sjoberg_bloggar", project / "build/sjoberg_bloggar")
    shutil.copytree(PROJECT / "schema", project / "schema")
    for path in (project / "schema").glob("*.json"):
        schema = json.loads(path.read_text("utf-8"))
        schema["description"] = "Another description."
        schema["fields"][0]["example"] = "another-example"
        path.write_text(json.dumps(schema), "utf-8")
    (project / "dataset").mkdir()
    (project / "dataset/posts.csv").write_text("no table")
    (project / "datapackage.json").write_text("{}")
    package = Path(shutil.copytree(built, tmp_path / "download"))

    def check(folder: Path) -> tuple[int, str]:
        done = subprocess.run([sys.executable, "-m", "sjoberg_bloggar", "check", folder],
                              cwd=tmp_path, env={"PYTHONPATH": str(project / "build")},
                              capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout + done.stderr

    assert check(package) == (0, f"Checked: {package}\nSound: no rule is broken\n")
    assert check(project)[0] == 2
    (package / "dataset/posts.csv").write_bytes(b"")
    assert check(package)[0] == 1


@pytest.mark.parametrize("path, edit, expected", [
    ("dataset/authors.csv", lambda data: data.replace(b"2017-01-25\n", b"2017-01-25,\n", 1),
     ("csv-quoting", "anders-persson (line 2)", "has 10 cells, the header 9")),
    ("dataset/authors.csv", lambda data: data.replace(b'"Anders"', b'"Anders', 1),
     ("csv-quoting", "anders-persson (line 2)", "has 8 cells, the header 9")),
    ("dataset/authors.csv", lambda data: data.replace(b'"Anders"', b"Anders", 1),
     ("csv-quoting", "anders-persson (line 2)",
      'at offset 154 is "Anders,"Persson",,"FALSE",1,20" instead of ""Anders","Persson",,"FALSE",1,"; '
      "texts and truth values are in double quotes, a quote inside them is doubled, numbers, dates "
      "and missing values have no quotes")),
    ("schema/authors.json", lambda data: data.replace(b'"fields"', b'"categories": [],\n  "fields"', 1),
     ("schema-properties", "", "categories is [], expected missing")),
    ("schema/authors.json", lambda data: data.replace(b'"missingValues"', b'"missing"', 1),
     ("schema-keys", "", 'missingValues is missing, expected [""]')),
])
def test_what_is_wrong_with_a_file_is_said(package, path, edit, expected):
    (package / path).write_bytes(edit((package / path).read_bytes()))
    seal(package)
    assert expected in [(rule, row, problem) for rule, table, row, problem in check_package(package)
                        if table == path]


@pytest.mark.parametrize("row, key", [(0, "anders-persson"), (-1, "tina-grahn")])
def test_what_differs_in_the_parquet_file_is_said(package, row, key):
    rows = read_rows(package, "authors")
    del rows[row]
    write_rows(package, "authors", rows, ("parquet",))
    seal(package)
    problem = ('author_id is "annika-sunden", in the CSV file "anders-persson"' if row == 0 else
               "has 21 rows, the CSV file 22; only one of them has this row")
    assert check_package(package) == [
        ("formats-agree", "dataset/authors.parquet", key, problem)]


def test_a_package_that_asks_for_more_than_this_program_is_not_sound(package):
    schema = read_json(package, "schema/authors.json")
    fields = {field["name"]: field["constraints"] for field in schema["fields"]}
    fields["name"]["unique"] = True
    write_json(package, "schema/authors.json", schema)
    seal(package)
    assert check_package(package) == [(
        "schema-constraints", "schema/authors.json", "name", 'constraints is {"minLength": 1, '
        '"required": true, "unique": true}, expected {"minLength": 1, "required": true}')]


def test_a_new_package_that_breaks_a_rule_is_not_published(tmp_path, monkeypatch, capsys):
    from sjoberg_bloggar.publish import tables

    monkeypatch.setattr(tables, "count_words", lambda text: 1)
    assert main(["build", "--output", str(tmp_path / "out")]) == 2
    assert "the rule word-count: passages, 2015-09-01-" in capsys.readouterr().err
    assert not (tmp_path / "out/datapackage.json").exists()


@pytest.mark.parametrize("tables", [TABLES, *(
    pytest.param([table], marks=pytest.mark.slow) for table in TABLES)], ids=str)
def test_tables_without_rows_give_violations(package, tables):
    for table in tables:
        write_rows(package, table, [])
    seal(package)
    assert check_package(package)


def test_the_build_does_without_frictionless(tmp_path):
    program = ("import sys; from sjoberg_bloggar.cli import main; "
               f"assert main(['build', '--output', {str(tmp_path / 'out')!r}]) == 0; "
               "print('frictionless' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False", done.stdout + done.stderr


def test_rules_on_a_table_count_although_another_table_is_missing(package):
    rows = read_rows(package, "posts")
    rows[0]["title"] = rows[0]["title"].replace(" ", "\x07", 1)
    write_rows(package, "posts", rows)
    for ending in ("csv", "parquet"):
        (package / f"dataset/passages.{ending}").unlink()
    assert "text-characters" in {violation.rule for violation in check_package(package)}
