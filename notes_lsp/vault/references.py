"""What a link refers to inside its note: target and fragment as the vault writes links, and the
heading or block that a fragment means."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

from notes_lsp.syntax.nodes import Heading, Mark, Piece, Wikilink
from notes_lsp.syntax.wikilinks import split_fragment
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import heading_fold, heading_key, same_case

KeyOf: TypeAlias = Callable[[str], str]


class Reference(NamedTuple):
    """A link's parts by what they mean, whichever side of the pipe they stand on."""

    target: Piece
    fragment: Piece | None
    label: Piece | None
    """What a reader sees instead of the target."""


def reference_of(link: Wikilink, *, alias_first: bool) -> Reference:
    """The parts of `link`; with `alias_first` (Dendron) it is `[[Label|target#fragment]]`."""
    if not alias_first or link.alias is None:
        return Reference(link.target, link.fragment, link.alias)
    text = link.alias.text
    target, fragment = split_fragment(text, 0, len(text))
    by = link.alias.start
    return Reference(target.moved(by), fragment.moved(by) if fragment else None, link.target)


def find_block(facts: Facts, name: str) -> Mark | None:
    """The block of a note whose id is `name`, regardless of case."""
    return block_named(facts.block_ids(), name)


def block_named(block_ids: Iterable[Mark], name: str) -> Mark | None:
    """The one of `block_ids` that is `name`, regardless of case."""
    wanted = same_case(name)
    return next((mark for mark in block_ids if same_case(mark.name) == wanted), None)


def find_heading(facts: Facts, fragment: str) -> Heading | None:
    """The heading of a note that `fragment` means."""
    return heading_named(list(facts.headings()), fragment)


def heading_named(headings: Sequence[Heading], fragment: str) -> Heading | None:
    """The one of `headings`, all those of a note, that `fragment` means: `A`, or `A#B` for a B
    somewhere below A.

    Compared are the heading without its markup and as written, regardless of case and of the
    number of blanks; then letters and digits alone, as slugs are made. A heading may hold a `#`
    itself (`C# basics`): the whole fragment comes before its steps.
    """
    steps = [step.strip() for step in fragment.split("#") if step.strip()]
    for key in (heading_key, heading_fold):
        found = _descend(headings, [fragment], key) or _descend(headings, steps, key)
        if found is not None:
            return found
    return None


def _descend(headings: Sequence[Heading], steps: Sequence[str], key: KeyOf) -> Heading | None:
    """The first heading that `steps` lead to, each below the one before it."""
    if not steps:
        return None
    wanted = key(steps[0])
    if not wanted:
        return None
    for index, heading in enumerate(headings):
        if wanted not in (key(heading.text), key(heading.raw.text)):
            continue
        if len(steps) == 1:
            return heading
        below = _section(headings, index)
        found = _descend(below, steps[1:], key)
        if found is not None:
            return found
    return None


def _section(headings: Sequence[Heading], index: int) -> Sequence[Heading]:
    """The headings below number `index`."""
    level = headings[index].level
    end = index + 1
    while end < len(headings) and headings[end].level > level:
        end += 1
    return headings[index + 1 : end]
