"""The Markdown engine's events -> drafts of the top-level blocks.

One walk finds all that Markdown knows: links, headings, code, HTML… What it doesn't know is read
in the finished draft, by `blocks.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from notes_lsp.syntax import html, inline, links, wikilinks
from notes_lsp.syntax.markdown import Events, ToOffset
from notes_lsp.syntax.nodes import (
    BlockKind,
    Callout,
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
    Wikilink,
)
from notes_lsp.text.span import Span, covers

if TYPE_CHECKING:
    from pyromark.event import Range

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

_UNSEEN: Final = frozenset({"Emphasis", "Strong", "Strikethrough", "TableCell"})
"""Inline markup that changes nothing of what is recognised, and cells, whose row is read whole."""

_BARE: Final = frozenset({"Paragraph", "List", "Item"})
"""What only ends the text before it: nearly all blocks, so that it is asked first."""


@dataclass(slots=True)
class Draft:
    """A top-level block while it is read. `source` is its text; offsets count from `start`."""

    kind: BlockKind
    start: int
    source: str
    headings: list[Heading] = field(default_factory=list)
    wikilinks: list[Wikilink] = field(default_factory=list)
    links: list[MarkdownLink] = field(default_factory=list)
    block_ids: list[Mark] = field(default_factory=list)
    callouts: list[Callout] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    footnote_references: list[Mark] = field(default_factory=list)
    footnote_definitions: list[Mark] = field(default_factory=list)
    directives: list[Directive] = field(default_factory=list)
    opaques: list[Opaque] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    markup: list[Span] = field(default_factory=list)
    """HTML tags with a `#`, and HTML blocks: what is in them is no tag of the writer's."""


@dataclass(slots=True)
class _OpenLink:
    """A link whose end has not come yet. `start` and `label_end`, where the last thing in it
    ended, are bytes: only of Markdown links is the latter ever asked for."""

    start: int
    kind: MarkdownLinkKind | None
    """None for a wikilink."""
    image: bool
    label_end: int


