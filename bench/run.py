"""Measure the build against the floor and against what else people would use.

    make bench            or, for single corpora: make bench COPIES="1 100"

Whole processes, one after the other and again, wall time as the median with the spread; peak
memory, that of a process and its children together, in a run of its own. The corpora are made on
the fly (bench/corpus.py). Writes bench/results.json and results.md, which README.md quotes.
"""

import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import SOURCES, write_corpus

from sjoberg_bloggar.docs.dictionary import replace_block

HERE = Path(__file__).parent
README = HERE.parent / "README.md"
PYTHON = sys.executable
BUILD = str(Path(PYTHON).with_name("sjoberg-bloggar"))
RIVALS = str(Path(PYTHON).parents[1] / "bench/bin/python")  # an environment of their own
REPEATS = {1: 15, 100: 5, 1000: 3}
LONG = ("build", "frictionless")  # run once on the largest corpus


def commands(corpus: Path, package: Path, copies: int) -> dict[str, list[str]]:
    """Return the commands to compare on a corpus, in the order in which they run."""
    def rival(name: str, argument: Path) -> list[str]:
        return [RIVALS, str(HERE / "rivals.py"), name, str(argument)]

    found = {"floor": rival("floor", corpus),
             "build": [BUILD, "build", "--sources", str(corpus), "--output", str(package),
                       "--allow-undecided"]}
    if copies == 1:
        return found | {
            "import pandas, pyarrow, pyarrow.parquet": [
                RIVALS, "-c", "import pandas, pyarrow, pyarrow.parquet"],
            "sjoberg-bloggar --help": [BUILD, "--help"]}
    if copies == 100:
        found |= {name: rival(name, corpus) for name in ("pyahocorasick", "flashtext", "spacy")}
    return found | {
        "read all tables, pyarrow": rival("read_pyarrow", package),
        "read all tables, pandas": rival("read_pandas", package),
        "check": [PYTHON, str(HERE / "stages.py"), "check", str(package)],
        "frictionless": [PYTHON, "-m", "frictionless", "validate", str(package / "datapackage.json")]}


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def peak_memory(command: list[str]) -> float:
    """Return the most memory that a process and its children had together, in MB: pages that
    they share count once.
    """
    process, peak = subprocess.Popen(command, stdout=subprocess.DEVNULL), 0
    while process.poll() is None:
        peak = max(peak, sum(map(memory_of, family(process.pid))))
        time.sleep(0.02)
    return peak / 1024


def family(pid: int) -> list[int]:
    """Return a process and all that it started."""
    try:
        threads = list(Path(f"/proc/{pid}/task").iterdir())
        children = {child for thread in threads for child in (thread / "children").read_text().split()}
    except OSError:
        return []
    return [pid, *(member for child in children for member in family(int(child)))]


def memory_of(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def compare(copies: int) -> dict:
    """Return the results on a corpus of so many copies (1: the project's own documents)."""
    with tempfile.TemporaryDirectory() as folder:
        corpus, package = SOURCES, Path(folder) / "package"
        if copies > 1:
            corpus = Path(folder) / "sources"
            write_corpus(copies, corpus)
        runs: dict[str, list[float]] = {}
        for run in range(REPEATS.get(copies, 1)):
            for name, command in commands(corpus, package, copies).items():
                if not (run and copies >= 1000 and name in LONG):
                    runs.setdefault(name, []).append(seconds(command))
        memory = {name: peak_memory(command)
                  for name, command in commands(corpus, package, copies).items()}
        stages = json.loads(subprocess.run([PYTHON, str(HERE / "stages.py"), "build", str(corpus)],
                                           check=True, capture_output=True, text=True).stdout)
        size = sum(path.stat().st_size for path in corpus.glob("*.txt"))
    floor = statistics.median(runs["floor"])
    return {"copies": copies, "megabytes": round(size / 1e6, 2), "processes": {
        name: {"seconds": round(statistics.median(found), 3), "fastest": round(min(found), 3),
               "slowest": round(max(found), 3), "floors": round(statistics.median(found) / floor, 2),
               "peak_mb": round(memory[name])}
        for name, found in runs.items()},
        "stages": {stage: round(found, 3) for stage, found in stages.items()}}


def markdown(results: dict) -> str:
    lines = [f"Measured on {results['cores']} cores, Python {results['python']}, {results['day']}.", "",
             "| corpus | process | seconds (fastest–slowest) | floors | peak memory |",
             "| --- | --- | ---: | ---: | ---: |"]
    for corpus in results["corpora"]:
        name = "the project's documents" if corpus["copies"] == 1 else \
            f"{corpus['copies']:,} copies, {corpus['megabytes']:.0f} MB"
        lines += [f"| {name} | {process} | {r['seconds']:.2f} ({r['fastest']:.2f}–"
                  f"{r['slowest']:.2f}) | {r['floors']:.1f} | {r['peak_mb']:,} MB |"
                  for process, r in corpus["processes"].items()]
    lines += ["", "| stage of the build, seconds | " + " | ".join(
        f"{corpus['copies']:,}" for corpus in results["corpora"]) + " |",
        "| --- |" + " ---: |" * len(results["corpora"])]
    lines += [f"| {stage} | " + " | ".join(f"{corpus['stages'][stage]:.2f}"
                                           for corpus in results["corpora"]) + " |"
              for stage in results["corpora"][0]["stages"]]
    return "\n".join(lines)


if __name__ == "__main__":
    wanted = [int(copies) for copies in sys.argv[1:]] or [1, 100, 1000]
    results = {"cores": len(os.sched_getaffinity(0)), "python": platform.python_version(),
               "day": time.strftime("%Y-%m-%d"), "corpora": [compare(copies) for copies in wanted]}
    print(markdown(results))
    if len(wanted) > 1:
        (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")
        (HERE / "results.md").write_text(markdown(results) + "\n", "utf-8")
        README.write_text(replace_block(README.read_text("utf-8"), "bench", markdown(results)), "utf-8")
