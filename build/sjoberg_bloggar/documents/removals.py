"""Take a person's name, an address or other words out of the documents for good.

A marker takes their place. build/curation/removals.csv records how much was removed from which
document, when that was requested and why, but not what the words were.
"""

import csv
import io
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from ..errors import InputError
from ..language.markers import MARKERS
from ..language.text import bare, slug

NOT_SEARCHED = {"dataset", "__pycache__"}  # the build makes these anew


class Place(NamedTuple):
    """A place of words in a document: their span in its text, their line, the words around them."""

    path: Path
    start: int
    end: int
    line: int
    around: str


def find(words: str, documents: list[Path]) -> list[Place]:
    """Return the places of words in documents, whatever white space is in them.

    A genitive ending may follow, and they may be run together with the words around them. They are
    not found inside other words ("Ek" in "Eken").
    """
    forms = {unicodedata.normalize(form, words) for form in ("NFC", "NFD")}
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, form.split())) for form in forms))
    return [Place(path, *m.span(), text.count("\n", 0, m.start()) + 1,
                  " ".join(text[max(0, m.start() - 40):m.end() + 40].split()))
            for path in documents for text in [read(path)]
            for m in pattern.finditer(text) if is_whole(m, text)]


def is_whole(m: re.Match, text: str) -> bool:
    """Return whether a match is whole words; an address is, even if it is run together with text."""
    if "@" in m.group():
        return True
    before, after = text[max(0, m.start() - 1):m.start()], text[m.end():m.end() + 2]
    joined = before.isalnum() and not (before.islower() and m.group()[0].isupper())
    goes_on = after[:1].islower() and not (after[0] == "s" and not after[1:].isalpha())
    return not (joined or goes_on)


def remove(places: list[Place], kind: str, record: Path, requested: str, reason: str) -> None:
    """Put the marker of a kind in these places, and add a row per document to the record."""
    table = io.StringIO()
    changed = {}
    for path, found in groupby(places, key=lambda place: place.path):
        text, removed = read(path), []
        for place in reversed(list(found)):
            removed.append(bare(text[place.start:place.end]))
            text = text[:place.start] + MARKERS[kind] + text[place.end:]
        changed[path] = text
        csv.writer(table, lineterminator="\n").writerow(
            [path.name, kind, len(removed), sum(map(len, removed)), requested, reason])
    changed[record] = read(record).rstrip("\n") + "\n" + table.getvalue()
    for path, text in changed.items():
        replace(path, text)


def still_there(words: str, folders: list[Path]) -> Iterator[tuple[Path, list[int]]]:
    """Yield the files below folders that still have words in any spelling, and the lines.

    That is with other case, accents or hyphens, or in an address. Hidden files are left out. Short
    words are found inside others too: someone has to look.
    """
    wanted = slug(words)
    for path in sorted({file for folder in folders for file in text_files(folder)}):
        try:
            lines = path.read_text("utf-8").splitlines()
        except ValueError:  # no text
            continue
        if found := [number for number, line in enumerate(lines, 1) if wanted in slug(line)]:
            yield path, found


def text_files(folder: Path) -> Iterator[Path]:
    """Yield the files in and below a folder, without hidden and generated ones."""
    for root, below, names in os.walk(folder.resolve()):
        below[:] = [name for name in below if name[0] != "." and name not in NOT_SEARCHED]
        yield from (Path(root, name) for name in names if name[0] != ".")


def read(path: Path) -> str:
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
