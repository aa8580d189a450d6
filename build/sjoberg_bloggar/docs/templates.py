"""Fill the templates of generated pages."""

from pathlib import Path

from ..publish.templates import environment

PAGES = environment(Path(__file__).with_name("pages"))
PAGES.filters["cell"] = lambda text: str(text).replace("|", "\\|")


def render(page: str, **values: object) -> str:
    """Return a page, its template in pages/ filled with values."""
    return PAGES.get_template(page).render(**values)
