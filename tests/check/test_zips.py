"""`sjoberg-bloggar check` of a zip: where the package may be in it, and zips that are refused."""

import shutil
import tempfile
import zipfile
from pathlib import Path

import pytest

from sjoberg_bloggar.cli import main
from sjoberg_bloggar.package.archive import package_folder


@pytest.fixture
def package(built, tmp_path) -> Path:
    return Path(shutil.copytree(built, tmp_path / "package"))


def zipped(folder: Path, path: Path, top: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            archive.write(file, f"{top}{file.relative_to(folder)}")
        archive.writestr("__MACOSX/dataset/._posts.csv", b"")
    return path


@pytest.mark.parametrize("top", [
    "sjoberg-bloggar-1.0.0/", pytest.param("", marks=pytest.mark.slow)])
def test_a_zip_is_checked_with_the_package_at_its_root_or_in_its_folder(top, built, package,
                                                                        tmp_path, capsys):
    sound = zipped(built, tmp_path / "sound.zip", top)
    assert main(["check", str(sound)]) == 0
    assert f"Checked: {sound}\n" in capsys.readouterr().err
    with (package / "dataset/posts.csv").open("r+b") as file:
        file.seek(5_000)
        file.write(b"#")
    assert main(["check", str(zipped(package, tmp_path / "broken.zip", top))]) == 1
    assert "hash\tdataset/posts.csv\t" in capsys.readouterr().out


def damaged(data: bytes) -> bytes:
    middle = len(data) // 2
    return data[:middle] + bytes(200) + data[middle + 200:]


def with_flag(data: bytes) -> bytes:
    """Mark the first file as encrypted, in its own header and in the directory."""
    for header, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.index(header) + offset
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1:]
    return data


def with_compression(data: bytes) -> bytes:
    for header, offset in ((b"PK\3\4", 8), (b"PK\1\2", 10)):
        at = data.index(header) + offset
        data = data[:at] + b"\x63\0" + data[at + 2:]
    return data


@pytest.mark.parametrize("damage", [
    lambda data: data[:-100], damaged, with_flag, with_compression, lambda data: b"PK\5\6"])
def test_a_zip_that_cannot_be_read_gives_one_message(damage, built, tmp_path, capsys):
    path = zipped(built, tmp_path / "package.zip")
    path.write_bytes(damage(path.read_bytes()))
    assert main(["check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and err.count("\n") == 1 and str(path) in err


def test_a_zip_without_a_package_is_named(tmp_path, capsys):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("notes/readme.txt", "Hej!")
    assert main(["check", str(tmp_path / "a.zip")]) == 2
    assert f"{tmp_path}/a.zip: there is no datapackage.json in the zip" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["../outside.txt", "/outside.txt", "a/../../outside.txt",
                                  "C:\\outside.txt"])
def test_no_file_of_a_zip_is_unpacked_outside_its_folder(name, built, tmp_path, monkeypatch):
    path = zipped(built, tmp_path / "package.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"?")
    (tmp_path / "temporary/files").mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary/files"))
    with package_folder(path) as folder:
        found = [file for file in tmp_path.rglob("*outside.txt")]
        assert found and all(file.is_relative_to(folder) for file in found)
    assert not Path("/outside.txt").exists()


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", ["dataset/posts.csv", "../dataset/posts.csv", "/dataset/posts.csv",
                                  "dataset//posts.csv"])
def test_a_zip_with_two_files_of_one_name_is_refused(name, built, tmp_path, capsys):
    path = zipped(built, tmp_path / "package.zip")
    with zipfile.ZipFile(path, "a") as archive:
        archive.write(built / "dataset/authors.csv", name)
    assert main(["check", str(path)]) == 2
    assert "the zip has two files of the same name" in capsys.readouterr().err
