"""The form of a descriptor, as JSON Schema: what it says about the dataset as a whole.

Rules on resources and sources say more about these.
"""

from ..language.text import MARKERS
from ..publish.descriptor import PROFILE
from ..publish.metadata.facts import CREATOR

# EU vocabulary of data themes, http://publications.europa.eu/resource/authority/data-theme
THEMES = ("AGRI", "ECON", "EDUC", "ENER", "ENVI", "GOVE", "HEAL", "INTR", "JUST", "OP_DATPRO",
          "REGI", "SOCI", "TECH", "TRAN")
MOST_MISSING = 1_000  # posts or periods
AUTHORITY = "http://publications.europa.eu/resource/authority/"

# \Z, because $ also matches before a line feed at the end. No pattern may backtrack: the descriptor
# can be anybody's.
TEXT = {"type": "string", "pattern": r"\S"}
DAY = {"type": "string", "pattern": r"^[12][0-9]{3}-[01][0-9]-[0-3][0-9]\Z", "format": "date"}
ADDRESS = {"type": "string", "pattern": r"^https?://[^\s/.]+\.[^\s]+\Z"}
NUMBER = r"(0|[1-9][0-9]{0,8})"
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


SOURCE = closed(
    title=TEXT, document=TEXT, hash=TEXT,
    characters=closed(published=COUNT, duplicate=COUNT, furniture=COUNT, removed=COUNT,
                      white_space=COUNT),
    optional={"path": ADDRESS, "removals": some(closed(
        kind={"enum": list(MARKERS)}, places={"type": "integer", "minimum": 1}, characters=COUNT,
        reason=TEXT))})
QUESTION = closed(topic=TEXT, surface={"type": "string"}, post_id=TEXT, field=TEXT, start=COUNT,
                  sentence={"type": "string"}, guess={"type": "string"}, answer=TEXT)

FORM = closed(
    **{"$schema": {"const": PROFILE}},
    name={"type": "string", "pattern": r"^[a-z0-9]+([-._][a-z0-9]+)*\Z"},
    title=TEXT,
    description=TEXT,
    version={"type": "string", "pattern": rf"^{NUMBER}\.{NUMBER}\.{NUMBER}\Z"},
    released=DAY,
    keywords=some(TEXT),
    licenses=some(closed(name={"type": "string", "pattern": r"^[A-Za-z0-9.+-]+\Z"}, path=ADDRESS,
                         title=TEXT)),
    contributors={**some(closed(title=TEXT, roles=some(TEXT), optional={
                      "path": ADDRESS, "email": TEXT, "organization": TEXT})),
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
    blog=closed(title=TEXT, given_name=TEXT, family_name=TEXT, publisher=TEXT, path=ADDRESS),
    languages={"const": ["sv"]},
    temporal=closed(start=DAY, end=DAY),
    sources=some(SOURCE),
    missing=closed(posts={"type": "array", "maxItems": MOST_MISSING,
                          "items": closed(published=DAY, url=ADDRESS)},
                   periods={"type": "array", "maxItems": MOST_MISSING,
                            "items": closed(start=DAY, end=DAY, note=TEXT)}),
    resources={"type": "array"},
    optional={"undecidedCount": {"type": "integer", "minimum": 1},
              "undecided": some(QUESTION)},
)
