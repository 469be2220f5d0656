"""What a note is made of: the values that `parse` returns, with the span of every part.

Spans inside a `Block` count from the block's start, so that an edit above it moves nothing;
`Note` gives them absolute. Values here are never changed after they are made.
"""

from __future__ import annotations

import enum
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, Protocol, Self, TypeAlias, TypeVar

from notes_lsp.text.span import Span, covers

BlockKind: TypeAlias = Literal[
    "text", "paragraph", "heading", "list", "quote", "table", "code", "html", "footnote", "rule"
]
"""`text` is what lies before the first block: blank lines and link reference definitions."""


class Piece(NamedTuple):
    """A part of an element: where it stands, and its text without padding."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> Piece:
        return Piece(self.start + by, self.end + by, self.text)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def _moved(piece: Piece | None, by: int) -> Piece | None:
    return None if piece is None else piece.moved(by)


LinkContext: TypeAlias = Literal["text", "table", "html"]


@dataclass(slots=True)
class Wikilink:
    """`[[target#fragment | alias]]`, or an embed with a `!` before it.

    `start` and `end` hold the brackets (and the `!`). `target` is empty for `[[#Heading]]`.
    `fragment` has no `#` at its start; `#A#B` is `A#B`; `#^id` is `^id`.
    """

    start: int
    end: int
    target: Piece
    fragment: Piece | None
    alias: Piece | None
    embed: bool
    context: LinkContext
    escaped_pipe: bool
    """The pipe is written `\\|`."""
    doubtful: bool
    """`[[text]](url)` or `[[[X]]]`: a link if it resolves, else no link at all."""

    def moved(self, by: int) -> Wikilink:
        return Wikilink(
            self.start + by,
            self.end + by,
            self.target.moved(by),
            _moved(self.fragment, by),
            _moved(self.alias, by),
            self.embed,
            self.context,
            self.escaped_pipe,
            self.doubtful,
        )


BrokenLinkKind: TypeAlias = Literal[
    "unclosed",  # [[target | alias, to the end of the line
    "half-closed",  # [[target | alias]
    "single",  # [target | alias]
    "nested",  # [[target | alias [[inner]] alias]]
]


@dataclass(slots=True)
class BrokenLink:
    """What may be meant as a wikilink, and is none for want of brackets or for a link in it."""

    start: int
    end: int
    kind: BrokenLinkKind
    target: Piece
    alias: Piece | None
    inner: Piece | None
    """The link inside of the alias, and what a reader sees of it."""

    def moved(self, by: int) -> BrokenLink:
        return BrokenLink(
            self.start + by,
            self.end + by,
            self.kind,
            self.target.moved(by),
            _moved(self.alias, by),
            _moved(self.inner, by),
        )


MarkdownLinkKind: TypeAlias = Literal["inline", "reference", "collapsed", "shortcut", "autolink"]


@dataclass(slots=True)
class MarkdownLink:
    """`[label](destination)`, `[label][reference]`, `<https://…>`, or an image with a `!` before.

    `destination` of a reference link is the reference's label.
    """

    start: int
    end: int
    kind: MarkdownLinkKind
    image: bool
    label: Piece
    destination: Piece

    def moved(self, by: int) -> MarkdownLink:
        return MarkdownLink(
            self.start + by,
            self.end + by,
            self.kind,
            self.image,
            self.label.moved(by),
            self.destination.moved(by),
        )


@dataclass(slots=True)
class Definition:
    """`[label]: destination`, a link reference definition."""

    start: int
    end: int
    label: Piece
    destination: Piece

    def moved(self, by: int) -> Definition:
        return Definition(
            self.start + by, self.end + by, self.label.moved(by), self.destination.moved(by)
        )


@dataclass(slots=True)
class Heading:
    """An ATX or setext heading. `text` has its markup removed; `raw` is as written."""

    start: int
    end: int
    level: int
    text: str
    raw: Piece

    def moved(self, by: int) -> Heading:
        return Heading(self.start + by, self.end + by, self.level, self.text, self.raw.moved(by))


@dataclass(slots=True)
class Mark:
    """A named thing of one word: a tag (`#name`), a block id (`^name`), a footnote (`[^name]`)."""

    start: int
    end: int
    name: str

    def moved(self, by: int) -> Mark:
        return Mark(self.start + by, self.end + by, self.name)


Fold: TypeAlias = Literal["", "+", "-"]
"""Whether a callout folds, and is open (`+`) or closed (`-`) at first."""


@dataclass(slots=True)
class Callout:
    """`> [!kind]± title`: from the quote's start to its end."""

    start: int
    end: int
    kind: Piece
    fold: Fold
    title: Piece

    def moved(self, by: int) -> Callout:
        return Callout(
            self.start + by, self.end + by, self.kind.moved(by), self.fold, self.title.moved(by)
        )


