"""Terminals: whether somebody looks, whether they want colours, and what may be shown there."""

from __future__ import annotations

import os
import re
from typing import Final, NamedTuple, TextIO

# Control characters, line ends, what turns text round, halves of characters. The isolates
# U+2068 and U+2069, which some folders have in their names, turn nothing round.
_UNPRINTABLE: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066\u2067\ud800-\udfff]"
)


class Style(NamedTuple):
    """How words are set off: by colours, or not at all."""

    coloured: bool

    def colour(self, code: str, text: str) -> str:
        """`text` in the colour with the ANSI code `code`."""
        return f"\x1b[{code}m{text}\x1b[0m" if self.coloured else text

    def bold(self, text: str) -> str:
        return self.colour("1", text)


def style_for(out: TextIO) -> Style:
    """Colours on a terminal that knows them, unless NO_COLOR is set; always where FORCE_COLOR
    is."""
    if os.environ.get("NO_COLOR"):
        return Style(False)
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
        return Style(True)
    return Style(out.isatty() and os.environ.get("TERM") != "dumb")


def printable(text: str) -> str:
    """`text` on one line, with what is no character to look at escaped: the name of a file must
    not move the cursor of a terminal."""
    return _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], text)
