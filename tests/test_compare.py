"""The differences between two packages, and the version step that they ask for."""

import copy
import csv
import io
import json
import re
import zipfile
from dataclasses import astuple
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.publish.descriptor import parse_version
from sjoberg_bloggar.release import differences
from sjoberg_bloggar.release.reading import PublishedPackage, by_key, read_published
from sjoberg_bloggar.release.versions import (
    POLICY,
    STEPS,
    is_enough,
    largest,
    next_version,
    step_between,
)

POST = {"post_id": "2016-a", "title": "A", "words": "10"}
DESCRIPTOR = {
    "name": "small", "title": "Small", "version": "1.0.0", "released": "2026-01-01",
    "licenses": [{"name": "CC-BY-4.0"}], "sources": [{"document": "one.txt"}],
    "resources": [
        {"name": "posts", "path": "posts.csv", "schema": "schema/posts.json", "hash": "p",
         "format": "csv"},
        {"name": "mentions", "path": "mentions.csv", "schema": "schema/mentions.json",
         "hash": "m", "format": "csv"},
        {"name": "posts-parquet", "path": "posts.parquet", "hash": "q"}]}
SCHEMAS = {
    "posts": {
        "title": "Posts", "primaryKey": ["post_id"], "missingValues": [""], "fields": [
            {"name": "post_id", "type": "string", "constraints": {"required": True}},
            {"name": "title", "type": "string", "constraints": {"required": True}},
            {"name": "words", "type": "integer", "description": "Words.",
             "constraints": {"minimum": 1}}]},
    "mentions": {
        "title": "Mentions", "primaryKey": ["post_id", "start"], "missingValues": [""],
        "foreignKeys": [{"fields": ["post_id"],
                         "reference": {"resource": "posts", "fields": ["post_id"]}}],
        "fields": [{"name": "post_id", "type": "string"}, {"name": "start", "type": "integer"},
                   {"name": "surface", "type": "string"}]}}
ROWS = {
    "posts": {("2016-a",): POST,
              ("2016-b",): {"post_id": "2016-b", "title": "NA", "words": None}},
    "mentions": {("2016-a", "3"): {"post_id": "2016-a", "start": "3", "surface": "Af"}}}


class Package(NamedTuple):
    """A package with its rows as plain values, by table and key."""

    descriptor: dict
    schemas: dict
    rows: dict


def compare(old, new):
    return differences.compare(published(old), published(new))


def published(package):
    """Return a package as the program reads it."""
    rows = {table: pd.DataFrame(list(found.values()), dtype=object,
                                columns=[f["name"] for f in package.schemas[table]["fields"]])
            for table, found in package.rows.items()}
    return PublishedPackage(package.descriptor, package.schemas, {
        table: by_key(found, package.schemas[table]) for table, found in rows.items()})


def plain(package):
    """Return a package that the program read with its rows as plain values."""
    return Package(package.descriptor, package.schemas, {
        table: dict(zip(rows.index, rows.to_dict("records"), strict=True))
        for table, rows in package.rows.items()})


@pytest.fixture
def old():
    return Package(copy.deepcopy(DESCRIPTOR), copy.deepcopy(SCHEMAS), copy.deepcopy(ROWS))


new = old  # another copy, to be changed


def save(package, folder):
    """Write a package as files."""
    (folder / "schema").mkdir(parents=True)
    (folder / "datapackage.json").write_text(json.dumps(package.descriptor), "utf-8")
    for table, schema in package.schemas.items():
        (folder / f"schema/{table}.json").write_text(json.dumps(schema), "utf-8")
        text = io.StringIO()
        lines = csv.DictWriter(text, [f["name"] for f in schema["fields"]], lineterminator="\n")
        lines.writeheader()
        lines.writerows(package.rows[table].values())
        (folder / f"{table}.csv").write_text(text.getvalue(), "utf-8", newline="\n")
    if "posts" in package.rows:
        parquet.write_table(pa.Table.from_pylist(list(package.rows["posts"].values())),
                            folder / "posts.parquet")
    return folder


def add_row(package):
    package.rows["mentions"]["2016-b", "0"] = {"post_id": "2016-b", "start": "0", "surface": "AF"}


def add_post(package):
    package.rows["posts"][("2017-c",)] = {**POST, "post_id": "2017-c"}


def change_value(package):
    package.rows["posts"][("2016-a",)]["words"] = "11"


def lose_value(package):
    package.rows["posts"][("2016-a",)]["words"] = None


def add_column(package):
    package.schemas["posts"]["fields"].append({"name": "url", "type": "string"})
    for row in package.rows["posts"].values():
        row["url"] = "https://a.invalid"


def reorder(package):
    package.schemas["posts"]["fields"].reverse()


