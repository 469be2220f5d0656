"""Where transcripts are looked for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.scan import walk
from notes_lsp.vault.settings import Settings, Timestamps
from notes_lsp.vault.transcripts import transcript_of
from notes_lsp.vault.vault import Vault

CUE = "00:01.000 --> 00:02.000\n{}\n"
VIDEO = "0123456789a"
OTHER = "-VqmFI9vY7w"


@pytest.fixture
def vault(write_vault: Callable[[str], Path]) -> Vault:
    files = {
        "a/talk.vtt": CUE.format("beside"),
        f"transcripts/{VIDEO}.srt": CUE.format("by name"),
        f"transcripts/{OTHER}.vtt": CUE.format("other"),
        "outside.vtt": CUE.format("no"),
    }
    root = write_vault("".join(f"//- {path}\n{text}" for path, text in files.items()))
    found = Vault(root, Settings())
    for path in walk(root, Settings()).files:
        found.put_file(path)
    return found


def words(vault: Vault, note: str, video: str, *, own: bool = True) -> str:
    found = transcript_of(vault, NotePath(note), video, own=own)
    return found.cues[0].text if found is not None else ""


def test_beside_the_note_comes_first(vault: Vault) -> None:
    assert words(vault, "a/talk.md", VIDEO) == "beside"
    assert words(vault, "a/other.md", VIDEO) == "by name"


def test_of_another_video_than_the_notes_own(vault: Vault) -> None:
    assert words(vault, "a/talk.md", OTHER, own=False) == "other"


def test_nowhere_else(vault: Vault) -> None:
    assert words(vault, "b/talk.md", "..outside..") == ""
    assert words(vault, "b/talk.md", "../outside") == ""


def test_none_are_wanted(vault: Vault) -> None:
    vault.settings = Settings(timestamps=Timestamps(transcripts=False))
    assert words(vault, "a/talk.md", VIDEO) == ""
