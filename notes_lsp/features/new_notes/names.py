"""What a new note is called: its file by the rule that the others follow, and its title."""

from __future__ import annotations

import posixpath
from typing import NamedTuple

from notes_lsp.features.changes import Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.note_names import free_path
from notes_lsp.vault.ignore import is_left_out
from notes_lsp.vault.names import last_component
from notes_lsp.vault.paths import (
    NotePath,
    folder_of,
    joined,
    stays_inside,
    without_note_extension,
)
from notes_lsp.vault.scan import is_there
from notes_lsp.vault.slugs import SlugRule, is_slug, slug, title_from
from notes_lsp.vault.vault import Vault


class NewName(NamedTuple):
    """Where a note will be, and its title."""

    path: NotePath
    title: str


def new_name(
    here: Here, typed: str, shown: str | None = None, extension: str | None = None
) -> NewName:
    """What a note is called that is created for `typed`, the target of a link of this note or a
    title; `shown` is what a reader sees of the link, and `extension` that of the file if it is not
    the one of this note's.

    A path is taken as it is. Else what looks like a file's name is one, and all other is a title
    that the file is named after. Raises Refused for what can be no name, or is another file's.
    """
    vault = here.vault
    shown = shown and " ".join(shown.split())
    typed = without_note_extension(" ".join(typed.split()), vault.index.extensions)
    if "/" in typed:
        folder, stem = _folder_of_path(here, typed), last_component(typed)
        title = _title(stem, shown, slug_rule(vault, folder))
    else:
        folder = _folder(here)
        rule = slug_rule(vault, folder)
        if rule is None or is_slug(typed, rule):
            stem, title = typed, _title(typed, shown, rule)
        else:
            stem, title = slug(typed, rule), typed
            if typed and not stem:
                raise Refused(
                    f"“{typed}” has no letter or digit that a file's name could be made of"
                )
    return NewName(free_note(here, folder, stem, extension or _extension(here)), title)


def titled_name(here: Here, title: str) -> NewName:
    """What a note with this title is called. Raises Refused as `new_name` does."""
    title = " ".join(title.split())
    folder = _folder(here)
    stem = slug(title, slug_rule(here.vault, folder) or "title")
    if not stem:
        raise Refused(f"“{title}” has no letter or digit that a file's name could be made of")
    return NewName(free_note(here, folder, stem, _extension(here)), title)


def free_note(here: Here, folder: str, stem: str, extension: str) -> NotePath:
    """The path of a note that is called so. Raises Refused where there can be none."""
    vault = here.vault
    path = free_path(vault, folder, stem, extension)
    if is_there(vault.root, path):
        raise Refused(f"there is already a file {path}")
    if is_left_out(vault.root, path, vault.settings):
        raise Refused(f"{path} would be no note of the vault: it is ignored")
    return path


def slug_rule(vault: Vault, folder: str) -> SlugRule | None:
    """The rule by which a new note of `folder` is named after its title: that of the settings, or
    of the folder, or else of most notes of the vault that have a title."""
    if vault.settings.notes.slug != "auto":
        return vault.slug_rule(folder)
    majority = vault.index.habits.slugs.majority()
    return vault.slug_rule(folder) or (majority.rule if majority is not None else None)


def _title(stem: str, shown: str | None, rule: SlugRule | None) -> str:
    """The title of a note whose file's name is given: what a reader sees of the link where the name
    is a slug of it, else the words of the name."""
    if rule is None:
        return stem
    if shown and slug(shown, rule) == stem:
        return shown
    return title_from(stem) if is_slug(stem, rule) else stem


def _folder(here: Here) -> str:
    """Where new notes go."""
    wanted = here.vault.settings.notes.new_note_folder.strip("/")
    if not wanted:
        return folder_of(here.path)
    if not stays_inside(wanted):
        raise Refused(f"notes.new-note-folder “{wanted}” is no folder of the vault")
    return wanted


def _folder_of_path(here: Here, typed: str) -> str:
    """The folder that a target with a `/` names: from the root, or from the note where it says
    so."""
    if typed.startswith(("./", "../")):
        typed = posixpath.normpath(joined(folder_of(here.path), typed))
    path = typed.removeprefix("/")
    if not stays_inside(path):
        raise Refused(f"“{typed}” is no path in the vault")
    return folder_of(path)


def _extension(here: Here) -> str:
    """That of the note that it is created from, as its file has it."""
    extensions = here.vault.index.extensions
    own = here.path[len(without_note_extension(here.path, extensions)) :]
    return own or extensions[0]
