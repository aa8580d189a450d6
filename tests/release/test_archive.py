"""The zip of a version: the same bytes every time, checked, and refused if anything is wrong."""

import csv
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from functools import partial
from pathlib import Path

import pyarrow as pa
import pytest
from conftest import PROJECT
from pyarrow import parquet

from sjoberg_bloggar import cli, locations
from sjoberg_bloggar.build import build_dataset
from sjoberg_bloggar.check import Violation
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.about import read_metadata
from sjoberg_bloggar.release import archive

METADATA = read_metadata(PROJECT / "build/metadata.toml")
VERSION, DAY = METADATA["version"], METADATA["released"]
NAME = f"sjoberg-bloggar-{VERSION}"


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@t",
                           *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")


def make_release(project, output, previous=None):
    """Do as the command does, in any folder."""
    build_package = partial(build_dataset, project)
    return archive.make_release(project, build_package, output, previous)


@pytest.fixture(scope="module")
def original(project, built, tmp_path_factory):
    """Return a repository of the project's files and of what the build makes, all committed."""
    folder = tmp_path_factory.mktemp("original") / "project"
    for file in filter(None, git(project, "ls-files", "-z", "--cached", "--others",
                                 "--exclude-standard").split("\0")):
        if (project / file).exists():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(project / file, folder / file)
    shutil.copytree(built, folder, dirs_exist_ok=True)
    git(folder, "init", "--quiet")
    commit(folder)
    return folder


@pytest.fixture
def repository(original, tmp_path):
    """Return a new clone of the original."""
    git(original, "clone", "--quiet", original, tmp_path / "clone")
    return tmp_path / "clone"


@pytest.fixture(scope="module")
def released(original, tmp_path_factory):
    return make_release(original, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="module")
def unpacked(released, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(released) as zipped:
        zipped.extractall(folder)
    return folder


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def refused(repository, output, previous=None):
    """Return the message with which a release is refused, leaving nothing in output."""
    with pytest.raises(InputError) as error:
        make_release(repository, output, previous)
    assert not output.exists() or not list(output.iterdir())
    return str(error.value)


def test_a_second_release_elsewhere_has_the_same_bytes(released, repository, tmp_path):
    for file in repository.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            file.chmod(0o640 if file.suffix == ".csv" else 0o644)
            os.utime(file, (0, 0))
    again = make_release(repository, tmp_path / "dist")
    assert again.read_bytes() == released.read_bytes()
    assert sorted(file.name for file in (tmp_path / "dist").iterdir()) \
        == ["SHA256SUMS", *(f"{NAME}.{ending}" for ending in ("sqlite", "xlsx", "zip"))]


def test_a_released_version_is_not_replaced_by_other_bytes(released, repository, tmp_path):
    dist = Path(shutil.copytree(released.parent, tmp_path / "dist"))
    assert make_release(repository, dist).read_bytes() == released.read_bytes()
    with (repository / "CHANGELOG.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    commit(repository)
    with pytest.raises(InputError, match="was released with other content"):
        make_release(repository, dist)
    assert (dist / released.name).read_bytes() == released.read_bytes()


def test_its_checksum_is_beside_it(released):
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=released.parent,
                   check=True, capture_output=True)
    lines = (released.parent / "SHA256SUMS").read_text("utf-8").splitlines()
    assert [line.split("  ")[1] for line in lines] == [
        f"{NAME}.zip", f"{NAME}.sqlite", f"{NAME}.xlsx"]


def test_it_has_what_users_need_and_no_more(released, original):
    with zipfile.ZipFile(released) as zipped:
        names = zipped.namelist()
        assert {entry.date_time for entry in zipped.infolist()} \
            == {(*map(int, DAY.split("-")), 0, 0, 0)}
    assert names == sorted(names)
    inside = set(names)
    for file in ["README.md", "LICENSE", "LICENSE-DATA", "CHANGELOG.md", "CITATION.bib",
                 "build/sources/004_7959c179f6cc7eda.txt", "build/curation/authors.csv", "CITATION.cff", ".huggingface.yaml",
                 "datapackage.json", "dataset/posts.csv", "dataset/posts.parquet",
                 "schema/posts.json", "docs/versions.md", "metadata/croissant.json",
                 "metadata/dcat-ap-se.ttl", "metadata/schema-org.jsonld"]:
        assert file in inside
    assert not [name for name in inside if name.startswith(("build/sjoberg", "tests", ".git/",
                                                            ".ci"))]
    descriptor = json.loads((original / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in descriptor["resources"]} <= inside


def test_frictionless_accepts_what_users_unpack(unpacked):
    subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
                   cwd=unpacked, check=True, capture_output=True)


def test_the_zip_is_the_package(released, built, capsys):
    assert cli.main(["diff", str(released), str(built)]) == 0
    assert capsys.readouterr().out.startswith("The same data.")


def test_the_command_prints_the_path_of_the_zip(repository, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(locations, "CLONE", repository)
    dist = tmp_path / "dist"
    assert cli.main(["release", "--output", str(dist)]) == 0
    assert capsys.readouterr().out == f"Released: {dist / NAME}.zip\n"
    (repository / "new.txt").touch()
    assert cli.main(["release", "--output", str(dist)]) == 2
    assert "not committed" in capsys.readouterr().err


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
    assert "no package" in refused(repository, tmp_path / "dist", tmp_path / "no.zip")


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


def test_one_changed_byte_in_the_zip_is_found_by_frictionless(released, tmp_path):
    def validate(path) -> int:
        return subprocess.run([sys.executable, "-m", "frictionless", "validate", path],
                              capture_output=True).returncode

    assert validate(released) == 0
    with zipfile.ZipFile(released) as zipped, zipfile.ZipFile(tmp_path / "a.zip", "w") as changed:
        for name in zipped.namelist():
            data = zipped.read(name)
            if name == "dataset/posts.csv":
                data = data.replace(b"blogga", b"bloggA", 1)
            changed.writestr(name, data)
    assert validate(tmp_path / "a.zip") == 1


def test_the_readme_of_the_zip_speaks_to_who_downloads_it(unpacked):
    text = (unpacked / "README.md").read_text("utf-8")
    assert "make dataset" not in text and f"(version {VERSION})" in text
    for file in re.findall(r"`([\w-]+(?:/[\w./-]*)?)`", text):
        if "/" in file or file.isupper():
            assert (unpacked / file).exists(), file
