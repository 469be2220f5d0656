"""Creating the notes that links name and that are not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from notes_lsp.features.backlinks import folded_target
from notes_lsp.features.changes import Changes, Refused
from notes_lsp.features.cursor import Here
from notes_lsp.features.markup import plain_text
from notes_lsp.features.new_notes.names import NewName, new_name, titled_name
from notes_lsp.features.new_notes.texts import new_text
from notes_lsp.syntax.links import read_address
from notes_lsp.syntax.nodes import Definition, MarkdownLink, Wikilink
from notes_lsp.text.span import Span
from notes_lsp.vault.anchors import block_name
from notes_lsp.vault.load import facts_of
from notes_lsp.vault.note_names import names_of
from notes_lsp.vault.paths import NotePath, has_note_extension, without_note_extension
from notes_lsp.vault.scan import NoteText
from notes_lsp.vault.slugs import title_from
from notes_lsp.vault.trial import with_notes
from notes_lsp.vault.vault import ResolvedLink, Vault
from notes_lsp.vault.writing import can_be_target, retarget, target_for


class Wanted(NamedTuple):
    """A note that is not there, and all wikilinks of this note that name it, in any spelling;
    `headings` are those that others name."""

    name: NewName
    links: Sequence[ResolvedLink] = ()
    headings: Sequence[str] = ()


def wanted_at(here: Here, place: Span) -> list[Wanted]:
    """The notes that are not there and that links at `place` name; each once. Raises Refused for
    one that can't be created."""
    targets = [
        link.reference.target.text
        for link in here.vault.resolved_links(here.path)
        if link.dangles and _touches(link.link, place)
    ]
    links = [
        link
        for link in here.note.each(lambda block: block.links)
        if link.kind == "inline" and not link.image and _touches(link, place)
    ]
    definitions = [
        definition
        for definition in here.note.each(lambda block: block.definitions)
        if _touches(definition, place)
    ]
    found: dict[NotePath, Wanted] = {}
    for one in (*_of_targets(here, targets), *_of_paths(here, [*links, *definitions])):
        found.setdefault(one.name.path, one)
    return list(found.values())


def _touches(link: Wikilink | MarkdownLink | Definition, place: Span) -> bool:
    return link.start <= place.end and place.start <= link.end


def _of_targets(here: Here, targets: Iterable[str]) -> list[Wanted]:
    """The notes that `targets`, of wikilinks of this note that dangle, name; each once."""
    links: dict[str, list[ResolvedLink]] = {}
    for resolved in here.vault.resolved_links(here.path):
        if resolved.dangles:
            key = folded_target(here.vault, resolved.reference.target.text)
            links.setdefault(key, []).append(resolved)
    found: dict[NotePath, Wanted] = {}
    for target in targets:
        named = links.pop(folded_target(here.vault, target), None)
        if named:
            labels = [link.reference.label for link in named]
            shown = next((label.text for label in labels if label is not None), None)
            name = new_name(here, target, shown)
            known = found.get(name.path)
            found[name.path] = Wanted(name, [*(known.links if known else ()), *named])
    return list(found.values())


def _of_paths(here: Here, destinations: Iterable[MarkdownLink | Definition]) -> Iterator[Wanted]:
    """The notes that Markdown links or definitions of this note name by a path at which none is.
    A path without an extension may be a page of a site, or a folder."""
    extensions = here.vault.index.extensions
    for link in destinations:
        address = read_address(link.destination.text)
        if address is None or not has_note_extension(address.path, extensions):
            continue
        path, heading = address
        if here.vault.resolver.resolve_path(here.path, path).rung == "none":
            typed = path if path.startswith("/") else f"./{path}"
            shown = plain_text(link.label.text).strip() if isinstance(link, MarkdownLink) else None
            name = new_name(
                here, typed, shown, path[len(without_note_extension(path, extensions)) :]
            )
            yield Wanted(name, headings=[f"## {title_from(heading)}"] if heading else ())


def create_notes(here: Here, wanted: Iterable[Wanted], today: date) -> Changes:
    """Create these notes, with the headings that the links name. The links lead there by the
    files' names, and show what they showed. Raises Refused where a link that leads elsewhere would
    lead there, too."""
    wanted = list(wanted)
    changes = Changes(
        created={
            name.path: new_text(here, name, today, [*_headings(links), *headings])
            for name, links, headings in wanted
        }
    )
    refuse_to_capture(here.vault, changes.created)
    edits = []
    with with_notes(here.vault, changes.created):
        for name, links, _ in wanted:
            target = target_for(here.vault, here.path, name.path)
            edits += [
                edit
                for link in links
                if can_be_target(target) and not _leads(here, link, name.path)
                for edit in retarget(here.vault, here.path, link, target)
            ]
    if edits:
        changes.add(here.path, edits)
    return changes


def create_titled(here: Here, title: str, today: date, video: str | None = None) -> Changes:
    """Create a note with this title, beside this one: of its video, or of another. Raises
    Refused."""
    name = titled_name(here, title)
    changes = Changes(created={name.path: new_text(here, name, today, video=video)})
    refuse_to_capture(here.vault, changes.created)
    return changes


def _leads(here: Here, link: ResolvedLink, note: NotePath) -> bool:
    """Whether a link leads to `note` now as it is, by a name that is sure to be found."""
    found = here.vault.resolver.resolve(here.path, link.reference.target.text)
    return found.note == note and not found.inexact and not found.ambiguous


def refuse_to_capture(vault: Vault, created: Mapping[NotePath, str]) -> None:
    """Raise Refused where links that lead to other notes would lead to `created` ones."""
    extensions = vault.index.extensions
    facts = {path: facts_of(NoteText(text)) for path, text in created.items()}
    folds = {fold for path in facts for fold in names_of(path, facts[path], extensions).folds()}
    mentioning = sorted({path for fold in folds for path in vault.index.mentioning(fold)})

    def destinations() -> list[NotePath | None]:
        resolve = vault.resolve
        links = (
            (path, link) for path in mentioning for link in vault.index.facts[path].wikilinks()
        )
        return [resolve(path, link).resolution.note for path, link in links]

    before = destinations()
    with with_notes(vault, created):
        after = destinations()
    for old, new in zip(before, after, strict=True):
        if old is not None and old != new:
            raise Refused(f"links to {old} would lead to {new} then")


def _headings(links: Iterable[ResolvedLink]) -> Iterator[str]:
    """The headings that links name, as the new note has them."""
    fragments = (link.reference.fragment for link in links)
    texts = (piece.text for piece in fragments if piece and not block_name(piece.text))
    for text in dict.fromkeys(texts):
        for depth, step in enumerate(filter(None, map(str.strip, text.split("#")))):
            yield f"{'#' * min(depth + 2, 6)} {step}"
