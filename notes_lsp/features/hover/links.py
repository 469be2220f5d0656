"""Hover on links: the note, section or block that one leads to, and how it was found; for one
that leads nowhere, who else wants it and what it may mean."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterable
from typing import Final

from notes_lsp.features.backlinks import dangling_links, linking_notes
from notes_lsp.features.cursor import Here
from notes_lsp.features.destination import (
    FilePlace,
    NotePlace,
    Url,
    block_span,
    definition_of,
    destination_of,
    destination_of_url,
)
from notes_lsp.features.markup import code, escaped, paragraphs, plural
from notes_lsp.features.preview import named, note_beginning, section_text, shown, title_of, under
from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import MarkdownLink, Wikilink
from notes_lsp.syntax.sections import section_of
from notes_lsp.vault.names import file_extension
from notes_lsp.vault.nearest import nearest_heading, nearest_note
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.resolution import Resolution, Rung

_LISTED: Final = 8
"""How many notes a list names before it says how many more there are."""

_FOUND_BY: Final[dict[Rung, str]] = {
    "path": "found by its path",
    "stem": "found by its name",
    "case": "found by its name in another case",
    "alias": "found by an alias",
    "title": "found by its title",
    "folded": "found by its name or title, but for case, blanks and punctuation",
    "redirect": "found by an old name",
    "file": "found",
}


def hover_wikilink(here: Here, link: Wikilink) -> str:
    """What a wikilink leads to, or why to nothing."""
    resolved = here.vault.resolve(here.path, link)
    destination = destination_of(here, resolved)
    if destination is None:
        target = resolved.reference.target.text
        return "" if link.doubtful else _unresolved(here, target, resolved.resolution)
    if isinstance(destination, FilePlace):
        return _file(destination, resolved.resolution)
    return _place(here, destination, _how(here, resolved.resolution))


def hover_markdown_link(here: Here, link: MarkdownLink) -> str:
    """What a Markdown link leads to: a note, a file, or the URL that its definition names."""
    if link.kind in ("inline", "autolink"):
        return hover_destination(here, link.destination.text)
    definition = definition_of(here, link)
    url = definition.destination.text if definition is not None else ""
    return hover_destination(here, url) or (code(url) if url else "")


def hover_destination(here: Here, url: str) -> str:
    """Where the destination of a Markdown link or definition leads in the vault, or why nowhere;
    nothing for one that leads out of it."""
    destination = destination_of_url(here, url)
    address = read_address(url)
    if address is None or isinstance(destination, Url):
        return ""
    found = here.vault.resolver.resolve_path(here.path, address.path)
    match destination:
        case NotePlace():
            return _place(here, destination, "" if found.rung == "path" else _how(here, found))
        case FilePlace():
            return _file(destination, found)
    return _unresolved(here, posixpath.normpath(address.path), found) if address.path else ""


def listed_notes(here: Here, paths: Iterable[NotePath], counts: Counter[NotePath]) -> str:
    """A list of notes, each with how often it does what `counts` counts, where more than once."""
    paths = list(paths)
    lines = [
        f"- {named(here.vault, path)}" + (f" ×{counts[path]}" if counts[path] > 1 else "")
        for path in paths[:_LISTED]
    ]
    if len(paths) > _LISTED:
        lines.append(f"- … and {len(paths) - _LISTED:,} more")
    return "\n".join(lines)


def backlinks_of(here: Here, path: NotePath) -> str:
    """How many other notes link to a note, in words."""
    count = sum(source != path for source in linking_notes(here.vault, path))
    if count == 0:
        return "no other note links here"
    return f"{plural(count, 'note')} {'links' if count == 1 else 'link'} here"


def _place(here: Here, place: NotePlace, how: str) -> str:
    """A note, or what in it is meant, with the beginning of what stands there."""
    path = place.path
    found = here.read(path)
    head = _named(here, path)
    about = " · ".join(part for part in (how, backlinks_of(here, path)) if part)
    if found is None:
        return paragraphs(head, about)
    if place.heading is not None:
        section = section_of(here.anchors_of(path).headings, place.heading, here.length_of(path))
        head = f"{head} > **{escaped(place.heading.text)}**"
        return under(paragraphs(head, about), section_text(found, section))
    if place.block is not None:
        head = f"{head} > {code('^' + place.block.name)}"
        return under(paragraphs(head, about), shown(block_span(found, place.block).of(found.text)))
    missing = _missing(here, place)
    body = note_beginning(found, title_of(here.vault, path))
    return under(paragraphs(head, about, missing), body)


def _named(here: Here, path: NotePath) -> str:
    return "**This note**" if path == here.path else named(here.vault, path)


def _missing(here: Here, place: NotePlace) -> str:
    """That a fragment is not there, and what it may mean."""
    if place.missing is None:
        return ""
    if place.missing.startswith("^"):
        return f"It has no block {code(place.missing)}."
    facts = here.facts() if place.path == here.path else here.vault.known_whole(place.path)
    nearest = nearest_heading(facts, place.missing) if facts is not None else None
    perhaps = f" Did you mean “{escaped(nearest)}”?" if nearest else ""
    return f"It has no heading “{escaped(place.missing)}”.{perhaps}"


def _how(here: Here, found: Resolution) -> str:
    """How a note was found, in words: found by its title, in the same folder."""
    if found.rung == "self":
        return ""
    words = [_FOUND_BY[found.rung]]
    if found.same_folder:
        words.append("in the same folder")
    if found.ambiguous:
        words.append(f"the first of {len(found.candidates)} that are as near")
    if found.inexact and here.vault.resolver.mode == "quartz":
        words.append("but not by the published site")
    return ", ".join(words)


def _file(place: FilePlace, found: Resolution) -> str:
    where = ", in the same folder" if found.same_folder else ""
    return f"{code(place.path)} · attachment{where}"


def _unresolved(here: Here, target: str, found: Resolution) -> str:
    """That there is no such note, who else speaks of it, and which names are like it."""
    if found.candidates:
        head = (
            f"{code(target)} is a name of {plural(len(found.candidates), 'note')}, none of them "
            "in this folder. Write the path of the one that you mean:"
        )
        return paragraphs(head, listed_notes(here, found.candidates, Counter()))
    if file_extension(target):
        return f"There is no file {code(target)}."
    uses = Counter(use.path for use in dangling_links(here, target))
    here_too = uses.pop(here.path, 0)
    others = [path for path, _ in uses.most_common()]
    times = f" {plural(here_too, 'link')} to it in this note." if here_too > 1 else ""
    said = f"Named in {plural(len(others), 'other note')}:" if others else "No other note names it."
    nearest = nearest_note(here.vault, here.path, target)
    perhaps = f"Did you mean {named(here.vault, nearest)}?" if nearest is not None else ""
    return paragraphs(
        f"There is no note {code(target)} yet.{times}",
        perhaps,
        paragraphs(said, listed_notes(here, others, uses)),
    )
