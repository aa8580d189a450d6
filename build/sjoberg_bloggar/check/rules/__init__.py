"""All rules by id, in the sections of docs/rules.md; importing their modules registers them.

Those on tables and descriptor are in this folder, one module per subject. To add a rule, write one
function with its decorator in the module of its subject, and one broken package in
tests/check/broken that the rule must report. To add a module, list it in SECTIONS.
"""

from .. import columns, csv_files, files, frictionless_report, parquet_files, schema_files, texts
from ..registry import stated_in
from . import authors, description, mentions, organisations, passages, posts, resources, sources

# The rules of each section: what holds, by id.
SECTIONS = {title: {id_: sentence for module in modules
                    for id_, sentence in stated_in(module).items()}
            for title, *modules in (
    ("Package", description, resources, files),
    ("Schemas", schema_files),
    ("CSV files", csv_files),
    ("Parquet files", parquet_files),
    ("Columns, keys and references", columns),
    ("Texts", texts),
    ("Posts and passages", posts, passages),
    ("Authors", authors),
    ("Organisations and mentions", organisations, mentions),
    ("Sources and coverage", sources),
    ("A second opinion", frictionless_report))}
RULES = {id_: sentence for section in SECTIONS.values() for id_, sentence in section.items()}
