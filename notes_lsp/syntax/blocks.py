"""The body of a note -> its top-level blocks, each with the elements that stand in it.

Markdown is read by `walk.py`; here its drafts become blocks, after `inline.py` and
`timestamps.py` have read what Markdown doesn't know. Nothing here looks further than one block:
what only the whole note can tell (`%%` comments, sections) is the business of `parser.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain
from operator import attrgetter
from typing import Final

from notes_lsp.syntax import inline, links, markdown
from notes_lsp.syntax.broken_links import all_are_whole, find_broken_links
from notes_lsp.syntax.markdown import ToOffset
from notes_lsp.syntax.nodes import Block, BrokenLink, Definition, Element, Timestamp, Wikilink
from notes_lsp.syntax.timestamps import fence_timestamps, find_timestamps
from notes_lsp.syntax.walk import Draft, Walk
from notes_lsp.text.span import Span

_START: Final = attrgetter("start")


def read_blocks(text: str, context: str = "") -> tuple[list[int], list[Block]]:
    """The starts of the top-level blocks of `text`, and the blocks. They cover it wholly: a
    `text` block holds what lies before the first of Markdown's own.

    `context` is Markdown that the whole note has elsewhere and that changes how links read: its
    reference and footnote definitions. It ends with a blank line and gives no blocks itself.
    """
    if not text:
        return [], []
    source = context + text
    events, convert = markdown.read_events(source)
    shift = len(context)
    drafts = [draft for draft in Walk(source, convert).walk(events) if draft.start >= shift]
    if not drafts or drafts[0].start > shift:
        drafts.insert(0, Draft("text", shift, ""))
    ends = [draft.start for draft in drafts[1:]] + [len(source)]
    definitions = _definitions(source, shift, convert) if "]:" in text else []
    blocks = []
    for draft, end in zip(drafts, ends, strict=True):
        own = []
        while definitions and definitions[-1].start < end:
            own.append(definitions.pop().moved(-draft.start))
        blocks.append(_finish(draft, end - draft.start, tuple(own)))
    return [draft.start - shift for draft in drafts], blocks


def _definitions(source: str, shift: int, convert: ToOffset) -> list[Definition]:
    """The link reference definitions of `source` from `shift` on, the last first."""
    found = [
        links.read_definition(source, start, end)
        for start, end in markdown.definition_ranges(source, convert)
        if start >= shift
    ]
    return sorted((item for item in found if item is not None), key=lambda item: -item.start)


def _finish(draft: Draft, length: int, definitions: tuple[Definition, ...]) -> Block:
    """The block of `draft`, after what Markdown doesn't know has been read in its text."""
    source = draft.source
    opaques = [Span(opaque.start, opaque.end) for opaque in draft.opaques]
    stamps = find_timestamps(source, opaques)
    for fence in draft.fences:
        stamps += fence_timestamps(fence.info.text, fence.body.of(source), fence.body.start)
    if draft.fences:
        stamps.sort(key=_START)
    found = draft.wikilinks
    misplaced = {stamp.start for stamp in stamps if stamp.notation == "wikilink"}
    if misplaced:
        found = [link for link in found if link.start not in misplaced]
    # A link comes when it ends: one that holds another, or a whole table row, comes late.
    found.sort(key=_START)
    draft.links.sort(key=_START)
    return Block(
        kind=draft.kind,
        length=length,
        headings=tuple(draft.headings),
        wikilinks=tuple(found),
        broken_links=_broken_links(draft, found, opaques, stamps),
        links=tuple(draft.links),
        timestamps=tuple(stamps),
        tags=inline.find_tags(source, draft.links, found, opaques, draft.markup),
        block_ids=tuple(draft.block_ids),
        callouts=tuple(draft.callouts),
        tasks=tuple(draft.tasks),
        footnote_references=tuple(draft.footnote_references),
        footnote_definitions=tuple(draft.footnote_definitions),
        definitions=definitions,
        directives=tuple(draft.directives),
        opaques=tuple(draft.opaques),
        fences=tuple(draft.fences),
        comment_marks=inline.find_comment_marks(source, opaques),
    )


def _broken_links(
    draft: Draft,
    wikilinks: Sequence[Wikilink],
    opaques: Sequence[Span],
    stamps: Sequence[Timestamp],
) -> tuple[BrokenLink, ...]:
    """Those of `draft`, where nothing else is recognised. In tables a pipe ends the cell."""
    if all_are_whole(draft.source, wikilinks) or draft.kind in ("table", "html", "code"):
        return ()
    others: Iterable[Element] = chain(wikilinks, draft.links, stamps)
    whole = (Span(element.start, element.end) for element in others)
    return find_broken_links(draft.source, opaques, whole)
