"""Keeping the vaults of a client as they are on disk: reading them, watching, following changes."""

from __future__ import annotations

import asyncio
import gc
import logging
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol

from notes_lsp.features.completion import prepare
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.loading import load, read_ahead, take_names
from notes_lsp.lsp.progress import ClientProgress
from notes_lsp.lsp.session import Connection
from notes_lsp.lsp.slices import in_slices
from notes_lsp.lsp.tasks import Tasks
from notes_lsp.lsp.uncommitted import Uncommitted
from notes_lsp.lsp.workspace import Workspace
from notes_lsp.vault.cache_folder import CacheFolder
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.kept_vault import is_worth_keeping, keep_vault_in_steps
from notes_lsp.vault.names_first import NamesFirst
from notes_lsp.vault.packed_reads import PackedRead
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.refresh import refresh_in_steps
from notes_lsp.vault.vault import Vault

logger = logging.getLogger(__name__)

_PATIENCE: Final = 2.0
"""Seconds that the first questions may take, together, for the names of a vault: they are better
answered late than wrongly."""

_MANY: Final = 100
"""How many files change where it may pay to have other processes read them."""

_AT_ONCE: Final = 0.05
"""Seconds of work on changed files that are done before the next message is handled."""


class UpkeepListener(Protocol):
    """Who is told what came of it."""

    def notes_changed(self, vault: Vault, notes: set[NotePath]) -> None:
        """The findings of these notes may differ now."""

    def vault_read(self, vault: Vault) -> None:
        """More is known of all notes of the vault."""

    def changed_on_disk(self, paths: Sequence[Path]) -> None:
        """These files or folders appeared, changed or vanished, as the server saw by itself."""


class Upkeep:
    """The vaults of a client, and their watchers where the client watches no files."""

    def __init__(
        self,
        connection: Connection,
        client: ClientSupport,
        workspace: Workspace,
        listener: UpkeepListener,
    ) -> None:
        self._connection = connection
        self._client = client
        self._workspace = workspace
        self._listener = listener
        self._vaults: dict[Path, _VaultUpkeep] = {}
        self._watchers: dict[Path, Tasks] = {}

    def follow(self) -> bool:
        """Begin with the vaults that are new in the workspace, and end with those that left it.
        Of one that was begun anew, what has been read is kept. Whether there were any."""
        vaults = self._workspace.vaults
        known: dict[Path, Mapping[NotePath, Facts]] = {}
        for root, upkeep in list(self._vaults.items()):
            if vaults.get(root) is not upkeep.vault:
                known[root] = upkeep.close()
                del self._vaults[root]
        if known:
            gc.unfreeze()  # see `loading`: what has left may be collected
        new = [
            _VaultUpkeep(vault, known.get(root, {}), self._listener)
            for root, vault in vaults.items()
            if root not in self._vaults
        ]
        self._vaults.update((upkeep.vault.root, upkeep) for upkeep in new)
        self._follow_watchers()  # first, so that no change is missed
        for upkeep in new:
            upkeep.read(self._connection, self._client)
        return bool(known or new)

    def close(self) -> None:
        """End what is running."""
        for upkeep in self._vaults.values():
            upkeep.close()
        for tasks in self._watchers.values():
            tasks.close()

    def wait_for_names(self, vault: Vault) -> None:
        """At the very start, have the vault's names read as far as nobody waits for long."""
        upkeep = self._vaults.get(vault.root)
        if upkeep is not None:
            upkeep.wait_for_names()

    async def wait_until_read(self, vault: Vault) -> None:
        """Wait until all notes of `vault` have been read, or it is no longer there."""
        upkeep = self._vaults.get(vault.root)
        if upkeep is not None:
            await upkeep.ended_reading.wait()

    def changed_on_disk(self, paths: Iterable[Path]) -> None:
        """These files or folders appeared, changed or vanished: look at them again."""
        paths = list(paths)
        for root, upkeep in self._vaults.items():
            upkeep.changed_on_disk([path for path in paths if path.is_relative_to(root)])

    def saved(self, vault: Vault) -> None:
        """The client wrote a note of `vault`."""
        upkeep = self._vaults.get(vault.root)
        if upkeep is not None:
            upkeep.uncommitted.ask()

    def _follow_watchers(self) -> None:
        wanted = {root for root in self._vaults if not self._is_watched_by_client(root)}
        wanted = {root for root in wanted if wanted.isdisjoint(root.parents)}
        for root in self._watchers.keys() - wanted:
            self._watchers.pop(root).close()
        for root in wanted - self._watchers.keys():
            tasks = self._watchers[root] = Tasks()
            tasks.start(f"Watching {root}", self._watch(root))

    def _is_watched_by_client(self, root: Path) -> bool:
        """Clients watch what is in their folders; a vault may begin above them, or elsewhere."""
        folders = self._workspace.folders
        return self._client.watches_files and any(root.is_relative_to(item) for item in folders)

    async def _watch(self, root: Path) -> None:
        from watchfiles import awatch  # not needed by most clients

        loop = asyncio.get_running_loop()
        try:
            async for changes in awatch(root, ignore_permission_denied=True):
                # Not right here: what fails there must not end the watch.
                loop.call_soon(self._listener.changed_on_disk, [Path(name) for _, name in changes])
        except (OSError, RuntimeError) as error:
            logger.warning("Changes of files in %s will not be seen: %s", root, error)


