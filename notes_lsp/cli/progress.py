"""A progress bar on stderr, for work over half a second that somebody looks at."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

_SHORT = 0.5
"""Seconds of work that show nothing."""

_STEP = 0.1
"""Seconds between two pictures of the bar."""


class Progress:
    """How far the work has come. Shows nothing where nobody looks."""

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._next = time.monotonic() + _SHORT
        self._title, self._total, self._done = "", 0, 0
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def begin(self, title: str, total: int) -> None:
        """Work of `total` notes begins."""
        self._title, self._total, self._done = title, total, 0
        if self._bar is not None and self._task is not None:
            self._bar.reset(self._task, description=title, total=total)

    def advance(self, by: int = 1) -> None:
        """So many notes more are done."""
        self._done += by
        if not self._shown or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _STEP
        if self._bar is None:
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, completed=self._done, refresh=True)

    def _show(self) -> None:
        from rich.console import Console  # takes 0.1 s to load
        from rich.progress import Progress as Bar

        # Without a thread of its own, which forks for reading would break.
        self._bar = Bar(console=Console(stderr=True), transient=True, auto_refresh=False)
        self._task = self._bar.add_task(self._title, total=self._total)
        self._bar.start()

    def end(self) -> None:
        """Leave nothing of the bar."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def show_progress() -> Iterator[Progress]:
    """A progress that is gone at the end."""
    progress = Progress(shown=sys.stderr.isatty() and not os.environ.get("CI"))
    try:
        yield progress
    finally:
        progress.end()
