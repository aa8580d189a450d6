"""What a file is that is not the text of a page: a feed, a saved page, another kind of document."""

import re
from pathlib import Path

from ..errors import InputError

HEAD = 2000  # bytes that tell what a file is
SAVE_TEXT = "open the page in a browser, and save its text, from its date on, as a .txt file"
# What a file begins with, and what it is; in this order
BEGINNINGS = (
    (rb"%PDF-", "a PDF file"),
    (rb"PK\x03\x04", "a zip file, such as a Word or OpenDocument file"),
    (rb"\xd0\xcf\x11\xe0", "an old Word file"),
    (rb"\{\\rtf", "a rich text file (RTF)"),
    (rb"(?s:(?:From:|MIME-Version:|Subject:).*multipart/related)", "a saved web page (MHTML)"),
    (rb"(?s:<[?!].*?)?<(?:rss|rdf:RDF)\b", "an RSS feed"),
    (rb"(?s:<[?!].*?)?<feed\b", "an Atom feed"),
    (rb"(?i:<!doctype html|<html\b)|(?is:<\?xml.*?<html\b)", "a saved web page (HTML)"),
    (rb"<\?xml\b", "an XML file"),
    (rb"(?s:\{.*jsonfeed\.org)", "a JSON feed"),
    (rb"[{\[]\s*[\"{\[]", "a JSON file"),
    (rb"---[ \t]*\r?\n\w+:", "a Markdown file"),
)
ENDINGS = {".html": "a web page", ".htm": "a web page", ".xhtml": "a web page",
           ".mhtml": "a saved web page", ".mht": "a saved web page", ".xml": "an XML file or a feed",
           ".rss": "a feed", ".atom": "a feed", ".json": "a JSON file or a feed",
           ".md": "a Markdown file", ".pdf": "a PDF file", ".doc": "a Word file",
           ".docx": "a Word file", ".odt": "an OpenDocument file", ".rtf": "a rich text file"}


def require_text(path: Path, data: bytes) -> None:
    """Raise InputError if the bytes of a file are another format than plain text."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:HEAD]
    for pattern, what in BEGINNINGS:
        if re.match(pattern, head):
            raise InputError(path, None, f"this is {what}, not the text of a page", SAVE_TEXT)


def left_out(path: Path) -> str:
    """Return the notice about a file that is no document.

    >>> left_out(Path("a.csv"))
    'a.csv is no document (*.txt) and was left out'
    """
    what = ENDINGS.get(path.suffix.lower())
    if not what:
        return f"{path.name} is no document (*.txt) and was left out"
    return f"{path.name} is {what}, no document (*.txt), and was left out; {SAVE_TEXT}"
