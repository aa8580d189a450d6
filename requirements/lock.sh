#!/bin/sh
# Pin what the build and the tests need, with hashes, for Python 3.11 and newer. Needs uv.
# Run it in the project's folder to take newer versions.
set -eu
lock() {
    out=$1
    shift
    printf 'hatchling\neditables\n' | uv pip compile --universal --python-version 3.11 \
        --generate-hashes --upgrade --no-header --no-annotate --no-emit-index-url \
        --no-emit-find-links "$@" pyproject.toml - -o "$out" -q
}
lock requirements/build.txt
lock requirements/test.txt -c requirements/build.txt --extra test
lock requirements/metadata.txt -c requirements/test.txt --extra metadata
lock requirements/bench.txt -c requirements/test.txt --extra bench
# cffconvert needs a jsonschema too old for the others, so it has an environment of its own.
echo cffconvert | uv pip compile --universal --python-version 3.11 --generate-hashes --upgrade \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links - \
    -o requirements/cff.txt -q
