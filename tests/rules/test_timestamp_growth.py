"""That the time for the stamps of a note grows no faster than their number, and that for a video
no faster than the number of its notes.

As in the growth tests of `syntax/`, times are compared: a square would show as sixteen times.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from notes_lsp.rules.engine import find
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault
from tests import vaultfix
from tests.memory import vault_of
from tests.rules.stamp_notes import anchor, clock, note, spread

STAMPS = 500
NOTES = 100
TOO_FAST_GROWTH = 10

OF_STAMPS = [rule for rule in RULES if rule.code.startswith("timestamp.")]


def best_time(vault: Vault) -> float:
    def timed() -> float:
        start = time.process_time()
        for path in vault.index.facts:
            vault.videos.forget(path)
        for path in vault.index.facts:
            find(NoteView(NotePath(path), vault), OF_STAMPS)
        return time.process_time() - start

    return min(timed() for _ in range(3))


def growth(small: str, large: str) -> float:
    return best_time(vault_of(vaultfix.read(large).files)) / best_time(
        vault_of(vaultfix.read(small).files)
    )


@pytest.mark.parametrize(
    "stamp",
    [
        anchor,
        lambda time: anchor(f"{time[3:]}:00"),
        lambda time: anchor(f"{time[3:]}:07"),
        lambda time: anchor(f"{time[3:]}:{'00' if time[-1] > '4' else '07'}"),
        lambda time: anchor(f"01{time[2:]}" if time[-1] > "6" else f"{time[3:]}:00"),
        lambda time: anchor(time, "02:10:11"),
        lambda time: f"[{anchor(f'{time[3:]}:00')}]",
        lambda time: anchor(time[3:]),
        lambda time: f"[{time}] {anchor(time)}",
        lambda time: f"[[{time}, {time}]]",
    ],
)
def test_time_grows_with_the_stamps(stamp: Callable[[str], str]) -> None:
    small, large = (
        note("a.md", [stamp(clock(number * 37 % 3_600)) for number in range(count)])
        for count in (STAMPS, 4 * STAMPS)
    )
    # Again where the machine was busy with something else.
    assert any(growth(small, large) < TOO_FAST_GROWTH for _ in range(3))


@pytest.mark.parametrize("stamp", [anchor("00:12:34"), "[00:12:34]", "[[00:12:34]]"])
def test_time_grows_with_a_row_of_the_same_timestamp(stamp: str) -> None:
    small, large = (note("a.md", [" ".join([stamp] * count)]) for count in (STAMPS, 4 * STAMPS))
    assert any(growth(small, large) < TOO_FAST_GROWTH for _ in range(3))


def test_time_grows_with_the_notes_of_a_video() -> None:
    small, large = (
        "".join(note(f"{number}.md", spread(clock(900 + number))) for number in range(count))
        for count in (NOTES, 4 * NOTES)
    )
    assert any(growth(small, large) < TOO_FAST_GROWTH for _ in range(3))
