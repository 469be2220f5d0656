"""`link.missing-file`: a link to, or an embed of, a picture or other file that is not there."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

from notes_lsp.rules.finding import Finding, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.names import file_extension

CODE = "link.missing-file"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each missing file's link. A vault without any attachment keeps them
    elsewhere: nothing is missing there."""
    if not view.vault.index.attachments:
        return
    ignored = view.vault.settings.links.ignore_targets
    for resolved in view.links:
        target = resolved.reference.target
        if (
            resolved.resolution.rung == "none"
            and file_extension(target.text)
            and "://" not in target.text
            and not any(fnmatchcase(target.text, glob) for glob in ignored)
        ):
            message = f"There is no file “{target.text}”: add it, or correct the name"
            yield Finding(CODE, "information", target.span, message)


RULE = Rule(CODE, "information", check)