def change_key(package):
    package.schemas["mentions"]["primaryKey"] = ["post_id", "surface"]


def change_schema(table, column, **properties):
    def change(package):
        schema = package.schemas[table]
        field = next((f for f in schema["fields"] if f["name"] == column), schema)
        field.update(properties)
    return change


def change_descriptor(**properties):
    return lambda package: package.descriptor.update(properties)


def change_resource(number, **properties):
    return lambda package: package.descriptor["resources"][number].update(properties)


def remove_file(package):
    del package.descriptor["resources"][2]


def remove_table(package):
    del package.schemas["mentions"], package.rows["mentions"]


FIELDS = SCHEMAS["posts"]["fields"]
REFERENCE = SCHEMAS["mentions"]["foreignKeys"][0]
# what is done to the package; kind, step, place, row, column, old and new of the difference;
# kind and step of the opposite difference
CASES = [
    (add_row, ("row added", "minor", "mentions", {"post_id": "2016-b", "start": "0"}, None,
               None, None), ("row removed", "minor")),
    (add_post, ("identifier added", "minor", "posts", {"post_id": "2017-c"}, None, None, None),
     ("identifier removed", "major")),
    (change_value, ("value changed", "patch", "posts", {"post_id": "2016-a"}, "words", "10",
                    "11"), ("value changed", "patch")),
    (lose_value, ("value changed", "patch", "posts", {"post_id": "2016-a"}, "words", "10", None),
     ("value changed", "patch")),
    (add_column, ("column added", "minor", "posts", None, "url", None, None),
     ("column removed", "major")),
    (reorder, ("columns reordered", "major", "posts", None, None, ["post_id", "title", "words"],
               ["words", "title", "post_id"]), ("columns reordered", "major")),
    (remove_table, ("table removed", "major", "mentions", None, None, None, None),
     ("table added", "minor")),
    (change_key, ("key changed", "major", "mentions", None, None, ["post_id", "start"],
                  ["post_id", "surface"]), ("key changed", "major")),
    (change_schema("mentions", None, foreignKeys=[]),
     ("reference removed", "major", "mentions", None, None, REFERENCE, None),
     ("reference added", "minor")),
    (change_schema("posts", "words", type="string"),
     ("type changed", "major", "posts", None, "words", "integer", "string"),
     ("type changed", "major")),
    (change_schema("posts", None, missingValues=["NA"]),
     ("type changed", "major", "posts", None, None, [""], ["NA"]), ("type changed", "major")),
    (change_schema("posts", "title", constraints={}),
     ("missing values allowed", "major", "posts", None, "title", None, None),
     ("missing values forbidden", "minor")),
    (change_schema("posts", "words", constraints={"minimum": 0}),
     ("constraints changed", "minor", "posts", None, "words", {"minimum": 1}, {"minimum": 0}),
     ("constraints changed", "minor")),
    (change_schema("posts", "words", description="Number of words."),
     ("description changed", "patch", "posts", None, "words", "Words.", "Number of words."),
     ("description changed", "patch")),
    (change_descriptor(name="tiny"),
     ("name changed", "major", "name", None, None, "small", "tiny"), ("name changed", "major")),
    (change_descriptor(licenses=[]),
     ("licence changed", "major", "licenses", None, None, DESCRIPTOR["licenses"], []),
     ("licence changed", "major")),
    (change_descriptor(sources=[]),
     ("sources changed", "minor", "sources", None, None, DESCRIPTOR["sources"], []),
     ("sources changed", "minor")),
    (change_descriptor(title="Not large"),
     ("metadata changed", "patch", "title", None, None, "Small", "Not large"),
     ("metadata changed", "patch")),
    (change_resource(2, hash="r"),
     ("file bytes changed", "patch", "posts.parquet", None, None, "q", "r"),
     ("file bytes changed", "patch")),
    (change_resource(0, format="tsv"),
     ("file format changed", "major", "posts.csv", None, "format", "csv", "tsv"),
     ("file format changed", "major")),
    (remove_file, ("file removed", "major", "posts.parquet", None, None, None, None),
     ("file added", "minor")),
]


def test_the_cases_are_the_policy():
    assert {kind for _, (kind, *_), opposite in CASES for kind in (kind, opposite[0])} \
        == set(POLICY)


@pytest.mark.parametrize("change, expected, opposite", CASES)
def test_a_difference_is_found(change, expected, opposite, old, new):
    change(new)
    [found] = compare(old, new)
    assert astuple(found) == expected
    [found] = compare(new, old)
    assert (found.kind, found.step, found.place) == (*opposite, expected[2])


def test_version_and_day_are_no_differences(old, new):
    new.descriptor.update(version="1.1.0", released="2027-01-01")
    assert compare(old, new) == []


