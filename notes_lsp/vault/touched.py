"""What has changed in a vault since an earlier state of it, and which other notes that concerns."""

from __future__ import annotations

from typing import NamedTuple

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Earlier, Vault


class Touched(NamedTuple):
    """`changed`: notes that are new, have another name, or say something else. `affected`: notes
    whose findings may differ by that, and by what is gone."""

    changed: set[NotePath]
    affected: set[NotePath]


def touched(vault: Vault, before: Earlier) -> Touched:
    """What changed in `vault` since `before`, and whom it concerns: each change is taken back for a
    moment, and the vault tells which notes depend on it."""
    now, then = vault.index.facts, before.vault.index.facts
    changed = {
        path
        for path, facts in now.items()
        if path not in then or (then[path] is not facts and then[path].digest != facts.digest)
    }
    affected: set[NotePath] = set()
    for path in changed:
        facts = now[path]
        affected |= vault.put(path, then[path]) if path in then else vault.remove(path)
        affected |= vault.put(path, facts)
    for path in then.keys() - now.keys():
        affected |= vault.put(path, then[path])
        affected |= vault.remove(path)
    files, earlier_files = set(vault.index.file_paths), before.vault.index.file_paths
    for file in files - earlier_files:
        affected |= vault.remove_file(file) | vault.put_file(file)
    for file in earlier_files - files:
        affected |= vault.put_file(file) | vault.remove_file(file)
    return Touched(changed, affected & now.keys())
