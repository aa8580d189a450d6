"""Read the documents: bytes to text."""

import re
import unicodedata
from pathlib import Path

from ..errors import InputError
from ..language.characters import CONTROL, UNFIT_CHARACTER, name_of
from ..language.encoding import decode, unreadable
from ..language.text import GARBLED
from ..model import Document
from .formats import require_text
from .markup import HTML_ENTITY, HTML_TAG, MARKDOWN, MARKDOWN_LINE

# What has no place in a document: the pattern, the problem and the remedy.
UNFIT = (
    (re.compile(f"[{CONTROL}]"), "control character {code}", "remove it: it is no part of a text"),
    (re.compile("\ufeff"), "byte order mark inside the text", "remove it"),
    (re.compile("\ufffd"), "{code}, which replaces a lost character",
     "fetch the document again"),
    (UNFIT_CHARACTER, "{name}, which nobody sees or knows", "remove it, or write what is meant"),
    (GARBLED, "{found!r} is text read in a wrong encoding ('Ã¥' for 'å')",
     "fetch the document again, or mend its encoding"),
    (HTML_TAG, "the HTML tag '{found}'", "save the text of the page, not its source"),
    (HTML_ENTITY, "the HTML entity '{found}'", "write the character that it stands for"),
    (MARKDOWN, "the Markdown mark '{found}'", "save the text of the page, not its source"),
    (MARKDOWN_LINE, "the Markdown mark '{found}'", "save the text of the page, not its source"),
)


def find_documents(folder: Path) -> tuple[list[Path], list[Path]]:
    """Return the documents (*.txt) in a folder, by name, and the other files in it.

    Raises:
        InputError: The folder cannot be listed, or has no document.
    """
    try:
        files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise InputError(folder, None, f"cannot list the documents ({error.strerror})",
                         "give an existing folder with --sources") from None
    documents = [path for path in files if path.suffix.lower() == ".txt"]
    if not documents:
        raise InputError(folder, None, "no document (*.txt) in this folder",
                         "put the documents there or give another folder with --sources")
    return documents, [path for path in files if path not in documents]


def read_document(path: Path) -> Document:
    """Return a document as text: NFC, with line feeds as line ends, without a byte order mark.

    Raises:
        InputError: The file cannot be read or published, is not UTF-8, is empty, or has a
            character that has no place in a text.
    """
    if not path.name.isprintable() or "\\" in path.name:
        raise InputError(ascii(str(path)), None,
                         "the name of this file has characters that cannot be published",
                         "rename it")
    if not path.is_file():
        raise InputError(path, None, "this is no file", "remove it, or put a document there")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "check the file and its permissions") from None
    require_text(path, data)
    text = decode(path, data, "save the document as UTF-8")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    require_fit(path, text)
    if not text.strip():
        raise InputError(path, None, "the document is empty", "remove it or fetch it again")
    return Document(path, text)


def require_fit(path: Path, text: str) -> None:
    """Raise InputError for the first character or sequence that has no place in a text."""
    for pattern, problem, remedy in UNFIT:
        if m := pattern.search(text):
            found = m.group()
            code, name = f"U+{ord(found[0]):04X}", name_of(found[0])
            raise InputError(path, text.count("\n", 0, m.start()) + 1,
                             problem.format(code=code, name=name, found=found.strip(" \t")), remedy)
