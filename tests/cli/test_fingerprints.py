"""Fingerprints: what they depend on, and what not."""

from __future__ import annotations

from notes_lsp.cli.fingerprints import fingerprint
from notes_lsp.text.span import Span

CODE = "link.unresolved"


def test_it_stays_when_the_words_move() -> None:
    before = fingerprint(CODE, "[[the  mill]]", Span(2, 11))
    assert before == fingerprint(CODE, "More text. [[the mill]]", Span(13, 21))


def test_other_words_and_other_codes_have_others() -> None:
    found = {
        fingerprint(CODE, "[[mill]]", Span(2, 6)),
        fingerprint(CODE, "[[mall]]", Span(2, 6)),
        fingerprint("link.inexact", "[[mill]]", Span(2, 6)),
        fingerprint(CODE, "[[\ud800]]", Span(2, 3)),
    }
    assert len(found) == 4
    assert all(len(digits) == 16 for digits in found)
