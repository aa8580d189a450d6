"""Write the Markdown pages that follow from schemas, tables and rules; pages/ has templates."""

from pathlib import Path

import pandas as pd

from ..check.rules import RULES, SECTIONS
from ..package import Package
from ..publish.templates import environment

PAGES = environment(Path(__file__).with_name("pages"))
PAGES.filters["cell"] = lambda text: str(text).replace("|", "\\|")
LONGEST_EXAMPLE = 60  # characters
LIMITS = {"minimum": "at least {}", "maximum": "at most {}", "pattern": "pattern `{}`"}


def data_dictionary(package: Package) -> str:
    """Return the data dictionary as Markdown."""
    return render("data-dictionary.md", diagram=entity_diagram(package.schemas), tables=[
        {"name": name, "description": schema["description"], "rows": len(package[name]),
         "columns": [column(field, schema, package[name][field["name"]])
                     for field in schema["fields"]]}
        for name, schema in package.schemas.items()]).rstrip("\n") + "\n"


def table_list(package: Package) -> str:
    """Return what is in each table, one row per table, for a Markdown file above dataset/."""
    return render("tables.md", tables=[
        {"name": name, "rows": len(package[name]),
         "one_row": schema["description"].split(". ")[0].rstrip(".").removeprefix("One row per ")}
        for name, schema in package.schemas.items()]).rstrip("\n")


def rules_page() -> str:
    """Return the page about the rules that a published package is checked by."""
    return render("rules.md", count=len(RULES), sections=SECTIONS)


def render(page: str, **values: object) -> str:
    """Return a page: its template filled with values."""
    return PAGES.get_template(page).render(**values)


def column(field: dict, schema: dict, values: pd.Series) -> dict:
    """Return what the dictionary says about a column that has these values."""
    missing = values.isna().mean()
    return {"name": field["name"], "type": field["type"], "description": field["description"],
            "constraints": "; ".join(constraints(field, schema)),
            "example": example(field["example"]),
            "missing": f"{100 * missing:.0f}%" if missing else "0",
            "distinct": values.nunique()}


def constraints(field: dict, schema: dict) -> list[str]:
    """Return the constraints of a column in words."""
    words = []
    key = schema["primaryKey"]
    if field["name"] in key:
        words.append("key" if len(key) == 1 else "part of the key")
    for foreign in schema.get("foreignKeys", []):
        if field["name"] in foreign["fields"]:
            words.append(f"in `{foreign['reference']['resource']}`")
    limits = field["constraints"]
    words.append("never missing" if limits.get("required") else "may be missing")
    if limits.get("unique") and key != [field["name"]]:
        words.append("unique")
    if "enum" in limits:
        words.append("one of " + ", ".join(f"`{value}`" for value in limits["enum"]))
    return words + [LIMITS[name].format(value) for name, value in limits.items()
                    if name in LIMITS]


def example(value: object) -> str:
    """Return an example as code on one line, a long one cut."""
    text = " ".join(str(value).split())
    return f"`{text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE] + '…'}`"


def entity_diagram(schemas: dict[str, dict]) -> str:
    """Return the tables and their keys as a Mermaid entity relationship diagram."""
    lines = ["erDiagram"]
    for name, schema in schemas.items():
        for foreign in schema.get("foreignKeys", []):
            required = all(field["constraints"].get("required") for field in schema["fields"]
                           if field["name"] in foreign["fields"])
            lines.append(f"    {foreign['reference']['resource']} {'||' if required else '|o'}"
                         f"--o{{ {name} : \"{', '.join(foreign['fields'])}\"")
    if {"passages", "mentions"} <= set(schemas):  # no foreign key: titles are not passages
        lines.append('    passages |o--o{ mentions : "post_id, passage_number"')
    for name, schema in schemas.items():
        lines += entity(name, schema)
    return "\n".join(lines)


def entity(name: str, schema: dict) -> list[str]:
    """Return the lines of a diagram about one table."""
    foreign = {field for key in schema.get("foreignKeys", []) for field in key["fields"]}
    lines = [f"    {name} {{"]
    for field in schema["fields"]:
        keys = ["PK"] * (field["name"] in schema["primaryKey"])
        keys += ["FK"] * (field["name"] in foreign)
        lines.append(f"        {field['type']} {field['name']} {', '.join(keys)}".rstrip())
    return [*lines, "    }"]


def replace_block(document: str, name: str, block: str) -> str:
    """Return a document with the block between two markers replaced.

    The markers are <!-- name:begin --> and <!-- name:end -->. A document without them stays as it
    is.
    """
    begin, end = f"<!-- {name}:begin -->", f"<!-- {name}:end -->"
    before, found, rest = document.partition(begin)
    _, closed, after = rest.partition(end)
    if not (found and closed):
        return document
    return f"{before}{begin}\n{block}\n{end}{after}"
