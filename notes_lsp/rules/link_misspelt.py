"""`link.misspelt`: a wikilink whose target is a slip for the name of a note."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Level, Related, Rule
from notes_lsp.rules.missing import Missing, missing_targets
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.spelling import Meant
from notes_lsp.vault.writing import can_be_target, retarget, target_for

CODE = "link.misspelt"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for each misspelt target of the note, at its first link."""
    for missing in view.once(missing_targets):
        if missing.meant is not None:
            yield _finding(view, missing, missing.meant)


def _finding(view: NoteView, missing: Missing, meant: Meant) -> Finding:
    name = target_for(view.vault, view.path, meant.note)
    also = "" if fold(meant.name) == fold(last_component(name)) else f" (“{meant.name}”)"
    message = (
        f"There is no note “{missing.target}”: write {name}{also}, if that is meant{missing.times}"
    )
    level: Level = "warning" if view.path in view.vault.uncommitted else "information"
    return Finding(
        CODE,
        level,
        missing.span,
        message,
        fixes=_fixes(view, missing, meant, name),
        related=(Related(meant.note, Span(0, 0), "could be meant"),),
    )


def _fixes(view: NoteView, missing: Missing, meant: Meant, name: str) -> tuple[Fix, ...]:
    """Write the name. What a reader sees of the slip is put right, too."""
    if not can_be_target(name):
        return ()
    edits = [
        edit
        for link in missing.links
        for edit in retarget(view.vault, view.path, link, name, meant.name)
    ]
    return (Fix(f"Write {name}", False, tuple(edits)),)


RULE = Rule(CODE, "information", check)
