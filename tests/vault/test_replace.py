"""Writing a note: whole, in place, and never over what somebody else wrote."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.replace import Refused, replace_note
from tests.vault.files import link, put

NOTE = NotePath("x/a.md")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """The note's file, in a vault that is the folder `vault`."""
    place = tmp_path / "vault" / NOTE
    put(place, "old\n")
    return place


def replace(place: Path, old: str, new: str) -> Refused | None:
    """Replace the note, and see that nothing else is left in its folder."""
    refused = replace_note(place.parent.parent, NOTE, old, new)
    assert [path.name for path in place.parent.iterdir()] == ["a.md"]
    return refused


@pytest.mark.parametrize("text", ["\ufeffone\r\ntwo\rthree\n\n", "é ثغرات 🗂️", "", "no line end"])
def test_every_byte_of_the_text_is_written(place: Path, text: str) -> None:
    assert replace(place, "old\n", text) is None
    assert place.read_bytes() == text.encode()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no modes")
def test_the_mode_is_kept(place: Path) -> None:
    place.chmod(0o640)
    assert replace(place, "old\n", "new\n") is None
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_what_has_changed_meanwhile_is_left_alone(place: Path) -> None:
    assert replace(place, "older\n", "new\n") == Refused("it has changed meanwhile")
    assert place.read_bytes() == b"old\n"


def test_what_is_gone_is_not_written_again(place: Path) -> None:
    place.rename(place.parent.parent / "moved.md")
    refused = replace_note(place.parent.parent, NOTE, "old\n", "new\n")
    assert refused == Refused("it could not be written: No such file or directory")
    assert not place.exists()


def test_a_read_only_file_is_left_alone(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)  # root may write all
    assert replace(place, "old\n", "new\n") == Refused("it is read-only")
    assert place.read_bytes() == b"old\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_a_pipe_in_its_place_is_not_waited_for(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.unlink()
    os.mkfifo(place)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    assert replace(place, "old\n", "new\n") == Refused("it is no ordinary file")


def test_a_text_that_is_no_utf8_is_not_written(place: Path) -> None:
    assert replace(place, "old\n", "\ud800") == Refused("its text can't be written as UTF-8")
    assert place.read_bytes() == b"old\n"


def test_nothing_outside_of_the_vault_is_written(tmp_path: Path) -> None:
    outside = tmp_path / "outside.md"
    put(outside, "old\n")
    link(tmp_path / "vault" / NOTE, outside)
    refused = replace_note(tmp_path / "vault", NOTE, "old\n", "new\n")
    assert refused == Refused("it lies outside of the vault")
    refused = replace_note(tmp_path / "vault", NotePath("../outside.md"), "old\n", "new\n")
    assert refused == Refused("it lies outside of the vault")
    assert outside.read_bytes() == b"old\n"


def test_a_link_stays_one_and_its_file_is_written(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    put(vault / "real.md", "old\n")
    link(vault / NOTE, vault / "real.md")
    assert replace_note(vault, NOTE, "old\n", "new\n") is None
    assert (vault / NOTE).is_symlink()
    assert (vault / "real.md").read_bytes() == b"new\n"


def test_nothing_is_lost_where_the_writing_fails(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert replace(place, "old\n", "new\n") == Refused(
        "it could not be written: No space left on device"
    )
    assert place.read_bytes() == b"old\n"
