"""What users get who read the tables with the first thing that they type.

The reference is the CSV file, cell by cell, as Python's csv module reads it: an empty cell is
a missing value, the types are those of the schema.
"""

import datetime
import json
import math
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.package.layout import TABLES
from sjoberg_bloggar.package.schemas import read_schemas

DATASET = PROJECT / "dataset"
SCHEMAS = read_schemas(PROJECT / "schema")
# The types by the schema's type; "missing" are integers in a column with missing values.
TYPES = {
    "pandas csv": {"string": "str", "integer": "int64", "missing": "float64",
                   "boolean": "bool", "date": "str"},
    "pandas parquet": {"string": "str", "integer": "int64", "missing": "Int64",
                       "boolean": "bool", "date": "object"},
    "polars csv": {"string": "String", "integer": "Int64", "missing": "Int64",
                   "boolean": "Boolean", "date": "String"},
    "polars parquet": {"string": "String", "integer": "Int64", "missing": "Int64",
                       "boolean": "Boolean", "date": "Date"},
    "duckdb csv": {"string": "VARCHAR", "integer": "BIGINT", "missing": "BIGINT",
                   "boolean": "BOOLEAN", "date": "DATE"},
    "duckdb parquet": {"string": "VARCHAR", "integer": "BIGINT", "missing": "BIGINT",
                       "boolean": "BOOLEAN", "date": "DATE"},
    "read.csv": {"string": "character", "integer": "integer", "missing": "integer",
                 "boolean": "logical", "date": "character"},
    "read.csv, na.strings": {"string": "character", "integer": "integer", "missing": "integer",
                             "boolean": "logical", "date": "character"},
    "read_csv": {"string": "character", "integer": "numeric", "missing": "numeric",
                 "boolean": "logical", "date": "Date"},
}
IN_PYTHON = [reader for reader in TYPES if not reader.startswith("read")]
IN_R = [reader for reader in TYPES if reader.startswith("read")]
DATES = {"posts": ["published"], "authors": ["first_published", "last_published"],
         "organisations": ["first_mentioned", "last_mentioned"]}


def reference(table: str) -> list[dict[str, str | None]]:
    return [{column: cell or None for column, cell in row.items()}
            for row in read_csv(DATASET / f"{table}.csv")]


def expected_types(reader: str, table: str) -> list[str]:
    """Return the types of a table's columns as a reader should give them."""
    rows = reference(table)
    return [TYPES[reader]["missing" if field["type"] == "integer"
                          and any(row[field["name"]] is None for row in rows) else field["type"]]
            for field in SCHEMAS[table]["fields"]]


def cell(value) -> str | None:
    """Return a value as the CSV files write it."""
    import pandas as pd

    if value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    return str(value)


def read_in_python(reader: str, table: str) -> tuple[list[str], list[dict]]:
    """Return the types of the columns, and the rows."""
    library, format_ = reader.split()
    path = DATASET / f"{table}.{format_}"
    if library == "pandas":
        import pandas as pd

        frame = getattr(pd, f"read_{format_}")(path)
        return [str(type_) for type_ in frame.dtypes], frame.astype(object).to_dict("records")
    if library == "polars":
        import polars as pl

        frame = getattr(pl, f"read_{format_}")(path)
        return [str(type_) for type_ in frame.dtypes], frame.to_dicts()
    import duckdb

    result = duckdb.sql(f"from '{path}'")
    return ([str(type_) for type_ in result.types],
            [dict(zip(result.columns, row)) for row in result.fetchall()])


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reader", IN_PYTHON)
def test_default_reads_in_python(reader, table):
    types, rows = read_in_python(reader, table)
    assert types == expected_types(reader, table)
    assert [{column: cell(value) for column, value in row.items()}
            for row in rows] == reference(table)


@pytest.mark.parametrize("table", TABLES)
def test_the_formats_are_equal_in_pandas_and_polars_once_mended(table):
    import pandas as pd
    import polars as pl

    dates = dict.fromkeys(DATES.get(table, []), "datetime64[s]")
    csv_, parquet = (read(DATASET / f"{table}.{format_}", dtype_backend="numpy_nullable")
                     .astype(dates) for read, format_ in ((pd.read_csv, "csv"),
                                                          (pd.read_parquet, "parquet")))
    pd.testing.assert_frame_equal(csv_, parquet)
    csv_ = pl.read_csv(DATASET / f"{table}.csv", try_parse_dates=True)
    parquet = pl.read_parquet(DATASET / f"{table}.parquet")
    assert csv_.schema == parquet.schema
    assert csv_.equals(parquet)


def test_date_columns_are_dates_in_the_schemas():
    assert {table: dates for table, schema in SCHEMAS.items()
                     if (dates := [field["name"] for field in schema["fields"]
                                   if field["type"] == "date"])} == DATES


