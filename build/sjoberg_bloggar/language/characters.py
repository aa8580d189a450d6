"""Decode bytes, and find characters that have no place in a text because nobody sees them."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from ..errors import InputError

# What begins an emoji, and may have a variation selector or a joiner after it
EMOJI = (r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff"
         r"\u3030\u303d\u3297\u3299\U0001f000-\U0001faff")
CONTROL = r"\x00-\x08\x0b-\x1f\x7f-\x9f"
SEPARATORS = r"\u2028\u2029"
# Soft hyphens, zero-width characters, marks of direction, fillers, variation selectors
INVISIBLE = (r"\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u08e2\u115f\u1160\u17b4\u17b5"
             r"\u180b-\u180f\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
             r"\ufe00-\ufe0d\ufeff\uffa0\ufff9-\ufffc\U0001bca0-\U0001bca3"
             r"\U0001d173-\U0001d17a\U000e0001\U000e0100-\U000e01ef")
PRIVATE = r"\ue000-\uf8ff\U000f0000-\U0010ffff"
NO_CHARACTER = r"\ufdd0-\ufdef\ufffd-\uffff"
NEVER_FIT = CONTROL + SEPARATORS + INVISIBLE + PRIVATE + NO_CHARACTER
JOINER, EMOJI_SELECTORS, FLAG_TAGS = "\u200d", "\ufe0e\ufe0f", r"\U000e0020-\U000e007e"
MAY_BE_UNFIT = re.compile(rf"[{NEVER_FIT}{JOINER}{EMOJI_SELECTORS}{FLAG_TAGS}\U000e007f]")
IS_EMOJI = re.compile(f"[{EMOJI}]")
KEYCAPS = frozenset("0123456789#*")
FLAG_OR_TAG = re.compile(rf"[\U0001f3f4{FLAG_TAGS}]")
# UTF-8 read as Windows-1252 or Latin-1, as Mac Roman, as DOS code page 437 or 850.
GARBLED = re.compile("Ã[\x80-\xbf\u0152-\u0178\u0192\u2013-\u2122]|Â[\xa0-\xbf]|â€|√[•§∂Ö]|"
                     "├[Ñ¤ñÂ╢]")


def unfit_characters(text: str) -> Iterator[re.Match]:
    r"""Yield the characters that have no place in a text: nobody sees or knows them.

    >>> [m.start() for m in unfit_characters("so\u00ad, \u2764\ufe0f, a\ufe0f")]
    [2, 10]
    """
    return (m for m in MAY_BE_UNFIT.finditer(text) if not is_in_emoji(text, m.start()))


def is_in_emoji(text: str, at: int) -> bool:
    """Return whether a character that nobody sees is a sound part of an emoji sequence.

    A joiner is between two emoji, a selector after an emoji or the digit of a keycap, a tag after
    a flag.
    """
    before, character, after = text[at - 1:at], text[at], text[at + 1:at + 2]
    follows_emoji = bool(IS_EMOJI.match(before))
    if character == JOINER:
        return (follows_emoji or before == "\ufe0f") and bool(IS_EMOJI.match(after))
    if character in EMOJI_SELECTORS:
        return follows_emoji or before in KEYCAPS and after == "\u20e3"
    return bool(FLAG_OR_TAG.match(before) and "\U000e0020" <= character <= "\U000e007f")


def name_of(character: str) -> str:
    r"""Return the Unicode name of a character, or what kind it is, with its code point.

    >>> name_of("\u00ad"), name_of("\x00"), name_of("\ue000")
    ('SOFT HYPHEN (U+00AD)', 'control character (U+0000)', 'private-use character (U+E000)')
    """
    kinds = {"Cc": "control character", "Co": "private-use character"}
    kind = kinds.get(unicodedata.category(character), "character without a meaning")
    return f"{unicodedata.name(character, kind)} (U+{ord(character):04X})"


def decode(path: Path, data: bytes, remedy: str) -> str:
    """Return the text of the bytes of a UTF-8 file, without a byte order mark.

    Raises:
        InputError: The bytes are not UTF-8; names the line and the byte, and the remedy given.
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
