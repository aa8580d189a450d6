"""The zip of a version: the same bytes every time, checked, and refused where it is wrong."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile

import pyarrow as pa
import pytest
from conftest import PROJECT
from pyarrow import parquet

from sjoberg_bloggar import cli
from sjoberg_bloggar.check import Violation
from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.descriptor import read_metadata
from sjoberg_bloggar.release import archive as release
from sjoberg_bloggar.release.archive import make_release

METADATA = read_metadata(PROJECT / "build/metadata.toml")
VERSION, DAY = METADATA["version"], METADATA["released"]
NAME = f"sjoberg-bloggar-{VERSION}"


def git(folder, *arguments):
    return subprocess.run(["git", "-C", folder, "-c", "user.name=T", "-c", "user.email=t@t",
                           *arguments], check=True, capture_output=True, encoding="utf-8").stdout


def commit(folder):
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")


@pytest.fixture(scope="module")
def original(project, built, tmp_path_factory):
    """A repository with the project's files, and what the build makes of them, committed."""
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
    """A clone of it of one's own."""
    git(original, "clone", "--quiet", original, tmp_path / "clone")
    return tmp_path / "clone"


@pytest.fixture(scope="module")
def released(original, tmp_path_factory):
    return make_release(original, tmp_path_factory.mktemp("dist"), None)


@pytest.fixture(scope="module")
def unpacked(released, tmp_path_factory):
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(released) as archive:
        archive.extractall(folder)
    return folder / NAME


def edit(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def refused(repository, output, previous=None):
    """The message with which the release is refused; nothing is left in output."""
    with pytest.raises(InputError) as error:
        make_release(repository, output, previous)
    assert not output.exists() or not list(output.iterdir())
    return str(error.value)


def test_a_second_release_elsewhere_has_the_same_bytes(released, repository, tmp_path):
    for file in repository.rglob("*"):
        if file.is_file() and ".git" not in file.parts:
            file.chmod(0o640 if file.suffix == ".csv" else 0o644)
            os.utime(file, (0, 0))
    again = make_release(repository, tmp_path / "dist", None)
    assert again.read_bytes() == released.read_bytes()
    assert make_release(repository, tmp_path / "dist", None).read_bytes() == again.read_bytes()
    assert sorted(file.name for file in (tmp_path / "dist").iterdir()) \
        == ["SHA256SUMS", f"{NAME}.zip"]


def test_its_checksum_is_beside_it(released):
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=released.parent,
                   check=True, capture_output=True)
    assert (released.parent / "SHA256SUMS").read_text("utf-8").endswith(f"  {NAME}.zip\n")


def test_it_has_what_users_need_and_no_more(released, original):
    with zipfile.ZipFile(released) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 21, 0, 0, 0)}
    assert names == sorted(names)
    inside = {name.removeprefix(f"{NAME}/") for name in names}
    for file in ["README.md", "LICENSE", "CHANGELOG.md", "CITATION.cff", ".huggingface.yaml",
                 "datapackage.json", "dataset/posts.csv", "dataset/posts.parquet",
                 "schema/posts.json", "docs/versions.md", "metadata/croissant.json",
                 "metadata/dcat-ap-se.ttl", "metadata/schema-org.jsonld"]:
        assert file in inside
        assert f"{NAME}/{file}" in names
    assert not [name for name in inside if name.startswith(("build", "tests", ".git/", ".ci"))]
    descriptor = json.loads((original / "datapackage.json").read_text("utf-8"))
    assert {resource["path"] for resource in descriptor["resources"]} <= inside


def test_frictionless_accepts_what_users_unpack(unpacked):
    subprocess.run([sys.executable, "-m", "frictionless", "validate", "datapackage.json"],
                   cwd=unpacked, check=True, capture_output=True)


def test_the_zip_is_the_package(released, built, capsys):
    assert cli.main(["diff", str(released), str(built)]) == 0
    assert capsys.readouterr().out.startswith("The same data.")


def test_the_command_says_where_the_zip_is(repository, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cli, "PROJECT", repository)
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
    ("dataset/authors.csv", "Mikael", "Michael"), ("metadata/croissant.json", VERSION, "99.0.1"),
    ("CITATION.cff", "CC-BY-4.0", "MIT"), ("build/metadata.toml", "named entities", "names")])
def test_files_that_the_build_does_not_make_are_refused(path, old, new, repository, tmp_path):
    edit(repository / path, old, new)
    commit(repository)
    assert "not what the build makes" in refused(repository, tmp_path / "dist")


