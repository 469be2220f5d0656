"""Findings on the wire: LSP diagnostics, and the ids by which a client knows that none changed."""

from __future__ import annotations

import hashlib
from typing import Any

from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.convert import range_json
from notes_lsp.lsp.offers import SOURCE
from notes_lsp.lsp.workspace import OpenDocument, Place, findings, note_uri
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.pages import page_url
from notes_lsp.text.lines import LineIndex
from notes_lsp.vault.vault import Vault

_SEVERITIES = {"error": 1, "warning": 2, "information": 3, "hint": 4}
_TAGS = {"unnecessary": 1, "deprecated": 2}


def diagnostics_of_document(document: OpenDocument, client: ClientSupport) -> list[dict[str, Any]]:
    """Those of a document, which need not be a file yet."""
    if not document.is_note:
        return []
    with document.known():
        return diagnostics_of(document.place._replace(indexed=True), client)


def diagnostics_of(place: Place, client: ClientSupport) -> list[dict[str, Any]]:
    """The diagnostics of the note at `place`, as the client can take them; none of a file that the
    vault does not know."""
    vault = place.vault
    if not place.indexed or place.path not in vault.index.facts:
        return []
    found = findings(vault, place.path)
    lines = vault.lines(place.path)
    return [diagnostic(finding, vault, lines, client) for finding in found]


def diagnostic(
    finding: Finding, vault: Vault, lines: LineIndex, client: ClientSupport
) -> dict[str, Any]:
    """One finding in a note whose lines are `lines`."""
    encoding = client.encoding
    answer: dict[str, Any] = {
        "range": range_json(lines, finding.span, encoding),
        "severity": _SEVERITIES[finding.level],
        "code": finding.code,
        "source": SOURCE,
        "message": finding.message,
    }
    if client.code_descriptions:
        answer["codeDescription"] = {"href": page_url(finding.code)}
    tags = [_TAGS[tag] for tag in finding.tags if _TAGS[tag] in client.diagnostic_tags]
    if tags:
        answer["tags"] = tags
    if client.related_information and finding.related:
        answer["relatedInformation"] = [
            {
                "location": {
                    "uri": note_uri(vault, related.path),
                    "range": range_json(vault.lines(related.path), related.span, encoding),
                },
                "message": related.message,
            }
            for related in finding.related
        ]
    return answer


def result_id(diagnostics: list[dict[str, Any]]) -> str:
    """An id that differs where the diagnostics differ."""
    return hashlib.blake2b(repr(diagnostics).encode("utf-8", "replace"), digest_size=8).hexdigest()
