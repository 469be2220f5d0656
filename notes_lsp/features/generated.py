"""Parts of a note that are made from the rest of it and kept between two comments, so that they
can be made anew: `<!-- toc -->` … `<!-- tocstop -->`."""

from __future__ import annotations

import re

from notes_lsp.features.cursor import Here
from notes_lsp.syntax.nodes import Heading
from notes_lsp.text.editing import insert_block, line_end
from notes_lsp.text.span import Edit, Span


def generated_part(here: Here, name: str) -> Span | None:
    """The part called `name`, with both of its comments; where the second is missing, the first
    alone."""
    opening, closing = re.compile(rf"<!--\s*{name}\s*-->"), re.compile(rf"<!--\s*{name}stop\s*-->")
    found: Span | None = None
    for comment in here.note.each(lambda block: block.opaques):
        text = here.text[comment.start : comment.end]
        if found is None and opening.fullmatch(text):
            found = Span(comment.start, comment.end)
        elif found is not None and closing.fullmatch(text):
            return Span(found.start, comment.end)
    return found


def write_part(here: Here, name: str, lines: list[str]) -> list[Edit]:
    """Write these lines as the part called `name`: where it is, else before the first heading that
    is not the note's title. Nothing where they are there already."""
    eol = line_end(here.text)
    block = (eol * 2).join((f"<!-- {name} -->", eol.join(lines), f"<!-- {name}stop -->"))
    part = generated_part(here, name)
    if part is None:
        headings = listed_headings(here)
        place = headings[0].start if headings else len(here.text)
        return [insert_block(here.text, place, block)]
    return [] if part.of(here.text) == block else [Edit(*part, block)]


def listed_headings(here: Here) -> list[Heading]:
    """The headings of the note's own text, without the H1 that is its title, and without those in
    quotes and lists."""
    note = here.note
    headings = [
        heading
        for heading in note.each(lambda block: block.headings)
        if heading.text and note.blocks[note.block_at(heading.start)].kind == "heading"
    ]
    if headings and headings[0].level == 1 and here.facts().first_heading is not None:
        return headings[1:]
    return headings
