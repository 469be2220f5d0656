"""Halves of surrogate pairs that arrive alone, as they may from clients that count in UTF-16.

JSON carries a lone surrogate as an escape, and Python keeps it as a code point. Two that stand
beside each other are one character to the client, and would be one if it sent the text again.
"""

from __future__ import annotations

_FIRST_ASTRAL = 0x10000
_FIRST_HIGH = 0xD800
_FIRST_LOW = 0xDC00


def is_high(text: str) -> bool:
    """Whether `text` ends in the first half of a pair."""
    return "\ud800" <= text[-1:] <= "\udbff"


def is_low(text: str) -> bool:
    """Whether `text` begins with the second half of a pair."""
    return "\udc00" <= text[:1] <= "\udfff"


def halves(character: str) -> tuple[str, str]:
    """The two surrogates that UTF-16 writes for an astral `character`."""
    high, low = divmod(ord(character) - _FIRST_ASTRAL, 0x400)
    return chr(_FIRST_HIGH + high), chr(_FIRST_LOW + low)


def joined(text: str) -> str:
    """`text` with every high surrogate and the low one right behind it made one character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text
