"""Write the explorer: one page, dataset/explorer.html, that shows and searches the tables.

The page has everything in it and loads nothing. Its template, style sheet and scripts are beside
this module; the data are put into it as JSON.
"""

import base64
import hashlib
import json
from datetime import date
from pathlib import Path

import pyarrow as pa

from ..schemas import TABLES
from ..templates import environment

HERE = Path(__file__).parent
SCRIPTS = ("dom", "data", "words", "search", "state", "swedish", "english", "language", "select",
           "csv", "timeline", "page", "filters", "cards", "posts", "post", "organisations",
           "authors", "help", "main")
MOST_TO_EXPLORE = 5_000  # posts; a page with more is too large for a browser to read well
DOWNLOADED = ("posts", "mentions", "organisations", "authors")


def write_explorer(path: Path, tables: dict[str, pa.Table], metadata: dict, missing: dict,
                   undecided: list[dict]) -> None:
    """Write the page.

    Args:
        path: The file to write.
        tables: The tables by name.
        metadata: What is said about the whole dataset.
        missing: What the descriptor says is missing.
        undecided: The questions that are undecided.
    """
    style = (HERE / "style.css").read_text("utf-8")
    script = "\n".join(['"use strict";', *((HERE / f"{name}.js").read_text("utf-8")
                                           for name in SCRIPTS)])
    title = metadata["blog"]["title"]
    page = environment(HERE).get_template("page.html").render(
        policy=security_policy(style, script), title=title,
        description=metadata["translations"]["sv"]["description"], version=metadata["version"],
        licence=metadata["licenses"][0], rights=metadata["rights"]["texts"],
        tables=[name for name in TABLES if name in tables], style=style, script=script,
        data=json_in_html({"title": title, "missing": missing, "undecided": undecided,
                           **page_data(tables)}))
    path.write_text(page, "utf-8", newline="\n")


def page_data(tables: dict[str, pa.Table]) -> dict:
    """Return what the page shows, as plain values.

    The rows of posts have the rows of other tables about the post, as lists without what follows
    from the post: its id, numbers that count up, and pieces of its text.
    """
    parts = {
        "authorships": rows_by_post(tables["authorships"], "author_id", "role",
                                    "organisation_id"),
        "passages": rows_by_post(tables["passages"], "kind", "author_id", "start", "end"),
        "mentions": rows_by_post(tables["mentions"], "field", "start", "end", "organisation_id"),
        "sources": rows_by_post(tables["post_sources"], "source", "first_line", "last_line",
                                "is_primary"),
    }
    names = {}
    for row in tables["organisation_names"].to_pylist():
        names.setdefault(row["organisation_id"], []).append([row["name"], row["kind"]])
    return {
        "columns": {name: [[field.name, column_type(field)] for field in tables[name].schema]
                    for name in DOWNLOADED},
        "posts": [{**row, **{name: rows.get(row["post_id"], []) for name, rows in parts.items()}}
                  for row in tables["posts"].to_pylist()],
        "organisations": [{**row, "names": names.get(row["organisation_id"], [])}
                          for row in tables["organisations"].to_pylist()],
        "authors": tables["authors"].to_pylist(),
    }


def rows_by_post(table: pa.Table, *columns: str) -> dict[str, list[list]]:
    """Return the rows of some columns of a table, by post_id."""
    rows = {}
    for row in table.select(["post_id", *columns]).to_pylist():
        rows.setdefault(row.pop("post_id"), []).append(list(row.values()))
    return rows


def column_type(field: pa.Field) -> str:
    """Return the type of a column as the page must know it to write CSV."""
    return {"string": "string", "bool": "boolean"}.get(str(field.type), "bare")


def json_in_html(data: dict) -> str:
    """Return data as JSON that no HTML parser takes for markup."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"),
                      default=date.isoformat).replace("<", "\\u003c")


def security_policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy that allows this style and script and nothing else."""
    return "; ".join([
        "default-src 'none'", f"style-src {hash_source(style)}",
        f"script-src {hash_source(script)}", "img-src data:", "base-uri 'none'",
        "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'"])


def hash_source(text: str) -> str:
    """Return the source of a policy that allows an inline style or script."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
