"""How the vault would be if a note had another text, or if there were other notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from notes_lsp.text.document import Document
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.open_note import OpenNote
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import NoteText
from notes_lsp.vault.vault import Vault


@contextmanager
def trial(vault: Vault, path: NotePath) -> Iterator[Callable[[str], None]]:
    """For as long as this lasts, what it gives makes a text that of the note at `path`, which is in
    the index. Afterwards all is as it was before."""
    facts = vault.index.facts[path]
    opened = vault.open_notes.get(path)

    def put(text: str) -> None:
        tried = OpenNote(Document(text))
        vault.open_notes[path] = tried
        vault.put(path, tried.facts())

    try:
        yield put
    finally:
        if opened is None:
            vault.open_notes.pop(path, None)
        else:
            vault.open_notes[path] = opened
        if vault.index.facts[path] is not facts:
            vault.put(path, facts)


@contextmanager
def with_notes(vault: Vault, texts: Mapping[NotePath, str]) -> Iterator[None]:
    """For as long as this lasts, notes with these texts are in the vault that are not there.
    Afterwards all is as it was before."""
    try:
        for path, text in texts.items():
            vault.put(path, facts_of(NoteText(text)))
        yield
    finally:
        for path in texts:
            vault.remove(path)
