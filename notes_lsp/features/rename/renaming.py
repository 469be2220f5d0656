"""What can be called otherwise, as one who asks gets it before anything is changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.plan import Planning, Refused
from notes_lsp.text.span import Span
from notes_lsp.vault.facts import digest_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import ReadNote


@dataclass(slots=True)
class Renaming:
    """A thing at the cursor that has a name."""

    span: Span
    """Its name, or the part of a link that means it."""
    name: str
    """What it is called now, as somebody would type it."""
    plan: Callable[[str], Planning]
    """What another name takes."""


def read_again(here: Here, path: NotePath) -> ReadNote:
    """Text and parse of a note that is to be edited. Raises Refused if it is not what is known."""
    read = here.read(path)
    if read is None:
        raise Refused(f"{path} can't be read")
    facts = here.vault.index.facts.get(path)
    if path != here.path and facts is not None and digest_of(read.text) != facts.digest:
        raise Refused(f"{path} has changed meanwhile")
    return read
