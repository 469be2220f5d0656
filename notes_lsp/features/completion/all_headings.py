"""Completion after `[[##`: the headings of all notes."""

from __future__ import annotations

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.headings import linkable
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.workspace_symbols import workspace_symbols
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.writing import can_be_target, target_for


def complete_all_headings(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The headings that what was typed may mean; while nothing is, those of this note. There may
    always be others for what is typed next."""
    closing = "]]" if context.closes else ""
    if context.typed.strip():
        symbols = workspace_symbols(here.vault, context.typed, ("heading",))
        found = [(item.name, item.path) for item in symbols]
    else:
        found = [(heading.text, here.path) for heading in here.anchors_of(here.path).headings]
    candidates = []
    for heading, path in found[: here.vault.settings.completion.limit]:
        text = linkable(heading)
        target = "" if path == here.path else target_for(here.vault, here.path, path)
        if text and (not target or can_be_target(target)):
            written = f"{target}#{text}{closing}"
            candidates.append(Candidate("heading", text, _shown(here, path), written, text, path))
    return candidates, True


def _shown(here: Here, path: NotePath) -> str:
    names = here.vault.index.names.get(path)
    return "in this note" if path == here.path or names is None else names.title or names.stem
