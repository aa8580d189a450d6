"""Random defects: each is noticed."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from check.broken.draft import read_json, read_rows, seal, write_rows
from conftest import PROJECT
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas

pytestmark = pytest.mark.slow

SCHEMAS = read_schemas(PROJECT / "schema")
COLUMNS = [(table, field["name"], field["type"]) for table in TABLES
           for field in SCHEMAS[table]["fields"]]
# What is recorded nowhere else in a package: if both files change alike, no rule can find it.
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
FREE_TEXT = {"contributors", "rights", "missing", "sources", "example"}
RANDOM = settings(max_examples=20, deadline=None, derandomize=True,
                  phases=[Phase.explicit, Phase.generate],
                  suppress_health_check=[HealthCheck.function_scoped_fixture])


def fresh(built: Path, folder: Path) -> Path:
    """Return a folder with a copy of the sound package, whatever was in it before."""
    shutil.rmtree(folder, ignore_errors=True)
    return Path(shutil.copytree(built, folder))


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
