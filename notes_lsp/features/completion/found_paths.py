"""Finding the notes in a folder that somebody has written before a part of a name."""

from __future__ import annotations

import posixpath

from notes_lsp.features.cursor import Here
from notes_lsp.features.search import best_matches
from notes_lsp.vault.names import last_component
from notes_lsp.vault.paths import NotePath, folder_of, note_stem


def find_in_folder(here: Here, typed: str, most: int) -> tuple[list[tuple[NotePath, str]], bool]:
    """At most so many notes that `typed`, a path as links have it, may lead to, each with its path
    in the same form, and whether there are more: from the vault's root, or from this note's folder
    where it begins with a dot. What would lead to another note is left out."""
    base = typed.removesuffix(last_component(typed))
    from_here = base.startswith(("./", "../"))
    folder = posixpath.normpath(
        posixpath.join(folder_of(here.path) if from_here else "", base.lstrip("/"))
    )
    extensions = here.vault.index.extensions
    paths = sorted(here.vault.index.in_folder("" if folder == "." else folder))
    found = [(path, base + note_stem(path, extensions)) for path in paths]
    chosen, more = best_matches(
        last_component(typed), found, lambda item: item[1][len(base) :], most
    )
    resolve = here.vault.resolver.resolve
    return [item for item in chosen if resolve(here.path, item[1]).note == item[0]], more
