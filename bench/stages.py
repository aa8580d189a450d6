"""The build of a folder's documents by stage, in seconds: python bench/stages.py FOLDER."""

import json
import sys
import tempfile
import time
from pathlib import Path

from sjoberg_bloggar import pipeline
from sjoberg_bloggar.check import check_package
from sjoberg_bloggar.curation import read_curation, rows_by_post
from sjoberg_bloggar.descriptor import read_metadata
from sjoberg_bloggar.package import write_package
from sjoberg_bloggar.read import source_files
from sjoberg_bloggar.schemas import read_schemas
from sjoberg_bloggar.tables import make_tables

PROJECT = Path(__file__).parents[1]


def stages(sources: Path):
    """Yield (stage, seconds) while building the documents in sources."""
    last = time.perf_counter()

    def lap(stage: str) -> tuple[str, float]:
        nonlocal last
        now = time.perf_counter()
        seconds, last = now - last, now
        return stage, seconds

    curated = read_curation(PROJECT / "build/curation")
    paths = source_files(sources)[0]
    merged, words, accounts = pipeline.read_posts(paths, curated)
    yield lap("read, split and merge")
    decided = rows_by_post(curated)
    posts = pipeline.parse_posts(merged, words, curated, decided)
    yield lap("passages and authors")
    posts, questions, _ = pipeline.name_organisations(posts, words, curated, decided)
    yield lap("mentions and review")
    blog = pipeline.Blog(paths, posts, curated, False, accounts, {name: [] for name in accounts},
                         questions, [])
    schemas = read_schemas(PROJECT / "schema")
    tables = make_tables(blog, schemas)
    yield lap("tables")
    with tempfile.TemporaryDirectory() as output:
        write_package(Path(output), blog, tables, PROJECT / "schema", schemas,
                      read_metadata(PROJECT / "build/metadata.toml"))
        yield lap("files and descriptor")
        check_package(Path(output))
        yield lap("check")


if __name__ == "__main__":
    print(json.dumps(dict(stages(Path(sys.argv[1])))))
