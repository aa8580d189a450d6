"""Bytes to text."""

from pathlib import Path

from ..errors import InputError


def decode(path: Path, data: bytes, remedy: str) -> str:
    """Return the text of a UTF-8 file, without a byte order mark.

    Args:
        path: The file, for the message.
        data: Its bytes.
        remedy: What to do if they are not UTF-8, for the message.

    Raises:
        InputError: The bytes are not UTF-8; names the line and the byte.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = len(data) - len(error.object) + error.start  # the codec does not count the mark
        raise InputError(path, data.count(b"\n", 0, at) + 1,
                         f"byte 0x{data[at]:02X} at offset {at} is not UTF-8", remedy) from None


def unreadable(path: Path, error: OSError, remedy: str) -> InputError:
    """Return the error for a file that cannot be read."""
    return InputError(path, None, f"cannot be read ({error.strerror})", remedy)
