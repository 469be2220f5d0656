"""`link.redirected`: a wikilink by a name that the settings keep for a note's old links."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.writing import can_be_target, retarget, target_for

CODE = "link.redirected"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each link that `links.redirects` leads on."""
    for resolved in view.links:
        note = resolved.resolution.note
        if note is None or resolved.resolution.rung != "redirect":
            continue
        written, name = resolved.reference.target, target_for(view.vault, view.path, note)
        message = f"“{written.text}” is the old name of {name}: write {name}"
        edits = retarget(view.vault, view.path, resolved, name)
        fixes = (Fix(f"Write {name}", True, edits),) if can_be_target(name) else ()
        yield Finding(CODE, "hint", written.span, message, fixes, tags=("deprecated",))


RULE = Rule(CODE, "hint", check)
