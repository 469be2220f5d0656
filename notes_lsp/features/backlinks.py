"""Who links to a note, or to one that is not there: look-ups in the index, never a walk over it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.index import mention_folds
from notes_lsp.vault.names import fold, last_component
from notes_lsp.vault.paths import NotePath, without_note_extension
from notes_lsp.vault.references import Reference, reference_of
from notes_lsp.vault.vault import Vault


class Backlink(NamedTuple):
    """A link in the note at `path`. `of_hub`: it stands on the note's `From:` line, by which each
    note of a hub links to it."""

    path: NotePath
    link: Wikilink
    reference: Reference
    of_hub: bool


def links_to(vault: Vault, note: NotePath) -> Iterator[Backlink]:
    """The links to `note` or to anything in it, by path, in order of text; without those in
    itself that name no note (`[[#Heading]]`)."""
    for path, targets in linking_notes(vault, note):
        yield from _links(vault, path, targets)


def linking_notes(vault: Vault, note: NotePath) -> Iterator[tuple[NotePath, set[str]]]:
    """The notes that link to `note`, by path, each with the targets by which it does."""
    folds, extensions = _folds(vault, note), vault.index.extensions
    for path in sorted(_mentioning(vault, folds)):
        # To compare folds is several times faster than to resolve: a hub has a thousand notes.
        targets = {
            target
            for target in _targets(vault, path)
            if not folds.isdisjoint(mention_folds(target, extensions))
            and vault.resolver.resolve(path, target).note == note
        }
        if targets:
            yield path, targets


def links_to_file(vault: Vault, file: str) -> Iterator[Backlink]:
    """The wikilinks and embeds of an attachment, by path, in order of text."""
    for path in sorted(vault.index.mentioning(fold(last_component(file)))):
        targets = {
            target
            for target in _targets(vault, path)
            if vault.resolver.resolve(path, target).file == file
        }
        yield from _links(vault, path, targets)


def links_into(vault: Vault, paths: Iterable[str]) -> Iterator[Backlink]:
    """The links to notes and attachments, from notes that are none of them."""
    inside = set(paths)
    for path in sorted(inside):
        note = NotePath(path)
        links = links_to(vault, note) if note in vault.index.facts else links_to_file(vault, path)
        yield from (link for link in links if link.path not in inside)


def dangling_links(vault: Vault, target: str) -> Iterator[Backlink]:
    """The links that name what `target` names and find nothing either, by path, in order of
    text."""
    wanted = folded_target(vault, target)
    for path in sorted(vault.index.mentioning(wanted)):
        targets = {
            other
            for other in _targets(vault, path)
            if folded_target(vault, other) == wanted
            and vault.resolver.resolve(path, other).rung == "none"
        }
        yield from _links(vault, path, targets)


def notes_mentioning(vault: Vault, note: NotePath) -> set[NotePath]:
    """The notes with a link that may lead to `note`."""
    return _mentioning(vault, _folds(vault, note))


def _mentioning(vault: Vault, folds: set[str]) -> set[NotePath]:
    return {path for key in folds for path in vault.index.mentioning(key)}


def _folds(vault: Vault, note: NotePath) -> set[str]:
    """What all targets that lead to `note` are folded to: its names, and its old ones."""
    names = vault.index.names.get(note)
    if names is None:
        return set()
    folds = names.folds()
    redirects = vault.resolver.redirects
    return folds | {
        old for old, new in redirects.items() if folded_target(vault, last_component(new)) in folds
    }


def folded_target(vault: Vault, target: str) -> str:
    """What a link's target is compared by: spellings with one fold name one note."""
    return fold(without_note_extension(target, vault.index.extensions))


def _targets(vault: Vault, path: NotePath) -> tuple[str, ...]:
    """The targets of a note's links, each once."""
    facts = vault.index.facts[path]
    if not vault.index.alias_first:
        return facts.targets
    return tuple({_reference(vault, link).target.text for link in facts.wikilinks()})


def _links(vault: Vault, path: NotePath, targets: set[str]) -> Iterator[Backlink]:
    """The links of a note with one of `targets`."""
    if not targets:
        return
    facts = vault.index.facts[path]
    of_hub = {link.start for link in facts.from_links()}
    for link in _candidates(vault, facts, targets):
        reference = _reference(vault, link)
        if reference.target.text in targets:
            yield Backlink(path, link, reference, link.start in of_hub)


def _candidates(vault: Vault, facts: Facts, targets: set[str]) -> Iterator[Wikilink]:
    return facts.wikilinks() if vault.index.alias_first else facts.wikilinks_to(targets)


def _reference(vault: Vault, link: Wikilink) -> Reference:
    return reference_of(link, alias_first=vault.index.alias_first)
