"""Write docs/rules.md: the rules that a published package is checked by."""

from ..check.catalogue import RULES, SECTIONS
from .templates import render


def rules_page() -> str:
    """Return the page in Markdown."""
    return render("rules.md", count=len(RULES), sections=SECTIONS)
