"""Rules on what the descriptor says about the dataset as a whole."""

import json
from collections.abc import Iterator

from jsonschema import Draft7Validator, FormatChecker

from ...language.text import MARKERS, slug
from ...package import Package
from ...package.layout import DESCRIPTOR, PROFILE
from ...publish.metadata.facts import CREATOR
from ..registry import Offenders, rule
from ..texts import flaws
from ..violation import shown
from .sources import MOST_MISSING, missing_entries, missing_periods

# EU vocabulary of data themes, http://publications.europa.eu/resource/authority/data-theme
THEMES = ("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO",
          "REGI", "SOCI", "TECH", "TRAN")
AUTHORITY = "http://publications.europa.eu/resource/authority/"
# \Z, because $ also matches before a line feed at the end. No pattern may backtrack: the descriptor
# can be anybody's.
DAY = {"type": "string", "pattern": r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]\Z", "format": "date"}
WEB_ADDRESS = {"type": "string", "pattern": r"^https?://[^\s/.]+\.[^\s]+\Z"}
VERSION_PART = r"(0|[1-9][0-9]{0,8})"
TEXT = {"type": "string", "pattern": r"\S"}
COUNT = {"type": "integer", "minimum": 0}


def some(items: dict) -> dict:
    """Return the form of a list that is not empty."""
    return {"type": "array", "minItems": 1, "items": items}


def closed(optional: dict | None = None, **properties: dict) -> dict:
    """Return the form of an object with these properties and no others.

    Args:
        optional: Further properties, which may be missing.
        properties: The properties that must be there.
    """
    return {"type": "object", "properties": {**properties, **(optional or {})},
            "required": list(properties), "additionalProperties": False}


SOURCE_FORM = closed(
    title=TEXT, document=TEXT, hash=TEXT,
    characters=closed(published=COUNT, duplicate=COUNT, furniture=COUNT, removed=COUNT,
                      white_space=COUNT),
    optional={"path": WEB_ADDRESS, "removals": some(closed(
        kind={"enum": list(MARKERS)}, places={"type": "integer", "minimum": 1}, characters=COUNT,
        reason=TEXT))})
QUESTION_FORM = closed(
    topic=TEXT, surface={"type": "string"}, post_id=TEXT, field=TEXT, start=COUNT,
    sentence={"type": "string"}, guess={"type": "string"}, answer=TEXT)

FORM = closed(
    **{"$schema": {"const": PROFILE}},
    name={"type": "string", "pattern": r"^[a-z0-9]+([-._][a-z0-9]+)*\Z"},
    title=TEXT,
    description=TEXT,
    version={"type": "string", "pattern": rf"^{VERSION_PART}\.{VERSION_PART}\.{VERSION_PART}\Z"},
    released=DAY,
    keywords=some(TEXT),
    licenses=some(closed(name={"type": "string", "pattern": r"^[A-Za-z0-9.+-]+\Z"},
                         path=WEB_ADDRESS, title=TEXT)),
    contributors={**some(closed(title=TEXT, roles=some(TEXT), optional={
                      "path": WEB_ADDRESS, "email": TEXT, "organization": TEXT})),
                  "contains": {"properties": {"roles": {"contains": {"const": CREATOR}}}}},
    rights=closed(tables=TEXT, code=TEXT, texts=TEXT),
    attribution=TEXT,
    translations={"type": "object", "minProperties": 1,
                  "propertyNames": {"pattern": r"^[a-z]{2,3}\Z"},
                  "additionalProperties": closed(title=TEXT, description=TEXT,
                                                 keywords=some(TEXT))},
    themes=some({"enum": [f"{AUTHORITY}data-theme/{theme}" for theme in THEMES]}),
    spatial=closed(title=TEXT, path={"type": "string",
                                     "pattern": rf"^{AUTHORITY}country/[A-Z]{{3}}\Z"}),
    blog=closed(title=TEXT, given_name=TEXT, family_name=TEXT, publisher=TEXT, path=WEB_ADDRESS),
    languages={"const": ["sv"]},
    temporal=closed(start=DAY, end=DAY),
    sources=some(SOURCE_FORM),
    missing=closed(posts={"type": "array", "maxItems": MOST_MISSING,
                          "items": closed(published=DAY, url=WEB_ADDRESS)},
                   periods={"type": "array", "maxItems": MOST_MISSING,
                            "items": closed(start=DAY, end=DAY, note=TEXT)}),
    resources={"type": "array"},
    optional={"undecidedCount": {"type": "integer", "minimum": 1},
              "undecided": some(QUESTION_FORM)},
)

OTHERS = ("resources", "sources", "undecided")  # other rules say what these lists may have
VALIDATOR = Draft7Validator(FORM, format_checker=FormatChecker(["date"]))


@rule("descriptor-form", DESCRIPTOR)
def descriptor_form(package: Package) -> Offenders:
    """The descriptor has all properties that it should have, in the right form, and no others.

    Among others: a name of lower-case letters and digits, a version such as 1.2.3, days of the
    calendar, no empty titles, the language Swedish, themes of the European Union's list, addresses
    that begin with https:// or http://, and no negative counts.
    """
    for error in VALIDATOR.iter_errors(package.descriptor):
        yield dotted(error.absolute_path), error.message


@rule("descriptor-repetition", DESCRIPTOR)
def descriptor_repetition(package: Package) -> Offenders:
    """No list of the descriptor has an entry twice: keywords, themes, missing posts, periods."""
    for path, value in parts(package.descriptor):
        if isinstance(value, list) and path[0] not in OTHERS \
                and len({json.dumps(each, sort_keys=True) for each in value}) < len(value):
            yield dotted(path), "an entry is listed twice"


@rule("descriptor-texts", DESCRIPTOR)
def descriptor_texts(package: Package) -> Offenders:
    """What the descriptor says obeys the rules on texts, like the cells of the tables.

    Exempt are schemas, in which examples of texts have line feeds, and what repeats the words of
    documents: their titles, and open questions.
    """
    for path, text in parts(package.descriptor):
        is_exempt = path[0] == "undecided" or "schema" in path or (
            path[0], path[-1]) == ("sources", "title")
        if isinstance(text, str) and not is_exempt:
            for _, problem in flaws(text):
                yield dotted(path), f"has {problem}"


@rule("missing-periods", DESCRIPTOR)
def missing_period(package: Package) -> Offenders:
    """No period that the descriptor calls missing ends before it begins."""
    for start, end in missing_periods(package):
        if start > end:
            yield "missing.periods", f"{shown(start)} is after {shown(end)}"


@rule("missing-addresses", DESCRIPTOR)
def missing_address(package: Package) -> Offenders:
    """The address of a post that the descriptor calls missing is one of the day that it gives."""
    for entry in missing_entries(package, "posts"):
        day, url = entry.get("published"), entry.get("url")
        if isinstance(url, str) and not slug(url.rsplit("/", 1)[-1]).startswith(f"{day}-"):
            yield "missing.posts", f"{shown(url)} is not an address of {shown(day)}"


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
