"""Which notes are no longer as they are known: before something is done that trusts places."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault


def stale_notes(vault: Vault, paths: Iterable[NotePath]) -> list[NotePath]:
    """Those of `paths` whose text is another than the one that the index knows, or that can't be
    read any more. Reads each, but those that are open."""
    stale = []
    for path in paths:
        facts = vault.index.facts.get(path)
        text = None if path in vault.open_notes else vault.text(path)
        if path not in vault.open_notes and (
            facts is None or text is None or digest_of(text) != facts.digest
        ):
            stale.append(path)
    return stale
