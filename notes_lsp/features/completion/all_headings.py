"""Completion after `[[##`: the headings of all notes."""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.features.completion.candidates import Candidate, where
from notes_lsp.features.completion.headings import linkable
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.workspace_symbols import find_headings
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.writing import can_be_target, target_for


def complete_all_headings(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The headings that what was typed may mean; while nothing is, those of this note. There may
    always be others for what is typed next."""
    closing = "]]" if context.closes else ""
    limit = here.vault.settings.completion.limit
    if context.typed.strip():
        found = _found(here, context.typed)
    else:
        found = ((heading.text, here.path) for heading in here.anchors_of(here.path).headings)
    candidates: dict[str, Candidate] = {}
    for heading, path in found:
        text = linkable(heading)
        target = "" if path == here.path else target_for(here.vault, here.path, path)
        if text and (not target or can_be_target(target)):
            written = f"{target}#{text}{closing}"
            shown = Candidate(
                *("heading", text, where(here, path), written, text), note=path, fragment=text
            )
            candidates.setdefault(written, shown)
        if len(candidates) == limit:
            break
    return list(candidates.values()), True


def _found(here: Here, typed: str) -> Iterator[tuple[str, NotePath]]:
    """The headings that `typed` may mean. Of those that it fits as well, the headings of this note
    come first, then those of its folder."""
    folder = folder_of(here.path)

    def distance(path: NotePath) -> int:
        return (path != here.path) + (folder_of(path) != folder)

    for heading in find_headings(here.vault, typed, distance):
        yield heading.name, heading.path
