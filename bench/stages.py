"""Print the seconds that each stage of a build takes, in one process.

    python bench/stages.py FOLDER

builds the documents in FOLDER by the pipeline itself, with a clock around the functions that it
calls, or hands to apply() to be called for every post.
"""

import json
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from sjoberg_bloggar import build

PROJECT = Path(__file__).parents[1]
CALLED = {
    "read_curation": "curation",
    "read_documents": "documents", "split": "documents", "merge": "documents",
    "vocabulary": "documents", "accounts": "documents",
    "compile_names": "mentions",
    "require_used": "review",
    "make_tables": "tables",
    "write_package": "files and descriptor",
    "check_package": "check"}
MAPPED = {
    "read_section": "documents",
    "parse_post": "passages and authors",
    "find_mentions": "mentions",
    "questions_about": "review"}
STAGES = ("curation", "documents", "passages and authors", "mentions", "review", "tables",
          "files and descriptor", "check")


def seconds_by_stage(sources: Path) -> dict[str, float]:
    """Return the seconds that each stage of building the documents in a folder takes."""
    clocks = defaultdict(float)

    def timed(function, stage_of):
        def call(*arguments, **options):
            start = time.perf_counter()
            result = function(*arguments, **options)
            clocks[stage_of(arguments)] += time.perf_counter() - start
            return result
        return call

    for name, stage in CALLED.items():
        setattr(build, name, timed(getattr(build, name), lambda _, stage=stage: stage))
    build.each = timed(build.each, lambda arguments: MAPPED[arguments[0].__name__])
    with tempfile.TemporaryDirectory() as output:
        blog = build.read_blog(sources, PROJECT / "build/curation")
        build.publish_blog(blog, PROJECT, Path(output))
    return {stage: round(clocks[stage], 3) for stage in STAGES}


if __name__ == "__main__":
    print(json.dumps(seconds_by_stage(Path(sys.argv[1]))))
