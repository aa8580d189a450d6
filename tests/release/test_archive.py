"""The zip of a version: the same bytes every time, what users need, checked."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from release.repository import DAY, NAME, VERSION, commit, make_release

from sjoberg_bloggar import cli, locations
from sjoberg_bloggar.errors import InputError


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
