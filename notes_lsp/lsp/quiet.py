"""Doing something once it has been quiet for a while."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final

from notes_lsp.lsp.tasks import Tasks

QUIET: Final = 0.2
"""Seconds without a change before findings are pushed, or a refresh is asked for."""


class AfterQuiet:
    """`what` is done by `work`, some time after the last `wait`."""

    def __init__(
        self, tasks: Tasks, what: str, work: Callable[[], Coroutine[Any, Any, None]]
    ) -> None:
        self._tasks = tasks
        self._what = what
        self._work = work
        self._timer: asyncio.TimerHandle | None = None

    def wait(self) -> None:
        """Begin to wait, if need be anew."""
        self.close()
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(QUIET, lambda: self._tasks.start(self._what, self._work()))

    def close(self) -> None:
        """Wait no longer."""
        if self._timer is not None:
            self._timer.cancel()
