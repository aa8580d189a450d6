"""Read the documents: bytes to text, and nothing but the text of a page."""

import re
import unicodedata
from pathlib import Path

from ..errors import InputError
from ..language.characters import CONTROL, GARBLED, decode, name_of, unfit_characters, unreadable
from ..model import Document

HEAD_BYTES = 2000  # bytes that tell what a file is
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
OTHER_FORMATS = {
    ".html": "a web page", ".htm": "a web page", ".xhtml": "a web page",
    ".mhtml": "a saved web page", ".mht": "a saved web page",
    ".xml": "an XML file or a feed", ".rss": "a feed", ".atom": "a feed",
    ".json": "a JSON file or a feed", ".md": "a Markdown file", ".pdf": "a PDF file",
    ".doc": "a Word file", ".docx": "a Word file", ".odt": "an OpenDocument file",
    ".rtf": "a rich text file"}
TAGS = """
    a abbr article aside b blockquote body br button center cite code div dl dt dd em figcaption
    figure font footer form h1 h2 h3 h4 h5 h6 head header hr html i iframe img input label li
    link main meta nav noscript ol option p picture pre q s script section select small source
    span strong style sub sup svg table tbody td textarea tfoot th thead title tr u ul video
""".split()
HTML_TAG = re.compile(rf"</?(?:{'|'.join(TAGS)})(?:\s[^<>]{{0,500}})?/?>|<!--|<!doctype\b",
                      re.IGNORECASE)
HTML_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});|&(?:nbsp|amp|lt|gt|quot)\b",
                         re.IGNORECASE)
LINK = r"\[[^\[\]\n]{0,200}\]\([^()\s]{1,500}\)"
BOLD = r"\*(?<![\w*].)\*\w[^*\n]{0,200}\*\*|_(?<!\w.)_[^\W_][^_\n]{0,200}__(?!\w)"
FEW_WORDS = r"(?:[^\W_]+ ){0,4}[^\W_]+[.!?]?"
ITALIC = rf"\*(?<![\w*].){FEW_WORDS}\*(?![\w*])|_(?<!\w.){FEW_WORDS}_(?!\w)"
CODE = r"`[^`\n]{1,200}`|```"
# Each alternative begins with the mark, not with what may be before it, so that re skips to marks.
MARKDOWN = re.compile(f"{LINK}|!{LINK}|{BOLD}|{ITALIC}|{CODE}")
# A heading, a rule, a quotation
MARKDOWN_LINE = re.compile(r"^[ \t]*(?:#{1,6} (?=\S)|-{3,}[ \t]*$|>[ \t]+(?=\S))", re.MULTILINE)
NO_SOURCE = "save the text of the page, not its source"
# What has no place in a document: what finds it, the problem and the remedy.
UNFIT = (
    (re.compile(f"[{CONTROL}]").finditer, "control character {code}",
     "remove it: it does not belong in a text"),
    (re.compile("\ufeff").finditer, "byte order mark inside the text", "remove it"),
    (re.compile("\ufffd").finditer, "{code}, which replaces a lost character",
     "fetch the document again"),
    (unfit_characters, "{name}, which nobody sees or knows", "remove it, or write what is meant"),
    (GARBLED.finditer, "{found!r} is text read in a wrong encoding ('Ã¥' for 'å')",
     "fetch the document again, or mend its encoding"),
    (HTML_TAG.finditer, "the HTML tag '{found}'", NO_SOURCE),
    (HTML_ENTITY.finditer, "the HTML entity '{found}'", "write the character that it stands for"),
    (MARKDOWN.finditer, "the Markdown mark '{found}'", NO_SOURCE),
    (MARKDOWN_LINE.finditer, "the Markdown mark '{found}'", NO_SOURCE),
)


def read_documents(folder: Path) -> tuple[list[Document], list[str]]:
    """Return the documents in a folder, by name, and a notice about each other file."""
    paths, other_files = find_documents(folder)
    return [read_document(path) for path in paths], [left_out(path) for path in other_files]


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


def left_out(path: Path) -> str:
    """Return the notice about a file that is not a document.

    >>> left_out(Path("a.csv"))
    'a.csv is not a document (*.txt) and was left out'
    """
    what = OTHER_FORMATS.get(path.suffix.lower())
    if not what:
        return f"{path.name} is not a document (*.txt) and was left out"
    return f"{path.name} is {what}, not a document (*.txt), and was left out; {SAVE_TEXT}"


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
        raise InputError(path, None, "this is not a file", "remove it, or put a document there")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "check the file and its permissions") from None
    require_plain_text(path, data)
    text = decode(path, data, "save the document as UTF-8")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    require_fit(path, text)
    if not text.strip():
        raise InputError(path, None, "the document is empty", "remove it or fetch it again")
    return Document(path, text)


def require_plain_text(path: Path, data: bytes) -> None:
    """Raise InputError if the bytes of a file are another format than plain text."""
    head = data.removeprefix(b"\xef\xbb\xbf").lstrip()[:HEAD_BYTES]
    for pattern, what in BEGINNINGS:
        if re.match(pattern, head):
            raise InputError(path, None, f"this is {what}, not the text of a page", SAVE_TEXT)


def require_fit(path: Path, text: str) -> None:
    """Raise InputError for the first character or sequence that has no place in a text."""
    for find, problem, remedy in UNFIT:
        if m := next(find(text), None):
            found = m.group()
            code, name = f"U+{ord(found[0]):04X}", name_of(found[0])
            raise InputError(path, text.count("\n", 0, m.start()) + 1,
                             problem.format(code=code, name=name, found=found.strip(" \t")), remedy)
