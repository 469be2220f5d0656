"""`note.price-math`: prices that the published site sets as a formula."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit
from notes_lsp.vault.price_formulas import PriceFormula

CODE = "note.price-math"


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each pair of dollars, where Quartz publishes the notes."""
    if view.vault.resolver.mode != "quartz":
        return
    message = "The site sets this as a formula: write \\$ for the dollars of a price"
    for price in view.facts.price_formulas:
        yield Finding(CODE, "hint", price.span, message, tuple(_escape(price)))


def _escape(price: PriceFormula) -> Iterable[Fix]:
    if price.dollars:
        edits = tuple(Edit(dollar, dollar, "\\") for dollar in price.dollars)
        yield Fix("Write \\$", True, edits)


RULE = Rule(CODE, "hint", check)
