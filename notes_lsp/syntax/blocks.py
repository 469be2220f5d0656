"""The body of a note -> its top-level blocks, each with the elements that stand in it.

One walk over the Markdown engine's events finds what Markdown knows (links, headings, code…);
`inline.py`, `wikilinks.py` and `timestamps.py` then read what it doesn't know. Nothing here
looks further than one block: what only the whole note can tell (`%%` comments, sections) is
the business of `parser.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from notes_lsp.syntax import html, inline, links, markdown, wikilinks
from notes_lsp.syntax.markdown import ToOffset
from notes_lsp.syntax.nodes import (
    Block,
    BlockKind,
    Callout,
    Definition,
    Directive,
    Fence,
    Heading,
    LinkContext,
    Mark,
    MarkdownLink,
    MarkdownLinkKind,
    Opaque,
    OpaqueKind,
    Task,
    Timestamp,
    Wikilink,
)
from notes_lsp.syntax.timestamps import fence_timestamps, find_timestamps
from notes_lsp.text.span import Span

_KINDS: Final[dict[str, BlockKind]] = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "List": "list",
    "BlockQuote": "quote",
    "Table": "table",
    "CodeBlock": "code",
    "HtmlBlock": "html",
    "FootnoteDefinition": "footnote",
}

_LINK_KINDS: Final[dict[str, MarkdownLinkKind]] = {
    "Inline": "inline",
    "Reference": "reference",
    "Collapsed": "collapsed",
    "Shortcut": "shortcut",
    "Autolink": "autolink",
    "Email": "autolink",
}

_OPAQUE_LEAVES: Final[dict[str, OpaqueKind]] = {
    "Code": "code",
    "InlineMath": "math",
    "DisplayMath": "math",
}


_IGNORED: Final = ("Emphasis", "Strong", "Strikethrough", "TableCell")
"""Inline markup that changes nothing of what is recognised, and cells, whose row is read whole."""


@dataclass(slots=True)
class _OpenLink:
    """A link whose end has not come yet. `label_end` is where the last thing in it ended."""

    start: int
    kind: MarkdownLinkKind | None
    """None for a wikilink."""
    image: bool
    label_end: int


@dataclass(slots=True)
class _Draft:
    """A top-level block while it is read. `source` is its text; offsets count from `start`."""

    kind: BlockKind
    start: int
    source: str
    headings: list[Heading] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)
    links: list[MarkdownLink] = field(default_factory=list)
    timestamps: list[Timestamp] = field(default_factory=list)
    block_ids: list[Mark] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    footnote_references: list[Mark] = field(default_factory=list)
    footnote_definitions: list[Mark] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    opaques: list[Opaque] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    """Inline HTML tags: no text of the writer's, so there is no tag (`#x`) in them."""


