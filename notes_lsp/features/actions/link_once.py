"""`refactor.rewrite`: only the first of several links to the same place stays a link."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final

from notes_lsp.features.actions.action import Action, ActionKind, Asked
from notes_lsp.features.cursor import Here
from notes_lsp.features.neutral import shown_link
from notes_lsp.text.span import Edit
from notes_lsp.vault.names import heading_key
from notes_lsp.vault.paths import note_stem
from notes_lsp.vault.vault import ResolvedLink

_KIND: Final[ActionKind] = "refactor.rewrite"


def actions(asked: Asked) -> Iterator[Action]:
    """On such a link; who asks for such actions gets that for all links of the note, too."""
    if not asked.wants(_KIND):
        return
    here, (start, end) = asked.here, asked.place
    repeated = [links[1:] for links in _by_place(here) if len(links) > 1]
    everything = [resolved for links in repeated for resolved in links]
    for links in _by_place(here):
        if len(links) > 1 and any(
            item.link.start <= end and start <= item.link.end for item in links
        ):
            note = links[0].resolution.note
            name = note_stem(note, here.vault.index.extensions) if note is not None else ""
            title = f"Link only the first mention of {name}"
            yield Action(title, _KIND, partial(_unlink, links[1:]))
    if asked.only and everything:
        count = "1 link" if len(everything) == 1 else f"{len(everything)} links"
        title = f"Link only the first mention of each note ({count} less)"
        yield Action(title, _KIND, partial(_unlink, everything))


def _by_place(here: Here) -> Iterable[list[ResolvedLink]]:
    """The links of the note's body by where they lead; without embeds, and without the line that
    says which hub it belongs to."""
    of_hub = {link.start for link in here.facts().from_links()}
    found: dict[tuple[str, str], list[ResolvedLink]] = defaultdict(list)
    for link in here.note.each(lambda block: block.wikilinks):
        resolved = here.vault.resolve(here.path, link)
        note, fragment = resolved.resolution.note, resolved.reference.fragment
        if note is not None and note != here.path and not link.embed and link.start not in of_hub:
            found[note, heading_key(fragment.text) if fragment else ""].append(resolved)
    return found.values()


def _unlink(links: Iterable[ResolvedLink]) -> list[Edit]:
    """Leave what a reader sees."""
    return [
        Edit(link.start, link.end, label.text if (label := reference.label) else shown_link(link))
        for link, reference, _ in links
    ]
