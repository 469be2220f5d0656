"""The cache folder: what comes back, and all that makes it forget without a word."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from notes_lsp.vault.cache_folder import CacheFolder

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
