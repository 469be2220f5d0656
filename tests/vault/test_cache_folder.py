"""The cache folder: what comes back, and all that makes it forget without a word."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from notes_lsp.vault.cache_folder import CacheFolder
from tests.cli.outcome import environment

KEY = b"this program"
ROOT = Path("/notes")


@pytest.fixture
def folder(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache")


def test_what_is_kept_comes_back(folder: CacheFolder) -> None:
    assert folder.write(ROOT, "facts", KEY, b"one")
    assert folder.write(ROOT, "facts", KEY, b"two")
    assert folder.read(ROOT, "facts", KEY) == b"two"


def test_each_vault_and_kind_has_its_own(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"one")
    assert folder.read(ROOT, "findings", KEY) is None
    assert folder.read(Path("/others"), "facts", KEY) is None


def test_another_program_finds_nothing(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"one")
    assert folder.read(ROOT, "facts", b"another program") is None


@pytest.mark.parametrize("size", [0, 1, 31, 32, 40, 1031])
def test_half_a_file_is_none(folder: CacheFolder, size: int) -> None:
    folder.write(ROOT, "facts", KEY, b"x" * 1000)
    (file,) = folder.files()
    file.place.write_bytes(file.place.read_bytes()[:size])
    assert folder.read(ROOT, "facts", KEY) is None


@pytest.mark.parametrize("place", [0, 31, 32, 500])
def test_a_file_with_a_wrong_byte_is_none(folder: CacheFolder, place: int) -> None:
    folder.write(ROOT, "facts", KEY, b"x" * 1000)
    (file,) = folder.files()
    data = bytearray(file.place.read_bytes())
    data[place] ^= 1
    file.place.write_bytes(data)
    assert folder.read(ROOT, "facts", KEY) is None


def test_where_no_folder_can_be_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file")
    folder = CacheFolder(tmp_path / "cache")
    assert not folder.write(ROOT, "facts", KEY, b"one")
    assert folder.read(ROOT, "facts", KEY) is None
    assert list(folder.files()) == []


def test_what_could_not_be_written_leaves_nothing(
    folder: CacheFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(old: str, new: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert not folder.write(ROOT, "facts", KEY, b"one")
    assert list(folder.place.iterdir()) == []


def test_what_nobody_has_asked_for_long_goes(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"old")
    (old,) = folder.files()
    os.utime(old.place, (0, 0))
    folder.write(Path("/others"), "facts", KEY, b"new")
    assert folder.read(ROOT, "facts", KEY) is None
    assert folder.read(Path("/others"), "facts", KEY) == b"new"


def test_asking_keeps_a_file_young(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"old")
    (old,) = folder.files()
    os.utime(old.place, (0, 0))
    folder.read(ROOT, "facts", KEY)
    folder.write(Path("/others"), "facts", KEY, b"new")
    assert folder.read(ROOT, "facts", KEY) == b"old"


def test_only_its_own_files_are_deleted(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"one")
    (folder.place / "left.new").write_bytes(b"half")
    (folder.place / "letter.txt").write_bytes(b"dear")
    assert folder.clear() == 2
    assert [place.name for place in folder.place.iterdir()] == ["letter.txt"]


def test_nobody_else_may_read_it(folder: CacheFolder) -> None:
    folder.write(ROOT, "facts", KEY, b"one")
    (file,) = folder.files()
    if os.name == "posix":
        assert (folder.place.stat().st_mode & 0o077, file.place.stat().st_mode & 0o077) == (0, 0)


WRITER = """
import os, signal, sys
from pathlib import Path
from notes_lsp.vault import cache_folder

place, digit, killed_at = sys.argv[1:]
folder = cache_folder.CacheFolder(Path(place))
if killed_at:
    setattr(os, killed_at, lambda *_: os.kill(os.getpid(), signal.SIGKILL))
for _ in range(30):
    folder.write(Path("vault"), "kind", b"key", digit.encode() * 100_000)
"""


def writer(folder: CacheFolder, digit: str, killed_at: str = "") -> subprocess.Popen[bytes]:
    """Another program that keeps something of the same kind for the same vault."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, folder.place, digit, killed_at], env=environment()
    )


def test_of_several_that_write_at_once_one_wins(folder: CacheFolder) -> None:
    folder.write(Path("vault"), "kind", b"key", b"0" * 100_000)
    writers = [writer(folder, digit) for digit in "123"]
    seen: set[bytes | None] = set()
    while any(one.poll() is None for one in writers):
        seen.add(folder.read(Path("vault"), "kind", b"key"))
    seen.add(folder.read(Path("vault"), "kind", b"key"))
    assert [one.returncode for one in writers] == [0, 0, 0]
    assert seen <= {digit * 100_000 for digit in (b"0", b"1", b"2", b"3")}
    assert len(list(folder.files())) == 1


@pytest.mark.skipif(os.name == "nt", reason="no process can be killed so there")
@pytest.mark.parametrize("killed_at", ["fdopen", "replace"])
def test_who_is_killed_while_writing_leaves_what_was(folder: CacheFolder, killed_at: str) -> None:
    folder.write(Path("vault"), "kind", b"key", b"before")
    assert writer(folder, "1", killed_at).wait() == -signal.SIGKILL
    assert folder.read(Path("vault"), "kind", b"key") == b"before"
    assert folder.clear() == 2
