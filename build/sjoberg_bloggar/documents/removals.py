"""Take a person's name, an address or other words out of the documents for good.

A marker takes their place, and build/curation/removals.csv says how much was removed of
which document, when that was asked for and why, but not what the words were.
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
    """Where words stand in a document: [start, end) in its text, the line from 1, and the
    words around them."""

    path: Path
    start: int
    end: int
    line: int
    around: str


def find(words: str, documents: list[Path]) -> list[Place]:
    """Return the places where words stand in documents, whatever white space is in them.

    A genitive ending may follow, and they may be run together with the words around; they
    are not found inside other words ("Ek" in "Eken").
    """
    forms = {unicodedata.normalize(form, words) for form in ("NFC", "NFD")}
    pattern = re.compile("|".join(r"\s+".join(map(re.escape, form.split())) for form in forms))
    return [Place(path, *m.span(), text.count("\n", 0, m.start()) + 1,
                  " ".join(text[max(0, m.start() - 40):m.end() + 40].split()))
            for path in documents for text in [read(path)]
            for m in pattern.finditer(text) if is_whole(m, text)]


def is_whole(m: re.Match, text: str) -> bool:
    """Say whether a match is no part of other words; an address is none even if run together."""
    if "@" in m.group():
        return True
    before, after = text[max(0, m.start() - 1):m.start()], text[m.end():m.end() + 2]
    joined = before.isalnum() and not (before.islower() and m.group()[0].isupper())
    goes_on = after[:1].islower() and not (after[0] == "s" and not after[1:].isalpha())
    return not (joined or goes_on)


def remove(places: list[Place], kind: str, record: Path, requested: str, reason: str) -> None:
    """Put the kind's marker in these places, and add a row for each document to the record."""
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
    """Yield the files in and below the folders that still hold words in any spelling: with
    other case, accents or hyphens, in an address; and the lines. Hidden files are left out.

    Short words stand inside others, too: someone has to look.
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
    for root, below, names in os.walk(folder.resolve()):
        below[:] = [name for name in below if name[0] != "." and name not in NOT_SEARCHED]
        yield from (Path(root, name) for name in names if name[0] != ".")


def read(path: Path) -> str:
    """Return a file's text as it is, byte order mark and line ends included."""
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, None, f"cannot be read ({error})", "check the file") from None


def replace(path: Path, text: str) -> None:
    """Write a file anew, all or nothing."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_bytes(text.encode("utf-8"))
        os.replace(part, path)
    except OSError as error:
        raise InputError(path, None, f"cannot be written ({error.strerror})",
                         "allow writing there; then do the same again") from None
