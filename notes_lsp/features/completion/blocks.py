"""Completion after `#^`: the block ids of the linked note, and in this note blocks that have none
yet and get one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from hashlib import blake2b
from typing import Final

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import best_matches
from notes_lsp.syntax.list_items import list_items
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.names import same_case

_LONGEST_LABEL: Final = 80
_LONGEST_NAME = 6
"""As many signs as the ids have that Obsidian makes."""


def complete_blocks(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The ids, in order of text, then paragraphs and list items of this note without one, by their
    words: to choose one writes an id behind it."""
    note = here.vault.resolver.resolve(here.path, context.target).note
    if note is None:
        return [], False
    closing = "]]" if context.closes else ""
    marks = here.anchors_of(note).block_ids
    candidates = [
        Candidate("block", f"^{mark.name}", "", mark.name + closing, mark.name) for mark in marks
    ]
    if note == here.path:
        taken = {same_case(mark.name) for mark in marks}
        at = context.replaced.start
        for block in _without_id(here):
            if not block.start <= at <= block.end:
                name = _name(here.text[block.start : block.end], taken)
                taken.add(name)
                candidates.append(_candidate(here, block, name, closing))
    limit = here.vault.settings.completion.limit
    return best_matches(context.typed, candidates, lambda item: item.matched, limit)


def _candidate(here: Here, block: Span, name: str, closing: str) -> Candidate:
    words = " ".join(here.text[block.start : block.end].split()).lstrip("-*+> ")
    label = words if len(words) <= _LONGEST_LABEL else f"{words[: _LONGEST_LABEL - 1]}…"
    edit = Edit(block.end, block.end, f" ^{name}")
    return Candidate("block", label, f"gets ^{name}", name + closing, words, edits=(edit,))


def _without_id(here: Here) -> Iterator[Span]:
    """The paragraphs and the items of one line that have no id, without the line end behind."""
    note = here.note
    marked = [mark.end for mark in note.each(lambda block: block.block_ids)]
    for start, block in zip(note.starts, note.blocks, strict=True):
        if block.kind in ("paragraph", "list") and not note.in_comment(start):
            for span in _blocks(here.text, start, start + block.length, block.kind == "list"):
                next_id = bisect_right(marked, span.start)
                if next_id == len(marked) or marked[next_id] > span.end:
                    yield span


def _blocks(text: str, start: int, end: int, is_list: bool) -> Iterator[Span]:
    if not is_list:
        yield Span(start, start + len(text[start:end].rstrip()))
        return
    items = sorted(list_items(text, start, end))
    for item, following in zip(items, [*items[1:], Span(end, end)], strict=True):
        own = text[item.start : min(item.end, following.start)].rstrip()
        if "\n" not in own and "\r" not in own:
            yield Span(item.start, item.start + len(own))


def _name(text: str, taken: set[str]) -> str:
    """An id that the note does not have: always the same for the same text."""
    digest = blake2b(text.encode("utf-8", "surrogatepass")).hexdigest()
    starts = range(len(digest) - _LONGEST_NAME)
    names = (digest[at : at + _LONGEST_NAME] for at in starts)
    return next((name for name in names if name not in taken), digest)
