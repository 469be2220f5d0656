"""`md-link.missing-file`: a Markdown link or image to a note or attachment that is not there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache, partial
from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.markdown_targets import MarkdownTarget, markdown_targets
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit
from notes_lsp.vault.globs import read_globs
from notes_lsp.vault.ignore import is_left_out_everywhere
from notes_lsp.vault.names import file_extension
from notes_lsp.vault.nearest import nearest_file, nearest_note
from notes_lsp.vault.paths import has_note_extension, joined
from notes_lsp.vault.resolution import Rung
from notes_lsp.vault.writing import url_path

CODE = "md-link.missing-file"

_FOUND: Final[frozenset[Rung]] = frozenset({"self", "path", "stem", "case", "redirect", "file"})
"""By a title or an alias only we find a note, by a file's name others do too."""


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each path to a note or attachment that leads to none. Paths without an
    extension may be pages of a site, or folders."""
    ignored = view.vault.settings.links.ignore_targets
    for target in view.once(markdown_targets):
        path = target.address.path
        if target.resolution.rung in _FOUND or not _is_judged(view, path):
            continue
        if not any(fnmatchcase(path, glob) for glob in ignored):
            message = f"There is no file “{path}” in this vault: add it, or correct the path"
            search = partial(_write_nearest, view, target)
            span = target.path_span
            yield Finding(CODE, "warning", span, message, search_fixes=search)


_globs = lru_cache(maxsize=8)(read_globs)
"""Read once for all notes of a vault."""


def _is_judged(view: NoteView, path: str) -> bool:
    """Whether `path` would be that of a note or attachment of this vault, if it were there."""
    if "?" in path:
        return False
    index = view.vault.index
    if not has_note_extension(path, index.extensions) and not (
        file_extension(path) and index.attachments
    ):
        return False
    whole = posixpath.normpath(path if path.startswith("/") else joined(view.folder, path))
    if whole.startswith("../") or is_left_out_everywhere(whole):
        return False
    return not _globs(view.vault.settings.files.exclude).match_file(whole.lstrip("/"))


def _write_nearest(view: NoteView, target: MarkdownTarget) -> tuple[Fix, ...]:
    path = target.address.path
    search = nearest_file if file_extension(path) else nearest_note
    found = search(view.vault, view.path, path)
    if found is None:
        return ()
    written = f"/{found}"
    if not path.startswith("/"):
        written = posixpath.relpath(written, f"/{view.folder}")
    fix = Fix(f"Write {written}", False, (Edit(*target.path_span, url_path(written)),))
    return (fix,)


RULE = Rule(CODE, "warning", check)
