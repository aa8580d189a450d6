"""Measure the build against the floor and against what else people would use.

    make bench            or, for single corpora: make bench COPIES="1 100"

Whole processes, interleaved, wall time and peak memory, medians with the spread; the
corpora are made on the fly (bench/corpus.py). Writes bench/results.json and results.md.
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

HERE = Path(__file__).parent
BUILD = str(Path(sys.executable).with_name("sjoberg-bloggar"))
RIVALS = str(Path(sys.executable).parents[1] / "bench/bin/python")  # an environment of their own
REPEATS = {1: 9, 100: 5, 1000: 1}


def commands(folder: Path, output: Path, copies: int) -> dict[str, list[str]]:
    """Return the commands to compare on a corpus."""
    rival = [RIVALS, str(HERE / "rivals.py")]
    build = [BUILD, "build", "--sources", str(folder), "--output", str(output),
             "--allow-undecided"]
    found = {"floor": [*rival, "floor", str(folder)], "build": build}
    if copies == 1:
        return found | {"import pandas and pyarrow": [
            RIVALS, "-c", "import pandas, pyarrow, pyarrow.parquet"],
            "sjoberg-bloggar --help": [BUILD, "--help"]}
    if copies == 100:
        found |= {name: [*rival, name, str(folder)]
                  for name in ("pyahocorasick", "flashtext", "spacy")}
    return found


def measure(command: list[str]) -> tuple[float, float]:
    """Return the seconds and the peak memory in MB of a process and its children."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    if status:
        raise SystemExit(f"{' '.join(command)} ended with {status}")
    return seconds, usage.ru_maxrss / 1024


def compare(copies: int) -> dict:
    """Return the results on a corpus of so many copies (1: the project's own documents)."""
    with tempfile.TemporaryDirectory() as folder:
        corpus = Path(folder) / "sources"
        if copies == 1:
            corpus = SOURCES
        else:
            write_corpus(copies, corpus)
        runs: dict[str, list] = {}
        for _ in range(REPEATS.get(copies, 1)):
            for name, command in commands(corpus, Path(folder) / "output", copies).items():
                runs.setdefault(name, []).append(measure(command))
        stages = json.loads(subprocess.run(
            [sys.executable, str(HERE / "stages.py"), str(corpus)], check=True,
            capture_output=True, text=True).stdout)
        size = sum(path.stat().st_size for path in corpus.glob("*.txt"))
    floor = statistics.median(seconds for seconds, _ in runs["floor"])
    return {"copies": copies, "megabytes": round(size / 1e6, 2), "processes": {
        name: {"seconds": round(statistics.median(s for s, _ in results), 3),
               "fastest": round(min(s for s, _ in results), 3),
               "slowest": round(max(s for s, _ in results), 3),
               "floors": round(statistics.median(s for s, _ in results) / floor, 2),
               "peak_mb": round(max(memory for _, memory in results))}
        for name, results in runs.items()},
        "stages": {stage: round(seconds, 3) for stage, seconds in stages.items()}}


def markdown(results: dict) -> str:
    lines = [f"Measured on {results['cores']} cores, Python {results['python']}.", "",
             "| corpus | process | seconds (fastest–slowest) | floors | peak memory |",
             "| --- | --- | --- | --- | --- |"]
    for corpus in results["corpora"]:
        name = "the project's documents" if corpus["copies"] == 1 else \
            f"{corpus['copies']} copies, {corpus['megabytes']:.0f} MB"
        lines += [f"| {name} | {process} | {r['seconds']:.2f} ({r['fastest']:.2f}–"
                  f"{r['slowest']:.2f}) | {r['floors']:.1f} | {r['peak_mb']} MB |"
                  for process, r in corpus["processes"].items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    wanted = [int(copies) for copies in sys.argv[1:]] or [1, 100, 1000]
    results = {"cores": os.cpu_count(), "python": platform.python_version(),
               "corpora": [compare(copies) for copies in wanted]}
    (HERE / "results.json").write_text(json.dumps(results, indent=2) + "\n", "utf-8")
    (HERE / "results.md").write_text(markdown(results), "utf-8")
    print(markdown(results))
