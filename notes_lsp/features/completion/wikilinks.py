"""Completion in `[[…]]`: each part of a link has its source."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from notes_lsp.features.completion.aliases import complete_aliases
from notes_lsp.features.completion.all_headings import complete_all_headings
from notes_lsp.features.completion.blocks import complete_blocks
from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.completion.headings import complete_headings
from notes_lsp.features.completion.link_context import LinkContext, Part, link_context
from notes_lsp.features.completion.targets import complete_targets
from notes_lsp.features.cursor import Here
from notes_lsp.text.span import Span

_PartSource: TypeAlias = Callable[[Here, LinkContext], tuple[list[Candidate], bool]]
"""Gives candidates, the best first, and whether there are others, or may be for what is typed
next."""

PARTS: Final[dict[Part, _PartSource]] = {
    "target": complete_targets,
    "heading": complete_headings,
    "any-heading": complete_all_headings,
    "block": complete_blocks,
    "alias": complete_aliases,
}


def complete_wikilink(cursor: Cursor) -> Completions | None:
    """What may stand in the link that the cursor is in."""
    return _complete(cursor, link_context(cursor))


def complete_quoted_wikilink(cursor: Cursor, quote: str) -> Completions | None:
    """What may stand in the link that the cursor is in, in a value of the frontmatter with this
    `quote` around it."""
    found = _complete(cursor, link_context(cursor, in_header=True))
    for candidate in found.candidates if found else ():
        if quote == "'":
            candidate.text = candidate.text.replace("'", "''")
        else:
            candidate.text = re.sub(r'(["\\])', r"\\\1", candidate.text)
    return found


def _complete(cursor: Cursor, context: LinkContext | None) -> Completions | None:
    if context is None:
        return None
    candidates, more = PARTS[context.part](cursor.here, context)
    start, end = context.replaced
    kept = not context.closes and cursor.offset < end
    inserted = Span(start, cursor.offset) if kept else None
    return Completions(candidates, context.replaced, more, inserted)
