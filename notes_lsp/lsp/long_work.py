"""Answers that take many looks: worked out in slices, so that a keystroke need not wait for them,
and anew where notes change meanwhile."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Generator
from typing import Final, TypeAlias, TypeVar

from notes_lsp.lsp.progress import RequestProgress
from notes_lsp.lsp.refusal import OutOfDate
from notes_lsp.lsp.slices import SLICE

_Answer = TypeVar("_Answer")

Work: TypeAlias = Generator[None, None, _Answer]
"""It gives way wherever it may be left for a moment, or for good."""

_ATTEMPTS: Final = 3
"""How often work is begun: somebody who types on and on gets no answer."""


class Stale(Exception):
    """Raised by work which finds that it must be begun anew."""


async def answer_in_slices(
    begin: Callable[[], Work[_Answer]],
    state: Callable[[], object],
    progress: RequestProgress | None = None,
) -> _Answer:
    """What comes of the work that `begin` begins, all of it done in one `state`. Raises OutOfDate
    where that has changed again and again, and what the work raises."""
    try:
        for _ in range(_ATTEMPTS):
            try:
                return await _in_slices(begin(), state, progress)
            except Stale:
                continue
        raise OutOfDate
    finally:
        if progress is not None:
            progress.end()


async def _in_slices(
    work: Work[_Answer], state: Callable[[], object], progress: RequestProgress | None
) -> _Answer:
    before = state()
    until = time.monotonic() + SLICE
    done = 0
    while True:
        try:
            next(work)
        except StopIteration as end:
            answer: _Answer = end.value
            return answer
        done += 1
        if time.monotonic() >= until:
            if progress is not None:
                progress.report(done)
            await asyncio.sleep(0)
            if state() != before:
                raise Stale
            until = time.monotonic() + SLICE
