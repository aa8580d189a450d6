"""Rules on the resources that the descriptor lists: one for each file of a table, the explorer."""

from collections import Counter

import pandas as pd

from ...publish.explorer.page import MOST_TO_EXPLORE
from ..layout import DESCRIPTOR, EXPLORER, PATHS, TABLE_FILES, known_resources, schema_path
from ..registry import Package, reported, rule
from ..violation import shown

KEY = ["resource"]

# What readers go by. R needs the profile; without the dialect frictionless guesses; and with
# a format that it has no reader for it still checks bytes and hash of a Parquet file.
PROPERTIES = {
    "csv": {"type": "table", "profile": "tabular-data-resource", "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": {"delimiter": ","}},
    "parquet": {"format": "apache-parquet", "mediatype": "application/vnd.apache.parquet"},
    "html": {"format": "html", "mediatype": "text/html", "encoding": "utf-8"},
}
OF_ALL = ("name", "path", "title", "description", "bytes", "hash")


@rule("resources", DESCRIPTOR, KEY)
def resources(package: Package) -> pd.DataFrame:
    """The descriptor lists each table twice, the explorer once, and nothing else.

    A table is listed as CSV (posts) and as Parquet (posts-parquet). The explorer may be missing if
    there are more than 5,000 posts.
    """
    given = package.descriptor["resources"]
    names = [each.get("name") for each in given if isinstance(each, dict)]
    counts = Counter(name for name in names if isinstance(name, str))
    problems = [(name, "the resource is missing") for name in TABLE_FILES if not counts[name]]
    for name, count in counts.items():
        if name not in PATHS:
            problems.append((name, "no resource of a package has this name"))
        elif count > 1:
            problems.append((name, f"the resource is listed {count} times"))
    if nameless := len(given) - counts.total():
        problems.append(("", f"resources without a name: {nameless}"))
    return reported(problems, *KEY)


@rule("resources", DESCRIPTOR, KEY)
def explorer(package: Package) -> pd.DataFrame:
    """The descriptor lists the explorer, unless there are more posts than it can show."""
    is_missing = EXPLORER not in known_resources(package.descriptor) \
        and len(package["posts"]) <= MOST_TO_EXPLORE
    return reported([(EXPLORER, "the resource is missing")] if is_missing else [], *KEY)


@rule("resource-path", DESCRIPTOR, KEY)
def resource_path(package: Package) -> pd.DataFrame:
    """A resource's path is its file in dataset/."""
    return reported((
        problem for name, resource in known_resources(package.descriptor).items()
        for problem in differences(name, resource, {"path": PATHS[name]})), *KEY)


@rule("resource-schema", DESCRIPTOR, KEY)
def resource_schema(package: Package) -> pd.DataFrame:
    """The schema of a table's CSV and Parquet resources is the content of its file in schema/."""
    return reported((
        (name, f"its schema differs from {schema_path(table)}")
        for name, resource in known_resources(package.descriptor).items()
        if (table := name.removesuffix("-parquet")) in package.schemas
        and resource.get("schema") != package.schemas[table]), *KEY)


@rule("resource-properties", DESCRIPTOR, KEY)
def resource_properties(package: Package) -> pd.DataFrame:
    """Type, profile, format, media type, encoding and dialect are those that readers need.

    A resource has no properties that could make readers read it in another way.
    """
    problems = []
    for name, resource in known_resources(package.descriptor).items():
        expected = PROPERTIES[PATHS[name].rpartition(".")[2]]
        known = {*OF_ALL, *expected, *(["schema"] if name in TABLE_FILES else [])}
        problems += differences(name, resource, expected)
        problems += [(name, f"has the property {shown(key)}")
                     for key in resource if key not in known]
    return reported(problems, *KEY)


def differences(name: str, resource: dict, expected: dict) -> list[tuple[str, str]]:
    """Return the properties of a resource that are not as expected, as rows that break a rule."""
    return [(name, f"{key} is {shown(resource.get(key))}, expected {shown(value)}")
            for key, value in expected.items() if resource.get(key) != value]


@rule("resource-description", DESCRIPTOR, KEY)
def resource_description(package: Package) -> pd.DataFrame:
    """Title and description of a CSV resource are those of its schema; others have some."""
    problems = []
    for name, resource in known_resources(package.descriptor).items():
        for key in ("title", "description"):
            given = resource.get(key)
            if name in package.schemas:
                asked = package.schemas[name].get(key)
                if given != asked:
                    problems.append((name, f"{key} is {shown(given)}, but {schema_path(name)} has "
                                           f"{shown(asked)}"))
            elif not isinstance(given, str) or not given.strip():
                problems.append((name, f"{key} is {shown(given)}, expected some words"))
    return reported(problems, *KEY)
