"""What an editor writes above a line: how many notes link to this one, how many others are on its
video, and a way into the video at each section."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, TypeAlias

from notes_lsp.features.backlinks import linking_notes
from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import plural
from notes_lsp.features.moments import first_moments
from notes_lsp.syntax.clock import format_clock
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault

Count: TypeAlias = Literal["backlinks", "video notes"]
"""What is counted only when the lens comes into sight."""


class CountLens(NamedTuple):
    """What `count_title` is to count, above the line of `offset`."""

    offset: int
    counted: Count


class SeekLens(NamedTuple):
    """A moment of the note's video, above the line of `offset`."""

    offset: int
    title: str
    seconds: int


CodeLens: TypeAlias = CountLens | SeekLens


def code_lenses(here: Here) -> list[CodeLens]:
    """The lenses that the settings want, in order of text. Nothing is counted here."""
    wanted = here.vault.settings.code_lens
    found: list[CodeLens] = []
    if wanted.backlinks and here.path in here.vault.index.facts:
        found.append(CountLens(0, "backlinks"))
    if wanted.video_notes:
        found += _video_notes(here)
    if wanted.sections and here.video is not None:
        max_hours = here.vault.settings.timestamps.max_video_hours
        found += [
            SeekLens(section.heading.start, f"Open the video at {format_clock(second)}", second)
            for section, second in first_moments(here.note, max_hours)
        ]
    return sorted(found, key=lambda lens: lens.offset)


def _video_notes(here: Here) -> Iterator[CountLens]:
    """Where the frontmatter names the video, if others are on it, too."""
    matter = here.note.frontmatter
    value = matter.value("videoId") if matter is not None else None
    if value is not None and here.video is not None and _others(here.vault, here.path, here.video):
        yield CountLens(value.start, "video notes")


def count_title(vault: Vault, note: NotePath, count: Count) -> str | None:
    """What the lens says of a note; None where the note is gone, or its video. A hub takes some
    milliseconds: each note that has its name is looked at, and no other."""
    facts = vault.index.facts.get(note)
    if facts is None:
        return None
    if count == "backlinks":
        notes = sum(path != note for path in linking_notes(vault, note))
        return f"{plural(notes, 'note')} {'links' if notes == 1 else 'link'} here"
    if facts.video is None:
        return None
    return f"{plural(_others(vault, note, facts.video), 'other note')} on this video"


def _others(vault: Vault, note: NotePath, video: str) -> int:
    return sum(path != note for path in vault.index.of_video(video))
