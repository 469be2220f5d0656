"""Telling a finding from others for longer than a run: by what stands there, not by where it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import NamedTuple

from notes_lsp.rules.finding import Finding
from notes_lsp.text.span import Span


class Key(NamedTuple):
    """What tells the findings of a note from each other, but for the same words twice."""

    code: str
    fingerprint: str


def fingerprint(code: str, text: str, span: Span) -> str:
    """Sixteen hexadecimal digits for the finding `code` at `span` of `text`. They stay while the
    words in question do, wherever these move to; the same words twice in a note have the same."""
    words = " ".join(text[span.start : span.end].split())
    return blake2b(f"{code}\0{words}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def keys_of(findings: Iterable[Finding], text: str, digits: int = 16) -> Iterator[Key]:
    """The keys of the findings of a note, whose text is `text`, with so many `digits`."""
    for finding in findings:
        yield Key(finding.code, fingerprint(finding.code, text, finding.span)[:digits])


def excess(
    findings: Iterable[Finding], keys: Iterable[Key], known: Mapping[Key, int]
) -> list[Finding]:
    """Those of the findings of a note, which have these `keys`, that are more than there were:
    of equal ones the last."""
    left = Counter(known)
    over = []
    for finding, key in zip(findings, keys, strict=True):
        if left[key] > 0:
            left[key] -= 1
        else:
            over.append(finding)
    return over
