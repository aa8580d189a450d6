"""Read the documents: bytes to text."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from .errors import InputError
from .text import GARBLED

# What has no place in a text, how it is told, and what to do about it. Of the control
# characters only tabulator and line ends have one.
UNFIT = (
    (re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"), "control character {code}",
     "remove it: it is no part of a text"),
    (re.compile("\ufeff"), "byte order mark inside the text", "remove it"),
    (re.compile("\ufffd"), "{code}, which stands where a character was lost",
     "fetch the document again"),
    (GARBLED, "{found!r} is text read in a wrong encoding ('Ã¥' for 'å')",
     "fetch the document again, or mend its encoding"),
)


class Document(NamedTuple):
    """A source document: file name and text (NFC, line ends as line feeds)."""

    name: str
    text: str
    path: Path


def source_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the folder's documents (*.txt), by name, and the other files in it.

    Raises InputError where there is no such folder or no document in it.
    """
    try:
        files = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise InputError(folder, None, f"cannot list the documents ({error.strerror})",
                         "give an existing folder with --sources") from None
    documents = [p for p in files if p.suffix.lower() == ".txt"]
    if not documents:
        raise InputError(folder, None, "no document (*.txt) in this folder",
                         "put the documents there or give another folder with --sources")
    return documents, [p for p in files if p not in documents]


def read_document(path: Path) -> Document:
    """Return the document at path.

    A byte order mark is part of the encoding, not of the text. Raises InputError for
    unreadable files, bytes that are not UTF-8, empty documents, and what has no place in one.
    """
    if not path.name.isprintable() or "\\" in path.name:
        raise InputError(ascii(str(path)), None,
                         "the name of this file has signs that cannot be published", "rename it")
    if not path.is_file():
        raise InputError(path, None, "this is no file", "remove it, or put a document there")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(path, None, f"cannot be read ({error.strerror})",
                         "check the file and its permissions") from None
    text = decode(path, data, "save the document as UTF-8")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    require_fit(path, text)
    if not text.strip():
        raise InputError(path, None, "the document is empty", "remove it or fetch it again")
    return Document(path.name, text, path)


def require_fit(path: Path, text: str) -> None:
    """Raise InputError where something stands in a text that has no place there."""
    for pattern, problem, remedy in UNFIT:
        if m := pattern.search(text):
            told = problem.format(code=f"U+{ord(m.group()[0]):04X}", found=m.group())
            raise InputError(path, text.count("\n", 0, m.start()) + 1, told, remedy)


def decode(path: Path, data: bytes, remedy: str) -> str:
    """Return the text that a file's bytes are in UTF-8, without a byte order mark."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = len(data) - len(error.object) + error.start  # it counts from behind the mark
        raise InputError(path, data.count(b"\n", 0, start) + 1,
                         f"byte 0x{data[start]:02X} at offset {start} is not UTF-8",
                         remedy) from None
