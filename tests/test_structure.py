"""The program has floors: no module imports from a higher one; and a constant has one meaning."""

import ast
from collections import defaultdict
from pathlib import Path

import pytest
from conftest import PROJECT

PACKAGE = PROJECT / "build/sjoberg_bloggar"
# The sub-packages and modules of the top, each below those that may import it
FLOORS = """errors locations package processes language curation model documents passages mentions review
    publish check loading build release answers docs commands cli""".split()
# The key of a table, in the rules on it; what holds by the rules of a module
ALIKE_IN_MANY_MODULES = {"KEY", "STATEMENTS"}
MODULES = {path.relative_to(PACKAGE): ast.parse(path.read_text("utf-8"))
           for path in sorted(PACKAGE.rglob("*.py"))}


def floor_of(module: Path) -> str:
    return module.parts[0].removesuffix(".py")


def imported(module: Path, tree: ast.Module) -> set[str]:
    """Return the sub-packages and modules of the top that a module imports from."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.level:
            folder = module.parts[:len(module.parts) - node.level]
            names = [node.module] if node.module else [alias.name for alias in node.names]
            found |= {(*folder, *name.split("."))[0] for name in names}
    return found


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_a_module_imports_from_lower_floors_alone(module):
    own = floor_of(module)
    if own in FLOORS:
        below = {*FLOORS[:FLOORS.index(own)], own}
        assert imported(module, MODULES[module]) <= below


def test_every_part_has_a_floor():
    assert {floor_of(module) for module in MODULES} == {*FLOORS, "__init__", "__main__"}


def names_set(node: ast.stmt) -> list[str]:
    """Return the constants that a statement sets."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    names = [name for target in targets for name in getattr(target, "elts", [target])]
    return [name.id for name in names if isinstance(name, ast.Name) and name.id.isupper()]


def test_a_constant_has_one_meaning():
    modules = defaultdict(list)
    for module, tree in MODULES.items():
        for node in tree.body:
            for name in names_set(node):
                modules[name].append(str(module))
    repeated = {name: where for name, where in modules.items()
                if len(where) > 1 and name not in ALIKE_IN_MANY_MODULES}
    assert repeated == {}
