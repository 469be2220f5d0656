"""How a vault writes its links: with blanks around the pipe or without, and when with an alias.

Each note's links are counted once, with its facts; the index keeps the sums.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, TypeAlias

from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.vault.names import last_component
from notes_lsp.vault.settings import LinkStyleName
from notes_lsp.vault.slugs import rules_followed

_ENOUGH: Final = 20
"""Fewer links than this tell nothing of a vault's habits."""

AliasHabit: TypeAlias = Literal["always", "differing", "of slugs", "never"]
"""When a link has an alias: where it says something else than the name of the file; or only where
that is a slug of it."""


class LinkHabits(NamedTuple):
    """How many links of a note, or of all notes, are written in which way. Embeds are none, and
    what may be no link at all."""

    plain: int = 0
    """Without fragment and alias: `[[note]]`."""
    repeating: int = 0
    """With an alias that says the name of the file again: `[[note | note]]`."""
    padded: int = 0
    """With an alias, and blanks around the pipe…"""
    bare: int = 0
    """…and with none."""

    def changed(self, before: LinkHabits, after: LinkHabits) -> LinkHabits:
        """The sum after the counts of one note went from `before` to `after`."""
        return LinkHabits(
            *(mine - old + new for mine, old, new in zip(self, before, after, strict=True))
        )


NO_LINKS: Final = LinkHabits()


class LinkStyle(NamedTuple):
    """How links are to be written."""

    padded: bool
    alias: AliasHabit

    def wants(self, alias: str, name: str) -> bool:
        """Whether a link to the file `name` says `alias`."""
        if self.alias == "of slugs":
            return alias != name and bool(rules_followed(alias, name))
        return self.alias == "always" or (self.alias == "differing" and alias != name)


_STYLES: Final[dict[LinkStyleName, LinkStyle]] = {
    "padded": LinkStyle(padded=True, alias="differing"),
    "bare": LinkStyle(padded=False, alias="differing"),
    "padded-always": LinkStyle(padded=True, alias="always"),
    "bare-always": LinkStyle(padded=False, alias="always"),
    "plain": LinkStyle(padded=True, alias="never"),
}


def link_habits(links: Iterable[Wikilink]) -> LinkHabits:
    """How these links are written."""
    plain = repeating = padded = bare = 0
    for link in links:
        if link.embed or link.doubtful or link.context == "html" or not link.target.text:
            continue
        if link.alias is None:
            plain += link.fragment is None
        elif link.alias.text:
            repeating += link.alias.text == last_component(link.target.text)
            if is_padded(link):
                padded += 1
            else:
                bare += 1
    return LinkHabits(plain, repeating, padded, bare)


def is_padded(link: Wikilink) -> bool:
    """Whether blanks stand around the pipe of a link, which has one."""
    assert link.alias is not None
    before = link.fragment or link.target
    return link.alias.start - before.end > (2 if link.escaped_pipe else 1)


def link_style(chosen: LinkStyleName, habits: LinkHabits) -> LinkStyle:
    """The style that is `chosen`; for `auto` that of the majority of the vault's links."""
    if chosen != "auto":
        return _STYLES[chosen]
    padded = habits.padded >= habits.bare
    if habits.plain + habits.padded + habits.bare < _ENOUGH:
        return LinkStyle(padded, "of slugs")
    return LinkStyle(padded, "always" if habits.repeating > habits.plain else "differing")
