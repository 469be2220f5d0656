"""`notes-lsp timeline`: what the notes of a vault say of a video, moment by moment."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from notes_lsp.cli.arguments import add_root
from notes_lsp.cli.errors import UsageError
from notes_lsp.cli.progress import show_progress
from notes_lsp.cli.rows import FORMATS, Row, say, write_rows
from notes_lsp.cli.timestamps.placed import Placed
from notes_lsp.cli.vaults import AskedVault, asked_vaults
from notes_lsp.features.timeline import timeline, videos_in
from notes_lsp.syntax.video_urls import is_video_id, youtube_video_id
from notes_lsp.vault.cache_folder import CacheFolder

_MOST_NAMED: Final = 5

_EPILOG = """\
All notes of the vault speak: those whose videoId it is, and those that only link to a moment of it.

examples:
  notes-lsp timeline notes/a.md                the video of this note
  notes-lsp timeline 3ezFd3x718A               this video, in the vault of this folder
  notes-lsp timeline -VqmFI9vY7w --root notes  an id may begin with a hyphen
  notes-lsp timeline notes/a.md --format json  for other programs
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _EPILOG
    add = parser.add_argument
    add("subject", metavar="NOTE|VIDEO", help="a note, or a video: its id or its URL")
    add("--format", choices=FORMATS, metavar="FORMAT", default="text", help="text, json or jsonl")
    add_root(parser)


def arrange(words: Sequence[str]) -> list[str]:
    """`-VqmFI9vY7w` after a `--`: argparse takes it for options."""
    if "--" in words:
        return list(words)
    videos = [word for word in words if word.startswith("-") and is_video_id(word)]
    return [*(word for word in words if word not in videos), *(["--", *videos] if videos else [])]


def run(arguments: argparse.Namespace) -> int:
    root: Path | None = arguments.root
    subject: str = arguments.subject
    is_note = os.path.lexists(subject)
    video = None if is_note else _video(subject)
    paths = [Path(subject) if is_note else root or Path()]
    with show_progress() as progress:
        asked = next(asked_vaults(paths, root))
        asked.read(0, progress, CacheFolder.of_user())
        if video is None:
            video = _video_of(asked, subject)
        found = timeline(asked.vault, video)
    lines = {path: asked.vault.lines(path) for path in {listed.path for listed in found}}
    placed = [Placed.of(asked, listed, lines[listed.path]) for listed in found]
    rows = [Row(_line(moment), moment.fields()) for moment in placed]
    if not rows:
        say([f"no note of this vault has a moment of the video {video}"])
    write_rows(arguments.format, "moments", rows, video=video)
    return 0


def _video(subject: str) -> str:
    """The video that is named. Raises UsageError where it is none."""
    video = subject if is_video_id(subject) else youtube_video_id(subject)
    if video is None:
        raise UsageError(f"{subject}: there is no such note, and no video has this id")
    return video


def _video_of(asked: AskedVault, subject: str) -> str:
    """The video of the note that was asked for. Raises UsageError where there is not one."""
    if len(asked.notes) != 1 or Path(subject).is_dir():
        raise UsageError(f"{subject} is no note: name a note, or the id of a video")
    videos = videos_in(asked.vault.index.facts[asked.notes[0]])
    if len(videos) == 1:
        return videos[0]
    if not videos:
        raise UsageError(f"{subject} names no video (videoId): name the id of one")
    named = ", ".join(videos[:_MOST_NAMED]) + (", …" if len(videos) > _MOST_NAMED else "")
    raise UsageError(f"{subject} names {len(videos)} videos: name one of {named}")


def _line(placed: Placed) -> str:
    listed = placed.listed
    doubt = " (looks shifted)" if listed.doubtful else ""
    section = f" “{listed.section}”" if listed.section else ""
    return f"{placed.time}{doubt}  {placed.where}:{section}"
