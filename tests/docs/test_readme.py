"""What the README says is true, and what it shows runs."""

import re
import shutil

import pytest
from conftest import PROJECT, read_csv

from sjoberg_bloggar.docs.examples import run

README = (PROJECT / "README.md").read_text("utf-8")


def table(name: str) -> list[dict[str, str]]:
    return read_csv(PROJECT / "dataset" / f"{name}.csv")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", README, re.DOTALL)


def test_its_figures_are_those_of_the_tables():
    counts = dict(reversed(pair) for pair in re.findall(r"\*\*(\d+) (\w+)\*\*", README))
    assert counts == {name: str(len(table(name))) for name in (
        "posts", "passages", "authors", "mentions", "organisations")}


def test_its_sample_rows_are_rows_of_posts():
    rows = [tuple(cell.strip() for cell in line.strip("|").split("|"))
            for line in README.splitlines() if re.match(r"\| \d{4}-\d\d-\d\d \|", line)]
    columns = ("published", "title", "byline", "is_guest_post", "word_count")
    posts = {tuple(row[column] for column in columns) for row in table("posts")}
    assert len(rows) == 4
    assert set(rows) <= posts


def test_its_python_runs():
    outputs = run("python", blocks("python"), PROJECT)
    assert re.search(r"arbetsformedlingen\s+277\b", outputs[0])


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R (Rscript) is not installed")
def test_its_r_runs():
    [output] = run("r", blocks("r"), PROJECT)
    assert re.search(r"arbetsformedlingen", output)


def test_every_curation_file_is_explained():
    files = {path.name for path in (PROJECT / "build/curation").glob("*.csv")}
    assert files == set(re.findall(r"^\| `(\w+\.csv)` \|", README, re.MULTILINE))


def test_every_step_of_the_program_is_on_its_map():
    steps = {path.parent.name for path in (PROJECT / "build/sjoberg_bloggar").glob("*/__init__.py")}
    [program] = [block for block in README.split("```")[1::2] if "\ndocuments " in block]
    assert steps == set(re.findall(r"^(\w+)", program, re.MULTILINE))
