"""A version is not released if anything is wrong, and the message says what."""

import csv
import io
import re
import shutil
import zipfile

import pyarrow as pa
import pytest
from pyarrow import parquet
from release.repository import DAY, VERSION, commit, edit, make_release, refused

from sjoberg_bloggar.build import build_dataset
from sjoberg_bloggar.check import Violation
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.release import archive


def test_an_uncommitted_change_is_refused(repository, tmp_path):
    (repository / "docs/new.md").touch()
    assert "docs/new.md" in refused(repository, tmp_path / "dist")


def test_without_git_it_is_refused(repository, tmp_path):
    shutil.rmtree(repository / ".git")
    assert "git" in refused(repository, tmp_path / "dist")


@pytest.mark.parametrize("path, old, new", [
    ("dataset/authors.csv", "Mikael", "Michael"), ("build/metadata.toml", "named entities", "names"),
    *(pytest.param(*case, marks=pytest.mark.slow) for case in (
        ("metadata/croissant.json", VERSION, "99.0.1"), ("CITATION.cff", "CC-BY-4.0", "MIT")))])
def test_files_that_the_build_does_not_make_are_refused(path, old, new, repository, tmp_path):
    edit(repository / path, old, new)
    commit(repository)
    assert "not what the build makes" in refused(repository, tmp_path / "dist")


def test_a_file_that_the_build_does_not_know_is_refused(repository, tmp_path):
    (repository / "dataset/more.csv").touch()
    commit(repository)
    assert "dataset/more.csv: this is not what the build makes" in refused(repository,
                                                                          tmp_path / "dist")


@pytest.mark.parametrize("path, old, new", [
    ("CHANGELOG.md", f"## {VERSION} ({DAY})", f"## {VERSION} (2026-01-01)"),
    *(pytest.param(*case, marks=pytest.mark.slow) for case in (
        ("CHANGELOG.md", f"## {VERSION} ({DAY})", f"## 99.0.0 ({DAY})"),
        ("build/metadata.toml", f'version = "{VERSION}"', 'version = "99.1.0"')))])
def test_a_version_without_a_section_of_the_changelog_is_refused(path, old, new, repository,
                                                                 tmp_path):
    edit(repository / path, old, new)
    commit(repository)
    assert "CHANGELOG.md" in refused(repository, tmp_path / "dist")


def test_an_output_folder_that_cannot_be_written_is_named(repository, tmp_path):
    (tmp_path / "dist").write_text("a file", "utf-8")
    with pytest.raises(InputError, match="dist: cannot release"):
        make_release(repository, tmp_path / "dist")


def test_violations_are_refused(repository, tmp_path, monkeypatch):
    seen = []

    def check(folder, complete):
        assert complete
        seen.append(sorted(path.name for path in folder.iterdir()))
        return [Violation("bytes", "posts", "", "too few")]
    monkeypatch.setattr(archive, "check_package", check)
    assert "bytes posts  too few" in refused(repository, tmp_path / "dist")
    assert "datapackage.json" in seen[0]


def previous_version(released, tmp_path, version):
    """Return the release as if it were another version, with one post less and another title."""
    path = tmp_path / "previous.zip"
    with zipfile.ZipFile(released) as zipped, zipfile.ZipFile(path, "w") as changed:
        for name in zipped.namelist():
            data = zipped.read(name)
            if name == "datapackage.json":
                data = data.replace(f'"version": "{VERSION}"'.encode(),
                                    f'"version": "{version}"'.encode())
            if name == "dataset/posts.csv":
                rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
                rows[1][2] += "!"
                text = io.StringIO()
                csv.writer(text).writerows(rows[:-1])
                data = text.getvalue().encode("utf-8")
            if name == "dataset/posts.parquet":
                table = parquet.ParquetFile(pa.BufferReader(data)).read().slice(0, 56)
                titles = table["title"].to_pylist()
                table = table.set_column(2, table.field(2), [[f"{titles[0]}!", *titles[1:]]])
                sink = pa.BufferOutputStream()
                parquet.write_table(table, sink)
                data = sink.getvalue().to_pybytes()
            changed.writestr(name, data)
    return path


def test_a_version_that_fits_the_changes_is_released(released, repository, tmp_path):
    previous = previous_version(released, tmp_path, "0.9.0")
    assert make_release(repository, tmp_path / "dist", previous).exists()


@pytest.mark.parametrize("version", [VERSION, "99.0.0"])
def test_a_version_that_does_not_fit_the_changes_is_refused(version, released, repository,
                                                            tmp_path):
    previous = previous_version(released, tmp_path, version)
    message = refused(repository, tmp_path / "dist", previous)
    assert "the step 'minor' is asked" in message and "not enough" in message
    assert "+ post_id=2018-09-05" in message and "~ post_id=2015-09-01" in message


def test_a_previous_version_that_cannot_be_read_is_refused(repository, tmp_path):
    assert "not a package" in refused(repository, tmp_path / "dist", tmp_path / "no.zip")


def test_a_readme_that_cites_another_version_is_refused(repository, tmp_path):
    path = repository / "README.md"
    edit(path, f"(version {VERSION})", "(version 0.1.0)")
    commit(repository)
    assert "README.md: it cites another version" in refused(repository, tmp_path / "dist")


def test_open_decisions_are_refused(repository, tmp_path):
    (repository / "build/sources/new.txt").write_text(
        "1 maj 2019\n\nEn dag\n\nI dag besökte jag Grusverket i Solna.\n", "utf-8")
    build_dataset(repository, repository)
    commit(repository)
    message = refused(repository, tmp_path / "dist")
    assert re.search(r"build/curation: \d+ decisions are open", message)


def test_a_package_that_is_missing_is_refused(repository, tmp_path):
    (repository / "datapackage.json").unlink()
    commit(repository)
    assert "datapackage.json: this is not what the build makes" in refused(repository,
                                                                           tmp_path / "dist")


def test_a_document_that_git_ignores_is_refused(repository, tmp_path):
    (repository / ".git/info/exclude").write_text("build/\n")
    (repository / "build/sources/new.txt").write_text("1 maj 2016\n\nNytt\n\nText.\n", "utf-8")
    assert "build/sources/new.txt: the document is not committed" in refused(
        repository, tmp_path / "dist")


def test_a_program_of_another_version_is_refused(repository, tmp_path):
    edit(repository / "pyproject.toml", f'version = "{VERSION}"', 'version = "99.0.0"')
    commit(repository)
    assert "version is 99.0.0, but build/metadata.toml has" in refused(repository,
                                                                       tmp_path / "dist")
