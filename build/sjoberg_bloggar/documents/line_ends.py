"""Notice documents whose line ends a program changed on the way here."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from ..errors import InputError


def require_published_line_ends(documents: Iterable[Path], descriptor: Path) -> None:
    """Raise InputError for a document that differs from the published one in line ends alone.

    The package would get another hash for a document in which no word has changed.

    Args:
        documents: The documents.
        descriptor: The descriptor of the package that was published before; there may be none.
    """
    hashes = published_hashes(descriptor)
    for path in documents:
        data, published = path.read_bytes(), hashes.get(path.name)
        if published and published != hash_of(data) \
                and published in map(hash_of, other_line_ends(data)):
            raise InputError(path, None, "it differs from the published document in its line ends "
                             "alone", "restore it, and let neither git nor an editor change them")


def published_hashes(descriptor: Path) -> dict[str, str]:
    """Return the hashes of the documents by file name, none if the descriptor cannot be read."""
    try:
        sources = json.loads(descriptor.read_bytes())["sources"]
        return {source["document"]: source["hash"] for source in sources}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def hash_of(data: bytes) -> str:
    """Return the hash of a document as descriptors have it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def other_line_ends(data: bytes) -> list[bytes]:
    r"""Return a document with the line ends of Unix, Windows and old Macs.

    >>> other_line_ends(b"a\r\nb\n")
    [b'a\nb\n', b'a\r\nb\r\n', b'a\rb\r']
    """
    plain = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return [plain, plain.replace(b"\n", b"\r\n"), plain.replace(b"\n", b"\r")]
