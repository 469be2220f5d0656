"""`--new-since REV` and `--changed REV`: what a revision did not have, and what has changed since
then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from notes_lsp.cli.checking import CheckedVault, Filter
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.fingerprints import Key, excess, keys_of
from notes_lsp.rules.finding import Finding
from notes_lsp.rules.judge import judge
from notes_lsp.vault.earlier import earlier
from notes_lsp.vault.git import GitError
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.touched import touched
from notes_lsp.vault.vault import Earlier


def compare(
    new_since: str | None, changed: str | None, checked: CheckedVault, wanted: Sequence[NotePath]
) -> list[NotePath]:
    """Have `checked` keep what the options with these revisions want, and say which links broke
    since; of the notes `wanted`, those to look at. Raises UsageError where there is no such
    revision."""
    if new_since is not None:
        before = checked.vault.earlier = _earlier(checked, new_since, "--new-since")
        checked.filters.append(_new(checked, before))
    if changed is not None:
        before = checked.vault.earlier = _earlier(checked, changed, "--changed")
        differing, affected = touched(checked.vault, before)
        checked.vault.uncommitted |= differing  # judged as what is being worked on
        wanted = [path for path in wanted if path in differing or path in affected]
    return list(wanted)


def _earlier(checked: CheckedVault, revision: str, option: str) -> Earlier:
    try:
        return earlier(checked.vault, revision)
    except GitError as error:
        raise UsageError(f"{option}: {error}") from error


def _new(checked: CheckedVault, before: Earlier) -> Filter:
    """Keeps the findings that the vault did not have before."""
    known: dict[NotePath, Counter[Key]] = {}

    def new(path: NotePath, findings: list[Finding]) -> list[Finding]:
        if path not in known:
            known[path] = _findings_then(checked, before, path)
        keys = keys_of(findings, checked.vault.text(path) or "")
        return excess(findings, keys, known[path])

    return new


def _findings_then(checked: CheckedVault, before: Earlier, path: NotePath) -> Counter[Key]:
    """How many findings of each key a note had."""
    name = before.name_of(path)
    if name not in before.vault.index.facts:
        return Counter()
    findings = judge(before.vault, name, checked.today)
    return Counter(keys_of(findings, before.vault.text(name) or ""))
