"""Divide a large archive page into parts, so that no more of it need be in memory at once."""

import mmap
import re
from itertools import pairwise
from pathlib import Path

from .errors import InputError
from .documents.read import Part, unreadable
from .documents.split import DATE

ENOUGH = 1 << 19  # bytes of a part, at least
# A line with which a post begins, in nearly all documents: where it does so in another way, the
# part is larger.
BEGINS_POST = re.compile(rb"\n[ \t]*\xe2\x80\xa2[ \t]*[0-9]{1,2}[ \t]+[a-z]+[ \t]+[0-9]{4}[ \t]*\r?\n")
LONGEST_LINE = 1000  # bytes that a line with a date may have


def parts_of(path: Path) -> list[Part]:
    """Return the parts of the document at path: one, of a large archive page several.

    Raises InputError for what is no file or cannot be read.
    """
    if not path.name.isprintable() or "\\" in path.name:
        raise InputError(ascii(str(path)), None,
                         "the name of this file has signs that cannot be published", "rename it")
    if not path.is_file():
        raise InputError(path, None, "this is no file", "remove it, or put a document there")
    try:
        with path.open("rb") as file:
            size = path.stat().st_size
            if size <= ENOUGH:
                return [Part(path, 0, size, 1)]
            with mmap.mmap(file.fileno(), size, access=mmap.ACCESS_READ) as data:
                return divide(path, data)
    except OSError as error:
        raise unreadable(path, error) from None


def divide(path: Path, data: mmap.mmap) -> list[Part]:
    """Return the parts of a large document; those after the first begin with a post."""
    edges = [0]
    post = None if is_post_page(data[:LONGEST_LINE]) else BEGINS_POST.search(data)
    while post:
        post = BEGINS_POST.search(data, max(post.end() - 1, edges[-1] + ENOUGH))
        if post:
            edges.append(post.start() + 1)
    parts, line, has_returns = [], 1, data.find(b"\r") >= 0
    for start, end in pairwise([*edges, len(data)]):
        parts.append(Part(path, start, end, line))
        part = data[start:end]
        line += part.count(b"\n")
        if has_returns:
            line += part.count(b"\r") - part.count(b"\r\n")
    return parts


def is_post_page(beginning: bytes) -> bool:
    """Say whether a document that begins so may have a date in its first line."""
    line, end, _ = beginning.decode("utf-8-sig", "replace").lstrip().partition("\n")
    return not end or bool(DATE.fullmatch(line))


def batches_of_parts(paths: list[Path]) -> list[list[Part]]:
    """Return the parts of the documents in their order, small ones together."""
    batches, room = [], 0
    for part in (part for path in paths for part in parts_of(path)):
        if room <= 0:
            batches.append([])
            room = ENOUGH
        batches[-1].append(part)
        room -= part.end - part.start
    return batches
