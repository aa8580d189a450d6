"""`sjoberg-bloggar check`: what it says of sound packages, of none, and of random defects."""

import json
import random
import shutil
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from check.broken.draft import read_json, read_rows, seal, write_json, write_rows
from conftest import PROJECT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.cli import main
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.schemas import TABLES, read_schemas

SCHEMAS = read_schemas(PROJECT / "schema")
COLUMNS = [(table, field["name"], field["type"]) for table in TABLES
           for field in SCHEMAS[table]["fields"]]
# What stands nowhere else in a package: changed alike in both files, no rule can find it.
NOWHERE_ELSE = {("posts", "caption"), ("posts", "url"), ("posts", "title"),
                ("passages", "kind"), ("passages", "author_id"),
                ("passages", "speaker"), ("organisations", "wikidata_item"),
                ("organisations", "organisation_number_status"),
                ("authors", "name_variants"), ("authorships", "role"),
                ("authorships", "organisation_id"), ("organisations", "name_en"),
                ("organisations", "kind"), ("organisations", "country"),
                ("organisations", "wikidata_id"), ("organisations", "organisation_number"),
                ("organisations", "note"), ("organisation_names", "name"),
                ("organisation_names", "kind"), ("post_sources", "source"),
                ("post_sources", "first_line"), ("post_sources", "last_line")}
