"""Completion after `|`: what a reader may see instead of the target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from heapq import nsmallest

from notes_lsp.features.completion.candidates import Candidate
from notes_lsp.features.completion.link_context import LinkContext
from notes_lsp.features.cursor import Here
from notes_lsp.features.search import best_matches
from notes_lsp.syntax.nodes import Wikilink
from notes_lsp.vault.mentions import mention_folds
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault
from notes_lsp.vault.writing import label_text

_MENTIONS = 200
"""From how many notes the aliases in use are gathered: a hub has thousands of mentions."""


def complete_aliases(here: Here, context: LinkContext) -> tuple[list[Candidate], bool]:
    """The heading that the link names, the note's title and aliases, then what other links to
    the note show, the most used first."""
    note = here.vault.resolver.resolve(here.path, context.target).note
    offered: dict[str, str] = {}
    if context.fragment and not context.fragment.startswith("^"):
        offered[context.fragment.rpartition("#")[2].strip()] = "heading"
    names = here.vault.index.names.get(note) if note is not None else None
    if names is not None and note is not None:
        if names.title:
            offered.setdefault(names.title, "title")
        for alias in names.aliases:
            offered.setdefault(alias, "alias")
        for alias, count in _in_use(here, note).most_common():
            offered.setdefault(alias, f"used {count} times" if count > 1 else "used once")
    candidates = [
        Candidate("alias", text, why, f"{label_text(text)}]]", text, note)
        for text, why in offered.items()
    ]
    limit = here.vault.settings.completion.limit
    return best_matches(context.typed, candidates, lambda item: item.matched, limit)


def _in_use(here: Here, note: NotePath) -> Counter[str]:
    """The aliases of other links to `note`, with how often they are used."""
    vault = here.vault
    folds = vault.index.names[note].folds()
    used: Counter[str] = Counter()
    for path in nsmallest(_MENTIONS, vault.index.mentioning(fold(vault.index.names[note].stem))):
        for link in _links(vault, path, folds):
            _, reference, resolution = vault.resolve(path, link)
            label = reference.label
            plain = label is not None and not any(sign in label.text for sign in "[]<|")
            if label is not None and label.text and plain and resolution.note == note:
                used[label.text] += not link.embed
    return +used


def _links(vault: Vault, path: NotePath, folds: set[str]) -> Iterator[Wikilink]:
    """The links of a note whose targets may have one of `folds`."""
    facts, extensions = vault.index.facts[path], vault.index.extensions
    if vault.index.alias_first:  # Then what is written first is the label.
        return facts.wikilinks()
    return facts.wikilinks_to(
        {
            target
            for target in facts.targets
            if not folds.isdisjoint(mention_folds(target, extensions))
        }
    )
