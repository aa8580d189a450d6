"""Write the explorer: one page, dataset/explorer.html, that shows and searches the tables.

The page contains everything and loads nothing: its data are JSON in the page, and its policy
allows its own style and script only. frame.html is a Jinja template; scripts/ has the modules.

A browser loads no module into a page that is opened from disk, and the policy allows one inline
script. So the imports decide the order of the modules, and then imports and exports are dropped.
All modules then share one scope: no two may declare the same name at the top level.
"""

import base64
import hashlib
import json
import re
from datetime import date
from pathlib import Path

import pyarrow as pa

from ...package.layout import TABLES
from ..templates import environment

PAGE_PARTS = Path(__file__).parent
SCRIPTS = PAGE_PARTS / "scripts"
MOST_TO_EXPLORE = 5_000  # posts; a page with more is too large for a browser to read well
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=const |let |function |async )", re.MULTILINE)
DOWNLOADED = ("posts", "mentions", "organisations", "authors")


def write_explorer(path: Path, tables: dict[str, pa.Table], metadata: dict, missing: dict,
                   undecided: list[dict]) -> None:
    """Write the page.

    Args:
        path: The file.
        tables: The tables by name.
        metadata: The metadata of the whole dataset, as in build/metadata.toml.
        missing: Posts and periods that are not in the sources, as in the descriptor.
        undecided: Questions that no one has decided yet.
    """
    style = (PAGE_PARTS / "style.css").read_text("utf-8")
    script = join_modules("main")
    data = {"dataset": dataset(metadata), "missing": missing, "undecided": undecided,
            **page_data(tables)}
    # All values are escaped; style, script and data are marked safe in the template.
    html = environment(PAGE_PARTS).overlay(autoescape=True).get_template("frame.html").render(
        policy=security_policy(style, script), style=style, script=script,
        data=json_in_html(data), files=TABLES,
        title=metadata["blog"]["title"], publisher=metadata["blog"]["publisher"],
        description=metadata["translations"]["sv"]["description"],
        version=metadata["version"], licence=metadata["licenses"][0],
        rights=metadata["rights"]["texts"])
    path.write_text(html, "utf-8", newline="\n")


def join_modules(entry: str) -> str:
    """Return the module named entry as a script, after all modules that it needs."""
    pieces = {}

    def add(name: str) -> None:
        if name in pieces:
            return
        code = (SCRIPTS / f"{name}.js").read_text("utf-8")
        pieces[name] = ""  # keeps the place while its imports are added; imports may be circular
        for needed in IMPORT.findall(code):
            add(needed)
        del pieces[name]
        pieces[name] = EXPORT.sub("", IMPORT.sub("", code)).strip()

    add(entry)
    return "\n".join(['"use strict";', *pieces.values(), ""])


def dataset(metadata: dict) -> dict:
    """Return what the page says about the dataset: names, version, what it is about."""
    swedish = metadata["translations"]["sv"]
    return {
        "name": metadata["name"], "version": metadata["version"],
        "released": str(metadata["released"]), "blog": metadata["blog"]["title"],
        "publisher": metadata["blog"]["publisher"],
        "title": {"sv": swedish["title"], "en": metadata["title"]},
        "about": {"sv": first_sentences(swedish["description"]),
                  "en": first_sentences(metadata["description"])},
    }


def first_sentences(text: str, length: int = 60) -> str:
    """Return the sentences with which a text begins, until they have a length in characters.

    >>> first_sentences("Posts of a blog. It was kept by an agency. More.", length=20)
    'Posts of a blog. It was kept by an agency.'
    """
    return re.match(rf".{{{length - 1},}}?\.(?= |$)|.*", text)[0]


def page_data(tables: dict[str, pa.Table]) -> dict:
    """Return the tables as plain values, as the page reads them.

    The rows of posts hold the rows of the tables that belong to a post, as lists without what
    follows from the post: its id, numbers that count up, and pieces of its text.
    """
    parts = {
        "authorships": by_post(tables["authorships"], "author_id", "role", "organisation_id"),
        "passages": by_post(tables["passages"], "kind", "author_id", "start", "end", "speaker"),
        "mentions": by_post(tables["mentions"], "field", "start", "end", "organisation_id"),
        "sources": by_post(tables["post_sources"], "source", "first_line", "last_line",
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


def by_post(table: pa.Table, *columns: str) -> dict[str, list[list]]:
    """Return the values of columns, row by row, by post_id."""
    rows = {}
    for row in table.to_pylist():
        rows.setdefault(row["post_id"], []).append([row[column] for column in columns])
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
