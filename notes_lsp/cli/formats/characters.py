"""Characters that a format can't hold."""

from __future__ import annotations

import re
from typing import Final

_LONE_SURROGATES: Final = re.compile("[\ud800-\udfff]")


def whole_characters(text: str) -> str:
    """`text` with U+FFFD for halves of characters, such as the bytes of a file's name that is no
    UTF-8: strict readers refuse a whole file for one of them."""
    return _LONE_SURROGATES.sub("\ufffd", text)
