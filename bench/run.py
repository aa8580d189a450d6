"""Measure the build against a floor and against what else people would use.

    make bench            or, for single corpora: make bench COPIES="1 100"

Every command is a whole process; they run one after the other, then all again. Time is the median
wall time, with the spread. Memory is the most that a process and all that it starts have at once,
pages that they share counted once. It is measured in a run of its own: to look at it takes up to a
sixth of the time of a run. Writes bench/results.json, and the tables in docs/scale.md.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

from corpus import PROJECT, SOURCES, write_corpus
from distributed import LocalCluster

from sjoberg_bloggar.docs.markdown import replace_block

HERE = Path(__file__).parent
PYTHON = sys.executable
PROGRAM = str(Path(PYTHON).with_name("sjoberg-bloggar"))
RIVALS = str(Path(PYTHON).parents[1] / "bench/bin/python")  # an environment of their own
IMPORTS = "import pandas, pyarrow, pyarrow.parquet"
CHECK = ("import sys; from pathlib import Path; from sjoberg_bloggar.check import check_package; "
         "sys.exit(bool(check_package(Path(sys.argv[1]))))")
REPEATS = {1: 5}  # by copies; a larger corpus is timed once
CORPORA = ((1, "copies"), (100, "copies"), (100, "distinct"), (1000, "copies"))
INTERVAL = 0.05  # seconds between two looks at memory

# What the build must reach, by corpus: process, measure, limit; a measure is in units of another.
GOALS = (
    ("1 copies", "build", "seconds", 3, IMPORTS),
    ("1 copies", "--help", "seconds", 0.5, None),
    ("100 copies", "build", "seconds", 8, "floor"),
    ("100 copies", "build", "seconds", 1, "spaCy PhraseMatcher"),
    ("100 copies", "build", "megabytes", 600, None),
    ("100 copies", "check", "seconds", 5, "read all tables, pandas"),
    ("1000 copies", "build", "megabytes", 5000, None),
)


def commands(sources: Path, package: Path, copies: int, kind: str) -> dict[str, list[str]]:
    """Return the commands to measure on a corpus by name, in the order in which they run."""
    def rival(name: str, argument: Path) -> list[str]:
        return [RIVALS, str(HERE / "rivals.py"), name, str(argument)]

    build = [PROGRAM, "build", "--sources", str(sources), "--output", str(package),
             "--allow-undecided"]
    found = {"floor": rival("floor", sources), "build": build}
    if copies == 1:
        return found | {IMPORTS: [RIVALS, "-c", IMPORTS], "--help": [PROGRAM, "--help"]}
    if copies == 100:
        found |= {"build, 1 process": [*build, "--jobs", "1"]}
    if copies == 100 and kind == "copies":
        found |= {"build, Dask, 2 workers": [*build, "--cluster"],
                  "pyahocorasick": rival("pyahocorasick", sources),
                  "flashtext": rival("flashtext", sources),
                  "spaCy PhraseMatcher": rival("spacy", sources)}
    found |= {"read all tables, pyarrow": rival("read_pyarrow", package),
              "read all tables, pandas": rival("read_pandas", package),
              "check": [PYTHON, "-c", CHECK, str(package)]}
    if kind == "copies":
        found["frictionless"] = [PYTHON, "-m", "frictionless", "validate",
                                 str(package / "datapackage.json")]
    return found


def run(command: list[str], watch: Callable[[], None] | None = None) -> float:
    """Run a command and return the seconds that it takes.

    Args:
        command: The command; one that ends with --cluster gets a local Dask cluster of two
            workers, whose start is not counted.
        watch: Called again and again while the command runs.
    """
    local = LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None)\
        if command[-1] == "--cluster" else nullcontext()
    with local as cluster:
        start = time.perf_counter()
        process = subprocess.Popen([*command, cluster.scheduler_address] if cluster else command,
                                   stdout=subprocess.DEVNULL)
        while watch and process.poll() is None:
            watch()
            time.sleep(INTERVAL)
        if process.wait():
            raise SystemExit(f"failed: {' '.join(command)}")
        return time.perf_counter() - start


def peak_memory(command: list[str]) -> float:
    """Run a command and return the most megabytes that it and all that it starts have at once."""
    peak = 0

    def watch() -> None:
        nonlocal peak
        peak = max(peak, sum(map(kilobytes, started_by(os.getpid()))))

    run(command, watch)
    return peak / 1024


def started_by(pid: int) -> list[int]:
    """Return the processes that a process has started, and all that they have started."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = [int(child) for thread in threads
                    for child in (thread / "children").read_text().split()]
    except OSError:  # it has ended
        return []
    return [*children, *(each for child in children for each in started_by(child))]


