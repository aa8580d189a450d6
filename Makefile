# make dataset   build the dataset from build/sources and build/curation
# make test      run the tests
# make docs      write data dictionary, pictures, recipes' outputs and the README's table list
# make release   put the files of this version into dist/ (PREVIOUS=dist/OLD.zip: the one before)
# make bench     measure the build against what else people would use (COPIES="1 100")
# make bench-page  measure the explorer with about 5,000 posts (needs Chromium)
# Each makes the environment .venv first; they need Python 3.11 or newer and a package index.

PYTHON ?= python3
BIN = .venv/bin

# An environment works only where it was made: an editable install names its folder. One that was
# copied, moved or left half made, or whose Python is gone, is made anew.
IS_WHOLE := $(shell test "$$(cat .venv/place 2>/dev/null)" = "$(CURDIR)" \
    && $(BIN)/python -c 'import click' 2>/dev/null && echo yes)

.PHONY: dataset docs test test-slow test-long test-metadata review check bench bench-page release clean anew

dataset: .venv/build.stamp
	$(BIN)/sjoberg-bloggar build

review: .venv/build.stamp
	$(BIN)/sjoberg-bloggar review

check: .venv/build.stamp
	$(BIN)/sjoberg-bloggar check --complete

docs: .venv/test.stamp
	$(BIN)/python -m sjoberg_bloggar.docs

test: .venv/test.stamp
	$(BIN)/ruff check build tests bench
	$(BIN)/pytest -q -n auto

# more cases of the same kinds than 'make test' has; both run before a change is published
test-slow: .venv/test.stamp
	$(BIN)/pytest -q -n auto -m "slow and not long"

test-long: .venv/test.stamp
	$(BIN)/pytest -q -n auto -m "not metadata"

# the metadata files, each by its own standard's tools; they are large and not in 'make test'
test-metadata: .venv/metadata.stamp
	$(BIN)/pytest -q -m metadata

# takes about ten minutes; a quiet machine gives steadier figures
bench: .venv/bench.stamp
	$(BIN)/python bench/run.py $(COPIES)

# takes about three minutes
bench-page: .venv/test.stamp
	$(BIN)/python bench/explorer.py

release: .venv/test.stamp
	$(BIN)/sjoberg-bloggar release $(if $(PREVIOUS),--previous $(PREVIOUS))

clean:
	rm -rf .venv

.venv/build.stamp: requirements/build.txt pyproject.toml $(if $(IS_WHOLE),,anew)
	$(if $(IS_WHOLE),,rm -rf .venv)
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; name one with PYTHON=" * \
	(sys.version_info < (3, 11)) or None)'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv || { rm -rf .venv; echo "Python cannot make \
	an environment: install its module venv (on Debian and Ubuntu: apt install python3-venv)" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	echo "$(CURDIR)" > .venv/place
	touch $@

.venv/test.stamp: requirements/test.txt .venv/build.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	touch $@

.venv/bench.stamp: requirements/bench.txt .venv/test.stamp
	$(PYTHON) -m venv .venv/bench
	.venv/bench/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	touch $@

.venv/metadata.stamp: requirements/metadata.txt requirements/cff.txt .venv/test.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/metadata.txt
	test -x .venv/cff/bin/python || $(PYTHON) -m venv .venv/cff
	.venv/cff/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/cff.txt
	touch $@
