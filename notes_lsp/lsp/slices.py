"""Work in slices: the loop is held by it for moments, and looks at other work in between."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from typing import Final

SLICE: Final = 0.005
"""Seconds that the loop is held at most before it looks at other work."""


async def in_slices(steps: Iterator[object]) -> None:
    """Take all `steps`, and let the loop look at other work in between."""
    until = time.monotonic() + SLICE
    for _ in steps:
        if time.monotonic() >= until:
            await asyncio.sleep(0)
            until = time.monotonic() + SLICE
