"""Completion after `#`: the headings of the linked note, or of this one for `[[#`."""

from __future__ import annotations

from collections.abc import Sequence

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import best_matches
from notes_lsp.syntax.nodes import Heading
from notes_lsp.vault.paths import NotePath

_UNLINKABLE = str.maketrans(dict.fromkeys("[]|#^", " "))
"""What no fragment can hold."""


def complete_headings(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The headings, in order of text while nothing is typed, else the best first."""
    closing = "]]" if context.closes else ""
    note = here.vault.resolver.resolve(here.path, context.target).note
    above = f"{context.fragment}#" if context.fragment else ""
    candidates = [
        Candidate(
            *("heading", text, "#" * heading.level, text + closing, text),
            note=note,
            fragment=above + text,
        )
        for heading in (_offered(here, note, context.fragment) if note is not None else ())
        if (text := linkable(heading.text))
    ]
    limit = here.vault.settings.completion.limit
    return best_matches(context.typed, candidates, lambda item: item.matched, limit)


def linkable(heading: str) -> str:
    """The text of a heading as a fragment can hold it."""
    return " ".join(heading.translate(_UNLINKABLE).split())


def _offered(here: Here, note: NotePath, fragment: str) -> Sequence[Heading]:
    """All headings of `note`, or those below the one that the fragment before the last `#`
    means."""
    anchors = here.anchors_of(note)
    above = anchors.heading(fragment) if fragment else None
    return anchors.headings if above is None else anchors.below(above)
