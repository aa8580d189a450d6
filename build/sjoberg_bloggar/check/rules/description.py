"""Rules on what the descriptor says about the dataset as a whole."""

import pandas as pd
from jsonschema import Draft7Validator, FormatChecker

from ...language.text import slug
from ..columns.texts import flaws
from ..descriptor_form import FORM
from ..layout import DESCRIPTOR
from ..registry import Package, reported, rule
from ..violation import shown
from .sources import missing_entries, missing_periods

KEY = ["property"]
VALIDATOR = Draft7Validator(FORM, format_checker=FormatChecker(["date"]))


@rule("descriptor-form", DESCRIPTOR, KEY)
def descriptor_form(package: Package) -> pd.DataFrame:
    """The descriptor has all properties that it should have, in the right form, and no others.

    Among others: a name of lower-case letters and digits, a version such as 1.2.3, days of the
    calendar, no empty titles, the language Swedish, themes of the European Union's list, addresses
    that begin with https:// or http://, and no negative counts.
    """
    return reported(((dotted(error.absolute_path), error.message)
                     for error in VALIDATOR.iter_errors(package.descriptor)), *KEY)


@rule("descriptor-repetition", DESCRIPTOR, KEY)
def descriptor_repetition(package: Package) -> pd.DataFrame:
    """No keyword, language or theme is listed twice, nor any missing post or period."""
    problems = []
    for name in ("keywords", "languages", "themes", "missing.posts", "missing.periods"):
        value = package.descriptor
        for key in name.split("."):
            value = value.get(key) if isinstance(value, dict) else None
        entries = [shown(each) for each in value] if isinstance(value, list) else []
        if len(set(entries)) < len(entries):
            problems.append((name, "an entry is listed twice"))
    return reported(problems, *KEY)


@rule("descriptor-texts", DESCRIPTOR, KEY)
def descriptor_texts(package: Package) -> pd.DataFrame:
    """What the descriptor says obeys the rules on texts, like the cells of the tables.

    Exempt are schemas, in which examples of texts have line feeds, and what repeats the words of
    documents: their titles, and open questions.
    """
    return reported(((dotted(path), f"has {problem}")
                     for path, text in strings(package.descriptor)
                     if not (path[0] == "undecided" or "schema" in path
                             or (path[0], path[-1]) == ("sources", "title"))
                     for _, problem in flaws(text, DESCRIPTOR, "")), *KEY)


@rule("missing-periods", DESCRIPTOR, KEY)
def missing_period(package: Package) -> pd.DataFrame:
    """No period that the descriptor calls missing ends before it begins."""
    return reported((
        ("missing.periods", f"{shown(start)} is after {shown(end)}")
        for start, end in missing_periods(package) if start > end), *KEY)


@rule("missing-addresses", DESCRIPTOR, KEY)
def missing_address(package: Package) -> pd.DataFrame:
    """The address of a post that the descriptor calls missing is one of the day that it gives."""
    problems = []
    for entry in missing_entries(package, "posts"):
        day, url = entry.get("published"), entry.get("url")
        if isinstance(url, str) and not slug(url.rsplit("/", 1)[-1]).startswith(f"{day}-"):
            problems.append(("missing.posts", f"{shown(url)} is not an address of {shown(day)}"))
    return reported(problems, *KEY)


def strings(content: object) -> list[tuple[tuple, str]]:
    """Return the texts in the content of a JSON file, each with its path.

    >>> strings({"title": "Ett", "keywords": ["två"]})
    [(('title',), 'Ett'), (('keywords', 0), 'två')]
    """
    if isinstance(content, str):
        return [((), content)]
    items = content.items() if isinstance(content, dict) else \
        enumerate(content) if isinstance(content, list) else ()
    return [((key, *path), text) for key, value in items for path, text in strings(value)]


def dotted(path: tuple) -> str:
    """Return the path to a value of the descriptor as one name.

    >>> dotted(("sources", 0, "hash"))
    'sources.0.hash'
    """
    return ".".join(map(str, path))
