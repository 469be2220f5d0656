"""Where nothing is to be completed."""

from __future__ import annotations

from notes_lsp.features.cursor import Here


def is_hidden(here: Here, offset: int) -> bool:
    """Whether `offset` is in code, math or a comment, or in the frontmatter."""
    note = here.note
    if note.in_comment(offset) or (note.frontmatter and offset < note.frontmatter.end):
        return True
    part = note.around(offset, lambda block: block.opaques)
    return part is not None and part.start < offset < part.end
