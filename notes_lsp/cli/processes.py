"""Work shared out to other processes, whose end is ours."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from notes_lsp.cli.errors import UsageError

Work = TypeVar("Work")
Outcome = TypeVar("Outcome")


def map_in_processes(
    do: Callable[[Work], Outcome], work: Sequence[Work], jobs: int
) -> Iterator[Outcome]:
    """What `do` makes of each piece of `work`, in order, by up to `jobs` processes.

    Raises UsageError where one of them was killed.
    """
    # A fork starts in a moment, and this process has no threads that it could break.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    try:
        with ProcessPoolExecutor(min(jobs, len(work)), context, _prepare) as pool:
            yield from pool.map(do, work)
    except BrokenProcessPool:
        raise UsageError("a process was killed while it read notes: try --jobs 1") from None


def _prepare() -> None:
    """In a process that works for another: end when that one does, however it ends. Ctrl-C reaches
    all processes of a terminal, and is for the first of them to obey."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
