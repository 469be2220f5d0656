"""The targets of a note that no note of the vault has: what `link.broken`, `link.misspelt` and
`link.unresolved` share between them."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Final, NamedTuple

from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Span
from notes_lsp.vault.levels import level_of
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.spelling import Meant
from notes_lsp.vault.vault import ResolvedLink

BROKEN: Final = "link.broken"


class Missing(NamedTuple):
    """A target, and the links of the note to it, in order of text: at least one."""

    target: str
    links: list[ResolvedLink]
    meant: Meant | None
    """The note that it is a slip for, if there is one."""
    led: NotePath | None
    """The note that it led to before, where the vault is compared with an earlier one and
    `link.broken` is to speak of it."""

    @property
    def candidates(self) -> tuple[NotePath, ...]:
        """The notes of other folders that share the name, so that it leads to none of them."""
        return self.links[0].resolution.candidates

    @property
    def span(self) -> Span:
        """Where it stands first."""
        return self.links[0].reference.target.span

    @property
    def times(self) -> str:
        """For the end of a message: how many links there are, if there are several."""
        return f" ({len(self.links)} links in this note)" if len(self.links) > 1 else ""


def missing_targets(view: NoteView) -> list[Missing]:
    """The missing targets of the note, each once, in order of text; without those that the
    settings ignore."""
    ignored = view.vault.settings.links.ignore_targets
    links: dict[str, list[ResolvedLink]] = {}
    for resolved in view.links:
        target = resolved.reference.target.text
        if resolved.dangles and not any(fnmatchcase(target, glob) for glob in ignored):
            links.setdefault(target, []).append(resolved)
    led = _led(view) if links else {}
    missing = []
    for target, own in links.items():
        note = led.get(target)
        meant = _meant(view, target, own) if note is None else None
        missing.append(Missing(target, own, meant, note))
    return missing


def _led(view: NoteView) -> dict[str, NotePath]:
    """Where the links of the note led before."""
    earlier = view.vault.earlier
    if earlier is None or level_of(view.vault.levels.of(view.path), BROKEN) == "off":
        return {}
    name = earlier.name_of(view.path)
    if name not in earlier.vault.index.facts:
        return {}
    return {
        resolved.reference.target.text: resolved.resolution.note
        for resolved in earlier.vault.resolved_links(name)
        if resolved.resolution.note is not None
    }


def _meant(view: NoteView, target: str, links: list[ResolvedLink]) -> Meant | None:
    if links[0].resolution.candidates:
        return None
    return view.vault.spelling.meant(view.path, target)
