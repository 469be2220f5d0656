"""Completion of what a Markdown link leads to, after `](`: paths of notes and attachments, and
after `#` the headings there."""

from __future__ import annotations

import posixpath
import re
from typing import Final
from urllib.parse import unquote

from notes_lsp.features.completion.candidates import Candidate, Completions, Cursor
from notes_lsp.features.completion.found_files import find_files
from notes_lsp.features.completion.found_notes import find_notes
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import best_matches
from notes_lsp.text.span import Span
from notes_lsp.vault.names import heading_slug, last_component
from notes_lsp.vault.paths import folder_of
from notes_lsp.vault.writing import url_path

_DESTINATION: Final = re.compile(r"\]\((?:<([^<>]{0,500})|([^\s()<>]{0,500}))\Z")
_IMAGE: Final = re.compile(r"!\[[^\[\]]{0,500}\]\((?:<[^<>]{0,500}|[^\s()<>]{0,500})\Z")
_REST: Final = re.compile(r"[^\s()<>#]*")
_ELSEWHERE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\?")


def complete_markdown_link(cursor: Cursor) -> Completions | None:
    """The destination that is being written; nothing where it is a URL."""
    written = _DESTINATION.search(cursor.before)
    if written is None:
        return None
    destination = written[1] or written[2] or ""
    if _ELSEWHERE.match(destination):
        return None
    path, hash_sign, fragment = destination.partition("#")
    end = cursor.end_of_rest(_REST)
    if hash_sign:
        candidates, more = _headings(cursor.here, unquote(path), unquote(fragment))
        start = cursor.offset - len(fragment)
    else:
        is_image = _IMAGE.search(cursor.before) is not None
        candidates, more = _paths(cursor.here, unquote(path), notes=not is_image)
        start = cursor.offset - len(path)
    inserted = Span(start, cursor.offset) if cursor.offset < end else None
    return Completions(candidates, Span(start, end), more, inserted)


def _paths(here: Here, typed: str, notes: bool) -> tuple[list[Candidate], bool]:
    """Paths from the folder of this note; from the root where one is begun so. Where folders are
    written already, only what lies there."""
    limit = here.vault.settings.completion.limit
    name = last_component(typed)
    base = typed.removesuffix(name)
    candidates = []
    more = False
    if notes:
        found, more = find_notes(here, name, limit)
        for note in found:
            names = here.vault.index.names[note.path]
            path = _path_from(here, note.path, typed)
            candidates.append(Candidate("note", names.shown, path, url_path(path), path, note.path))
    files, more_files = find_files(here, name, limit)
    for file, _ in files:
        path = _path_from(here, file, typed)
        label = last_component(file)
        candidates.append(Candidate("file", label, path, url_path(path), path))
    chosen = [item for item in candidates if item.matched.startswith(base)]
    # What lies in folders may be among what was cut.
    return chosen[:limit], more or more_files or len(chosen) > limit


def _path_from(here: Here, path: str, typed: str) -> str:
    if typed.startswith("/"):
        return f"/{path}"
    relative = posixpath.relpath(path, folder_of(here.path) or ".")
    return f"./{relative}" if typed.startswith("./") else relative


def _headings(here: Here, path: str, typed: str) -> tuple[list[Candidate], bool]:
    """The headings of the note at `path`, as GitHub writes them in URLs."""
    note = here.vault.resolver.resolve_path(here.path, path).note
    if note is None:
        return [], False
    seen: dict[str, int] = {}
    candidates = []
    for heading in here.anchors_of(note).headings:
        slug = heading_slug(heading.text)
        number = seen[slug] = seen.get(slug, -1) + 1
        anchor = f"{slug}-{number}" if number else slug
        if slug:
            mark = "#" * heading.level
            shown = (heading.text, mark, url_path(anchor), anchor)
            candidates.append(Candidate("heading", *shown, note=note, fragment=anchor))
    limit = here.vault.settings.completion.limit
    return best_matches(typed, candidates, lambda item: item.matched, limit)