class Walk:
    """One walk over the events of a text."""

    __slots__ = (
        "convert",
        "depth",
        "draft",
        "drafts",
        "fenced",
        "heading",
        "images",
        "in_table",
        "last_text",
        "links",
        "row",
        "text",
    )

    def __init__(self, text: str, convert: ToOffset) -> None:
        self.text = text
        self.convert = convert
        self.drafts: list[Draft] = []
        self.draft = Draft("text", 0, "")
        self.depth = 0
        self.links: list[_OpenLink] = []
        self.images = 0
        """How many of `links` are images or embeds."""
        self.heading: list[str] | None = None
        """What the heading that is open shows."""
        self.fenced = False
        """Whether the code block that is open has fences."""
        self.in_table = False
        self.row = (0, 0)
        """How many wikilinks and opaque parts the block had before the table row."""
        self.last_text: int | None = None
        """The byte at which the last text ended, while nothing else has come after it."""

    def walk(self, events: Events) -> list[Draft]:
        """The drafts of the blocks, in order."""
        links = self.links
        for event, place in events:
            if isinstance(event, str):
                self._line_or_rule(event, place)
                continue
            if "Text" in event:  # asked first: it is half of all events
                self.last_text = place["end"]
                if links:
                    links[-1].label_end = place["end"]
                if self.heading is not None:
                    self.heading.append(event["Text"])
                continue
            if "Start" in event:
                self._start(event["Start"], place)
            elif "End" in event:
                self._end(event["End"], place)
            elif "InlineHtml" in event:
                self.last_text = None
                if links:
                    links[-1].label_end = place["end"]
                self._inline_html(event["InlineHtml"], place)
            else:
                ((tag, value),) = event.items()
                self._leaf(tag, value, place)
        return self.drafts

    def _span(self, place: Range) -> Span:
        """The span of an event in the block that it is in."""
        base = self.draft.start
        return Span(self.convert(place["start"]) - base, self.convert(place["end"]) - base)

    def _open(self, kind: BlockKind, place: Range) -> None:
        """A top-level block begins; it takes the blanks before it on its first line."""
        start, end = self.convert(place["start"]), self.convert(place["end"])
        while start > 0 and self.text[start - 1] in " \t":
            start -= 1
        self.draft = Draft(kind, start, self.text[start:end])
        self.drafts.append(self.draft)

    def _show(self, shown: object, place: Range) -> None:
        """What a reader sees: it is part of the heading and the link it is in."""
        if self.heading is not None:
            self.heading.append(str(shown))
        if self.links:
            self.links[-1].label_end = place["end"]

    def _line_or_rule(self, event: str, place: Range) -> None:
        if event == "Rule":
            self._end_text()
            if self.depth == 0:
                self._open("rule", place)
        else:
            self.last_text = None
            self._show(" ", place)

    def _inline_html(self, tag: str, place: Range) -> None:
        if "#" in tag:
            self.draft.markup.append(self._span(place))
        if tag.startswith("<!--"):
            start, end = self._span(place)
            self.draft.opaques.append(Opaque(start, end, "comment"))
            self.draft.directives += html.directives(self.draft.source, start, end)

    def _leaf(self, tag: str, value: object, place: Range) -> None:
        self.last_text = None
        draft = self.draft
        start, end = self._span(place)
        if tag in _OPAQUE_LEAVES:
            self._show(value, place)
            draft.opaques.append(Opaque(start, end, _OPAQUE_LEAVES[tag]))
        elif tag == "FootnoteReference":
            self._show("", place)
            draft.footnote_references.append(Mark(start, end, str(value)))
        elif tag == "TaskListMarker":
            draft.tasks.append(Task(start, end, bool(value)))

    def _start(self, value: object, place: Range) -> None:
        name, data = _named(value)
        if name in _UNSEEN:
            return
        if name in ("Link", "Image"):
            self._start_link(data, place, image=name == "Image")
            return
        self._end_text()
        if self.depth == 0:
            self._open(_KINDS[name], place)
        self.depth += 1
        if name in _BARE:
            return
        draft = self.draft
        match name:
            case "Heading":
                self.heading = []
            case "Table":
                self.in_table = True
            case "TableHead" | "TableRow":
                self.row = (len(draft.wikilinks), len(draft.opaques))
            case "BlockQuote":
                draft.callouts += inline.read_callout(draft.source, *self._span(place))
            case "FootnoteDefinition":
                start, end = self._span(place)
                end = inline.without_line_end(draft.source, start, end)
                draft.footnote_definitions.append(Mark(start, end, str(data)))
            case "CodeBlock":
                self.fenced = isinstance(data, dict)
            case "HtmlBlock":
                self._html_block(*self._span(place))

    def _end(self, value: object, place: Range) -> None:
        name, data = _named(value)
        if name in _UNSEEN:
            return
        if name in ("Link", "Image"):
            self._end_link(place)
            return
        self.depth -= 1
        if name == "CodeBlock":
            self._end_code(*self._span(place))
            return
        self._end_text()
        if name in _BARE:
            return
        match name:
            case "Heading":
                self._end_heading(int(str(data)[1:]), *self._span(place))
            case "Table":
                self.in_table = False
            case "TableHead" | "TableRow":
                self._join_cells(*self._span(place))

    def _html_block(self, start: int, end: int) -> None:
        found = html.read_html_block(self.draft.source, start, end)
        self.draft.opaques += found.opaques
        self.draft.directives += found.directives
        self.draft.wikilinks += found.wikilinks
        self.draft.markup.append(Span(start, end))

    def _start_link(self, data: object, place: Range, image: bool) -> None:
        self.last_text = None
        self.images += image
        start = place["start"]
        self.links.append(_OpenLink(start, _link_kind(data), image, start))

    def _end_link(self, place: Range) -> None:
        self.last_text = None
        link = self.links.pop()
        if self.links:
            self.links[-1].label_end = place["end"]
        self.images -= link.image
        if link.image and self.images:
            return  # An image describes itself in plain text, which shows no other image.
        draft = self.draft
        start = self.convert(link.start) - draft.start
        end = self.convert(place["end"]) - draft.start
        if link.kind is not None:
            label_end = self.convert(link.label_end) - draft.start
            draft.links.append(
                links.read_markdown_link(draft.source, start, end, label_end, link.kind, link.image)
            )
            return
        context: LinkContext = "table" if self.in_table else "text"
        wikilink = wikilinks.read_wikilink(draft.source, start, end, context)
        if wikilink is not None:
            draft.wikilinks.append(wikilink)

    def _end_heading(self, level: int, start: int, end: int) -> None:
        shown = " ".join("".join(self.heading or ()).split())
        self.heading = None
        heading = inline.read_heading(self.draft.source, start, end, level, shown)
        self.draft.headings.append(heading)

    def _end_code(self, start: int, end: int) -> None:
        draft = self.draft
        draft.opaques.append(Opaque(start, end, "code"))
        if self.fenced:
            code_end = start
            if self.last_text is not None:
                code_end = self.convert(self.last_text) - draft.start
            draft.fences.append(inline.read_fence(draft.source, start, end, code_end))
        self.last_text = None

    def _join_cells(self, start: int, end: int) -> None:
        """Find the links whose unescaped `|` made the Markdown engine end a cell inside them."""
        draft = self.draft
        if "[[" not in draft.source[start:end]:
            return
        first_link, first_opaque = self.row
        known = {link.start for link in draft.wikilinks[first_link:]}
        opaques = [Span(part.start, part.end) for part in draft.opaques[first_opaque:]]
        hidden = inline.with_split_code(draft.source, start, end, opaques)
        draft.wikilinks += [
            link
            for link in wikilinks.scan_wikilinks(draft.source, start, end, "table")
            if link.start not in known and not covers(hidden, link.start)
        ]

    def _end_text(self) -> None:
        """A paragraph, heading or item is over: a block id may stand at the end of its text."""
        if self.last_text is not None and not self.in_table:
            text_end = self.convert(self.last_text) - self.draft.start
            self.draft.block_ids += inline.read_block_id(self.draft.source, text_end)
        self.last_text = None


def _named(value: object) -> tuple[str, object]:
    """Name and data of what starts or ends: `"Item"` or `{"Heading": …}`."""
    if isinstance(value, dict):
        ((name, data),) = value.items()
        return name, data
    return str(value), None


def _link_kind(data: object) -> MarkdownLinkKind | None:
    """The kind of a Markdown link, None for a wikilink."""
    kind = data["link_type"] if isinstance(data, dict) else None
    return _LINK_KINDS.get(kind) if isinstance(kind, str) else None
