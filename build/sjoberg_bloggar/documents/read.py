"""Read the documents: bytes to text."""

import re
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..language.text import GARBLED

# What has no place in a text, how it is told, and what to do about it. Of the control
# characters only tabulator and line ends have one.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
UNFIT = (
    (CONTROL, "control character {code}", "remove it: it is no part of a text"),
    (re.compile("\ufeff"), "byte order mark inside the text", "remove it"),
    (re.compile("\ufffd"), "{code}, which stands where a character was lost",
     "fetch the document again"),
    (GARBLED, "{found!r} is text read in a wrong encoding ('Ã¥' for 'å')",
     "fetch the document again, or mend its encoding"),
)
SIGNS_OF_UNFIT = "\ufeff\ufffdÃÂâ√├"  # one of them is in each but control characters


class Part(NamedTuple):
    """A part of a document: bytes [start, end), and the number of its first line, from 1. Each
    but the first begins with a post."""

    path: Path
    start: int
    end: int
    first_line: int


class Document(NamedTuple):
    """A source document, or a part of one: file name, text (NFC, line ends as line feeds), and the
    number of its first line."""

    name: str
    text: str
    path: Path
    first_line: int = 1


def source_files(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the folder's documents (*.txt), by name, and the other files in it.

    Raises InputError where there is no such folder or no document in it.
    """
    try:
        files = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
    except OSError as error:
        raise InputError(folder, None, f"cannot list the documents ({error.strerror})",
                         "give an existing folder with --sources") from None
    documents, others = [], []
    for path in files:
        (documents if path.suffix.lower() == ".txt" else others).append(path)
    if not documents:
        raise InputError(folder, None, "no document (*.txt) in this folder",
                         "put the documents there or give another folder with --sources")
    return documents, others


def read_part(part: Part) -> Document:
    """Return a part of a document.

    A byte order mark is part of the encoding, not of the text. Raises InputError for
    unreadable files, bytes that are not UTF-8, empty documents, and what has no place in one.
    """
    try:
        with part.path.open("rb") as file:
            file.seek(part.start)
            data = file.read(part.end - part.start)
    except OSError as error:
        raise unreadable(part.path, error) from None
    text = decode(part, data, "save the document as UTF-8")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    require_fit(part, text)
    if not text.strip():
        raise InputError(part.path, None, "the document is empty", "remove it or fetch it again")
    return Document(part.path.name, text, part.path, part.first_line)


def unreadable(path: Path, error: OSError) -> InputError:
    return InputError(path, None, f"cannot be read ({error.strerror})",
                      "check the file and its permissions")


def require_fit(part: Part, text: str) -> None:
    """Raise InputError where something stands in a text that has no place there."""
    if not may_be_unfit(text):
        return
    for pattern, problem, remedy in UNFIT:
        if m := pattern.search(text):
            told = problem.format(code=f"U+{ord(m.group()[0]):04X}", found=m.group())
            raise InputError(part.path, part.first_line + text.count("\n", 0, m.start()), told,
                             remedy)


def may_be_unfit(text: str) -> bool:
    """Say whether any of UNFIT may stand in a text; twice as fast as to look for each."""
    return any(sign in text for sign in SIGNS_OF_UNFIT) or any(
        CONTROL.search(line) for line in text.replace("\u00a0", " ").split("\n")
        if not line.isprintable())


def decode(part: Part, data: bytes, remedy: str) -> str:
    """Return the text that bytes of a file are in UTF-8, without a byte order mark."""
    try:
        return data.decode("utf-8" if part.start else "utf-8-sig")
    except UnicodeDecodeError as error:
        at = len(data) - len(error.object) + error.start  # it counts from behind the mark
        raise InputError(part.path, part.first_line + data.count(b"\n", 0, at),
                         f"byte 0x{data[at]:02X} at offset {part.start + at} is not UTF-8",
                         remedy) from None