def test_other_bytes_of_a_table_that_changed_are_no_difference_of_their_own(old, new):
    change_value(new)
    change_resource(0, hash="x")(new)
    change_resource(2, hash="y")(new)
    assert [each.kind for each in compare(old, new)] == ["value changed"]


def test_a_changed_description_does_not_hide_other_bytes(old, new):
    change_schema("posts", "words", description="Number of words.")(new)
    change_resource(0, hash="x")(new)
    assert [each.kind for each in compare(old, new)] \
        == ["file bytes changed", "description changed"]


# any packages

CELL = st.one_of(st.none(), st.sampled_from(["", "NA", "a", "b", "1", "ä\n\"x\""]).filter(bool))
TABLE = st.dictionaries(
    st.tuples(st.sampled_from("abcdef")), st.fixed_dictionaries({"title": CELL, "words": CELL}),
    max_size=5)


@st.composite
def packages(draw):
    rows = {key: {"post_id": key[0], **row} for key, row in draw(TABLE).items()}
    fields = draw(st.permutations(FIELDS[1:]))[:draw(st.integers(0, 2))]
    schema = {**SCHEMAS["posts"], "fields": [FIELDS[0], *fields]}
    kept = [field["name"] for field in schema["fields"]]
    return Package(DESCRIPTOR, {"posts": schema}, {
        "posts": {key: {name: row[name] for name in kept} for key, row in rows.items()}})


OPPOSITE = {"removed": "added", "added": "removed"}


@given(packages())
def test_a_package_does_not_differ_from_itself(package):
    assert compare(package, copy.deepcopy(package)) == []


@given(packages(), packages())
def test_differences_seen_from_the_other_side(one, other):
    def mirrored(each):
        words = [OPPOSITE.get(word, word) for word in each.kind.split()]
        return str((" ".join(words), each.place, each.row, each.column, each.new, each.old))

    def seen(each):
        return str((each.kind, each.place, each.row, each.column, each.old, each.new))

    assert sorted(map(mirrored, compare(one, other))) == sorted(map(seen, compare(other, one)))


@given(packages(), packages())
def test_what_is_no_difference_is_the_same(one, other):
    """The differences account for all of both: applied to one package they give the other."""
    found = compare(one, other)
    rows = copy.deepcopy(one.rows["posts"])
    for each in found:
        if each.kind == "column removed":
            for row in rows.values():
                del row[each.column]
        elif each.kind == "row removed":
            del rows[(each.row["post_id"],)]
        elif each.kind == "value changed":
            assert rows[(each.row["post_id"],)][each.column] == each.old
            rows[(each.row["post_id"],)][each.column] = each.new
    new_columns = {each.column for each in found if each.kind == "column added"}
    new_rows = {(each.row["post_id"],) for each in found if each.kind == "row added"}
    expected = {key: {name: value for name, value in row.items() if name not in new_columns}
                for key, row in other.rows["posts"].items() if key not in new_rows}
    assert rows == expected


# versions

@pytest.mark.parametrize("old_version, new_version, step", [
    ("1.0.0", "1.0.0", "none"), ("1.0.0", "1.0.1", "patch"), ("1.0.9", "1.1.0", "minor"),
    ("1.9.9", "2.0.0", "major"), ("1.9.0", "1.10.0", "minor"), ("1.1.0", "1.0.9", None),
    ("2.0.0", "1.9.9", None)])
def test_the_step_between_versions(old_version, new_version, step):
    assert step_between(parse_version("", old_version), parse_version("", new_version)) == step


@pytest.mark.parametrize("step, version", [
    ("none", "1.2.3"), ("patch", "1.2.4"), ("minor", "1.3.0"), ("major", "2.0.0")])
def test_the_next_version_takes_the_step(step, version):
    assert next_version((1, 2, 3), step) == version
    assert step_between((1, 2, 3), parse_version("", version)) == step


def test_a_larger_step_is_enough_and_a_smaller_is_not():
    for asked in STEPS:
        for taken in STEPS:
            assert is_enough(taken, asked) == (STEPS.index(taken) >= STEPS.index(asked))
        assert not is_enough(None, asked)
    assert largest(["patch", "major", "minor"]) == "major" and largest([]) == "none"


def test_the_documentation_has_the_policy(project):
    text = (project / "docs/versions.md").read_text("utf-8")
    assert dict(re.findall(r"^\| ([a-z ]+) \| (patch|minor|major) \|$", text, re.M)) == POLICY


# the command

def test_same_data(old, tmp_path, capsys):
    save(old, tmp_path / "old")
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "old/datapackage.json")]) == 0
    assert capsys.readouterr().out == ("The same data.\n"
                                       "Version 1.0.0 -> 1.0.0, which agrees.\n")