class _Walk:
    """One walk over the events of a text."""

    __slots__ = (
        "depth",
        "draft",
        "drafts",
        "heading",
        "in_code",
        "in_table",
        "links",
        "row",
        "text",
        "text_end",
    )

    def __init__(self, text: str) -> None:
        self.text = text
        self.drafts: list[_Draft] = []
        self.draft = _Draft("text", 0, "")
        self.depth = 0
        self.links: list[_OpenLink] = []
        self.heading: list[str] | None = None
        """What the heading that is open shows."""
        self.in_code = False
        self.in_table = False
        self.row = (0, 0)
        """How many wikilinks and opaque parts the block had before the table row."""
        self.text_end = -1
        """Where the text of a paragraph or item ended, while nothing else has come after it."""

    def walk(self, events: markdown.Events, convert: ToOffset) -> list[_Draft]:
        for event, place in events:
            if isinstance(event, str):
                self._line_or_rule(event, convert(place["start"]), convert(place["end"]))
                continue
            tag, value = next(iter(event.items()))
            if tag == "Text":
                if not self.in_code:
                    self.text_end = convert(place["end"]) - self.draft.start
                    self._show(value, self.text_end)
                continue
            if value in _IGNORED:
                continue
            start, end = convert(place["start"]), convert(place["end"])
            if tag == "Start":
                name, data = _named(value)
                if self.depth == 0:
                    self._open(_KINDS[name], start, end)
                base = self.draft.start
                self._start(name, data, start - base, end - base)
            elif tag == "End":
                name, data = _named(value)
                base = self.draft.start
                self._end(name, data, start - base, end - base)
            else:
                base = self.draft.start
                self._leaf(tag, value, start - base, end - base)
        return self.drafts

    def _line_or_rule(self, event: str, start: int, end: int) -> None:
        if event != "Rule":
            self.text_end = -1
            self._show(" ", end - self.draft.start)
            return
        self._end_text()
        if self.depth == 0:
            self._open("rule", start, end)

    def _open(self, kind: BlockKind, start: int, end: int) -> None:
        """A top-level block begins; it takes the blanks before it on its first line."""
        while start > 0 and self.text[start - 1] in " \t":
            start -= 1
        self.draft = _Draft(kind, start, self.text[start:end])
        self.drafts.append(self.draft)

    def _show(self, shown: object, end: int) -> None:
        """What a reader sees, up to `end`: it is part of the heading and the link it is in."""
        if self.heading is not None:
            self.heading.append(str(shown))
        if self.links:
            self.links[-1].label_end = end

    def _leaf(self, tag: str, value: object, start: int, end: int) -> None:
        self.text_end = -1
        draft = self.draft
        if tag == "InlineHtml":
            draft.markup.append(Span(start, end))
            self._show("", end)
            if draft.source.startswith("<!--", start):
                draft.opaques.append(Opaque(start, end, "comment"))
                draft.directives += html.directives(draft.source, start, end)
        elif tag in _OPAQUE_LEAVES:
            draft.opaques.append(Opaque(start, end, _OPAQUE_LEAVES[tag]))
            self._show(value, end)
        elif tag == "FootnoteReference":
            draft.footnote_references.append(Mark(start, end, str(value)))
            self._show("", end)
        elif tag == "TaskListMarker":
            draft.tasks.append(Task(start, end, bool(value)))

    def _start(self, name: str, data: object, start: int, end: int) -> None:
        draft = self.draft
        if name in ("Link", "Image"):
            self.text_end = -1
            kind = _link_kind(data)
            self.links.append(_OpenLink(start, kind, name == "Image", start))
            return
        self._end_text()
        self.depth += 1
        if name == "Heading":
            self.heading = []
        elif name == "Table":
            self.in_table = True
        elif name in ("TableHead", "TableRow"):
            self.row = (len(draft.wikilinks), len(draft.opaques))
        elif name == "BlockQuote":
            draft.callouts += inline.read_callout(draft.source, start, end)
        elif name == "FootnoteDefinition":
            draft.footnote_definitions.append(Mark(start, end, str(data)))
        elif name == "CodeBlock":
            self.in_code = True
            draft.opaques.append(Opaque(start, end, "code"))
            if isinstance(data, dict):
                fence = inline.read_fence(draft.source, start, end)
                draft.fences.append(fence)
                body = fence.body.of(draft.source)
                draft.timestamps += fence_timestamps(fence.info.text, body, fence.body.start)
        elif name == "HtmlBlock":
            found = html.read_html_block(draft.source, start, end)
            draft.opaques += found.opaques
            draft.directives += found.directives
            draft.wikilinks += found.wikilinks
            draft.markup.append(Span(start, end))

    def _end(self, name: str, data: object, start: int, end: int) -> None:
        if name in ("Link", "Image"):
            self._end_link(end)
            return
        self._end_text()
        self.depth -= 1
        draft = self.draft
        if name == "Heading" and self.heading is not None:
            level = int(str(data)[1:])
            shown = " ".join("".join(self.heading).split())
            draft.headings.append(inline.read_heading(draft.source, start, end, level, shown))
            self.heading = None
        elif name == "Table":
            self.in_table = False
        elif name in ("TableHead", "TableRow"):
            self._join_cells(start, end)
        elif name == "CodeBlock":
            self.in_code = False

    def _end_link(self, end: int) -> None:
        self.text_end = -1
        link = self.links.pop()
        if self.links:
            self.links[-1].label_end = end
        source = self.draft.source
        if link.kind is not None:
            self.draft.links.append(
                links.read_markdown_link(
                    source, link.start, end, link.label_end, link.kind, link.image
                )
            )
            return
        context: LinkContext = "table" if self.in_table else "text"
        wikilink = wikilinks.read_wikilink(source, link.start, end, context)
        if wikilink is not None:
            self.draft.wikilinks.append(wikilink)

    def _join_cells(self, start: int, end: int) -> None:
        """Find the links whose unescaped `|` made the Markdown engine end a cell inside them."""
        draft = self.draft
        if "[[" not in draft.source[start:end]:
            return
        first_link, first_opaque = self.row
        known = {link.start for link in draft.wikilinks[first_link:]}
        hidden = [Span(part.start, part.end) for part in draft.opaques[first_opaque:]]
        draft.wikilinks += [
            link
            for link in wikilinks.scan_wikilinks(draft.source, start, end, "table")
            if link.start not in known and not inline.covers(hidden, link.start)
        ]

    def _end_text(self) -> None:
        """A paragraph, heading or item is over: a block id may stand at the end of its text."""
        if self.text_end >= 0 and not self.in_table:
            self.draft.block_ids += inline.read_block_id(self.draft.source, self.text_end)
        self.text_end = -1


def _named(value: object) -> tuple[str, object]:
    """Name and data of what starts or ends: `"Item"` or `{"Heading": …}`."""
    if isinstance(value, dict):
        name, data = next(iter(value.items()))
        return name, data
    return str(value), None


def _link_kind(data: object) -> MarkdownLinkKind | None:
    """The kind of a Markdown link, None for a wikilink."""
    kind = data["link_type"] if isinstance(data, dict) else None
    return _LINK_KINDS.get(kind) if isinstance(kind, str) else None


def _finish(draft: _Draft, length: int, definitions: tuple[Definition, ...]) -> Block:
    """The block of `draft`, after what Markdown doesn't know has been read in its text."""
    source = draft.source
    opaques = [Span(opaque.start, opaque.end) for opaque in draft.opaques]
    stamps = draft.timestamps + find_timestamps(source, opaques)
    found = draft.wikilinks
    stamp_links = {stamp.start for stamp in stamps if stamp.notation == "wikilink"}
    if stamp_links:
        found = [link for link in found if link.start not in stamp_links]
    if draft.kind == "table":
        found.sort(key=lambda link: link.start)
    return Block(
        kind=draft.kind,
        length=length,
        headings=tuple(draft.headings),
        wikilinks=tuple(found),
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
    drafts = [draft for draft in _Walk(source).walk(events, convert) if draft.start >= shift]
    if not drafts or drafts[0].start > shift:
        drafts.insert(0, _Draft("text", shift, ""))
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
