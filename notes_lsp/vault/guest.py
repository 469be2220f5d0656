"""A note that is no file yet, as the vault would know it if it were one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.vault import GUEST, Vault


@contextmanager
def guest(vault: Vault, note: OpenNote) -> Iterator[None]:
    """For as long as this lasts, `note` is in the root of the vault, at `GUEST`, and can be judged
    and changed like others. Afterwards all is as it was before: nobody else ever sees it."""
    vault.open_notes[GUEST] = note
    try:
        vault.put(GUEST, note.facts())
        yield
    finally:
        del vault.open_notes[GUEST]
        vault.remove(GUEST)
