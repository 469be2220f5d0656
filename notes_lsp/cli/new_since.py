"""`--new-since REV`: the findings that a revision did not have."""

from __future__ import annotations

from collections import Counter

from notes_lsp.cli.checking import CheckedVault
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fingerprints import Key, excess, keys_of
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge
from notes_lsp.vault.earlier import earlier
from notes_lsp.vault.git import GitError
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Earlier


def look_back(checked: CheckedVault, revision: str, option: str) -> Earlier:
    """The vault as it was at `revision`. Raises UsageError, which names the `option`, where there
    is none."""
    try:
        return earlier(checked.vault, revision)
    except GitError as error:
        raise UsageError(f"{option}: {error}") from error


def keep_new(checked: CheckedVault, before: Earlier) -> None:
    """Keep the findings that the vault did not have before."""
    known: dict[NotePath, Counter[Key]] = {}

    def new(path: NotePath, findings: list[Finding]) -> list[Finding]:
        if path not in known:
            known[path] = _findings_then(checked, before, path)
        keys = keys_of(findings, checked.vault.text(path) or "")
        return excess(findings, keys, known[path])

    checked.narrow(new)


def _findings_then(checked: CheckedVault, before: Earlier, path: NotePath) -> Counter[Key]:
    """How many findings of each key a note had."""
    name = before.name_of(path)
    if name not in before.vault.index.facts:
        return Counter()
    findings = judge(before.vault, name, checked.today)
    return Counter(keys_of(findings, before.vault.text(name) or ""))
