"""An event loop for tests: it runs until nothing is left to do, on a clock that tests move."""

from __future__ import annotations

import asyncio
import selectors
from collections.abc import Callable


class ManualLoop(asyncio.SelectorEventLoop):
    """Nothing ever sleeps on it: timers fire when `advance` has moved the clock far enough."""

    def __init__(self) -> None:
        self._now = 0.0
        self._idle_selector = _IdleSelector(self.stop)
        super().__init__(self._idle_selector)

    def time(self) -> float:
        return self._now

    def run_until_idle(self, patience: float = 0) -> None:
        """Run what is ready, and what that makes ready, and so on.

        Waits for other threads and processes, `patience` seconds for each sign of life.
        """
        self._idle_selector.patience = patience
        self.run_forever()

    def finish_threads(self, patience: float = 20) -> None:
        """Wait for the threads of `asyncio.to_thread` and `run_in_executor`."""
        self._idle_selector.patience = patience
        self.run_until_complete(self.shutdown_default_executor())

    def advance(self, seconds: float) -> None:
        """Move the clock, and run what is due then."""
        self._now += seconds
        self.run_until_idle()


class _IdleSelector(selectors.SelectSelector):
    """Calls `on_idle` when asyncio is about to wait."""

    def __init__(self, on_idle: Callable[[], None]) -> None:
        super().__init__()
        self._on_idle = on_idle
        self.patience = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout == 0:  # asyncio has something to run, and only looks.
            return super().select(0)
        events = super().select(self.patience)
        if not events:
            self._on_idle()
        return events
