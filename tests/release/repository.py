"""Repositories with everything that a release needs, and the release of one."""

import shutil
import subprocess
import zipfile

import pytest
from conftest import PROJECT

from sjoberg_bloggar.errors import InputError
from sjoberg_bloggar.publish.about import read_metadata
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


@pytest.fixture(scope="session")
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


@pytest.fixture(scope="session")
def released(original, tmp_path_factory):
    return make_release(original, tmp_path_factory.mktemp("dist"))


@pytest.fixture(scope="session")
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
