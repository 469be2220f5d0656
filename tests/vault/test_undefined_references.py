"""Links by reference without a definition: where they stand. What is none is tested with the rule
`md-link.missing-definition`."""

from __future__ import annotations

from notes_lsp.syntax.nodes import Piece
from notes_lsp.text.span import Span
from notes_lsp.vault.undefined_references import UndefinedReference
from tests.memory import facts_of


def test_they_are_told_with_absolute_spans() -> None:
    text = "# A\n\nSee [the paper][laws].\n\n[other]: https://example.org\n"
    assert facts_of(text).undefined == (UndefinedReference(Span(9, 26), Piece(21, 25, "laws")),)


def test_a_definition_makes_a_link_of_them() -> None:
    text = "See [the paper][laws].\n\n[laws]: https://example.org\n"
    assert facts_of(text).undefined == ()
