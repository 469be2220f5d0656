"""`refactor.rewrite`: wikilinks as Markdown links, and the other way round. What a reader sees
stays, and where it leads."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    Destination,
    FilePlace,
    NotePlace,
    destination_of,
    destination_of_markdown,
)
from notes_lsp.features.neutral import shown_link
from notes_lsp.features.relocation import url_to
from notes_lsp.syntax.nodes import MarkdownLink, Wikilink
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.writing import label_text, link_text, target_for

_KIND: Final[ActionKind] = "refactor.rewrite"


def actions(asked: Asked) -> Iterator[Action]:
    """One for the wikilinks at the place, and one for the Markdown links."""
    if not asked.wants(_KIND):
        return
    here, place = asked.here, asked.place
    wikilinks = [
        link
        for link in here.note.each(lambda block: block.wikilinks)
        if _touches(link, place) and not link.embed
    ]
    markdown = [
        link
        for link in here.note.each(lambda block: block.links)
        if _touches(link, place) and link.kind == "inline" and not link.image
    ]
    for found, one, many in (
        ([as_markdown(here, link) for link in wikilinks], "a Markdown link", "Markdown links"),
        ([as_wikilink(here, link) for link in markdown], "a wikilink", "wikilinks"),
    ):
        edits = [edit for edit in found if edit is not None]
        if edits:
            what = f"the link as {one}" if len(edits) == 1 else f"{len(edits)} links as {many}"
            yield Action(f"Write {what}", _KIND, partial(list, edits), ready=True)


def _touches(link: Wikilink | MarkdownLink, place: Span) -> bool:
    return link.start <= place.end and place.start <= link.end


def as_markdown(here: Here, link: Wikilink) -> Edit | None:
    """A wikilink as a Markdown link, by the path from the note; None where it leads nowhere, or
    where no Markdown link leads to the very place."""
    resolved = here.vault.resolve(here.path, link)
    place = destination_of(here, resolved)
    if place is None or link.context == "html":
        return None
    url = url_to(here.path, place.path)
    if isinstance(place, NotePlace) and place.heading is not None:
        url = url_to(here.path, place.path, place.heading.text)
    elif resolved.reference.fragment is not None:
        url = f"{url}#{resolved.reference.fragment.text}"
    label = resolved.reference.label
    shown = label.text if label is not None and label.text else shown_link(link)
    shown = shown.replace("[", "\\[").replace("]", "\\]")
    return _checked(here, link, f"[{shown}]({url})", place)


def as_wikilink(here: Here, link: MarkdownLink) -> Edit | None:
    """A Markdown link as a wikilink; None where it leads to no note or file of the vault, or shows
    or holds what a wikilink can't."""
    place = destination_of_markdown(here, link)
    rest = here.text[link.destination.end : link.end].strip("<>) \t")
    label = " ".join(link.label.text.split())
    if not isinstance(place, (NotePlace, FilePlace)) or rest or label_text(label) != label:
        return None
    if isinstance(place, FilePlace):
        target = place.path
    else:
        own = place.path == here.path and (place.heading or place.block)
        target = "" if own else target_for(here.vault, here.path, place.path)
        if place.heading is not None:
            target += f"#{place.heading.text}"
        elif place.block is not None:
            target += f"#^{place.block.name}"
    in_table = here.note.blocks[here.note.block_at(link.start)].kind == "table"
    text = link_text(here.vault, target, None, embed=False, in_table=in_table, alias=label)
    return _checked(here, link, f"[[{text}]]", place)


def _checked(
    here: Here, link: Wikilink | MarkdownLink, text: str, place: Destination
) -> Edit | None:
    """`text` in place of a link, if it is read as a link that leads to the same place."""
    note = parse(text.replace("\\|", "|"))
    found: Destination | None = None
    for wikilink in note.each(lambda block: block.wikilinks):
        found = destination_of(here, here.vault.resolve(here.path, wikilink))
    for markdown in note.each(lambda block: block.links):
        found = destination_of_markdown(here, markdown)
    return Edit(link.start, link.end, text) if found == place else None
