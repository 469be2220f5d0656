"""A vault as it was at a revision of its repository, in memory: nothing is written or checked out.

The settings are those of now, so that a level that was changed makes no news; so is what is left
out.
"""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.vault.facts import Facts
from notes_lsp.vault.git import Repository
from notes_lsp.vault.ignore import is_left_out, is_note
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.renames import renames
from notes_lsp.vault.scan import NoteText, Unreadable, decode
from notes_lsp.vault.vault import Earlier, Vault


def earlier(vault: Vault, revision: str) -> Earlier:
    """`vault`, which has been read whole, as it was at `revision`, and the names that its notes had
    then. Of a note that is the same, what is known of it is taken.

    Raises GitError where there is no such revision, or no repository.
    """
    repository = Repository.of(vault.root)
    tree = repository.tree(repository.commit(revision))
    before = Vault(vault.root, vault.settings)
    changed: dict[NotePath, str] = {}
    same = _unchanged(vault, repository, tree)
    for name, content in tree.items():
        path = NotePath(name)
        if path in same:
            before.put(path, vault.index.facts[path])
        elif path in vault.index.facts or is_note(vault.root, path, vault.settings):
            changed[path] = content
        elif name in vault.index.file_paths or not is_left_out(vault.root, name, vault.settings):
            before.put_file(name)
    contents = repository.contents(changed.values())
    for path, data in zip(changed, contents, strict=True):
        before.put(path, _read(before, path, data))
    before.settle()
    return Earlier(before, _renames(vault, before))


def _unchanged(vault: Vault, repository: Repository, tree: dict[str, str]) -> set[NotePath]:
    """The notes that are as they were."""
    uncommitted = repository.uncommitted()
    return {
        NotePath(name)
        for name, content in repository.staged().items()
        if content == tree.get(name)
        and name not in uncommitted
        and name in vault.index.facts
        and name not in vault.drafts
    }


def _read(before: Vault, path: NotePath, data: bytes) -> Facts:
    """What the note at `path` told, whose bytes were `data`; its text is kept."""
    most = before.settings.files.max_size
    read = decode(data) if len(data) <= most else Unreadable("This file was too large")
    before.drafts[path] = read.text if isinstance(read, NoteText) else ""
    return facts_of(read)


def _renames(vault: Vault, before: Vault) -> dict[NotePath, NotePath]:
    gone = before.index.facts.keys() - vault.index.facts.keys()
    came = vault.index.facts.keys() - before.index.facts.keys()
    return renames(dict(_texts(before, gone)), dict(_texts(vault, came))) if gone and came else {}


def _texts(vault: Vault, paths: set[NotePath]) -> Iterator[tuple[NotePath, str]]:
    for path in paths:
        text = vault.text(path)
        if text is not None:
            yield path, text
