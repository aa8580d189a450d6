"""load() gives typed data frames from the installed data, a folder or a zip."""

import shutil

import pandas as pd
import pytest
from conftest import PROJECT, read_csv

import sjoberg_bloggar
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas

SCHEMAS = read_schemas(PROJECT / "schema")


def as_text(value) -> str:
    """Return a value as the CSV file has it."""
    if pd.isna(value):
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value).upper() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_has_the_values_of_its_csv_file_and_the_types_of_its_schema(name):
    table = sjoberg_bloggar.load(name)
    assert [{column: as_text(value) for column, value in row.items()}
            for row in table.to_dict("records")] == read_csv(PROJECT / f"dataset/{name}.csv")
    kinds = {"string": pd.api.types.is_string_dtype, "integer": pd.api.types.is_integer_dtype,
             "boolean": pd.api.types.is_bool_dtype, "date": pd.api.types.is_datetime64_dtype}
    for field in SCHEMAS[name]["fields"]:
        assert kinds[field["type"]](table[field["name"]]), field["name"]


def test_all_tables_are_listed_with_what_they_hold():
    assert sjoberg_bloggar.tables() == {name: schema["description"]
                                        for name, schema in SCHEMAS.items()}


def test_another_version_is_loaded_from_its_folder_or_zip(built, tmp_path):
    package = shutil.copytree(built, tmp_path / "release/small-1.0.0")
    archive = shutil.make_archive(str(tmp_path / "release"), "zip", tmp_path / "release")
    for place in (package, archive):
        assert len(sjoberg_bloggar.load("posts", package=place)) == 57


@pytest.mark.parametrize("name, package, problem", [
    ("post", None, "there is no table 'post'"), ("posts", "/nowhere", "there is no package")])
def test_what_is_not_there_is_reported(name, package, problem):
    with pytest.raises(InputError, match=problem):
        sjoberg_bloggar.load(name, package)


def test_links_to_the_files_are_followed_as_some_installers_make_them(built, tmp_path):
    (tmp_path / "dataset").mkdir()
    for name in ("datapackage.json", "dataset/posts.parquet"):
        (tmp_path / name).symlink_to(built / name)
    assert len(sjoberg_bloggar.load("posts", package=tmp_path)) == 57


@pytest.mark.parametrize("name, content, problem", [
    ("datapackage.json", b"[]", "there is no package that can be read"),
    ("datapackage.json", b'{"resources": 5}', "there is no package that can be read"),
    ("dataset/posts.parquet", b"PAR1", "dataset/posts.parquet: it is not the table of its schema"),
])
def test_a_damaged_file_is_reported_by_its_name(built, tmp_path, name, content, problem):
    package = shutil.copytree(built, tmp_path / "package")
    (package / name).write_bytes(content)
    with pytest.raises(InputError, match=problem):
        sjoberg_bloggar.load("posts", package)


def test_another_table_under_the_name_of_one_is_reported(built, tmp_path):
    package = shutil.copytree(built, tmp_path / "package")
    shutil.copy(package / "dataset/authors.parquet", package / "dataset/posts.parquet")
    with pytest.raises(InputError, match="dataset/posts.parquet: it is not the table"):
        sjoberg_bloggar.load("posts", package)
