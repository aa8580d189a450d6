"""The program from inside, for bench/run.py.

python bench/stages.py build FOLDER     build the documents in FOLDER: seconds by stage
python bench/stages.py check PACKAGE    the program's own rules, without frictionless
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from sjoberg_bloggar.__main__ import Hidden

sys.meta_path.insert(0, Hidden)  # as the command does

PROJECT = Path(__file__).parents[1]


def stages(sources: Path):
    """Yield (stage, seconds) while building the documents in sources."""
    last = time.perf_counter()

    def lap(stage: str) -> tuple[str, float]:
        nonlocal last
        now = time.perf_counter()
        seconds, last = now - last, now
        return stage, seconds

    os.environ.setdefault("ARROW_DEFAULT_MEMORY_POOL", "system")  # as the command's build does
    from sjoberg_bloggar.blog import Blog
    from sjoberg_bloggar.curation.files import read_curation

    from sjoberg_bloggar import build as pipeline
    from sjoberg_bloggar.check import check_package
    from sjoberg_bloggar.documents.read import source_files
    from sjoberg_bloggar.publish.descriptor import read_metadata
    from sjoberg_bloggar.publish.package import write_package
    from sjoberg_bloggar.publish.schemas import read_schemas
    from sjoberg_bloggar.publish.tables import make_tables

    curated = read_curation(PROJECT / "build/curation")
    paths = source_files(sources)[0]
    yield lap("start, curation")
    work, accounts = pipeline.read_posts(paths, curated)
    yield lap("read, split and merge")
    people, _ = pipeline.parse_posts(work)
    yield lap("passages and authors")
    questions, _ = pipeline.name_organisations(work, people)
    yield lap("mentions and review")
    tables = {name: pipeline.tables_of_all(work, name)
              for name in ("posts", "passages", "authorships", "mentions", "post_sources")}
    blog = Blog(paths, [post for batch in work.batches for post in batch], tables, people, curated,
                False, accounts, {name: [] for name in accounts}, questions, [])
    schemas = read_schemas()
    tables = make_tables(blog, schemas)
    yield lap("tables")
    with tempfile.TemporaryDirectory() as output:
        write_package(Path(output), blog, tables, PROJECT / "schema", schemas,
                      read_metadata(PROJECT / "build/metadata.toml"))
        yield lap("files and descriptor")
        check_package(Path(output))
        yield lap("check")


def check(package: Path) -> None:
    from sjoberg_bloggar.check import check_package

    if violations := check_package(package):
        sys.exit(str(violations[0]))


if __name__ == "__main__":
    if sys.argv[1] == "check":
        check(Path(sys.argv[2]))
    else:
        print(json.dumps(dict(stages(Path(sys.argv[2])))))