@pytest.mark.parametrize("damage, message", [
    (lambda folder: (folder / "posts.parquet").unlink(), "posts.parquet"),
    (lambda folder: parquet.write_table(parquet.read_table(folder / "posts.parquet").slice(1),
                                        folder / "posts.parquet"),
     "posts.parquet does not have the rows of its CSV file (row 1 differs)"),
    (lambda folder: (folder / "posts.csv").write_text("post_id,title,words\n2016-a,A\n"),
     "posts.csv:2: the row has 2 cells, the header 3"),
])
def test_files_that_are_not_one_package_are_never_the_same_data(old, tmp_path, capsys, damage,
                                                                 message):
    save(old, tmp_path / "old")
    damage(save(old, tmp_path / "new"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 2
    assert message in capsys.readouterr().err


def test_other_bytes_of_the_same_rows_are_a_difference(old, tmp_path, capsys):
    save(old, tmp_path / "old")
    path = save(old, tmp_path / "new") / "posts.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "file bytes changed" in capsys.readouterr().out


@pytest.mark.parametrize("title, shown", [("A\u00a0B", "A B -> A\\u00a0B"),
                                          ("\u200bA B", "A B -> \\u200bA B"),
                                          ("A B ", '"A B" -> "A B "')])
def test_differences_that_nobody_sees_are_shown(old, new, tmp_path, capsys, title, shown):
    old.rows["posts"]["2016-a",]["title"] = "A B"
    new.rows["posts"]["2016-a",]["title"] = title
    assert main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]) == 1
    assert f"title: {shown}\n" in capsys.readouterr().out


def test_text_for_people(old, new, tmp_path, capsys):
    change_value(new)
    add_row(new)
    change_schema("posts", "words", type="string")(new)
    new.rows["posts"]["2016-a",]["title"] = "A" * 100 + "\nB"
    assert main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]) == 1
    assert capsys.readouterr().out == f"""\
posts:
  ! type changed: words (major): integer -> string
  ~ post_id=2016-a: title: A -> {'A' * 60}...
  ~ post_id=2016-a: words: 10 -> 11
mentions:
  + post_id=2016-b, start=0 (minor)
4 differences, for which the step 'major' is asked (docs/versions.md).
Version 1.0.0 -> 1.0.0, which is not enough: at least 2.0.0 is needed.
"""


def test_long_values_are_shown_where_they_differ(old, new, tmp_path, capsys):
    old.rows["posts"]["2016-a",]["title"] = "x" * 100 + "Arbets" + "y" * 100
    new.rows["posts"]["2016-a",]["title"] = "x" * 100 + "\nTrafik" + "y" * 100
    main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))])
    assert f"...{'x' * 20}Arbets{'y' * 34}... -> ...{'x' * 20}\\nTrafik{'y' * 33}..." \
        in capsys.readouterr().out


def test_json_for_programs(old, new, tmp_path, capsys):
    lose_value(new)
    new.descriptor["version"] = "1.0.1"
    paths = [str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]
    assert main(["diff", *paths, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == {
        "old_version": "1.0.0", "new_version": "1.0.1", "asked_step": "patch",
        "version_step": "patch", "agrees": True, "smallest_version": "1.0.1",
        "differences": [{"kind": "value changed", "step": "patch", "place": "posts",
                         "row": {"post_id": "2016-a"}, "column": "words", "old": "10",
                         "new": None}]}


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


def spoil(file, text):
    return lambda folder: (folder / file).write_bytes(text)


@pytest.mark.parametrize("do", [
    lambda folder: (folder / "datapackage.json").unlink(),
    lambda folder: (folder / "posts.csv").unlink(),
    lambda folder: (folder / "schema/posts.json").unlink(),
    spoil("datapackage.json", b"{"), spoil("datapackage.json", b"[]"),
    spoil("datapackage.json", b'{"resources": [1]}'), spoil("schema/posts.json", b"[]"),
    spoil("posts.csv", b""), spoil("posts.csv", b"post_id,title\n"),
    spoil("posts.csv", b"post_id,title,words\n\xff,A,1\n"),
    spoil("posts.csv", b"post_id,title,words\na,A\n"),
    spoil("posts.csv", b"post_id,title,words\na,A,1,2\n"),
    spoil("posts.csv", b'post_id,title,words\na,"A"B,1\n'),
    spoil("posts.csv", b"post_id,title,words\na,A,1\na,B,2\n"),
    spoil("datapackage.json", json.dumps({**DESCRIPTOR, "version": "1.0"}).encode()),
    spoil("datapackage.json", json.dumps({**DESCRIPTOR, "version": None}).encode())])
def test_what_is_no_package_is_refused(do, old, tmp_path, capsys):
    good, bad = save(old, tmp_path / "good"), save(old, tmp_path / "bad")
    do(bad)
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
