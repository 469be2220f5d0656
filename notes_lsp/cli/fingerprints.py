"""Telling a finding from others for longer than a run: by what stands there, not by where it is."""

from __future__ import annotations

from hashlib import blake2b

from notes_lsp.text.span import Span


def fingerprint(code: str, text: str, span: Span) -> str:
    """Sixteen hexadecimal digits for the finding `code` at `span` of `text`. They stay while the
    words in question do, wherever these move to; the same words twice in a note have the same."""
    words = " ".join(text[span.start : span.end].split())
    return blake2b(f"{code}\0{words}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
