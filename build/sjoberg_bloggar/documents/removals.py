"""Remove a person's name, an address or other words from the documents for good.

A marker takes their place. build/curation/removals.csv records how much was removed from which
document, when that was requested and why, but not what the words were.
"""

import csv
import io
import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import TextIO

from ..errors import InputError
from ..language.text import MARKERS, UNDECOMPOSED, bare, squeeze

GENERATED_FOLDERS = {"dataset", "metadata", "__pycache__"}  # the next build writes them anew
SELECTORS = {*map(chr, range(0xFE00, 0xFE10)), "\u034f"}  # invisible, but no format characters
EXCERPT_AROUND = 40  # characters before and after the words in an excerpt


@dataclass(frozen=True, slots=True)
class FoundWords:
    """The words at one place of a document.

    Attributes:
        start: The offset of the words in the document's text as it is.
        excerpt: The words with what is around them, on one line.
    """

    path: Path
    start: int
    end: int
    line: int
    excerpt: str

    @property
    def line_name(self) -> str:
        """The line as messages and the option --only have it: FILE:LINE."""
        return f"{self.path.name}:{self.line}"


def read_words(stream: TextIO) -> str:
    """Return the words to remove: a line of text.

    Raises:
        InputError: There are none, or the line is in another encoding than the terminal's.
    """
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="strict")
    try:
        words = stream.readline().strip()
    except UnicodeDecodeError:
        raise InputError("standard input", None, f"the words are not in {stream.encoding}",
                         "type them in a terminal, or pipe them in this encoding") from None
    if not comparable(words):
        raise InputError("standard input", None, "no words to remove", "give them as one line")
    return words


def require_reason(words: str, reason: str) -> None:
    """Raise InputError if the reason, which is published, has the words to remove."""
    if comparable(words) in comparable(reason):
        raise InputError("--reason", None, "it holds the words themselves", "leave them out")


def find_in_documents(words: str, documents: list[Path],
                      only: Collection[str] = ()) -> list[FoundWords]:
    """Return the places of words in documents: all, or only those in lines named as FILE:LINE.

    Accents may be written in either form. White space between the words and invisible characters do
    not matter. A genitive s may follow, and the words may be run together with others
    ("bloggen.Anna Ek"), but they are not found inside other words ("Ek" in "Eken").

    Raises:
        InputError: A document cannot be read.
    """
    plain, _ = without_invisible(words)
    pattern = re.compile(r"\s+".join(map(re.escape, plain.split())))
    places = [place for path in documents for place in places_in(path, pattern)]
    return [place for place in places if not only or place.line_name in only]


def require_found(found: Collection, where: Path) -> None:
    """Raise InputError if words to remove were found nowhere: most likely they are misspelt."""
    if not found:
        raise InputError("standard input", None, f"the words are in no document in {where} and in "
                         "no other file", "spell them as they are written there")


def places_in(path: Path, pattern: re.Pattern) -> Iterator[FoundWords]:
    """Yield the places in a document where a pattern matches whole words."""
    text = read_text(path)
    plain, offsets = without_invisible(text)
    for m in pattern.finditer(plain):
        if is_whole(m, plain):
            start, end = offsets[m.start()], offsets[m.end()]
            excerpt = squeeze(text[max(0, start - EXCERPT_AROUND):end + EXCERPT_AROUND])
            yield FoundWords(path, start, end, text.count("\n", 0, start) + 1, excerpt)


def without_invisible(text: str) -> tuple[str, list[int]]:
    r"""Return a text in NFC without format characters, and where its characters were.

    >>> without_invisible("a\u030a\u00adb")
    ('åb', [0, 3, 4])
    """
    letters = []  # each with its accents, and the offset where it begins
    for offset, character in enumerate(text):
        if unicodedata.category(character) == "Cf" or character in SELECTORS:
            continue
        if letters and unicodedata.combining(character):
            letters[-1] = letters[-1][0] + character, letters[-1][1]
        else:
            letters.append((character, offset))
    composed = [(character, offset) for letter, offset in letters
                for character in unicodedata.normalize("NFC", letter)]
    return "".join(character for character, _ in composed), [
        *(offset for _, offset in composed), len(text)]