@dataclass(slots=True)
class Task:
    """`[ ]` or `[x]` at the start of a list item."""

    start: int
    end: int
    done: bool

    def moved(self, by: int) -> Task:
        return Task(self.start + by, self.end + by, self.done)


OpaqueKind: TypeAlias = Literal["code", "math", "comment", "html"]


@dataclass(slots=True)
class Opaque:
    """Text in which nothing is recognised: code, math, comments, `<script> <style> <pre>`."""

    start: int
    end: int
    kind: OpaqueKind

    def moved(self, by: int) -> Opaque:
        return Opaque(self.start + by, self.end + by, self.kind)


@dataclass(slots=True)
class Fence:
    """A fenced code block: the whole, its info string, and the text between the fences."""

    start: int
    end: int
    info: Piece
    body: Span
    closed: bool

    def moved(self, by: int) -> Fence:
        return Fence(
            self.start + by, self.end + by, self.info.moved(by), self.body.moved(by), self.closed
        )


Notation: TypeAlias = Literal[
    "anchor",  # <a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a> and its broken forms
    "bracket",  # [00:00:35], also one of [00:11:02, 00:12:04] or [00:23:44 - 00:23:51]
    "fragment-link",  # [mm:ss](#t=mm:ss)
    "video-link",  # [mm:ss](https://www.youtube.com/watch?v=ID&t=185s) and its kin
    "seek-link",  # [mm:ss](ytseek://113)
    "media-link",  # [3:05:53]() with `media_link` in the frontmatter
    "fence",  # a ```timestamp block
    "logseq",  # {{youtube-timestamp 113}}
    "wikilink",  # [[00:24:36]] or [[00:24:36]](url)
    "chapter",  # 00:17 Topic, at the start of consecutive lines
]


class Flaw(enum.IntFlag):
    """What is wrong with the markup of an anchor (not with its times: see clock.py)."""

    NONE = 0
    UNCLOSED = enum.auto()  # no </a>
    TAG = enum.auto()  # <p class="yt-timestamp"…, <a%20class=…
    CLASS = enum.auto()  # yt_timestamp, class="yt="yt-timestamp"
    ATTRIBUTE = enum.auto()  # data-t missing or misspelt: data-3:44:00:00", data="…", href="…"
    STRAY_BRACKET = enum.auto()  # data-t="00:18:58]"
    IN_LINK = enum.auto()  # [00:01:02](<a …>[00:01:02]</a>)
    IN_BRACKETS = enum.auto()  # [<a …>[00:01:02]</a>]
    LABEL_EMPTY = enum.auto()  # <a …></a>
    LABEL_NO_BRACKETS = enum.auto()  # <a …>00:01:02</a>
    LABEL_DOUBLE_BRACKETS = enum.auto()  # <a …>[[00:01:02]]</a>
    LABEL_TEXT = enum.auto()  # <a …>see here</a>: no time in the label


@dataclass(slots=True)
class Timestamp:
    """A moment of a video, in any notation, whole or broken.

    `start` and `end` hold all that a repair replaces. `time` is what seeks: the value of
    `data-t`, the time in a URL, or the bracketed text itself. `label` is the time that a reader
    sees, without its brackets; for notations that say the time once it is the same piece as
    `time`. Either is None where it is not there. Texts are as written: clock.py reads them.
    """

    start: int
    end: int
    notation: Notation
    time: Piece | None
    label: Piece | None
    flaws: Flaw
    video: str | None
    """The video that the stamp itself names (`watch?v=ID`), if it does."""
    follows: bool
    """Nothing but blanks, or the separator of a list or range, lies between the stamp before
    and this one."""

    def moved(self, by: int) -> Timestamp:
        return Timestamp(
            self.start + by,
            self.end + by,
            self.notation,
            _moved(self.time, by),
            _moved(self.label, by),
            self.flaws,
            self.video,
            self.follows,
        )


@dataclass(slots=True)
class Directive:
    """`<!-- notes-lsp: … -->`: what stands after the colon."""

    start: int
    end: int
    text: str

    def moved(self, by: int) -> Directive:
        return Directive(self.start + by, self.end + by, self.text)