FREE_TEXT = {"$schema", "contributors", "rights", "missing", "sources", "example"}
RANDOM = settings(max_examples=20, deadline=None, derandomize=True, phases=[Phase.explicit,
                                                                            Phase.generate],
                  suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


def fresh(built: Path, folder: Path) -> Path:
    """Return a folder with a copy of the sound package, whatever was in it before."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(built, folder))


def test_a_package_that_was_just_built_is_sound(built):
    assert check_package(built, frictionless=True) == []


def test_a_sound_package_is_said_to_be_sound(built, capsys):
    for path in (built, built / "datapackage.json"):
        assert main(["check", str(path)]) == 0
        out, err = capsys.readouterr()
        assert (out, err) == ("", "Sound: no rule is broken\n")


def test_each_violation_is_a_line_of_rule_table_row_and_problem(package, capsys):
    path = package / "dataset/posts.csv"
    path.write_bytes(path.read_bytes().replace(b",89,", b", 89,", 1))
    seal(package)
    assert main(["check", str(package)]) == 1
    out, err = capsys.readouterr()
    assert out == ('cell-type\tdataset/posts.csv\t2015-09-01-varfor-vill-jag-blogga\tword_count '
                   'is " 89", expected a whole number such as 120\n')
    assert err == "1 violations; docs/rules.md describes the rules\n"


@pytest.mark.parametrize("make, says", [
    (lambda folder: None, "there is no such folder"),
    (lambda folder: folder.mkdir(), "there is no datapackage.json in it"),
    (lambda folder: (folder / "datapackage.json").mkdir(parents=True), "cannot be read"),
    (lambda folder: written(folder, b""), "is no JSON"),
    (lambda folder: written(folder, b'{"name": "sj\xf6berg"}'), "is no JSON in UTF-8"),
    (lambda folder: written(folder, b'\xef\xbb\xbf{"resources": []}'), "is no JSON in UTF-8"),
    (lambda folder: written(folder, b"[" * 100_000), "is no JSON"),
    (lambda folder: written(folder, b"[]"), "describes no package"),
    (lambda folder: written(folder, b'{"resources": {}}'), "describes no package"),
])
def test_where_there_is_no_package_the_exit_status_is_2(make, says, tmp_path, capsys):
    make(tmp_path / "package")
    assert main(["check", str(tmp_path / "package")]) == 2
    out, err = capsys.readouterr()
    assert out == "" and says in err and err.count("\n") == 1


def written(folder: Path, data: bytes) -> None:
    folder.mkdir()
    (folder / "datapackage.json").write_bytes(data)


def test_another_file_is_no_package(built, capsys):
    assert main(["check", str(built / "dataset/posts.csv")]) == 2
    assert "is not the descriptor of a package" in capsys.readouterr().err


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
        done = subprocess.run([sys.executable, "-m", "sjoberg_bloggar.cli", "check", folder],
                              cwd=tmp_path, env={"PYTHONPATH": str(project / "build")},
                              capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout + done.stderr

    assert check(package) == (0, "Sound: no rule is broken\n")
    assert check(project)[0] == 2
    (package / "dataset/posts.csv").write_bytes(b"")
    assert check(package)[0] == 1


def test_a_package_may_ask_for_more_than_this_program(package):
    schema = read_json(package, "schema/authors.json")
    fields = {field["name"]: field["constraints"] for field in schema["fields"]}
    fields["name"] |= {"unique": True, "minLength": 3}
    fields["post_count"]["minimum"] = 1
    fields["first_published"]["required"] = fields["last_published"]["required"] = True
    write_json(package, "schema/authors.json", schema)
    write_rows(package, "authors", read_rows(package, "authors"))
    seal(package)
    assert check_package(package) == []


def test_a_new_package_that_breaks_a_rule_is_not_published(tmp_path, monkeypatch, capsys):
    from sjoberg_bloggar.publish import tables

    monkeypatch.setattr(tables, "word_count", lambda text: 1)
    assert main(["build", "--output", str(tmp_path / "out")]) == 2
    assert "the rule word-count: posts, 2015-09-01-" in capsys.readouterr().err
    assert not (tmp_path / "out/datapackage.json").exists()


@pytest.fixture(scope="module")
def files(built) -> list[str]:
    return sorted(str(path.relative_to(built)) for path in built.rglob("*") if path.is_file())


def change_a_byte(data, path: Path) -> None:
    content = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(content) - 1))
    content[at] = data.draw(st.integers(0, 255).filter(lambda byte: byte != content[at]))
    path.write_bytes(content)


@RANDOM
@given(data=st.data())
def test_any_changed_byte_is_noticed(data, built, tmp_path, files):
    package = fresh(built, tmp_path / "package")
    path = data.draw(st.sampled_from([f for f in files if "json" not in f.split(".")
                                      or f.startswith("metadata/")]))
    change_a_byte(data, package / path)
    found = check_package(package)
    rule = "hash" if path.startswith("dataset/") else "metadata-files"
    assert (rule, path) in {(violation.rule, violation.table) for violation in found}


@RANDOM
@given(data=st.data())
def test_a_changed_byte_is_noticed_in_descriptor_and_schemas_but_for_free_text(
        data, built, tmp_path, files):
    package = fresh(built, tmp_path / "package")
    path = data.draw(st.sampled_from(["datapackage.json",
                                      *(f for f in files if f.startswith("schema/"))]))
    before = read_json(package, path)
    change_a_byte(data, package / path)
    try:
        if check_package(package):
            return
    except InputError:
        return
    changed = {place for place, _ in leaves(before) - leaves(read_json(package, path))}
    assert all(FREE_TEXT & set(place) for place in changed), changed


def leaves(value, place: tuple = ()) -> set:
    """Return the (place, value) of every word and number in a JSON value."""
    if isinstance(value, (dict, list)):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        return {leaf for key, part in items for leaf in leaves(part, (*place, key))}
    return {(place, str(value))}


def other_value(data, rows: list[dict], column: str, type_: str, row: dict):
    """Return another value for a cell: one of another row, or one near it."""
    value = row[column]
    near = {"string": lambda: data.draw(st.sampled_from([
                f"{value}x", f"{value} ", (value or "ab")[:-1] or "q", (value or "Q").swapcase(),
                (value or "a").replace("ö", "o\u0308"), f"{value}\x00"])),
            "integer": lambda: (value or 0) + data.draw(st.sampled_from([-1, 1, 10**6])),
            "boolean": lambda: not value,
            "date": lambda: value and value + timedelta(data.draw(st.sampled_from([-1, 1, 400])))
            }[type_]()
    return data.draw(st.sampled_from([near, *{r[column] for r in rows[:40]}]).filter(
        lambda other: other != value))


@RANDOM
@given(data=st.data())
def test_any_changed_cell_is_noticed_without_hashes(data, built, tmp_path):
    package = fresh(built, tmp_path / "package")
    table, column, type_ = data.draw(st.sampled_from(COLUMNS))
    rows = read_rows(package, table)
    row = data.draw(st.sampled_from(rows))
    row[column] = other_value(data, rows, column, type_, row)
    required = next(field["constraints"].get("required") for field in SCHEMAS[table]["fields"]
                    if field["name"] == column)
    formats = data.draw(st.sampled_from([("csv",), ("parquet",), ("csv", "parquet")]))
    if required and row[column] is None:
        formats = ("csv",)
    write_rows(package, table, rows, formats)
    seal(package)
    found = check_package(package)
    assert not {"hash", "bytes"} & {violation.rule for violation in found}
    if len(formats) == 1 or (table, column) not in NOWHERE_ELSE:
        assert found, f"{table}.{column} {row[column]!r} in {formats}"
    if formats == ("parquet",):
        assert "formats-agree" in {violation.rule for violation in found}


@RANDOM
@given(data=st.data())
def test_no_defect_makes_the_check_fail(data, built, tmp_path, files):
    """Bytes and JSON values anywhere, hashes brought up to date, so that every rule runs."""
    package = fresh(built, tmp_path / "package")
    path = data.draw(st.sampled_from([f for f in files if f.split("/")[0] in (
        "datapackage.json", "dataset", "schema")]))
    if path.endswith(".json"):
        content = read_json(package, path)
        break_json(content, random.Random(data.draw(st.integers())))
        write_json(package, path, content)
    else:
        content = bytearray((package / path).read_bytes())
        for _ in range(data.draw(st.integers(1, 5))):
            at = data.draw(st.integers(0, len(content) - 1))
            content[at:at + 1] = data.draw(st.sampled_from([
                b"", b'"', b",", b"\n", b"\r", b"\x00", b"\xff", b"\xc3", b'""', b"\xe2\x80\xa8"]))
        (package / path).write_bytes(content)
        seal(package)
    try:
        check_package(package)
    except InputError:
        assert path == "datapackage.json"


@pytest.mark.parametrize("tables", [TABLES, *([table] for table in TABLES)], ids=str)
def test_tables_without_rows_give_violations(package, tables):
    for table in tables:
        write_rows(package, table, [])
    seal(package)
    assert check_package(package)


def break_json(value, chance: random.Random) -> None:
    """Replace a random part of a JSON value."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    key = chance.choice(keys)
    if isinstance(value[key], (dict, list)) and value[key] and chance.random() < 0.8:
        break_json(value[key], chance)
    else:
        value[key] = chance.choice([None, True, -1, 1.5, "", "x", [], {}, [[]], {"x": None}])


def test_the_build_does_without_frictionless(tmp_path):
    program = ("import sys; from sjoberg_bloggar.cli import main; "
               f"assert main(['build', '--output', {str(tmp_path / 'out')!r}]) == 0; "
               "print('frictionless' in sys.modules)")
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False", done.stdout + done.stderr


def test_rules_on_a_table_count_although_another_table_is_missing(package):
    rows = read_rows(package, "posts")
    rows[0]["text"] = rows[0]["text"].replace(" ", "\x07", 1)
    write_rows(package, "posts", rows)
    for ending in ("csv", "parquet"):
        (package / f"dataset/passages.{ending}").unlink()
    assert "text-characters" in {violation.rule for violation in check_package(package)}
