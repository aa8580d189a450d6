"""Unpack the zip of a package."""

import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from ..errors import InputError
from .layout import DESCRIPTOR, is_system_file

DOWNLOAD_AGAIN = "download the zip again"
MOST_BYTES = 1 << 32  # of all files together
MOST_FILES = 10_000
HIGHEST_RATIO = 100  # of the bytes of a file to those in the zip; text has less than 20
COMPRESSIONS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
SMALL_FILE = 1 << 24  # bytes up to which the ratio does not matter
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError,
              ValueError)


@contextmanager
def package_folder(path: Path) -> Iterator[Path]:
    """Provide the folder of a package, which may be given as its descriptor or as a zip.

    Raises:
        InputError: There is nothing of these at the path, or the zip cannot be unpacked.
    """
    if path.name == DESCRIPTOR:
        yield path.parent
    elif path.is_dir() or not path.exists():
        yield path
    elif not path.is_file() or not zipfile.is_zipfile(path):  # a pipe would never end
        raise InputError(path, None, "is neither the descriptor of a package nor a zip",
                         "give the package's folder, its datapackage.json, or its zip")
    else:
        with tempfile.TemporaryDirectory(prefix="sjoberg-bloggar-") as folder:
            unpack(path, Path(folder))
            root = descriptor_folder(Path(folder))
            if not (root / DESCRIPTOR).exists():
                raise InputError(path, None, f"there is no {DESCRIPTOR} in the zip",
                                 "give the zip of a release")
            yield root


def unpack(path: Path, folder: Path) -> None:
    """Write the files in a zip into a folder, except for system files.

    zipfile itself keeps what it unpacks inside the folder, whatever the names are.

    Raises:
        InputError: The zip cannot be read, is too large, or has two files for one place.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [member for member in archive.infolist() if not member.is_dir()
                       and not any(map(is_system_file, PurePosixPath(member.filename).parts))]
            require_safe(path, members)
            unpacked = {archive.extract(member, folder) for member in members}
            if len(unpacked) < len(members):  # tools differ in which of the two they unpack
                raise InputError(path, None, "the zip has two files of the same name",
                                 DOWNLOAD_AGAIN)
    except BROKEN_ZIP as error:
        raise InputError(path, None, f"the zip cannot be read ({error})", DOWNLOAD_AGAIN) from None
    except OSError as error:
        raise InputError(path, None, f"the zip cannot be unpacked ({error.strerror or error})",
                         "make room in the folder for temporary files") from None


def require_safe(path: Path, members: list[zipfile.ZipInfo]) -> None:
    """Raise InputError if files of a zip are too large, too many or unreadable."""
    if len(members) > MOST_FILES or sum(member.file_size for member in members) > MOST_BYTES:
        raise InputError(path, None, f"the zip has more than {MOST_FILES} files or {MOST_BYTES} "
                                     "bytes", DOWNLOAD_AGAIN)
    if any(member.file_size > max(SMALL_FILE, HIGHEST_RATIO * member.compress_size)
           for member in members):
        raise InputError(path, None, "the zip has a file that grows to more than "
                                     f"{HIGHEST_RATIO} times its size", DOWNLOAD_AGAIN)
    if any(member.compress_type not in COMPRESSIONS for member in members):
        raise InputError(path, None, "the zip is not compressed with deflate", DOWNLOAD_AGAIN)


def descriptor_folder(folder: Path) -> Path:
    """Return where the descriptor is: the folder, or the only folder in it."""
    folders = [entry for entry in folder.iterdir() if entry.is_dir()]
    return folder if (folder / DESCRIPTOR).exists() or len(folders) != 1 else folders[0]
