"""Fill the Jinja2 templates of published and generated pages."""

from html import escape
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined


def thousands(number: int) -> str:
    """Return a number with commas between thousands."""
    return f"{number:,}"


def environment(folder: Path) -> Environment:
    """Return the environment of the templates in a folder.

    Nothing is escaped by itself: most pages are Markdown. In HTML, values need the filter e.
    """
    found = Environment(loader=FileSystemLoader(folder), undefined=StrictUndefined,
                        keep_trailing_newline=True)
    found.filters |= {"thousands": thousands, "e": escape}
    return found