class _VaultUpkeep:
    """One vault, from the first look at it on."""

    def __init__(
        self, vault: Vault, known: Mapping[NotePath, Facts], listener: UpkeepListener
    ) -> None:
        """`known` are facts of notes that need not be read again."""
        self.vault = vault
        self._cache = CacheFolder.of_user() if vault.settings.cache.enabled else None
        self._names: NamesFirst | None = NamesFirst(vault, known, self._cache)
        self._listener = listener
        self._tasks = Tasks()
        self.uncommitted = Uncommitted(vault, listener.notes_changed, self._tasks)
        self.ended_reading = asyncio.Event()
        """Set once all has been read, and when the vault is let go."""
        self._patience = _PATIENCE
        self._changed: dict[Path, None] = {}
        """Files to be looked at, once those in work are done."""
        self._looks = False
        """Whether files are being looked at."""

    def close(self) -> Mapping[NotePath, Facts]:
        """End what is running; what has been read and still holds."""
        self._tasks.close()
        self.ended_reading.set()
        return {} if self._looks else self.vault.index.facts

    def read(self, connection: Connection, client: ClientSupport) -> None:
        """Read the vault, and show the client how far that has come."""
        self.uncommitted.ask()
        progress = ClientProgress(connection, client, self._tasks)
        self._tasks.start(f"Reading {self.vault.root}", self._read(progress))

    async def _read(self, progress: ClientProgress) -> None:
        vault, names = self.vault, self._names
        if names is None:
            return
        await take_names(names)
        self._listener.vault_read(vault)
        await load(vault, names.unread, progress)
        self.ended_reading.set()
        self._listener.vault_read(vault)
        self._names = None  # which takes some room, and is not needed any more
        await in_slices(prepare(vault))  # so that the first who asks does not wait for it
        if self._cache and not names.is_as_kept and is_worth_keeping(names.walked):
            await in_slices(keep_vault_in_steps(self._cache, vault, names.walked))

    def wait_for_names(self) -> None:
        """See `Upkeep.wait_for_names`."""
        if self._names is not None and not self.vault.named and self._patience > 0:
            started = time.monotonic()
            self._names.advance(self._patience, only_names=True)
            self._patience -= time.monotonic() - started

    def changed_on_disk(self, paths: Iterable[Path]) -> None:
        """Look at these again: at once, as far as nobody waits for long. In order: what is looked
        at later is newer."""
        self._changed.update(dict.fromkeys(paths))
        if self._changed:
            self.uncommitted.ask()
        if self._looks or not self._changed:
            return
        self._looks = True
        what = f"Reading changes in {self.vault.root}"
        if len(self._changed) >= _MANY:
            self._tasks.start(what, self._look_at_many())
            return
        work = self._look()
        until = time.monotonic() + _AT_ONCE
        for _ in work:
            if time.monotonic() >= until:
                self._tasks.start(what, in_slices(work))
                return

    async def _look_at_many(self) -> None:
        """Look at what changed, as after a checkout, with the help of other processes."""
        changed, self._changed = self._changed, {}
        try:
            ahead = await read_ahead(self.vault, changed)
            await in_slices(self._refresh(changed, ahead))
        finally:
            self._looks = False
        self.changed_on_disk(())  # what came meanwhile

    def _look(self) -> Iterator[None]:
        try:
            while self._changed:
                changed, self._changed = self._changed, {}
                yield from self._refresh(changed, {})
        finally:
            self._looks = False

    def _refresh(
        self, changed: Iterable[Path], ahead: Mapping[NotePath, PackedRead]
    ) -> Iterator[None]:
        touched: set[NotePath] = set()
        for notes in refresh_in_steps(self.vault, changed, ahead):
            touched |= notes
            yield
        self._listener.notes_changed(self.vault, touched)
