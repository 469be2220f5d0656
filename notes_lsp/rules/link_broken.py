"""`link.broken`: a wikilink that led to a note in the earlier state that a vault is compared with,
and no longer does."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.missing import BROKEN, Missing, missing_targets
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.writing import can_be_target, retarget, target_for

CODE = BROKEN


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for each such target of the note, at its first link. None where the vault is
    compared with nothing."""
    earlier = view.vault.earlier
    for missing in view.once(missing_targets):
        if earlier is not None and missing.led is not None:
            yield _finding(view, missing, missing.led, _now(view, missing.led))


def _now(view: NoteView, note: NotePath) -> NotePath | None:
    """What the note that was at `note` is called now; None where it went."""
    earlier = view.vault.earlier
    if note in view.vault.index.facts or earlier is None:
        return note
    return next((now for now, old in earlier.names.items() if old == note), None)


def _finding(view: NoteView, missing: Missing, note: NotePath, now: NotePath | None) -> Finding:
    told = f"“{missing.target}” led to {note}"
    if now is None:
        message = f"{told}, which is gone: bring it back, or remove the link{missing.times}"
        return Finding(CODE, "warning", missing.span, message)
    name = target_for(view.vault, view.path, now)
    why = "which no longer has that name" if now == note else f"which is {now} now"
    message = f"{told}, {why}: write {name}{missing.times}"
    return Finding(CODE, "warning", missing.span, message, _fixes(view, missing, name))


def _fixes(view: NoteView, missing: Missing, name: str) -> tuple[Fix, ...]:
    """Follow the note."""
    if not can_be_target(name):
        return ()
    edits = [edit for link in missing.links for edit in retarget(view.vault, view.path, link, name)]
    return (Fix(f"Write {name}", True, tuple(edits)),)


RULE = Rule(CODE, "warning", check)
