"""What tests of rewritten timestamps share: a note in, its new text and what was left alone out."""

from __future__ import annotations

from collections.abc import Callable

from notes_lsp.features.cursor import Here
from notes_lsp.features.moments import seconds_of
from notes_lsp.features.stamps.sound import Rewrite
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import apply_edits
from tests.memory import here_at, vault_of

VIDEO = "3ezFd3x718A"
OTHER = "-VqmFI9vY7w"
MATTER = f"---\nvideoId: {VIDEO}\n---\n"


def here(text: str, **others: str) -> Here:
    """The note `note.md`, with other notes beside it."""
    files = {"note.md": text} | {f"{name}.md": other for name, other in others.items()}
    return here_at(vault_of(files), "note.md", text)


def rewritten(text: str, rewrite: Callable[[Here], Rewrite]) -> tuple[str, list[str]]:
    """A note after it was rewritten, and a line for each stamp that was left alone."""
    done = rewrite(here(text))
    left = [f"{text[stamp.start : stamp.end]} {reason}" for stamp, reason in done.left]
    return apply_edits(text, done.edits), left


def moments(text: str) -> list[int | None]:
    """The seconds of all stamps of a text."""
    return [seconds_of(stamp) for stamp in parse(text).each(lambda block: block.timestamps)]
