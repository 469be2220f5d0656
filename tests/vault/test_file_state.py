"""Whether a file is as it was: by its time, and by its text where the time tells nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes_lsp.vault.file_state import FileState, is_as_it_was, state_of
from notes_lsp.vault.load import read_note_facts
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import FileStat

NOTE = NotePath("a.md")
SECOND = 1_000_000_000
LONG_AGO = 1_000 * SECOND
"""The time of a file that was written long before it was read."""

MOST = 1_000


def file_now(root: Path) -> FileStat:
    status = (root / NOTE).stat()
    return FileStat(NOTE, status.st_mtime_ns, status.st_size)


def written(root: Path, data: bytes, *, mtime_ns: int = LONG_AGO) -> FileStat:
    (root / NOTE).write_bytes(data)
    os.utime(root / NOTE, ns=(mtime_ns, mtime_ns))
    return file_now(root)


def read_state(root: Path, data: bytes, *, begun_ns: int = LONG_AGO + 60 * SECOND) -> FileState:
    """The state of a file that is written, and read by a walk that began at `begun_ns`."""
    file = written(root, data)
    facts = read_note_facts(root, NOTE, MOST)
    return state_of(file, facts.digest, facts.fault, begun_ns)


def test_time_and_size_are_enough(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"text")
    # Nobody looks into it: that would take long.
    assert is_as_it_was(tmp_path, written(tmp_path, b"TEXT"), state, MOST)


def test_another_size_is_another_text(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"text")
    assert not is_as_it_was(tmp_path, written(tmp_path, b"texts"), state, MOST)


def test_a_copy_is_known_by_its_text(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"text")
    later = LONG_AGO + 7
    assert is_as_it_was(tmp_path, written(tmp_path, b"text", mtime_ns=later), state, MOST)
    assert not is_as_it_was(tmp_path, written(tmp_path, b"TEXT", mtime_ns=later), state, MOST)


@pytest.mark.parametrize("seconds", [-10, 0, 1])
def test_the_time_of_a_file_that_was_just_written_tells_nothing(
    tmp_path: Path, seconds: int
) -> None:
    state = read_state(tmp_path, b"text", begun_ns=LONG_AGO + seconds * SECOND)
    assert not is_as_it_was(tmp_path, written(tmp_path, b"TEXT"), state, MOST)
    assert is_as_it_was(tmp_path, written(tmp_path, b"text"), state, MOST)


def test_what_could_not_be_read_is_tried_again(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"\xff\xfet")
    assert state.fault is not None
    assert is_as_it_was(tmp_path, written(tmp_path, b"\xff\xfet"), state, MOST)
    assert not is_as_it_was(tmp_path, written(tmp_path, b"abc"), state, MOST)


def test_a_file_that_is_too_large_now_is_another(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"text")
    assert not is_as_it_was(tmp_path, file_now(tmp_path), state, 3)
    facts = read_note_facts(tmp_path, NOTE, 3)
    too_large = state_of(file_now(tmp_path), facts.digest, facts.fault, LONG_AGO * 2)
    assert is_as_it_was(tmp_path, file_now(tmp_path), too_large, 3)
    assert not is_as_it_was(tmp_path, file_now(tmp_path), too_large, MOST)


def test_a_file_that_has_gone_is_another(tmp_path: Path) -> None:
    state = read_state(tmp_path, b"text", begun_ns=LONG_AGO)
    file = file_now(tmp_path)
    (tmp_path / NOTE).unlink()
    assert not is_as_it_was(tmp_path, file, state, MOST)
