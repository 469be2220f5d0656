"""An index as one value of few large parts, to be kept in a file: it loads without making an object
for each link.
"""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.vault.habits import PackedHabits
from notes_lsp.vault.link_style import LinkHabits
from notes_lsp.vault.note_names import Names
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.postings import PackedPostings


class PackedIndex(NamedTuple):
    """What a `VaultIndex` knows besides facts. Postings hold numbers: places in `notes`, and those
    of `by_file` in `files`."""

    alias_first: bool
    notes: list[NotePath]
    """An empty path in place of a note that is no longer there."""
    names: list[Names | None]
    """Of each of `notes`."""
    by_name: PackedPostings
    by_mention: PackedPostings
    by_video: PackedPostings
    by_tag: PackedPostings
    by_folder: PackedPostings
    first_of_unseen: dict[str, NotePath]
    files: list[str]
    """Also those that are no longer there; `file_paths` are those that are."""
    file_paths: set[str]
    by_file: PackedPostings
    attachments: int
    habits: PackedHabits
    link_habits: LinkHabits