def kilobytes(pid: int) -> int:
    """Return the memory of a process, with its share of what it shares with others."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def measure(copies: int, kind: str) -> dict:
    """Return the results on a corpus; one copy is the project's own documents."""
    with tempfile.TemporaryDirectory() as folder:
        sources, package = SOURCES, Path(folder) / "package"
        if copies > 1:
            sources = Path(folder) / "sources"
            write_corpus(kind, copies, sources)
        wanted = commands(sources, package, copies, kind)
        seconds = defaultdict(list)
        for _ in range(REPEATS.get(copies, 1)):
            for name, command in wanted.items():
                seconds[name].append(run(command))
        megabytes = {name: peak_memory(command) for name, command in wanted.items()}
        stages = seconds_by_stage(sources) if copies <= 100 else {}
        size = sum(path.stat().st_size for path in sources.glob("*.txt"))
    return {"corpus": f"{copies} {kind}", "documents_megabytes": round(size / 1e6, 2),
            "stages": stages, "processes": {
                name: {"seconds": round(statistics.median(took), 3),
                       "fastest": round(min(took), 3), "slowest": round(max(took), 3),
                       "megabytes": round(megabytes[name])}
                for name, took in seconds.items()}}


def seconds_by_stage(sources: Path) -> dict[str, float]:
    """Return the seconds of each stage of a build in one process."""
    return json.loads(subprocess.run([PYTHON, str(HERE / "stages.py"), str(sources)],
                                     stdout=subprocess.PIPE, check=True).stdout)


def goals(corpora: list[dict]) -> list[tuple[str, float, float]]:
    """Return what was measured for the goals: words, value, limit."""
    by_name = {each["corpus"]: each["processes"] for each in corpora}
    found = []
    for corpus, process, what, limit, unit in GOALS:
        if corpus in by_name:
            value = by_name[corpus][process][what]
            value /= by_name[corpus][unit][what] if unit else 1
            found.append((f"{corpus_name(corpus)}: {process}, "
                          + (f"time of *{unit}*" if unit else what), round(value, 2), limit))
    if {"100 copies", "1000 copies"} <= by_name.keys():
        few, many = (by_name[corpus]["build"] for corpus in ("100 copies", "1000 copies"))
        ratio = many["seconds"] / few["seconds"]
        found.append(("1,000 copies: build, time of 100 copies", round(ratio, 2), 11))
    return found


def corpus_name(corpus: str) -> str:
    """Return how the tables call a corpus."""
    copies, kind = corpus.split()
    if copies == "1":
        return "the blog"
    return f"{int(copies):,} copies" if kind == "copies" else "distinct posts"


def process_table(corpora: list[dict]) -> list[str]:
    """Return the lines of the table of all processes."""
    lines = ["| corpus | process | seconds (fastest–slowest) | floors | peak memory |",
             "| --- | --- | ---: | ---: | ---: |"]
    for corpus in corpora:
        floor = corpus["processes"]["floor"]["seconds"]
        lines += [f"| {corpus_name(corpus['corpus'])}, {corpus['documents_megabytes']:.1f} MB | "
                  f"{name} | {found['seconds']:.2f} ({found['fastest']:.2f}–"
                  f"{found['slowest']:.2f}) | {found['seconds'] / floor:.1f} | "
                  f"{found['megabytes']:,} MB |" for name, found in corpus["processes"].items()]
    return lines


def goal_table(corpora: list[dict]) -> list[str]:
    """Return the lines of the table of the goals."""
    return ["| goal, at most | measured | limit |", "| --- | ---: | ---: |",
            *(f"| {words} | {value:,} | {limit:,} |" for words, value, limit in goals(corpora))]


def stage_table(corpora: list[dict]) -> list[str]:
    """Return the lines of the table of the stages of a build."""
    corpora = [corpus for corpus in corpora if corpus["stages"]]
    return ["| stage of a build in one process, seconds | "
            + " | ".join(corpus_name(corpus["corpus"]) for corpus in corpora) + " |",
            "| --- |" + " ---: |" * len(corpora),
            *(f"| {stage} | "
              + " | ".join(f"{corpus['stages'][stage]:.2f}" for corpus in corpora) + " |"
              for stage in corpora[0]["stages"])]


def main(wanted: set[int]) -> None:
    """Measure the corpora with so many copies, and write down what was found.

    Args:
        wanted: The numbers of copies; empty for all.
    """
    corpora = [measure(copies, kind) for copies, kind in CORPORA if not wanted or copies in wanted]
    results = {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version(),
               "day": time.strftime("%Y-%m-%d"), "corpora": corpora}
    where = f"Measured on {results['cores']} cores, Python {results['python']}, {results['day']}."
    reached = [where, "", *goal_table(corpora)]
    tables = [where, "", *process_table(corpora), "", *stage_table(corpora)]
    print("\n".join([*tables, "", *goal_table(corpora)]))
    if len(corpora) > 1:
        (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")
        quote(PROJECT / "docs/scale.md", "goals", reached)
        quote(PROJECT / "docs/scale.md", "bench", tables)


def quote(path: Path, block: str, lines: list[str]) -> None:
    """Write lines between the markers of a block in a document."""
    path.write_text(replace_block(path.read_text("utf-8"), block, "\n".join(lines)), "utf-8")


if __name__ == "__main__":  # also for the processes of the Dask cluster, which import this module
    main({int(copies) for copies in sys.argv[1:]})
