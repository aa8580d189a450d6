"""What 'sjoberg-bloggar diff' prints."""

import copy
import json

import pytest
from small_package import add_row, change_schema, change_value, lose_value, save, small_package

from sjoberg_bloggar.cli import main


@pytest.fixture
def old():
    return small_package()


new = old  # another copy, to be changed


def test_same_data(old, tmp_path, capsys):
    save(old, tmp_path / "old")
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "old/datapackage.json")]) == 0
    assert capsys.readouterr().out == ("The same data.\n"
                                       "Version 1.0.0 -> 1.0.0, which agrees.\n")


def test_other_bytes_of_the_same_rows_are_a_difference(old, tmp_path, capsys):
    save(old, tmp_path / "old")
    path = save(old, tmp_path / "new") / "posts.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert "file bytes changed" in capsys.readouterr().out


def embedded(package):
    """Put the schemas into the descriptor, as published packages have them."""
    for resource in package.descriptor["resources"]:
        if "schema" in resource:
            resource["schema"] = copy.deepcopy(package.schemas[resource["name"]])
    return package


def test_a_changed_schema_file_is_a_difference_although_the_descriptor_has_the_old_schema(
        old, new, tmp_path, capsys):
    embedded(old), embedded(new)
    change_schema("posts", "words", constraints={"minimum": 0})(new)
    assert main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]) == 1
    assert capsys.readouterr().out.startswith(
        'posts:\n  ! constraints changed: words (minor): {"minimum": 1} -> {"minimum": 0}\n1 diff')


def test_other_bytes_of_a_schema_file_are_a_difference(old, tmp_path, capsys):
    save(embedded(old), tmp_path / "old")
    path = save(old, tmp_path / "new") / "schema/posts.json"
    path.write_bytes(path.read_bytes() + b"\n")
    assert main(["diff", str(tmp_path / "old"), str(tmp_path / "new")]) == 1
    assert capsys.readouterr().out.startswith(
        "schema/posts.json:\n  ! file bytes changed (patch): sha256:")


@pytest.mark.parametrize("title, shown", [("A\u00a0B", "A B -> A\\u00a0B"),
                                          ("\u200bA B", "A B -> \\u200bA B"),
                                          ("A B ", '"A B" -> "A B "')])
def test_invisible_differences_are_shown(old, new, tmp_path, capsys, title, shown):
    old.rows["posts"]["2016-a",]["title"] = "A B"
    new.rows["posts"]["2016-a",]["title"] = title
    assert main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]) == 1
    assert f"title: {shown}\n" in capsys.readouterr().out


def test_text_for_people(old, new, tmp_path, capsys):
    change_value(new)
    add_row(new)
    change_schema("posts", "words", type="number")(new)
    new.rows["posts"]["2016-a",]["title"] = "A" * 100 + "\nB"
    assert main(["diff", str(save(old, tmp_path / "old")), str(save(new, tmp_path / "new"))]) == 1
    assert capsys.readouterr().out == f"""\
posts:
  ! type changed: words (major): integer -> number
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
