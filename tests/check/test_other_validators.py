"""Other validators find the published package valid, too.

They are frictionless as most people have it, and the official profiles of the Data Package standard
(version 2) if these are at hand.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import frictionless
import jsonschema
import pytest
from check.broken.draft import read_json, read_rows, write_json, write_rows
from conftest import PROJECT

from sjoberg_bloggar.package.layout import TABLES

FILES = [f"dataset/{table}.{ending}" for table in TABLES for ending in ("csv", "parquet")]
PROFILES = Path(os.environ.get("SJOBERG_PROFILES", PROJECT.parent / "shared/profiles"))
# frictionless as it comes without extras: it cannot read Parquet. (It loads this project's plugin,
# which must not get in its way.)
PLAIN = ("import sys; sys.modules.update(pandas=None, pyarrow=None, fastparquet=None); "
         "from frictionless.__main__ import console; console()")


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


def change_a_byte(path: Path) -> None:
    """Replace a byte in the middle of a file by another that is as likely there."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle] = ord("a") if content[middle] != ord("a") else ord("b")
    path.write_bytes(content)


def frictionless_validate(folder: Path) -> int:
    return subprocess.run([sys.executable, "-c", PLAIN, "validate", "datapackage.json"],
                          cwd=folder, capture_output=True).returncode


@pytest.mark.parametrize("changed, status", [
    (None, 0), ("dataset/posts.csv", 1), ("dataset/posts.parquet", 1)])
def test_the_command_frictionless_validate(package, changed, status):
    if changed:
        change_a_byte(package / changed)
    assert frictionless_validate(package) == status


@pytest.mark.parametrize("path", FILES)
def test_frictionless_notices_one_changed_byte_in_any_file(package, path):
    change_a_byte(package / path)
    report = frictionless.validate(str(package / "datapackage.json"))
    assert path in [task.place for task in report.tasks if not task.valid]


def parquet_package(folder: Path) -> str:
    """Write a descriptor of the Parquet files alone, under the names that foreign keys use."""
    write_json(folder, "parquet.json", {"name": "parquet", "resources": [
        {"name": table, "type": "table", "path": f"dataset/{table}.parquet", "format": "parquet",
         "schema": f"schema/{table}.json"} for table in TABLES]})
    return str(folder / "parquet.json")


def test_the_parquet_tables_have_the_same_schemas_and_keys(package):
    report = frictionless.validate(parquet_package(package))
    assert report.valid, report.flatten(["name", "type", "message"])
    assert {task.name: task.stats["rows"] for task in report.tasks} == {
        task.name: task.stats["rows"]
        for task in frictionless.validate(str(package / "datapackage.json")).tasks
        if task.name in TABLES}


def test_that_comparison_would_notice_a_dangling_key(package):
    write_rows(package, "authors", read_rows(package, "authors")[1:], ("parquet",))
    report = frictionless.validate(parquet_package(package))
    assert {(task.name, error.type) for task in report.tasks for error in task.errors} == {
        ("authorships", "foreign-key"), ("passages", "foreign-key")}


@pytest.fixture(scope="module")
def profile():
    """Return a validator by the name of a profile."""
    folder = PROFILES / "datapackage-2.0"
    if not folder.is_dir():
        pytest.skip(f"the official Data Package profiles are not in {folder}; the variable "
                    "SJOBERG_PROFILES names the folder that has them")
    return lambda name: jsonschema.Draft7Validator(
        json.loads((folder / f"{name}.json").read_text("utf-8")))


def test_the_descriptor_has_the_official_profile(built, profile):
    descriptor = read_json(built, "datapackage.json")
    assert list(profile("datapackage").iter_errors(descriptor)) == []
    for resource in descriptor["resources"]:
        assert list(profile("dataresource").iter_errors(resource)) == []
        assert list(profile("tabledialect").iter_errors(resource.get("dialect", {}))) == []


@pytest.mark.parametrize("table", TABLES)
def test_the_schemas_have_the_official_profile(built, profile, table):
    schema = read_json(built, f"schema/{table}.json")
    assert list(profile("tableschema").iter_errors(schema)) == []


def test_the_official_profiles_do_reject(built, profile):
    descriptor = read_json(built, "datapackage.json")
    del descriptor["resources"][0]["path"]
    assert not profile("datapackage").is_valid(descriptor)
    schema = read_json(built, "schema/posts.json")
    schema["fields"][1]["type"] = "day"
    assert not profile("tableschema").is_valid(schema)
