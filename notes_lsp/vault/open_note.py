"""`OpenNote`: a note as an editor has it, parsed along with every change."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.syntax.nodes import Note
from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.reparse import Change, reparse
from notes_lsp.text.document import Change as TextChange
from notes_lsp.text.document import Document
from notes_lsp.text.lines import Encoding
from notes_lsp.vault.facts import Facts, read_facts


class OpenNote:
    """A document and its note, always of the same text."""

    def __init__(self, document: Document, note: Note | None = None) -> None:
        """`note` is the parse of the document, where somebody has it."""
        self.document = document
        self._note = parse(document.text) if note is None else note
        self._text = document.text
        """What `_note` was parsed from."""

    @property
    def note(self) -> Note:
        """The parse of the text as it is: from the beginning, where a change could not be
        followed."""
        if self._text is not self.document.text:
            self._note = parse(self.document.text)
            self._text = self.document.text
        return self._note

    def apply(self, changes: Sequence[TextChange], version: int | None, encoding: Encoding) -> None:
        """Take in the changes of one `didChange`."""
        before = self.note
        edits = self.document.apply(changes, version, encoding)
        change = Change.of(edits)
        if change is not None:
            self._note = reparse(before, change, self.document.text)
        self._text = self.document.text

    def facts(self) -> Facts:
        """What the note tells the vault now."""
        return read_facts(self.note, self.document.text, self.document.lines)
