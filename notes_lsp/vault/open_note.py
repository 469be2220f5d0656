"""`OpenNote`: a note as an editor has it, parsed along with every change."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.reparse import Change, reparse
from notes_lsp.text.document import Change as TextChange
from notes_lsp.text.document import Document
from notes_lsp.text.lines import Encoding
from notes_lsp.vault.facts import Facts, read_facts


class OpenNote:
    """A document and its note, always of the same text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.note = parse(document.text)

    def apply(self, changes: Sequence[TextChange], version: int | None, encoding: Encoding) -> None:
        """Take in the changes of one `didChange`."""
        edits = self.document.apply(changes, version, encoding)
        change = Change.of(edits)
        if change is not None:
            self.note = reparse(self.note, change, self.document.text)

    def facts(self) -> Facts:
        """What the note tells the vault now."""
        return read_facts(self.note, self.document.text, self.document.lines)
