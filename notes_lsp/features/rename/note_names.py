"""What a new name means for a note: its file, and its title where the two go together."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from notes_lsp.features.rename.plan import Refused
from notes_lsp.vault.names import file_extension, same_case
from notes_lsp.vault.paths import (
    NotePath,
    folder_of,
    joined,
    note_stem,
    without_note_extension,
)
from notes_lsp.vault.slugs import SlugRule, is_slug, rules_followed, slug
from notes_lsp.vault.vault import Vault

_IN_NO_LINK: Final = re.compile(r"[#|^\[\]/\\:\x00-\x1f\x7f\u2028\u2029\ud800-\udfff]")
_MOST_BYTES: Final = 255
"""How long a file's name can be on nearly all disks, as UTF-8."""


class NoteName(NamedTuple):
    """A note's path, and its title if that is another one now."""

    path: NotePath
    title: str | None = None


def is_named_after_title(vault: Vault, note: NotePath) -> bool:
    """Whether the note's file has its name from the title: then they are one thing to rename."""
    return _rule(vault, note) is not None


def shown_name(vault: Vault, note: NotePath) -> str:
    """What somebody who renames a note has before them: its title, where its file is named after
    that; else the file's name."""
    title = vault.index.names[note].title
    return title if title and _rule(vault, note) else note_stem(note, vault.index.extensions)


def new_name(vault: Vault, note: NotePath, wanted: str) -> NoteName:
    """Where a note goes that is to be called `wanted`.

    Where its file is named after its title, a title is wanted, and the file follows; but what
    looks like a file's name is one, and the title follows only if it looked so, too. Other notes
    are called as it is typed. Raises Refused for what can be no name, or is another note's.
    """
    wanted = without_note_extension(" ".join(wanted.split()), vault.index.extensions)
    rule = _rule(vault, note)
    if rule is None:
        return NoteName(_path(vault, note, wanted))
    old_title = vault.index.names[note].title
    is_file_name = is_slug(wanted, rule)
    stem = wanted if is_file_name else slug(wanted, rule)
    if wanted and not stem:
        raise Refused(f"“{wanted}” has no letter or digit that a file's name could be made of")
    follows = not is_file_name or old_title == note_stem(note, vault.index.extensions)
    title = wanted if follows and wanted != old_title else None
    return NoteName(_path(vault, note, stem), title)


def _rule(vault: Vault, note: NotePath) -> SlugRule | None:
    """The rule by which the note's file is named after its title, as most others are if several
    fit."""
    title = vault.index.names[note].title
    if title is None:
        return None
    rules = rules_followed(title, note_stem(note, vault.index.extensions))
    slugs = vault.index.habits.slugs
    for usual in (slugs.majority(folder_of(note)), slugs.majority()):
        if usual is not None and usual.rule in rules:
            return usual.rule
    return min(rules, default=None)


def _path(vault: Vault, note: NotePath, stem: str) -> NotePath:
    """The path of `note` under another name."""
    extension = note[len(without_note_extension(note, vault.index.extensions)) :]
    return free_path(vault, folder_of(note), stem, extension, own=note)


def free_path(
    vault: Vault, folder: str, stem: str, extension: str, own: NotePath | None = None
) -> NotePath:
    """The path of a note that is to be called `stem`, in a folder. Raises Refused for what no file
    or link can be called, and where another file than `own` is there already."""
    check_name(stem, extension)
    if file_extension(stem):
        raise Refused(f"“{stem}” would be read as an attachment")
    path = NotePath(joined(folder, f"{stem}{extension}"))
    taken = _taken(vault, own, path)
    if taken is not None:
        raise Refused(f"there is already a file {taken}")
    return path


def check_name(stem: str, extension: str) -> None:
    """Raise Refused for what can't be the name of a file that links lead to."""
    found = _IN_NO_LINK.search(stem)
    if found is not None:
        raise Refused(f"no link can hold a name with {found[0]!r}")
    if not stem.strip(". "):
        raise Refused("a file needs a name")
    if stem.startswith(".") or stem.endswith((".", " ")):
        raise Refused(
            f"“{stem}”: a name that begins or ends with a dot is hidden, or cut by systems"
        )
    if len(f"{stem}{extension}".encode()) > _MOST_BYTES:
        raise Refused(f"a file's name can have {_MOST_BYTES} bytes at most")


def _taken(vault: Vault, own: NotePath | None, path: NotePath) -> str | None:
    """Another file at `path`, or one that some systems can't tell from it."""
    index = vault.index
    others = {*index.in_folder(folder_of(path))} - {own}
    wanted = same_case(path)
    near = sorted(other for other in others if same_case(other) == wanted)
    return near[0] if near else path if path in index.file_paths else None
