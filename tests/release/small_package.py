"""A package of two small tables, in memory and as files, and what can change in it."""

import copy
import csv
import io
import json
from typing import NamedTuple

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from sjoberg_bloggar import package as program
from sjoberg_bloggar.release.reading import index_by_key

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


def small_package():
    return Package(copy.deepcopy(DESCRIPTOR), copy.deepcopy(SCHEMAS), copy.deepcopy(ROWS))


def published(package):
    """Return a package as the program reads it."""
    rows = {}
    for table, found in package.rows.items():
        schema = package.schemas[table]
        columns = [field["name"] for field in schema["fields"]]
        rows[table] = index_by_key(
            pd.DataFrame(list(found.values()), dtype=object, columns=columns),
            schema["primaryKey"])
    return program.Package(package.descriptor, package.schemas, rows)


def plain(package):
    """Return a package that the program has read with its rows as plain values."""
    return Package(package.descriptor, package.schemas, {
        table: dict(zip(rows.index, rows.to_dict("records"), strict=True))
        for table, rows in package.tables.items()})


def save(package, folder):
    """Write a package as files, and return the folder."""
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


def reorder_columns(package):
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
