"""The normal form of a note: timestamps as canonical anchors, and links with blanks around their
pipes as the vault has them. Prose is never touched, nor where a link leads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from notes_lsp.features.cursor import Here
from notes_lsp.features.stamps.convert import convert_stamps
from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.repair import repair_note, safe_fix
from notes_lsp.syntax.nodes import Piece, Wikilink
from notes_lsp.syntax.parser import parse
from notes_lsp.text.pieces import Pieces
from notes_lsp.text.span import Edit, Span, apply_edits

_OF_FORM: Final = frozenset(
    {
        "timestamp.markup",
        "timestamp.parts",
        "timestamp.field-range",
        "timestamp.label-empty",
        "timestamp.label-form",
        "link.inexact",
        "link.empty-alias",
        "link.extra-pipe",
        "link.table-pipe",
    }
)
"""What is wrong with how a thing is written, and not with what is meant."""


def formatted(here: Here, within: Span | None = None) -> list[Edit]:
    """The edits that bring the note, or the lines that `within` touches, into its normal form."""
    edits = []
    if here.path in here.vault.index.facts:
        edits = repair_note(here.vault, here.path, here.text, _fix_of_form)
    text = apply_edits(here.text, edits)
    pieces = Pieces(len(here.text))
    pieces.apply(edits)
    pieces.apply(_links(text, padded=here.vault.link_style.padded))
    lines = _whole_lines(here.text, within or Span(0, len(here.text)))
    return [edit for edit in pieces.edits() if lines.start <= edit.start and edit.end <= lines.end]


def _fix_of_form(finding: Finding) -> Fix | None:
    return safe_fix(finding) if finding.code in _OF_FORM else None


def _whole_lines(text: str, span: Span) -> Span:
    """The lines that `span` touches: what is to be changed together stands on one."""
    start = max(text.rfind("\n", 0, span.start), text.rfind("\r", 0, span.start)) + 1
    ends = (text.find(sign, span.end) for sign in "\r\n")
    return Span(start, min((end for end in ends if end >= 0), default=len(text)))


def _links(text: str, *, padded: bool) -> list[Edit]:
    """The edits of the blanks in the links of a text, by place."""
    links = parse(text).each(lambda block: block.wikilinks)
    meant = (link for link in links if link.context != "html" and not link.doubtful)
    edits = [edit for link in meant for edit in _spaced(text, link, padded=padded)]
    # A link may stand in the alias of another.
    return sorted({edit for edit in edits if edit.text != text[edit.start : edit.end]})


def _spaced(text: str, link: Wikilink, *, padded: bool) -> Iterator[Edit]:
    """No blanks at the brackets, and around the pipe those that are wanted."""
    start, end = link.start + len("![[" if link.embed else "[["), link.end - len("]]")
    last = link.alias or link.fragment or link.target
    if not last.text:
        return
    if link.target.text:
        yield Edit(start, link.target.start, "")
    if link.alias is not None:
        yield from _pipe(link, link.fragment or link.target, link.alias, padded=padded)
    yield Edit(last.end, end, "")


def _pipe(link: Wikilink, before: Piece, alias: Piece, *, padded: bool) -> Iterator[Edit]:
    """An embed's is a size as often as words, and has no blanks in any style."""
    blank = " " if padded and not link.embed else ""
    pipe = "\\|" if link.escaped_pipe else "|"
    if before.text:
        yield Edit(before.end, alias.start, f"{blank}{pipe}{blank}")


def formatted_on_type(here: Here, offset: int) -> list[Edit]:
    """The edits that make an anchor of the time in brackets that ends at `offset`, in a note that
    is about a video; none anywhere else."""
    stamp = here.note.around(offset, lambda block: block.timestamps)
    if stamp is None or stamp.notation != "bracket" or stamp.end != offset or here.video is None:
        return []
    return convert_stamps(here, "anchor", within=[Span(stamp.start, stamp.end)]).edits
