"""What of a note's facts other notes hang on: what it mentions, its places, tags and stamps."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from itertools import chain

from notes_lsp.syntax.links import read_address
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import fold, last_component, same_case
from notes_lsp.vault.paths import without_note_extension
from notes_lsp.vault.references import reference_of


def mentions(facts: Facts | None, extensions: tuple[str, ...], *, alias_first: bool) -> set[str]:
    """What the links of a note are looked up under."""
    if facts is None:
        return set()
    targets = mentioned_targets(facts, alias_first=alias_first)
    return {key for target in targets for key in mention_folds(target, extensions)}


def mentioned_targets(facts: Facts, *, alias_first: bool) -> Iterable[str]:
    """What the links name, and what may be meant as one."""
    targets = set(facts.targets)
    if alias_first:
        references = (reference_of(link, alias_first=True) for link in facts.wikilinks())
        targets = {reference.target.text for reference in references}
    targets.update(link.target.text for link in facts.broken_links)
    return targets.union(_paths(facts))


def mention_folds(target: str, extensions: tuple[str, ...]) -> set[str]:
    """What a link's target is looked up under: its last component and the whole of it. Nothing
    for an empty target: that is the note itself."""
    target = without_note_extension(target, extensions)
    return {fold(last_component(target)), fold(target)} if target else set()


def places_differ(old: Facts, new: Facts) -> bool:
    """Whether links to a heading or block of the note may lead elsewhere now, or may be judged
    only now."""
    if (old.complete, old.fault, old.ids) != (new.complete, new.fault, new.ids):
        return True
    return [(heading.level, heading.text, heading.raw.text) for heading in old.headings()] != [
        (heading.level, heading.text, heading.raw.text) for heading in new.headings()
    ] or [mark.name for mark in old.block_ids()] != [mark.name for mark in new.block_ids()]


def _paths(facts: Facts) -> Iterator[str]:
    """The paths that Markdown links and definitions name."""
    links = (link.destination for link in facts.markdown_links())
    definitions = (definition.destination for definition in facts.definitions())
    for destination in chain(links, definitions):
        address = read_address(destination.text)
        if address is not None and address.path:
            yield posixpath.normpath(address.path)


def folded_tags(facts: Facts | None) -> set[str]:
    return set() if facts is None else {same_case(tag.name) for tag in facts.tags()}


def same_stamps(old: Facts, new: Facts) -> bool:
    return (
        old.timestamp_table == new.timestamp_table
        and old.texts == new.texts
        and old.duration == new.duration
    )
