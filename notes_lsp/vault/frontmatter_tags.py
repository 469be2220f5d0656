"""The tags that a note has in its frontmatter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from notes_lsp.syntax.nodes import Frontmatter, Mark

_TAG = re.compile(r"[^\s,#][^\s,]*")


def frontmatter_tags(matter: Frontmatter) -> Iterator[Mark]:
    """The tags in the frontmatter: a list, or one text with commas or blanks between them."""
    for piece in matter.values("tags", "tag"):
        as_written = piece.end - piece.start == len(piece.text)
        for match in _TAG.finditer(piece.text):
            start, end = match.span() if as_written else (0, piece.end - piece.start)
            yield Mark(piece.start + start, piece.start + end, match[0])
