"""`note.invisible-path`: characters that nobody sees, in the name of a note or of its folder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span
from notes_lsp.vault.names import last_component, unseen_in

CODE = "note.invisible-path"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for the name of the file; one for the folder, at its first note."""
    name = last_component(view.path)
    unseen = unseen_in(name)
    if unseen:
        yield _finding("note", name, unseen)
    if view.vault.index.is_first_of_unseen(view.path):
        yield _finding("folder", view.folder, unseen_in(view.folder))


def _finding(what: str, name: str, unseen: Sequence[str]) -> Finding:
    shown = "".join(sign for sign in name if sign not in unseen)
    codes = ", ".join(f"U+{ord(sign):04X}" for sign in unseen)
    message = (
        f"The name of the {what} “{shown}” has characters that nobody sees ({codes}): rename it"
    )
    return Finding(CODE, "hint", Span(0, 0), message)


RULE = Rule(CODE, "hint", check)
