"""All rules by id, and the page that describes them to users, docs/rules.md."""

from . import (
    by_frictionless,
    constraints,
    csv_files,
    description,
    load,
    metadata_files,
    organisations,
    parquet_files,
    people,
    posts,
    schema_files,
    sources,
    tables,
    texts,
)

SECTIONS = {
    "Package": (description, load, metadata_files),
    "Schemas": (schema_files,),
    "CSV files": (csv_files,),
    "Parquet files": (parquet_files,),
    "Columns, keys and references": (constraints, tables),
    "Texts": (texts,),
    "Posts and passages": (posts,),
    "Authors": (people,),
    "Organisations and mentions": (organisations,),
    "Sources and coverage": (sources,),
    "A second opinion": (by_frictionless,),
}
RULES = {rule: sentence for modules in SECTIONS.values() for module in modules
         for rule, sentence in module.RULES.items()}

INTRODUCTION = """\
# Rules of a published package

    .venv/bin/sjoberg-bloggar check [PACKAGE]

(after `make dataset`) checks a published package, this project's or one just downloaded (its folder or its
`datapackage.json`), by the {count} rules below. The build checks every new package by them, but
for the last, before it is published. Each line of the output is a violation: the rule's
id, the table or file, the row's key, and what is wrong, separated by tabulators:

    mention-surface	mentions	2015-09-16-samverka-mera, text, 36	surface is "…", but …

The exit status is 0 if the package is sound, 1 if it breaks a rule, 2 if there is no package.

A package is judged by what is in it; the project's own data are not looked at. The program's
schemas are the measure of the package's: these may ask more of the tables, but not less, and
values are checked by the stricter of the two. A package of another version than the program
can therefore break the rules on schemas and on metadata files; check it with the program of
its version.

Hashes are not all: every rule finds its defects too where sizes and hashes in the descriptor
were brought up to date after the change. Rules between tables are checked on the CSV files,
or on the Parquet file of a table whose CSV file cannot be read.

What no rule can find is a change, made alike in both files, of what stands nowhere else: the
kind of an organisation, name or passage, an English name, a country, an identifier, a role, an
employer, a note, an address, a caption without mentions, the document of a post, a line
number in the gap between two posts; in the descriptor, its words on contributors, rights,
sources and what is missing. Of the explorer only size and hash are checked.

This page is made from the program by `make docs`.
"""


def rules_page() -> str:
    """Return the page in Markdown."""
    lines = [INTRODUCTION.format(count=len(RULES))]
    for title, modules in SECTIONS.items():
        lines += [f"## {title}", "", "| rule | what holds |", "| --- | --- |"]
        lines += [f"| `{rule}` | {sentence.replace('|', '&#124;')} |"
                  for module in modules for rule, sentence in module.RULES.items()]
        lines.append("")
    return "\n".join(lines)

