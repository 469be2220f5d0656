"""`link.unresolved`: a wikilink to a note that is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Final

from notes_lsp.rules import link_misspelt
from notes_lsp.rules.finding import Finding, Fix, Level, Related, Rule
from notes_lsp.rules.missing import Missing, missing_targets
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.levels import level_of
from notes_lsp.vault.nearest import nearest_note
from notes_lsp.vault.vault import ResolvedLink, Vault
from notes_lsp.vault.writing import can_be_target, target_for

CODE = "link.unresolved"

_HUB: Final = 50
"""From so many dangling targets on a note is a list of what is to come: one finding is enough."""

_MANY_LINKS: Final = 50
USUAL_SHARE: Final = 0.3
"""In a folder with so many links of which more than this share dangle, one more is no news: 47
of 81 real channels had most of their notes removed."""


def check(view: NoteView) -> Iterable[Finding]:
    """One finding for each missing target, at its first link; in a hub one for the note. Of those
    that led somewhere `link.broken` speaks, of those that are misspelt `link.misspelt`, unless
    these are turned off."""
    spelled = level_of(view.vault.levels.of(view.path), link_misspelt.CODE) != "off"
    missing = [
        item
        for item in view.once(missing_targets)
        if item.led is None and not (spelled and item.meant)
    ]
    if not missing:
        return
    level = _level(view)
    if len(missing) >= _HUB:
        count = sum(len(item.links) for item in missing)
        message = (
            f"{count:,} links of this note lead to no note; the first is “{missing[0].target}”"
        )
        yield Finding(CODE, level, missing[0].span, message)
        return
    for item in missing:
        yield _finding(view, item, level)


def _level(view: NoteView) -> Level:
    return "hint" if links_usually_dangle(view.vault, view.folder) else "information"


def links_usually_dangle(vault: Vault, folder: str) -> bool:
    """Whether most links of the notes in `folder` lead nowhere, so that nobody minds."""
    links, dangling = vault.link_count(folder)
    return links >= _MANY_LINKS and dangling > USUAL_SHARE * links


def _finding(view: NoteView, missing: Missing, level: Level) -> Finding:
    target, candidates = missing.target, missing.candidates
    if candidates:
        message = (
            f"“{target}” is the name of {len(candidates)} notes, none of them in this folder: "
            f"write the path of the one you mean{missing.times}"
        )
    else:
        message = f"There is no note “{target}”: create it, or correct the name{missing.times}"
    return Finding(
        CODE,
        level,
        missing.span,
        message,
        fixes=(_unlink(missing.links),),
        related=tuple(Related(path, Span(0, 0), "could be meant") for path in candidates),
        search_fixes=partial(_write_nearest, view, missing),
    )


def _unlink(links: Sequence[ResolvedLink]) -> Fix:
    """Leave what the reader sees."""
    edits = []
    for link, reference, _ in links:
        shown = reference.label or reference.target
        edits.append(Edit(link.start, link.end, shown.text or reference.target.text))
    return Fix("Remove the link, keep its text", False, tuple(edits), preferred=False)


def _write_nearest(view: NoteView, missing: Missing) -> tuple[Fix, ...]:
    note = nearest_note(view.vault, view.path, missing.target)
    name = None if note is None else target_for(view.vault, view.path, note)
    if name is None or not can_be_target(name):
        return ()
    edits = tuple(Edit(*link.reference.target.span, name) for link in missing.links)
    return (Fix(f"Write {name}", False, edits),)


RULE = Rule(CODE, "information", check)
