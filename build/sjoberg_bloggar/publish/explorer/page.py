"""Write the explorer: one page, dataset/explorer.html, that shows and searches the tables.

The page has everything in it and loads nothing. Its templates, style sheet and scripts are in
the folder explorer/; the data are put into it as JSON.
"""

import base64
import hashlib
import json
import re
from datetime import date
from html import escape
from pathlib import Path

from ..schemas import TABLES

TEMPLATES = Path(__file__).parent
SCRIPTS = ("dom", "data", "words", "search", "state", "swedish", "english", "language", "select",
           "csv", "timeline", "page", "filters", "cards", "posts", "post", "organisations",
           "authors", "help", "main")
MOST_TO_EXPLORE = 5_000  # posts; a page with more is too large for a browser to read well
DOWNLOADED = ("posts", "mentions", "organisations", "authors")


def write_explorer(path: Path, tables: dict, metadata: dict, missing: dict,
                   undecided: list[dict]) -> None:
    """Write the page to path.

    tables are the Arrow tables by name, metadata what is said of the whole dataset, missing
    and undecided what the descriptor says under these names.
    """
    style = (TEMPLATES / "style.css").read_text("utf-8")
    script = "\n".join(['"use strict";', *((TEMPLATES / f"{name}.js").read_text("utf-8")
                                           for name in SCRIPTS)])
    title = metadata["blog"]["title"]
    data = {"title": title, "missing": missing, "undecided": undecided, **page_data(tables)}
    licence = metadata["licenses"][0]
    path.write_text(fill((TEMPLATES / "page.html").read_text("utf-8"), {
        "policy": security_policy(style, script),
        "title": escape(title),
        "description": escape(metadata["translations"]["sv"]["description"]),
        "version": escape(f"Version {metadata['version']}"),
        "licence": f'<a href="{escape(licence["path"])}">{escape(licence["name"])}</a>: '
                   f'{escape(licence["title"].partition(": ")[2])}.',
        "rights": escape(metadata["rights"]["texts"]),
        "files": "\n".join(file_links(tables)),
        "style": style,
        "script": script,
        "data": json_in_html(data),
    }), "utf-8", newline="\n")


def page_data(tables: dict) -> dict:
    """Return what the page shows, as plain values.

    The rows of posts hold those of the tables that belong to a post, as lists without what
    follows from the post: its id, numbers that count up, and pieces of its text.
    """
    def by_post(table: str, *columns: str) -> dict[str, list[list]]:
        rows = {}
        for row in tables[table].select(["post_id", *columns]).to_pylist():
            rows.setdefault(row.pop("post_id"), []).append(list(row.values()))
        return rows

    parts = {
        "authorships": by_post("authorships", "author_id", "role", "organisation_id"),
        "passages": by_post("passages", "kind", "author_id", "start", "end"),
        "mentions": by_post("mentions", "field", "start", "end", "organisation_id"),
        "sources": by_post("post_sources", "source", "first_line", "last_line", "is_primary"),
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


def column_type(field) -> str:
    """Return the type of a column as the page must know it to write CSV."""
    return {"string": "string", "bool": "boolean"}.get(str(field.type), "bare")


def json_in_html(data: dict) -> str:
    """Return data as JSON that no HTML parser takes for markup."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"),
                      default=date.isoformat).replace("<", "\\u003c")


def security_policy(style: str, script: str) -> str:
    """Return the Content-Security-Policy that allows this style and script and nothing else."""
    def source(text: str) -> str:
        return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"

    return "; ".join([
        "default-src 'none'", f"style-src {source(style)}", f"script-src {source(script)}",
        "img-src data:", "base-uri 'none'", "form-action 'none'",
        "require-trusted-types-for 'script'", "trusted-types 'none'"])


def file_links(tables: dict) -> list[str]:
    """Return the list items that link to the data files, which are in the page's folder."""
    links = [f'<li><a href="{name}.csv">{name}.csv</a> <a href="{name}.parquet">.parquet</a></li>'
             for name in TABLES if name in tables]
    return [*links, '<li><a href="../datapackage.json">datapackage.json</a></li>']


def fill(template: str, values: dict[str, str]) -> str:
    """Return a template with its {{names}} replaced, once: a value may hold such a thing."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values[match[1]], template)
