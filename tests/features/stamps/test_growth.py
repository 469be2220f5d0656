"""That rewriting timestamps takes no longer for each than with fewer of them in the note.

As in the growth tests of `syntax/`, times are compared: a square would show as sixteen times.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.features.stamps.shift import shift_stamps
from notes_lsp.syntax.notations import anchor
from tests.features.stamps.rewriting import MATTER, here

STAMPS = 400
TOO_FAST_GROWTH = 10


def best_time(text: str, rewrite: Callable[[Here], object]) -> float:
    note = here(text)

    def timed() -> float:
        start = time.process_time()
        rewrite(note)
        return time.process_time() - start

    return min(timed() for _ in range(3))


@pytest.mark.parametrize(
    ("part", "rewrite"),
    [
        (f"Said {anchor(65)}. ", lambda here: convert_stamps(here, "bracket")),
        (f"Said {anchor(65)}(x). ", lambda here: convert_stamps(here, "bracket")),
        (f"{anchor(65)}\n", lambda here: convert_stamps(here, "fence")),
        (f"[[a | {anchor(65)}]] ", lambda here: convert_stamps(here, "bracket")),
        (f"{anchor(65)} Said\n\n", lambda here: convert_stamps(here, "chapter")),
        ("[00:01:05, 00:02:00] ", lambda here: convert_stamps(here, "anchor")),
        ("```timestamp\n00:01:05\n```\n", lambda here: convert_stamps(here, "anchor")),
        (f"Said {anchor(65)}. ", lambda here: shift_stamps(here, 10)),
    ],
)
def test_time_grows_with_the_stamps(part: str, rewrite: Callable[[Here], object]) -> None:
    small, large = (f"{MATTER}{part * count}" for count in (STAMPS, 4 * STAMPS))
    # Again where the machine was busy with something else.
    assert any(
        best_time(large, rewrite) / best_time(small, rewrite) < TOO_FAST_GROWTH for _ in range(3)
    )


def test_one_list_of_many() -> None:
    def text(count: int) -> str:
        return f"{MATTER}[{', '.join(['00:01:05'] * count)}]"

    def convert(here: Here) -> object:
        return convert_stamps(here, "anchor")

    assert any(
        best_time(text(4 * STAMPS), convert) / best_time(text(STAMPS), convert) < TOO_FAST_GROWTH
        for _ in range(3)
    )
