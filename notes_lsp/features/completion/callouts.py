"""Completion of a callout's kind after `> [!`."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.markup import plural
from notes_lsp.features.search import best_matches
from notes_lsp.text.span import Span

_CALLOUT: Final = re.compile(r"[ \t]*>[ \t>]*\[!([\w-]*)\Z")

_KINDS: Final = str.split(
    "note info tip abstract todo success question warning failure danger bug example quote"
    " summary tldr hint important check done help faq caution attention fail missing error cite"
)
"""Obsidian's kinds, then its other names for them (https://help.obsidian.md/callouts)."""


def complete_callout(cursor: Cursor) -> Completions | None:
    """The kind: those that this note has, the most used first, then the others."""
    written = _CALLOUT.match(cursor.before)
    if written is None:
        return None
    typed = written[1]
    start = cursor.offset - len(typed)
    here = cursor.here
    used = Counter(
        callout.kind.text.lower()
        for callout in here.note.each(lambda block: block.callouts)
        if not callout.kind.span.touches(cursor.offset)
    )
    kinds = dict.fromkeys([*(kind for kind, _ in used.most_common()), *_KINDS])
    chosen, more = best_matches(typed, kinds, str, here.vault.settings.completion.limit)
    candidates = [
        Candidate(
            "callout",
            kind,
            f"used {plural(used[kind], 'time')}" if used[kind] else "",
            f"{kind}]",
            kind,
        )
        for kind in chosen
    ]
    return Completions(candidates, Span(start, cursor.end_of("]")), more)
