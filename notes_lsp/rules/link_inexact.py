"""`link.inexact`: a wikilink that finds its note by another name than its file's."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Level, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.resolution import Rung
from notes_lsp.vault.vault import ResolvedLink
from notes_lsp.vault.writing import can_be_target, retarget, target_for

CODE = "link.inexact"

_WHAT: Final[dict[Rung, str]] = {
    "path": "a part of a path",
    "stem": "a name that the site spells otherwise",
    "case": "a name in another case",
    "alias": "an alias",
    "title": "a title",
    "folded": "a name with other blanks or signs",
}
"""What was written in place of the note's name."""


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each link that a publisher, or another program, may not find."""
    for resolved in view.links:
        resolution = resolved.resolution
        what = _WHAT.get(resolution.rung)
        if what and resolution.inexact and resolution.note and not resolution.ambiguous:
            yield _finding(view, resolved, resolution.note, what)


def _finding(view: NoteView, resolved: ResolvedLink, note: NotePath, what: str) -> Finding:
    written = resolved.reference.target
    name = target_for(view.vault, view.path, note)
    message = f"“{written.text}” is {what}: write the note's name, {name}"
    level: Level = "hint"
    if view.vault.resolver.mode == "quartz":
        message = f"The site does not find “{written.text}” ({what}): write {name}"
        level = "warning"
    fix = Fix(
        f"Write {name}",
        resolved.resolution.same_folder,
        retarget(view.vault, view.path, resolved, name),
    )
    fixes = (fix,) if can_be_target(name) else ()
    return Finding(CODE, level, written.span, message, fixes)


RULE = Rule(CODE, "hint", check)
