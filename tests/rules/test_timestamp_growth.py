"""That the time for the stamps of a note grows no faster than their number, and that for a video
no faster than the number of its notes.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from notes_lsp.rules.engine import find
from notes_lsp.rules.registry import RULES
from notes_lsp.rules.view import NoteView
from notes_lsp.vault.paths import NotePath
from tests import vaultfix
from tests.growth import MORE, Action, grows_too_fast
from tests.memory import vault_of
from tests.rules.stamp_notes import anchor, clock, note, spread

STAMPS = 500
NOTES = 100

OF_STAMPS = [rule for rule in RULES if rule.code.startswith("timestamp.")]


def judging(files: str) -> Action:
    vault = vault_of(vaultfix.read(files).files)

    def judge() -> None:
        for path in vault.index.facts:
            vault.videos.forget(path)
        for path in vault.index.facts:
            find(NoteView(NotePath(path), vault), OF_STAMPS)

    return judge


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
        for count in (STAMPS, MORE * STAMPS)
    )
    assert not grows_too_fast(judging(small), judging(large))


@pytest.mark.parametrize("stamp", [anchor("00:12:34"), "[00:12:34]", "[[00:12:34]]"])
def test_time_grows_with_a_row_of_the_same_timestamp(stamp: str) -> None:
    small, large = (note("a.md", [" ".join([stamp] * count)]) for count in (STAMPS, MORE * STAMPS))
    assert not grows_too_fast(judging(small), judging(large))


def test_time_grows_with_the_notes_of_a_video() -> None:
    small, large = (
        "".join(note(f"{number}.md", spread(clock(900 + number))) for number in range(count))
        for count in (NOTES, MORE * NOTES)
    )
    assert not grows_too_fast(judging(small), judging(large))
