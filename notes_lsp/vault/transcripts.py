"""Where the transcript of a video lies in a vault, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.syntax.transcripts import TRANSCRIPT_EXTENSIONS, Cue, read_transcript
from notes_lsp.syntax.video_urls import is_video_id
from notes_lsp.vault.paths import NotePath, folder_of, joined, note_stem
from notes_lsp.vault.scan import NoteText, read_note
from notes_lsp.vault.vault import Vault

_FOLDER = "transcripts"
_MOST_BYTES = 5_000_000
"""A day of speech has less."""


class Transcript(NamedTuple):
    """A transcript: its path in the vault, its text, and its cues by time."""

    path: str
    text: str
    cues: list[Cue]


def transcript_of(vault: Vault, note: NotePath, video: str, *, own: bool) -> Transcript | None:
    """The transcript of `video` for the note at `note`: of the note's name, beside it, where the
    video is the note's `own`; or of the video's name, in `transcripts/` at the root. None where
    there is none, or the settings want none."""
    if not vault.settings.timestamps.transcripts:
        return None
    for path in _places(vault, note, video, own=own):
        if path in vault.index.file_paths:
            read = read_note(vault.root, NotePath(path), _MOST_BYTES)
            if isinstance(read, NoteText):
                cues = read_transcript(read.text, path.rpartition(".")[2])
                return Transcript(path, read.text, cues) if cues else None
    return None


def _places(vault: Vault, note: NotePath, video: str, *, own: bool) -> Iterator[str]:
    stem = note_stem(note, vault.index.extensions)
    for extension in TRANSCRIPT_EXTENSIONS:
        if own:
            yield joined(folder_of(note), f"{stem}.{extension}")
    for extension in TRANSCRIPT_EXTENSIONS:
        if is_video_id(video):  # else it may hold what leads elsewhere
            yield f"{_FOLDER}/{video}.{extension}"
