"""Fill the templates of generated pages."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Environment(loader=FileSystemLoader(Path(__file__).with_name("pages")),
                        undefined=StrictUndefined, keep_trailing_newline=True, trim_blocks=True,
                        lstrip_blocks=True)
TEMPLATES.filters["cell"] = lambda text: str(text).replace("|", "\\|")
TEMPLATES.filters["thousands"] = "{:,}".format


def render(page: str, **values: object) -> str:
    """Return a page, its template in pages/ filled with values."""
    return TEMPLATES.get_template(page).render(**values)
