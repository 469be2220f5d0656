"""Hover on what others refer to: headings, blocks, tags, footnotes."""

from __future__ import annotations

from collections import Counter

from notes_lsp.features.cursor import Here, Location
from notes_lsp.features.destination import NotePlace
from notes_lsp.features.hover.links import listed_notes
from notes_lsp.features.markup import code, escaped, paragraphs, plural
from notes_lsp.features.moments import plausible_seconds, time_span
from notes_lsp.features.preview import shown
from notes_lsp.features.references import references_to, uses_of_tag
from notes_lsp.syntax.nodes import Heading, Mark
from notes_lsp.syntax.sections import section_of


def hover_heading(here: Here, heading: Heading) -> str:
    """How many links lead to a heading, and what of the video its section is about."""
    section = section_of(here.anchors_of(here.path).headings, heading, here.note.length)
    hours = here.vault.settings.timestamps.max_video_hours
    plausible = plausible_seconds(here.note.each(lambda block: block.timestamps), hours)
    span = time_span(plausible, section.heading.start, section.end)
    uses = references_to(here, NotePlace(here.path, heading=heading)).uses
    about = " · ".join(part for part in (span, _lead_here(uses)) if part)
    return paragraphs(f"**{escaped(heading.text)}**", about)


def hover_block(here: Here, mark: Mark) -> str:
    """How many links lead to a block."""
    uses = references_to(here, NotePlace(here.path, block=mark)).uses
    return f"{code('^' + mark.name)} · {_lead_here(uses)}"


def _lead_here(uses: list[Location]) -> str:
    if not uses:
        return "no link leads here"
    notes = len({use.path for use in uses})
    lead = "leads" if len(uses) == 1 else "lead"
    return f"{plural(len(uses), 'link')} from {plural(notes, 'note')} {lead} here"


def hover_tag(here: Here, name: str) -> str:
    """The notes that have a tag or one below it."""
    counts = Counter(use.path for use in uses_of_tag(here, name).uses)
    head = f"**{escaped('#' + name)}** · {plural(len(counts), 'note')}"
    return paragraphs(head, listed_notes(here, counts, counts))


def hover_footnote(here: Here, reference: Mark) -> str:
    """The text of a footnote."""
    for mark in here.note.each(lambda block: block.footnote_definitions):
        if mark.name == reference.name:
            return shown(here.text[mark.start + len(f"[^{mark.name}]:") : mark.end].strip())
    return ""
