"""Completion of tags after `#`, with how many notes have each."""

from __future__ import annotations

import re
from typing import Final

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.markup import plural
from notes_lsp.features.search import best_matches
from notes_lsp.text.span import Span
from notes_lsp.vault.names import same_case
from notes_lsp.vault.vault import Vault

_TAG: Final = re.compile(r"(?:(?<=[ \t(,;>|*_~])|(?<![^\r\n]))#([\w/-]*)\Z")
_REST: Final = re.compile(r"[\w/-]*")
_HEADING: Final = re.compile(r"[ \t>]*#\Z")
"""What may just as well become a heading."""


def complete_tag(cursor: Cursor) -> Completions | None:
    """The tag that is being written. A lone `#` that a line begins with is none yet."""
    before = cursor.before
    written = _TAG.search(before)
    if written is None or _HEADING.match(before):
        return None
    start = cursor.offset - len(written[1])
    replaced = Span(start, cursor.end_of_rest(_REST))
    candidates, more = tag_candidates(cursor, written[1], replaced)
    inserted = Span(start, cursor.offset) if cursor.offset < replaced.end else None
    return Completions(candidates, replaced, more, inserted)


def tag_candidates(cursor: Cursor, typed: str, replaced: Span) -> tuple[list[Candidate], bool]:
    """The tags of the vault that `typed` may mean, those first that most notes have of those that
    fit as well, and whether there are more. What stands in the `replaced` part alone is
    none yet."""
    here = cursor.here
    counts = here.vault.index.tag_counts()
    own = list(here.facts().tags())
    being_written = [tag for tag in own if replaced.start <= tag.end and tag.start <= replaced.end]
    others = {same_case(tag.name) for tag in own if tag not in being_written}
    for tag in {same_case(tag.name) for tag in being_written} - others:
        if here.path in here.vault.index.tagged(tag):
            counts[tag] -= 1
    by_use = sorted((tag for tag in counts if counts[tag]), key=lambda tag: (-counts[tag], tag))
    limit = here.vault.settings.completion.limit
    chosen, more = best_matches(typed, by_use, str, limit)
    candidates = []
    for tag in chosen:
        name = _spelled(here.vault, tag)
        count = plural(counts[tag], "note")
        candidates.append(Candidate("tag", f"#{name}", count, name, name))
    return candidates, more


def _spelled(vault: Vault, tag: str) -> str:
    """A tag as the first note that has it spells it."""
    note = min(vault.index.tagged(tag))
    names = (mark.name for mark in vault.index.facts[note].tags())
    return next((name for name in names if same_case(name) == tag), tag)
