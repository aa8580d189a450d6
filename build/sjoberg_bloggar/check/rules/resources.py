"""Rules on the resources that the descriptor lists: one for each file of a table, the explorer."""

from collections import Counter

from ...package import Package, layout
from ...publish.explorer.page import MOST_TO_EXPLORE
from ..files import known_resources
from ..registry import Offenders, rule
from ..violation import shown

OF_ALL = ("name", "path", "title", "description", "bytes", "hash")


@rule("resources", layout.DESCRIPTOR)
def resources(package: Package) -> Offenders:
    """The descriptor lists each table twice, the explorer once, and nothing else.

    A table is listed as CSV (posts) and as Parquet (posts-parquet). The explorer may be missing if
    there are more than 5,000 posts.
    """
    given = package.descriptor["resources"]
    names = [each.get("name") for each in given if isinstance(each, dict)]
    counts = Counter(name for name in names if isinstance(name, str))
    for name in layout.TABLE_FILES:
        if not counts[name]:
            yield name, "the resource is missing"
    for name, count in counts.items():
        if name not in layout.PATHS:
            yield name, "no resource of a package has this name"
        elif count > 1:
            yield name, f"the resource is listed {count} times"
    if nameless := len(given) - counts.total():
        yield "", f"resources without a name: {nameless}"


@rule("resources", layout.DESCRIPTOR)
def explorer(package: Package) -> Offenders:
    """The descriptor lists the explorer, unless there are more posts than it can show."""
    if layout.EXPLORER not in known_resources(package.descriptor) \
            and len(package["posts"]) <= MOST_TO_EXPLORE:
        yield layout.EXPLORER, "the resource is missing"


@rule("resource-path", layout.DESCRIPTOR)
def resource_path(package: Package) -> Offenders:
    """A resource's path is its file in dataset/."""
    for name, resource in known_resources(package.descriptor).items():
        yield from differences(name, resource, {"path": layout.PATHS[name]})


@rule("resource-schema", layout.DESCRIPTOR)
def resource_schema(package: Package) -> Offenders:
    """The schema of a table's CSV and Parquet resources is the content of its file in schema/."""
    for name, resource in known_resources(package.descriptor).items():
        table = name.removesuffix("-parquet")
        if table in package.schemas and resource.get("schema") != package.schemas[table]:
            yield name, f"its schema differs from {layout.schema_path(table)}"


@rule("resource-properties", layout.DESCRIPTOR)
def resource_properties(package: Package) -> Offenders:
    """Type, profile, format, media type, encoding and dialect are those that readers need.

    A resource has no properties that could make readers read it in another way.
    """
    for name, resource in known_resources(package.descriptor).items():
        ending = layout.PATHS[name].rpartition(".")[2]
        expected = {**(layout.TABULAR if ending == "csv" else {}), **layout.FORMATS[ending]}
        known = {*OF_ALL, *expected, *(["schema"] if name in layout.TABLE_FILES else [])}
        yield from differences(name, resource, expected)
        yield from ((name, f"has the property {shown(key)}") for key in resource
                    if key not in known)


def differences(name: str, resource: dict, expected: dict) -> Offenders:
    """Return the properties of a resource that are not as expected."""
    return [(name, f"{key} is {shown(resource.get(key))}, expected {shown(value)}")
            for key, value in expected.items() if resource.get(key) != value]


@rule("resource-description", layout.DESCRIPTOR)
def resource_description(package: Package) -> Offenders:
    """Title and description of a CSV resource are those of its schema; others have some."""
    for name, resource in known_resources(package.descriptor).items():
        for key in ("title", "description"):
            given, asked = resource.get(key), package.schemas.get(name, {}).get(key)
            if name in package.schemas and given != asked:
                yield name, (f"{key} is {shown(given)}, but {layout.schema_path(name)} has "
                             f"{shown(asked)}")
            elif name not in package.schemas and not (isinstance(given, str) and given.strip()):
                yield name, f"{key} is {shown(given)}, expected some words"