@dataclass(slots=True)
class Block:
    """A top-level block, from the start of its first line to the start of the next block.

    Each tuple is in order of text. `comment_marks` are the offsets of `%%` outside of code: which
    of them open a comment only the whole note can tell.
    """

    kind: BlockKind
    length: int
    headings: tuple[Heading, ...] = ()
    wikilinks: tuple[Wikilink, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    links: tuple[MarkdownLink, ...] = ()
    timestamps: tuple[Timestamp, ...] = ()
    tags: tuple[Mark, ...] = ()
    block_ids: tuple[Mark, ...] = ()
    callouts: tuple[Callout, ...] = ()
    tasks: tuple[Task, ...] = ()
    footnote_references: tuple[Mark, ...] = ()
    footnote_definitions: tuple[Mark, ...] = ()
    definitions: tuple[Definition, ...] = ()
    directives: tuple[Directive, ...] = ()
    opaques: tuple[Opaque, ...] = ()
    fences: tuple[Fence, ...] = ()
    comment_marks: tuple[int, ...] = ()


class Entry(NamedTuple):
    """A key of the frontmatter. Values stay text: `12:34:56` and `0.88` are no numbers.

    `values` holds the scalar, or the scalars of a list; other shapes give none.
    """

    key: Piece
    values: tuple[Piece, ...]
    is_list: bool


class FrontmatterProblem(NamedTuple):
    """Why the YAML does not parse, where, and what would mend it."""

    start: int
    end: int
    message: str
    quotable: Piece | None
    """The value that only lacks quotes around it, where that is the cause."""


@dataclass(slots=True)
class Frontmatter:
    """The YAML between the fences. Spans are absolute.

    `start` is after a BOM; `end` is the start of the body, after the closing fence's line end.
    Where the YAML does not parse, the entries are those that lines of `key: value` give.
    """

    start: int
    end: int
    yaml: Span
    entries: tuple[Entry, ...]
    problem: FrontmatterProblem | None
    wikilinks: tuple[Wikilink, ...]
    """Those in quoted values."""

    def entry(self, *keys: str) -> Entry | None:
        """The last entry of one of `keys`, as YAML readers take it."""
        return next((entry for entry in reversed(self.entries) if entry.key.text in keys), None)

    def value(self, *keys: str) -> Piece | None:
        """The value of one of `keys` where it is one non-empty scalar."""
        entry = self.entry(*keys)
        if entry is None or entry.is_list or len(entry.values) != 1:
            return None
        return entry.values[0] if entry.values[0].text else None

    def values(self, *keys: str) -> tuple[Piece, ...]:
        """All values of one of `keys`, a single scalar as a list of one."""
        entry = self.entry(*keys)
        return () if entry is None else tuple(piece for piece in entry.values if piece.text)


class Element(Protocol):
    """What all elements of a block have."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    def moved(self, by: int) -> Self: ...


E = TypeVar("E", bound=Element)


@dataclass(slots=True)
class Note:
    """One text, read. `starts[i]` is where `blocks[i]` begins; together they cover the body.

    Equal texts give equal notes, however they were reached.
    """

    length: int
    frontmatter: Frontmatter | None
    unclosed_frontmatter: bool
    """The first line is `---` and no line closes it: the text is read as Markdown."""
    starts: tuple[int, ...]
    blocks: tuple[Block, ...]
    labels: frozenset[str]
    """The labels of reference and footnote definitions, as written: while they stay, an edit
    changes only the blocks that it touches."""
    comments: tuple[Span, ...] = field(compare=False)
    """`%%…%%`, absolute."""

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset`; -1 in the frontmatter or before it."""
        return bisect_right(self.starts, offset) - 1

    def in_comment(self, offset: int) -> bool:
        """Whether `offset` lies inside `%%…%%`."""
        return covers(self.comments, offset)

    def placed(self, pick: Callable[[Block], tuple[E, ...]]) -> Iterator[tuple[int, E]]:
        """The elements that `pick` takes of each block, each with the start of its block,
        without those in `%%` comments; in order of text."""
        comments = self.comments
        for start, block in zip(self.starts, self.blocks, strict=True):
            for element in pick(block):
                if not (comments and covers(comments, start + element.start)):
                    yield start, element

    def each(self, pick: Callable[[Block], tuple[E, ...]]) -> Iterator[E]:
        """The same elements with absolute spans."""
        for start, element in self.placed(pick):
            yield element.moved(start)

    def around(self, offset: int, pick: Callable[[Block], tuple[E, ...]]) -> E | None:
        """The element that holds `offset` or ends there, the innermost where several do."""
        found: E | None = None
        for index in {self.block_at(offset), self.block_at(offset - 1)}:
            if index < 0 or self.in_comment(offset):
                continue
            start = self.starts[index]
            for element in pick(self.blocks[index]):
                if element.start <= offset - start <= element.end and (
                    found is None or element.end - element.start < found.end - found.start
                ):
                    found = element.moved(start)
        return found
