"""A note's own Markdown, made harmless to show somewhere else.

Nothing of it runs, loads or leads anywhere but to web pages: no HTML, no images, no links to
files, commands or scripts. What only makes sense in the note is written as its reader sees it:
wikilinks as their text, stamps as their label; comments are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from notes_lsp.features.markup import code_block, escaped
from notes_lsp.syntax.markdown import read_events
from notes_lsp.syntax.nodes import MarkdownLink, Note, Timestamp, Wikilink
from notes_lsp.syntax.parser import parse, without_surrogates
from notes_lsp.text.span import Edit, Span, apply_edits, covers, merged
from notes_lsp.vault.names import file_extension, last_component

_WEB = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_LIVE = re.compile(r"<br[ \t]*/?>|<|\[(?=\[)|\$", re.IGNORECASE)
_UNSAFE_IN_URL = re.compile(r"[\s<>()\\`*\[\]|\"$]")
_TIME = re.compile(r"[0-9:.]+")
_AS_WRITTEN = ("bracket", "chapter", "fence", "logseq", "video-link")
"""Notations of stamps that are harmless as they are."""

_DOLLAR = "\x01"
"""Stands for `$` while the text is read: most clients know no formulas, so there are none here."""


class _Part(NamedTuple):
    """A part of the text, and what to show for it. Of parts within parts the outer one counts."""

    start: int
    end: int
    shown: str


def neutralised(text: str) -> str:
    """Markdown that shows what a reader sees of `text`, which is a part of a note."""
    text = without_surrogates(text).replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    source = f"\n{text}\n"  # what begins with `---` is no frontmatter here
    read = source.replace("$", _DOLLAR)
    note = parse(read)
    parts = sorted(_parts(note, read), key=lambda part: (part.start, -part.end))
    edits: list[Edit] = []
    for part in parts:
        if not edits or part.start >= edits[-1].end:
            edits.append(Edit(part.start, part.end, part.shown.replace(_DOLLAR, "\\$")))
    markdown = apply_edits(source, [*edits, *_live_signs(note, source, edits)]).strip("\n")
    markdown += _closing_fence(note, source)
    # As clients read it that know neither footnotes nor wikilinks.
    plainer = markdown.replace("[^", "[-").replace("[[", "[-[")
    if _is_harmless(markdown) and _is_harmless(plainer):
        return markdown
    return code_block(text)


def _parts(note: Note, source: str) -> Iterator[_Part]:
    for comment in note.comments:
        yield _Part(*comment, " ")
    for stamp in note.each(lambda block: block.timestamps):
        if stamp.notation not in _AS_WRITTEN:
            yield _Part(stamp.start, stamp.end, _shown_stamp(stamp, source))
    for link in note.each(lambda block: block.wikilinks):
        yield _Part(link.start, link.end, escaped(shown_link(link)))
    for markdown_link in note.each(lambda block: block.links):
        yield from _link_parts(markdown_link)
    for definition in note.each(lambda block: block.definitions):
        yield _Part(definition.start, definition.end, "")
    for opaque in note.each(lambda block: block.opaques):
        if opaque.kind == "comment":
            yield _Part(opaque.start, opaque.end, " ")
    for mark in note.each(lambda block: block.block_ids):
        start = mark.start
        while source[start - 1] in " \t":  # the source begins with a line end
            start -= 1
        yield _Part(start, mark.end, "")
    for mark in note.each(lambda block: block.footnote_references):
        yield _Part(mark.start, mark.end, escaped(f"[^{mark.name}]"))
    for mark in note.each(lambda block: block.footnote_definitions):
        # A client that knows no footnotes takes it for a link reference definition.
        start = source.find("[^", mark.start)
        yield _Part(start, source.find("]", start) + 1, escaped(f"[^{mark.name}]"))
    for callout in note.each(lambda block: block.callouts):
        kind = escaped(callout.kind.text.capitalize())
        end = callout.title.start if callout.title.text else callout.kind.end + 1
        shown = f"**{kind}:** " if callout.title.text else f"**{kind}**"
        yield _Part(callout.kind.start - 2, end, shown)


def shown_link(link: Wikilink) -> str:
    """What a reader sees of a wikilink; of an image that it embeds, the name."""
    if link.embed and file_extension(link.target.text):
        return last_component(link.target.text)
    if link.alias is not None and link.alias.text:
        return link.alias.text
    steps = link.fragment.text.split("#") if link.fragment is not None else []
    return " > ".join(step.strip() for step in (link.target.text, *steps) if step.strip())


def _shown_stamp(stamp: Timestamp, source: str) -> str:
    label = stamp.label or stamp.time
    if label is None or not label.text:
        return ""
    shown = f"[{label.text}]"
    makes_a_link = source[stamp.end : stamp.end + 1] in ("(", "[", ":")
    return shown if _TIME.fullmatch(label.text) and not makes_a_link else escaped(shown)


def _link_parts(link: MarkdownLink) -> Iterator[_Part]:
    """The parts around a link's label, which make it a link: it stays one if it leads to the
    web."""
    destination = link.destination.text.strip()
    leads_out = bool(_WEB.match(destination))
    if link.kind == "autolink":
        yield _Part(link.start, link.end, destination if leads_out else escaped(destination))
    elif link.kind == "inline" and leads_out and not link.image:
        safe = _UNSAFE_IN_URL.sub(lambda sign: f"%{ord(sign[0]):02X}", destination)
        yield _Part(link.label.end, link.end, f"]({safe})")
    else:
        yield _Part(link.start, link.label.start, "")
        yield _Part(link.label.end, link.end, "")


def _live_signs(note: Note, source: str, edits: list[Edit]) -> Iterator[Edit]:
    """What is left outside of code and could mean something to some client, as characters: `<`,
    `[[` and `$`. `<br>` is the blank that it looks like."""
    skipped = [Span(edit.start, edit.end) for edit in edits]
    skipped += [
        Span(opaque.start, opaque.end)
        for opaque in note.each(lambda block: block.opaques)
        if opaque.kind == "code"
    ]
    skipped = merged(span for span in skipped if span.start < span.end)
    for match in _LIVE.finditer(source):
        start, sign = match.start(), match[0]
        if covers(skipped, start):
            continue
        if sign == "$":
            if not _is_escaped(source, start):
                yield Edit(start, start, "\\")
        elif sign == "[":
            yield Edit(start, start + 1, "&#91;")
        elif sign == "<" or covers(skipped, match.end() - 1):
            yield Edit(start, start + 1, "&lt;")
        else:
            yield Edit(start, match.end(), " ")


def _is_escaped(source: str, at: int) -> bool:
    """Whether a backslash before `at` takes the meaning from the sign there."""
    start = at
    while start and source[start - 1] == "\\":
        start -= 1
    return (at - start) % 2 == 1


def _closing_fence(note: Note, source: str) -> str:
    """What ends a fence that was cut off, so that nothing that follows is code."""
    last = note.blocks[-1] if note.blocks else None
    if last is None or last.kind != "code" or not last.fences or last.fences[-1].closed:
        return ""
    start = note.starts[-1] + last.fences[-1].start
    sign = source[start]
    length = len(source[start:]) - len(source[start:].lstrip(sign))
    return "\n" + sign * length


def _is_harmless(markdown: str) -> bool:
    """Whether a Markdown engine sees no HTML, no image and no link but to the web."""
    for event, _ in read_events(markdown)[0]:
        if isinstance(event, str):
            continue
        tag, value = next(iter(event.items()))
        if tag in ("Html", "InlineHtml"):
            return False
        if tag == "Start" and isinstance(value, dict):
            name, data = next(iter(value.items()))
            if name == "Image" or (name == "Link" and not _leads_to_the_web(data)):
                return False
    return True


def _leads_to_the_web(link: dict[str, object]) -> bool:
    """A wikilink is text to all who don't know it."""
    return (
        isinstance(link["link_type"], dict)
        or link["link_type"] == "Email"
        or _WEB.match(str(link["dest_url"])) is not None
    )