def test_a_file_of_which_the_build_knows_nothing_is_refused(repository, tmp_path):
    (repository / "dataset/more.csv").touch()
    commit(repository)
    assert "dataset/more.csv: this is not what the build makes" in refused(repository,
                                                                          tmp_path / "dist")


@pytest.mark.parametrize("path, old, new", [
    ("CHANGELOG.md", f"## {VERSION} ({DAY})", f"## 99.0.0 ({DAY})"),
    ("CHANGELOG.md", f"## {VERSION} ({DAY})", f"## {VERSION} (2026-01-01)"),
    ("build/metadata.toml", f'version = "{VERSION}"', 'version = "99.1.0"')])
def test_a_version_that_the_changelog_does_not_have_is_refused(path, old, new, repository,
                                                               tmp_path):
    edit(repository / path, old, new)
    commit(repository)
    assert "CHANGELOG.md" in refused(repository, tmp_path / "dist")


def test_where_it_cannot_write_it_says_so(repository, tmp_path):
    (tmp_path / "dist").write_text("a file", "utf-8")
    with pytest.raises(InputError, match="dist: cannot release"):
        make_release(repository, tmp_path / "dist", None)


def test_violations_are_refused(repository, tmp_path, monkeypatch):
    seen = []

    def check(folder):
        seen.append(sorted(path.name for path in folder.iterdir()))
        return [Violation("bytes", "posts", "", "too few")]
    monkeypatch.setattr(release, "check_package", check)
    assert "bytes posts  too few" in refused(repository, tmp_path / "dist")
    assert "datapackage.json" in seen[0] and "build" not in seen[0]


def previous_version(released, tmp_path, version):
    """The release as if it were another version, with one post less and one other title."""
    path = tmp_path / "previous.zip"
    with zipfile.ZipFile(released) as archive, zipfile.ZipFile(path, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            if name.endswith("/datapackage.json"):
                data = data.replace(f'"version": "{VERSION}"'.encode(), f'"version": "{version}"'.encode())
            if name.endswith("/posts.csv"):
                rows = list(csv.reader(io.StringIO(data.decode("utf-8"), newline="")))
                rows[1][2] += "!"
                text = io.StringIO()
                csv.writer(text).writerows(rows[:-1])
                data = text.getvalue().encode("utf-8")
            if name.endswith("/posts.parquet"):
                table = parquet.read_table(pa.BufferReader(data)).slice(0, 56)
                titles = table["title"].to_pylist()
                table = table.set_column(2, table.field(2), [[f"{titles[0]}!", *titles[1:]]])
                sink = pa.BufferOutputStream()
                parquet.write_table(table, sink)
                data = sink.getvalue().to_pybytes()
            changed.writestr(name, data)
    return path


@pytest.mark.parametrize("version", [VERSION, "0.9.0", "99.0.0"])
def test_a_version_that_does_not_fit_the_changes_is_refused_or_not(version, released, repository,
                                                                   tmp_path):
    previous = previous_version(released, tmp_path, version)
    if version == "0.9.0":
        assert make_release(repository, tmp_path / "dist", previous).exists()
    else:
        message = refused(repository, tmp_path / "dist", previous)
        assert "identifier" not in message and "'minor'" in message and "not enough" in message
        assert "+ post_id=2018-09-05" in message and "~ post_id=2015-09-01" in message


def test_a_previous_version_that_cannot_be_read_is_refused(repository, tmp_path):
    assert "no package" in refused(repository, tmp_path / "dist", tmp_path / "no.zip")


def test_a_released_version_is_not_replaced_by_other_bytes(repository, tmp_path):
    released = make_release(repository, tmp_path / "dist", None)
    before = released.read_bytes()
    assert make_release(repository, tmp_path / "dist", None).read_bytes() == before
    with (repository / "README.md").open("a", encoding="utf-8") as file:
        file.write("\nMore.\n")
    commit(repository)
    with pytest.raises(InputError, match="was released with other content"):
        make_release(repository, tmp_path / "dist", None)
    assert released.read_bytes() == before


def test_a_readme_that_cites_another_version_is_refused(repository, tmp_path):
    path = repository / "README.md"
    path.write_text(path.read_text("utf-8").replace(f"(version {VERSION})", "(version 0.1.0)"), "utf-8")
    commit(repository)
    assert "README.md: it cites another version" in refused(repository, tmp_path / "dist")
