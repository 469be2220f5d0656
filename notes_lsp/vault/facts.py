"""What one note tells the vault: its names, and everything in it that a rule or a query needs.

`Facts` are made from a `Note` and its text alone: free of settings, path and date, so that only
the parser's version keys a cache of them. They give every place in any encoding without the
text. Links, stamps and the like are packed, and come back as the nodes of `syntax/nodes.py`,
with absolute spans.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final, NamedTuple, get_args

from notes_lsp.syntax.nodes import (
    Block,
    BrokenLink,
    Definition,
    Flaw,
    Frontmatter,
    FrontmatterProblem,
    Heading,
    Mark,
    MarkdownLink,
    Notation,
    Note,
    Piece,
    Timestamp,
    Wikilink,
)
from notes_lsp.syntax.video_urls import is_video_id, mentions_video
from notes_lsp.text.lines import LineIndex
from notes_lsp.text.span import Span
from notes_lsp.vault.directives import PlacedDirective, find_directives, says_nothing
from notes_lsp.vault.fenced_body import FencedBody, find_fenced_body
from notes_lsp.vault.frontmatter_slips import (
    RepeatedKey,
    UnclosedFrontmatter,
    find_repeated_keys,
    find_unclosed_frontmatter,
)
from notes_lsp.vault.frontmatter_tags import frontmatter_tags
from notes_lsp.vault.ids import find_ids
from notes_lsp.vault.link_style import NO_LINKS, LinkHabits, link_habits
from notes_lsp.vault.markdown_links import (
    DestinationPlace,
    destination_places,
    pack_definitions,
    pack_markdown_links,
    unpack_definitions,
    unpack_markdown_links,
)
from notes_lsp.vault.packed_wikilinks import (
    LinkPlace,
    link_places,
    pack_wikilinks,
    targets_of,
    unpack_wikilinks,
)
from notes_lsp.vault.packing import EMPTY, Table, Texts, pack, unpack_piece
from notes_lsp.vault.price_formulas import PriceFormula, find_price_formulas
from notes_lsp.vault.title_gap import TitleGap, find_title_gap
from notes_lsp.vault.undefined_references import UndefinedReference, find_undefined_references

_NOTATIONS: Final[tuple[Notation, ...]] = get_args(Notation)

_FOLLOWS, _LABEL_IS_TIME = 1, 2

_HEADING_TEXT, _MARK_NAME = 3, 2
"""The columns with the number of a heading's text, and of a mark's name."""

_NOWHERE = Span(0, 0)
_NO_LINES: Final = LineIndex.of("").pack()

_FROM_LINE = re.compile(r"From:(?<![^\r\n]From:)[^\r\n]*")


class Fault(NamedTuple):
    """Why a file could not be read as text, and where; an empty span for the file as a whole."""

    start: int
    end: int
    message: str

    @classmethod
    def of_file(cls, reason: str) -> Fault:
        """Why nothing of a file could be read."""
        return cls(0, 0, reason)


@dataclass(slots=True)
class Facts:
    """What a note tells. Tables hold absolute offsets; `texts` are the strings they refer to."""

    length: int
    lines: bytes
    """The packed `LineIndex`."""
    digest: bytes = b""
    """Tells this text from others."""
    fault: Fault | None = None
    title: Piece | None = None
    aliases: tuple[Piece, ...] = ()
    video_id: Piece | None = None
    """The frontmatter's `videoId`, whether it is one or not."""
    media_link: str | None = None
    duration: str | None = None
    first_heading: str | None = None
    """The H1, if it is the first block."""
    mentions_video: bool = False
    """A link to a video stands in the body."""
    texts: tuple[str, ...] = ()
    wikilink_table: Table = EMPTY
    timestamp_table: Table = EMPTY
    heading_table: Table = EMPTY
    block_id_table: Table = EMPTY
    tag_table: Table = EMPTY
    markdown_link_table: Table = EMPTY
    definition_table: Table = EMPTY
    ids: tuple[str, ...] = ()
    """What fragments of URLs can mean besides headings."""
    undefined: tuple[UndefinedReference, ...] = ()
    price_formulas: tuple[PriceFormula, ...] = ()
    """Prices that a site with remark-math sets as formulas."""
    title_gap: TitleGap | None = None
    """Where a title would go, where there is none."""
    problem: FrontmatterProblem | None = None
    unclosed_frontmatter: UnclosedFrontmatter | None = None
    repeated_keys: tuple[RepeatedKey, ...] = ()
    fenced_body: FencedBody | None = None
    directives: tuple[PlacedDirective, ...] = ()
    broken_links: tuple[BrokenLink, ...] = ()
    link_habits: LinkHabits = NO_LINKS
    """How the links of the body are written."""
    complete: bool = True
    """False where only the note's head has been read: its names, and nothing else."""

    @classmethod
    def of_nothing(cls) -> Facts:
        """The facts of an empty text."""
        return cls(0, _NO_LINES)

    def line_index(self) -> LineIndex:
        return LineIndex.unpack(self.lines)

    @property
    def video(self) -> str | None:
        """The id of the note's video, where it is one."""
        found = self.video_id
        return found.text if found is not None and is_video_id(found.text) else None

    @property
    def targets(self) -> tuple[str, ...]:
        """The targets of the wikilinks, each once, in order of text."""
        return targets_of(self.wikilink_table, self.texts)

    def wikilinks(self) -> Iterator[Wikilink]:
        """The note's wikilinks and embeds; those of the frontmatter first."""
        return unpack_wikilinks(self.wikilink_table, self.texts)

    def wikilinks_to(self, targets: Container[str]) -> Iterator[Wikilink]:
        """Those whose target is one of `targets`, in the same order."""
        return unpack_wikilinks(self.wikilink_table, self.texts, targets)

    def places_of(self, targets: Collection[str]) -> Iterator[LinkPlace]:
        """Where those stand whose target is one of `targets`, all of them among the note's."""
        return link_places(self.wikilink_table, self.texts, targets)

    def from_links(self) -> Iterator[Wikilink]:
        """Those on a line that begins with `From:`, before the first heading: by them a note
        says which hub it belongs to."""
        return unpack_wikilinks(self.wikilink_table, self.texts, on_from_line=True)

    def timestamps(self) -> Iterator[Timestamp]:
        """The note's stamps of every notation, in order of text."""
        texts = self.texts
        for row in self.timestamp_table.rows():
            start, length, notation, flaws, flags, time_at, time, label_at, label, video = row
            shown = time_piece = unpack_piece(texts, start, time_at, time)
            if not flags & _LABEL_IS_TIME:
                shown = unpack_piece(texts, start, label_at, label)
            yield Timestamp(
                start,
                start + length,
                _NOTATIONS[notation],
                time_piece,
                shown,
                Flaw(flaws) if flaws else Flaw.NONE,
                texts[video - 1] if video else None,
                bool(flags & _FOLLOWS),
            )

    def headings(self) -> Iterator[Heading]:
        """The note's headings, in order of text."""
        return map(self._heading, self.heading_table.rows())

    def heading(self, number: int) -> Heading:
        """One of them, counted from 0."""
        return self._heading(self.heading_table.row(number))

    def heading_texts(self) -> list[str]:
        """What they say, without a heading being made of each."""
        return [self.texts[number] for number in self.heading_table.column(_HEADING_TEXT)]

    def _heading(self, row: tuple[int, ...]) -> Heading:
        start, length, level, text, raw_at, raw = row
        written = self.texts[raw]
        raw_start = start + raw_at
        return Heading(
            start,
            start + length,
            level,
            self.texts[text],
            Piece(raw_start, raw_start + len(written), written),
        )

    def block_ids(self) -> Iterator[Mark]:
        """The note's block ids, without their `^`."""
        return self._marks(self.block_id_table)

    def tags(self) -> Iterator[Mark]:
        """The note's tags, without their `#`; those of the frontmatter, which has none, first."""
        return self._marks(self.tag_table)

    def tag(self, number: int) -> Mark:
        """One of them, counted from 0."""
        return self._mark(self.tag_table.row(number))

    def tag_names(self) -> list[str]:
        """Their names alone."""
        return [self.texts[number] for number in self.tag_table.column(_MARK_NAME)]

    def markdown_links(self) -> Iterator[MarkdownLink]:
        """The note's inline Markdown links and images whose destination may be in the vault, in
        order of text."""
        return unpack_markdown_links(self.markdown_link_table, self.texts)

    def definitions(self) -> Iterator[Definition]:
        """The note's link reference definitions, wherever they lead, in order of text."""
        return unpack_definitions(self.definition_table, self.texts)

    def destination_places(self) -> Iterator[DestinationPlace]:
        """Where both of them stand, and what they lead to: the links first."""
        return destination_places(self.markdown_link_table, self.definition_table, self.texts)

    def _marks(self, table: Table) -> Iterator[Mark]:
        return map(self._mark, table.rows())

    def _mark(self, row: tuple[int, ...]) -> Mark:
        start, length, name = row
        return Mark(start, start + length, self.texts[name])


