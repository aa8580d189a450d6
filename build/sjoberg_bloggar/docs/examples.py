"""Run the examples of a Markdown document and keep what they print below them.

An example is a fenced block of python, r or sql. The examples of one language in a document
are one session, from top to bottom, run in the project's folder. What an example prints is
the fenced block of text that follows it.
"""

import os
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

EXAMPLE = re.compile(r"^```(python|r|sql)\n(.*?)^```\n(?:\n```text\n(.*?)^```\n)?",
                     re.DOTALL | re.MULTILINE)
END = "\x1e"
# Threads that pandas.read_parquet leaves behind abort the ordinary exit of the interpreter now and
# then, when everything is done.
EXIT = "import os, sys\nsys.stdout.flush()\nos._exit(0)\n"
# DuckDB prints the result of the last statement as a table of this width.
SQL = """\
import sys, duckdb
for example in sys.stdin.read().split("\x1e"):
    result = duckdb.sql(example)
    if result is not None:
        result.show(max_width=100)
    print("\x1e", end="")
"""


class Example(NamedTuple):
    """A block of code in a document, and what it prints by the document."""

    language: str
    code: str
    output: str


def find_examples(document: str) -> list[Example]:
    """Return the examples of a document, in their order."""
    return [Example(found[1], found[2], found[3] or "") for found in EXAMPLE.finditer(document)]


def runnable(language: str) -> bool:
    """Return whether a language's program is on this machine (Python and DuckDB always are)."""
    return language != "r" or shutil.which("Rscript") is not None


def run(language: str, codes: list[str], folder: Path) -> list[str]:
    """Return what each of the blocks of code prints, run one after the other in a folder.

    Raises:
        RuntimeError: One fails; says what the language said.
    """
    if language == "python":
        command = [sys.executable, "-"]
        script = "".join(f"{code}\nprint({END!r}, end='')\n" for code in codes) + EXIT
    elif language == "r":
        command = ["Rscript", "--vanilla", "-"]
        script = "".join(f"{code}\ncat('{END}')\n" for code in codes)
    else:
        command, script = [sys.executable, "-c", SQL], END.join(codes)
    done = subprocess.run(command, input=script, cwd=folder, capture_output=True, check=False,
                          encoding="utf-8",
                          env={**os.environ, "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"})
    if done.returncode:
        raise RuntimeError(f"{language} example failed: {done.stderr}")
    return ["".join(f"{line.rstrip()}\n" for line in output.strip("\n").splitlines())
            for output in done.stdout.split(END)[:-1]]


def with_outputs(document: str, folder: Path) -> str:
    """Return a document with what its examples print now.

    Examples in a language that is not on this machine keep what they have.
    """
    codes = defaultdict(list)
    for example in find_examples(document):
        codes[example.language].append(example.code)
    outputs = {language: iter(run(language, blocks, folder))
               for language, blocks in codes.items() if runnable(language)}

    def renew(found: re.Match) -> str:
        if found[1] not in outputs:
            return found[0]
        output = next(outputs[found[1]])
        return f"```{found[1]}\n{found[2]}```\n" + (f"\n```text\n{output}```\n" if output else "")

    return EXAMPLE.sub(renew, document)
