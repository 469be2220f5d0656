"""`link.ambiguous`: a wikilink whose name several notes have, none of them nearer."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Level, Related, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import ResolvedLink
from notes_lsp.vault.writing import can_be_target, path_target, retarget

CODE = "link.ambiguous"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each link that leads to the first of several equals."""
    for resolved in view.links:
        note = resolved.resolution.note
        if note is not None and resolved.resolution.ambiguous:
            yield _finding(view, resolved, note)


def _finding(view: NoteView, resolved: ResolvedLink, taken: NotePath) -> Finding:
    written, candidates = resolved.reference.target, resolved.resolution.candidates
    published = view.vault.resolver.mode == "quartz"
    level: Level = "warning" if published else "information"
    message = (
        f"“{written.text}” is the name of {len(candidates)} notes"
        f"{', and the site takes none of them' if published else ''}: "
        f"write the path of the one you mean, such as {path_target(view.vault, taken)}"
    )
    return Finding(
        CODE,
        level,
        written.span,
        message,
        fixes=tuple(_write_path(view, resolved, taken, candidates)),
        related=tuple(Related(path, Span(0, 0), "could be meant") for path in candidates),
    )


def _write_path(
    view: NoteView, resolved: ResolvedLink, taken: NotePath, candidates: Iterable[NotePath]
) -> Iterable[Fix]:
    """A fix for each candidate. The only one in the same folder is what the writer meant; of
    others nobody knows."""
    near = [path for path in candidates if folder_of(path) == folder_of(view.path)]
    for path in candidates:
        target = path_target(view.vault, path)
        if can_be_target(target):
            yield Fix(
                f"Write {target}",
                near == [path] and path == taken,
                retarget(view.vault, view.path, resolved, target),
                preferred=path == taken,
            )


RULE = Rule(CODE, "information", check)
