"""Every kind of difference is found, named, and nothing else is reported with it."""

import copy
import re
from dataclasses import astuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_package import (
    DESCRIPTOR,
    SCHEMAS,
    Package,
    add_column,
    add_post,
    add_row,
    change_descriptor,
    change_key,
    change_resource,
    change_schema,
    change_value,
    lose_value,
    published,
    remove_file,
    remove_table,
    reorder_columns,
    small_package,
)

from sjoberg_bloggar.release import differences
from sjoberg_bloggar.release.versions import POLICY

FIELDS = SCHEMAS["posts"]["fields"]
REFERENCE = SCHEMAS["mentions"]["foreignKeys"][0]
# What is done to the package; the fields of the difference (kind, step, place, row, column, old,
# new); kind and step of the difference in the opposite direction.
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
    (reorder_columns, ("columns reordered", "major", "posts", None, None,
                       ["post_id", "title", "words"], ["words", "title", "post_id"]),
     ("columns reordered", "major")),
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


@pytest.fixture
def old():
    return small_package()


new = old  # another copy, to be changed


def compare(old, new):
    return differences.compare(published(old), published(new))


def test_the_cases_are_the_policy():
    assert {kind for _, (kind, *_), opposite in CASES for kind in (kind, opposite[0])} \
        == set(POLICY)


def test_the_documentation_has_the_policy(project):
    text = (project / "docs/versions.md").read_text("utf-8")
    assert dict(re.findall(r"^\| ([a-z ]+) \| (patch|minor|major) \|$", text, re.M)) == POLICY


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


def test_the_order_of_rows_is_no_difference(old, new):
    new.rows["posts"] = dict(reversed(new.rows["posts"].items()))
    assert compare(old, new) == []


def test_other_bytes_of_a_changed_table_are_not_a_difference_of_their_own(old, new):
    change_value(new)
    change_resource(0, hash="x")(new)
    change_resource(2, hash="y")(new)
    assert [each.kind for each in compare(old, new)] == ["value changed"]


def test_a_changed_description_does_not_hide_other_bytes(old, new):
    change_schema("posts", "words", description="Number of words.")(new)
    change_resource(0, hash="x")(new)
    assert [each.kind for each in compare(old, new)] \
        == ["file bytes changed", "description changed"]


# Any packages

CELL = st.sampled_from([None, "NA", "None", "nan", "a", "b", "1", "ä\n\"x\""])
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
def test_a_package_does_not_differ_from_its_copy(package):
    assert compare(package, copy.deepcopy(package)) == []


@given(packages(), packages())
def test_the_opposite_direction_has_the_opposite_differences(one, other):
    def mirrored(each):
        words = [OPPOSITE.get(word, word) for word in each.kind.split()]
        return str((" ".join(words), each.place, each.row, each.column, each.new, each.old))

    def seen(each):
        return str((each.kind, each.place, each.row, each.column, each.old, each.new))

    assert sorted(map(mirrored, compare(one, other))) == sorted(map(seen, compare(other, one)))


@given(packages(), packages())
def test_the_differences_applied_to_one_package_give_the_other(one, other):
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