def digest_of(text: str) -> bytes:
    """Eight bytes that tell `text` from others."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def read_facts(note: Note, text: str, lines: LineIndex | None = None) -> Facts:
    """The facts of `note`, which is the parse of `text`; `lines` is its index, if at hand."""
    texts = Texts()
    lines = lines or LineIndex.of(text)
    matter = note.frontmatter
    from_line = _from_line(note, text)
    wikilinks = pack_wikilinks(note, texts, from_line)
    timestamps = [_timestamp_row(start, stamp, texts) for start, stamp in note.placed(_timestamps)]
    headings = [_heading_row(start, heading, texts) for start, heading in note.placed(_headings)]
    block_ids = [_mark_row(start, mark, texts) for start, mark in note.placed(_block_ids)]
    tags = [
        *(_mark_row(0, mark, texts) for mark in (frontmatter_tags(matter) if matter else ())),
        *(_mark_row(start, mark, texts) for start, mark in note.placed(_tags)),
    ]
    facts = Facts(
        length=note.length,
        digest=digest_of(text),
        lines=lines.pack(),
        first_heading=_first_heading(note),
        mentions_video=any(row[9] for row in timestamps) or mentions_video(text),
        wikilink_table=wikilinks,
        timestamp_table=pack(timestamps),
        heading_table=pack(headings),
        block_id_table=pack(block_ids),
        tag_table=pack(tags),
        markdown_link_table=pack_markdown_links(note, texts, from_line),
        definition_table=pack_definitions(note, texts),
        ids=find_ids(text),
        undefined=find_undefined_references(note, text),
        price_formulas=find_price_formulas(note, text),
        title_gap=find_title_gap(note, text),
        unclosed_frontmatter=find_unclosed_frontmatter(text) if note.unclosed_frontmatter else None,
        fenced_body=find_fenced_body(note, text),
        directives=find_directives(note, text, lines),
        broken_links=tuple(note.each(_broken_links)),
        link_habits=link_habits(link for block in note.blocks for link in block.wikilinks),
    )
    facts.texts = tuple(texts.numbers)
    if matter is not None:
        add_frontmatter(facts, matter)
        facts.repeated_keys = find_repeated_keys(matter, text)
    return facts


def add_frontmatter(facts: Facts, matter: Frontmatter) -> None:
    """Put what the frontmatter tells into facts that are being made."""
    facts.title = matter.value("title")
    facts.aliases = matter.values("aliases", "alias")
    facts.video_id = matter.value("videoId")
    media = matter.value("media_link")
    facts.media_link = media.text if media else None
    duration = matter.value("duration")
    facts.duration = duration.text if duration else None
    facts.problem = matter.problem


def _timestamps(block: Block) -> tuple[Timestamp, ...]:
    return block.timestamps


def _headings(block: Block) -> tuple[Heading, ...]:
    return block.headings


def _block_ids(block: Block) -> tuple[Mark, ...]:
    return block.block_ids


def _tags(block: Block) -> tuple[Mark, ...]:
    return block.tags


def _broken_links(block: Block) -> tuple[BrokenLink, ...]:
    return block.broken_links


def _timestamp_row(base: int, stamp: Timestamp, texts: Texts) -> tuple[int, ...]:
    start, label = stamp.start, stamp.label
    same = label is not None and label == stamp.time
    video = 0 if stamp.video is None else texts.number(stamp.video) + 1
    time_at, time = texts.piece(start, stamp.time)
    label_at, shown = (0, 0) if same else texts.piece(start, label)
    return (
        base + start,
        stamp.end - start,
        _NOTATIONS.index(stamp.notation),
        int(stamp.flaws),
        stamp.follows * _FOLLOWS + same * _LABEL_IS_TIME,
        time_at,
        time,
        label_at,
        shown,
        video,
    )


def _heading_row(base: int, heading: Heading, texts: Texts) -> tuple[int, ...]:
    return (
        base + heading.start,
        heading.end - heading.start,
        heading.level,
        texts.number(heading.text),
        heading.raw.start - heading.start,
        texts.number(heading.raw.text),
    )


def _mark_row(base: int, mark: Mark, texts: Texts) -> tuple[int, ...]:
    return (base + mark.start, mark.end - mark.start, texts.number(mark.name))


def _from_line(note: Note, text: str) -> Span:
    """The first line before all headings that begins with `From:`, or an empty span."""
    start = note.starts[0] if note.starts else note.length
    end = next((at + heading.start for at, heading in note.placed(_headings)), note.length)
    match = _FROM_LINE.search(text, start, end)
    return Span(*match.span()) if match else _NOWHERE


def _first_heading(note: Note) -> str | None:
    """The H1, if it is the first block that shows anything."""
    for block in note.blocks:
        if block.kind == "text" or says_nothing(block):
            continue
        first = block.headings[0] if block.kind == "heading" and block.headings else None
        return first.text if first and first.level == 1 and first.text else None
    return None