@pytest.fixture(scope="module")
def read_in_r(tmp_path_factory) -> tuple[Path, str]:
    """Return the folder with the tables as R has read them, and what R printed."""
    if not shutil.which("Rscript"):
        pytest.skip("R (Rscript) is not installed")
    if subprocess.run(["Rscript", "-e", "library(readr)"], capture_output=True).returncode:
        pytest.skip("R has no package readr")
    folder = tmp_path_factory.mktemp("r")
    done = subprocess.run(["Rscript", "--vanilla", PROJECT / "tests/publish/reads.R", DATASET, folder],
                          capture_output=True, encoding="utf-8", check=False,
                          env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert done.returncode == 0, done.stderr
    return folder, done.stdout


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("reader", IN_R)
def test_default_reads_in_r(reader, table, read_in_r):
    folder, _ = read_in_r
    types = (folder / f"{reader} {table}.csv.types").read_text("utf-8").split()
    assert types == expected_types(reader, table)
    # Without na.strings, base R reads a missing text as an empty one.
    texts = {field["name"] for field in SCHEMAS[table]["fields"]
             if reader == "read.csv" and field["type"] in ("string", "date")}
    assert read_csv(folder / f"{reader} {table}.csv") == [
        {column: "" if value is None and column in texts else
         "<missing>" if value is None else value for column, value in row.items()}
        for row in reference(table)]


def test_letters_and_paragraphs_are_as_in_the_sources():
    posts = {row["post_id"]: row for row in reference("posts")}
    text = posts["2015-09-16-samverka-mera"]["text"]
    assert [paragraph[:40] for paragraph in text.split("\n\n")] == [
        "Samverkan är en viktig del för att Arbet", "I förra veckan träffade jag Christer Kar"]
    assert "Günther Mårder" in {row["name"] for row in reference("authors")}


def spans() -> list[tuple[str, int, int, str]]:
    """Return of every mention and passage: the text it stands in, start, end, the words."""
    posts = {row["post_id"]: row for row in reference("posts")}
    return [(posts[row["post_id"]][row.get("field", "text")], int(row["start"]), int(row["end"]),
             row.get("surface") or row["text"])
            for table in ("mentions", "passages") for row in reference(table)]


def test_offsets_in_python():
    assert [text[start:end] for text, start, end, _ in spans()] == [s[3] for s in spans()]


def test_offsets_in_polars_and_sql():
    import duckdb
    import polars as pl

    rows = pl.DataFrame(spans(), schema=["text", "start", "end", "words"], orient="row")
    assert rows.filter(pl.col("text").str.slice("start", pl.col("end") - pl.col("start"))
                       == pl.col("words")).height == len(spans())
    assert len(duckdb.from_arrow(rows.to_arrow()).filter(
        'substr(text, start + 1, "end" - start) = words')) == len(spans())


def test_offsets_in_r(read_in_r):
    _, printed = read_in_r
    counts = {table: str(len(reference(table))) for table in ("mentions", "passages")}
    assert [line.split("\t") for line in printed.splitlines()] == [
        [reader, table, count, count] for reader in IN_R for table, count in counts.items()]


def test_offsets_in_base_r_without_a_utf_8_locale(read_in_r):
    code = ("read <- function(f) read.csv(f, encoding = 'UTF-8');"
            "posts <- read('posts.csv'); rows <- read('passages.csv');"
            "text <- posts$text[match(rows$post_id, posts$post_id)];"
            "cat(sum(substr(text, rows$start + 1, rows$end) == rows$text))")
    done = subprocess.run(["Rscript", "--vanilla", "-e", code], cwd=DATASET, check=True,
                          capture_output=True, encoding="utf-8", env={**os.environ, "LC_ALL": "C"})
    assert done.stdout == str(len(reference("passages")))


@pytest.mark.skipif(not shutil.which("node"), reason="JavaScript (node) is not installed")
def test_offsets_in_javascript():
    # A text with a character beyond 16 bits, too: the blog has none, another might.
    cut = [*spans(), ("Hej 👋 Almega!", 6, 12, "Almega")]
    done = subprocess.run(["node", PROJECT / "tests/publish/offsets.js"], encoding="utf-8", check=True,
                          input=json.dumps([span[:3] for span in cut]), capture_output=True)
    assert json.loads(done.stdout) == [span[3] for span in cut]


def test_no_text_is_too_long_for_a_spreadsheet():
    assert max(len(value or "") for table in TABLES for row in reference(table)
               for value in row.values()) <= 32767


def test_frictionless_reads_parquet_with_missing_integers():
    from frictionless import Package

    # Under the same names, foreign keys are checked within the Parquet files.
    package = Package.from_descriptor({"name": "parquet", "resources": [
        {"name": table, "path": f"dataset/{table}.parquet", "schema": f"schema/{table}.json"}
        for table in TABLES]}, basepath=str(PROJECT))
    report = package.validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])[:5]
    assert [task.stats["rows"] for task in report.tasks] == [
        len(reference(table)) for table in TABLES]
