"""Completion after `#`: the headings of the linked note, or of this one for `[[#`."""

from __future__ import annotations

from notes_lsp.features.completion.candidates import CAP, Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import match, search_form
from notes_lsp.syntax.nodes import Heading
from notes_lsp.vault.names import heading_key

_UNLINKABLE = str.maketrans(dict.fromkeys("[]|#^", " "))
"""What no fragment can hold."""


def complete_headings(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The headings, in order of text while nothing is typed, else the best first."""
    typed = search_form(context.typed)
    closing = "]]" if context.closes else ""
    found = []
    for number, heading in enumerate(_below(here.headings_of(context.target), context.fragment)):
        text = " ".join(heading.text.translate(_UNLINKABLE).split())
        fit = match(typed, search_form(text)) if text else None
        if fit is not None:
            shown = Candidate("heading", text, "#" * heading.level, text + closing, text)
            found.append((fit.tier if typed else 0, number, shown))
    found.sort(key=lambda item: item[:2])
    return [shown for _, _, shown in found[:CAP]], len(found) > CAP


def _below(headings: list[Heading], fragment: str) -> list[Heading]:
    """The headings below the one that `fragment` (`A` of `#A#…`) means; all, if there is none."""
    if not fragment:
        return headings
    wanted = heading_key(fragment.rpartition("#")[2])
    for index, heading in enumerate(headings):
        if heading_key(heading.text) == wanted:
            below = []
            for other in headings[index + 1 :]:
                if other.level <= heading.level:
                    break
                below.append(other)
            return below
    return headings
