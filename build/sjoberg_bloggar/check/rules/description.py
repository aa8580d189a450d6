"""Rules on what the descriptor says about the dataset as a whole."""

import json
from collections.abc import Iterator

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
OTHERS = ("resources", "sources", "undecided")  # other rules say what these lists may have
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
    """No list of the descriptor has an entry twice: keywords, themes, missing posts, periods."""
    return reported(((dotted(path), "an entry is listed twice")
                     for path, value in parts(package.descriptor)
                     if isinstance(value, list) and path[0] not in OTHERS
                     and len({json.dumps(each, sort_keys=True) for each in value}) < len(value)),
                    *KEY)


@rule("descriptor-texts", DESCRIPTOR, KEY)
def descriptor_texts(package: Package) -> pd.DataFrame:
    """What the descriptor says obeys the rules on texts, like the cells of the tables.

    Exempt are schemas, in which examples of texts have line feeds, and what repeats the words of
    documents: their titles, and open questions.
    """
    return reported(((dotted(path), f"has {problem}")
                     for path, text in parts(package.descriptor)
                     if isinstance(text, str) and not (path[0] == "undecided" or "schema" in path
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


def parts(content: object, path: tuple = ()) -> Iterator[tuple[tuple, object]]:
    """Yield the values in an object of a JSON file, at all levels, each with its path.

    >>> list(parts({"keywords": ["två"]}))
    [(('keywords',), ['två']), (('keywords', 0), 'två')]
    """
    items = content.items() if isinstance(content, dict) else \
        enumerate(content) if isinstance(content, list) else ()
    for key, value in items:
        yield (*path, key), value
        yield from parts(value, (*path, key))


def dotted(path: tuple) -> str:
    """Return the path to a value of the descriptor as one name.

    >>> dotted(("sources", 0, "hash"))
    'sources.0.hash'
    """
    return ".".join(map(str, path))
