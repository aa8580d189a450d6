"""The program needs nothing that only Linux has: Windows and macOS, as far as Linux can play them."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import PROJECT

MODULES = sorted((PROJECT / "build").glob("*sjoberg_bloggar/**/*.py"))
# Python as on Windows: no modules and functions of POSIX, processes are spawned, C long has 32 bits.
AS_ON_WINDOWS = """
import csv, importlib, multiprocessing, os, signal, sys

for name in ("fcntl", "grp", "pwd", "resource", "syslog"):
    sys.modules[name] = None
for module, names in ((os, "fork forkpty getuid geteuid getgid chown fchmod mkfifo "
                           "sched_getaffinity register_at_fork"),
                      (signal, "SIGALRM SIGHUP SIGUSR1 alarm pthread_sigmask")):
    for name in names.split():
        delattr(module, name)

def limit(size=None, set_limit=csv.field_size_limit):
    if size is not None and size > 2**31 - 1:
        raise OverflowError("Python int too large to convert to C long")
    return set_limit() if size is None else set_limit(size)

csv.field_size_limit = limit
if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
"""


def run(program: str, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-c", AS_ON_WINDOWS + program, *map(str, arguments)],
                          env={**os.environ, "PYTHONPATH": str(PROJECT / "build")},
                          capture_output=True, text=True, check=False)


def test_every_module_is_imported_without_posix():
    names = [".".join(path.relative_to(PROJECT / "build").with_suffix("").parts)
             for path in MODULES if path.name != "__main__.py"]
    assert len(names) > 60
    done = run("for name in sys.argv[1:]: importlib.import_module(name)", *names)
    assert done.returncode == 0, done.stderr


def test_a_package_is_built_checked_and_compared_without_posix(built, tmp_path):
    """By two processes, which are spawned; all three commands run in one process."""
    done = run("from sjoberg_bloggar.cli import main\n"
               "if __name__ == '__main__':\n"
               "    folder, other = sys.argv[1:]\n"
               "    sys.exit(main(['build', '--jobs', '2', '--output', folder])\n"
               "             or main(['check', folder]) or main(['diff', folder, other]))",
               tmp_path, built)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "datapackage.json").read_bytes() == (built / "datapackage.json").read_bytes()


def calls(path: Path) -> list[tuple[int, str, ast.Call]]:
    """Return the calls in a module that may read or write text: line, function and call."""
    found = []
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            is_os_open = isinstance(node.func, ast.Attribute) and (
                getattr(node.func.value, "id", "") == "os")
            if name in ("open", "read_text", "write_text", "fdopen") and not is_os_open:
                found.append((node.lineno, name, node))
    return found


def mode_of(name: str, call: ast.Call) -> str:
    """Return the mode of a call that opens a file, as in open(path, "w") and path.open("w")."""
    if name != "open":
        return "w" if name == "write_text" else "r"
    is_builtin = isinstance(call.func, ast.Name)
    given = [*call.args[is_builtin:is_builtin + 1],
             *(keyword.value for keyword in call.keywords if keyword.arg == "mode")]
    return given[0].value if given else "r"


def lacks(name: str, call: ast.Call) -> set[str]:
    """Return which of encoding and newline a call leaves to the system."""
    mode = mode_of(name, call)
    if "b" in mode:
        return set()
    given = {keyword.arg for keyword in call.keywords}
    if len(call.args) > {"read_text": 0, "write_text": 1}.get(name, 9):
        given.add("encoding")
    return {"encoding", *(["newline"] if set(mode) & set("wax") else [])} - given


@pytest.mark.parametrize("code, expected", [
    ("open(p)", {"encoding"}), ("p.open('w')", {"encoding", "newline"}), ("p.open('rb')", set()),
    ("open(p, 'w', encoding='utf-8')", {"newline"}), ("p.read_text()", {"encoding"}),
    ("p.read_text('utf-8')", set()), ("p.write_text(t, 'utf-8')", {"newline"}),
    ("p.write_text(t, 'utf-8', newline='')", set()), ("p.open(mode='a')", {"encoding", "newline"})])
def test_what_a_call_leaves_to_the_system_is_seen(code, expected):
    call = ast.parse(code).body[0].value
    assert lacks(getattr(call.func, "attr", "open"), call) == expected


def test_encoding_and_line_ends_are_never_left_to_the_system():
    found = {f"{path.name}:{line}": missing for path in MODULES
             for line, name, call in calls(path) if (missing := lacks(name, call))}
    assert found == {}