def is_whole(m: re.Match, text: str) -> bool:
    """Return whether a match is whole words.

    An address is, whatever is around it.
    """
    if "@" in m.group():
        return True
    before, after = text[max(0, m.start() - 1):m.start()], text[m.end():m.end() + 2]
    joined = before.isalnum() and not (before.islower() and m.group()[0].isupper())
    goes_on = after[:1].islower() and not (after[0] == "s" and not after[1:].isalpha())
    return not (joined or goes_on)


def remove_words(places: list[FoundWords], kind: str, record: Path, requested: date,
                 reason: str) -> None:
    """Put a marker in each of the places, and add a row per document to the record, removals.csv.

    Args:
        places: The places, document by document, in their order.
        kind: The kind of the words: a key of MARKERS.
        record: The path of the record.
        requested: The day of the request.
        reason: The reason, which is published.

    Raises:
        InputError: A file cannot be read or written.
    """
    if not places:
        return
    rows = io.StringIO()
    changed = {}
    for path, found in groupby(places, key=lambda place: place.path):
        text, removed = read_text(path), []
        for place in reversed(list(found)):
            removed.append(bare(text[place.start:place.end]))
            text = text[:place.start] + MARKERS[kind] + text[place.end:]
        changed[path] = text
        csv.writer(rows, lineterminator="\n").writerow(
            [path.name, kind, len(removed), sum(map(len, removed)), requested, reason])
    changed[record] = read_text(record).rstrip("\n") + "\n" + rows.getvalue()
    for path, text in changed.items():
        replace(path, text)


def find_remains(words: str, folders: list[Path]) -> dict[Path, list[str]]:
    """Return the files below folders that still have words, and where: in lines, or in the name.

    Case, accents, hyphens, line ends and invisible characters do not matter, and the words may be
    part of an address or of other words: a person has to look. Hidden and generated files are left
    out.
    """
    wanted = comparable(words)
    remains = {}
    for path in sorted({file for folder in folders for file in files_below(folder)}):
        places = ["its name"] if wanted in comparable(path.name) else []
        places += [f"line {number}" for number in lines_with(wanted, path)]
        if places:
            remains[path] = places
    return remains


def lines_with(wanted: str, path: Path) -> Iterator[int]:
    """Yield the numbers of the lines of a file in which words begin; see comparable."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8")
    except ValueError:
        text = data.decode("cp1252", "replace")  # of an old editor, or no text at all
    lines = [comparable(line) for line in text.splitlines()]
    for number, (line, below) in enumerate(zip(lines, [*lines, ""][1:], strict=True), 1):
        if wanted in line or wanted in f"{line}-{below}" and wanted not in below:
            yield number


def comparable(text: str) -> str:
    """Return text as words without case and accents, joined by hyphens.

    >>> comparable("Günther\u00ad MÅRDER (Иван)")
    'gunther-marder-иван'
    """
    plain, _ = without_invisible(text)
    letters = unicodedata.normalize("NFKD", plain.casefold().translate(UNDECOMPOSED))
    bases = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[^\W_]+", bases))


def files_below(folder: Path) -> Iterator[Path]:
    """Yield the files in and below a folder, without hidden and generated ones."""
    for root, folders, names in os.walk(folder.resolve()):
        folders[:] = [name for name in folders if name[0] != "." and name not in GENERATED_FOLDERS]
        yield from (Path(root, name) for name in names if name[0] != ".")


def read_text(path: Path) -> str:
    """Return the text of a file as it is, with byte order mark and line ends."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, None, f"cannot be read ({error})", "check the file") from None


def replace(path: Path, text: str) -> None:
    """Replace the text of a file, all or nothing."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(text.encode("utf-8"))
        os.replace(part, path)
    except OSError as error:
        raise InputError(path, None, f"cannot be written ({error.strerror})",
                         "allow writing there; then do the same again") from None
