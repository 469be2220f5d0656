"""XML 1.0, in ASCII: it comes through whatever the encoding of the output is."""

from __future__ import annotations

import re
from typing import Final

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'

_IMPOSSIBLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]|[\ud800-\udfff]|[\ufffe\uffff]")
"""What no document may hold, not even as a reference (XML 1.0, "Char")."""

_MARKUP: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\x7f": "&#127;"}
)
_BLANKS: Final = str.maketrans({"\t": "&#9;", "\n": "&#10;", "\r": "&#13;"})
"""What readers make spaces of in attributes."""


def escaped(text: str) -> str:
    """`text` as it stands in an element, with its lines."""
    text = _IMPOSSIBLE.sub("\ufffd", text).translate(_MARKUP)
    return text.encode("ascii", "xmlcharrefreplace").decode("ascii")


def tag(name: str, /, *, closed: bool = False, **attributes: str) -> str:
    """The tag that begins the element `name`, or is all of it."""
    written = "".join(
        f' {key}="{escaped(value).translate(_BLANKS)}"' for key, value in attributes.items()
    )
    return f"<{name}{written}{'/' if closed else ''}>"
