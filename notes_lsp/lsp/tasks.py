"""Work beside the answers: reading, watching, asking the client. It ends with the session."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

from notes_lsp.lsp.faults import FaultLog


class Tasks:
    """Coroutines that run on their own. What fails is logged, and fails alone."""

    def __init__(self) -> None:
        self._running: set[asyncio.Task[None]] = set()
        self._faults = FaultLog()

    def start(self, what: str, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Do `work` until `close`; `what` it is, for the log."""
        task = asyncio.get_running_loop().create_task(work, name=what)
        self._running.add(task)
        task.add_done_callback(self._done)
        return task

    def close(self) -> None:
        """End all that runs."""
        for task in self._running:
            task.cancel()

    def _done(self, task: asyncio.Task[None]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self._faults.add(task.get_name(), error)
