"""Renaming a note that is not there: the target of all links that miss it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from notes_lsp.features.backlinks import Backlink, dangling_links
from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.links import split_destination
from notes_lsp.syntax.nodes import Definition, MarkdownLink, Piece
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.paths import has_note_extension, without_note_extension
from notes_lsp.vault.references import reference_of
from notes_lsp.vault.writing import can_be_target, url_like


def renaming_of_unresolved(here: Here, target: Piece, span: Span) -> Renaming:
    """How to rename what `target` names in vain, from `span` of this note."""
    return Renaming(span, target.text, lambda wanted: rename_unresolved(here, target.text, wanted))


def rename_unresolved(here: Here, old: str, wanted: str) -> Planning:
    """What it takes that the links which miss `old` name `wanted`, a note that is there or not.
    Raises Refused."""
    new = " ".join(wanted.split())
    if not new or not can_be_target(new):
        raise Refused(f"no link can name “{new}”")
    extensions = here.vault.index.extensions
    plan = Plan()
    for use in dangling_links(here, old):
        target = _target(here, use)
        bare = without_note_extension(target.text, extensions)
        extension = "" if has_note_extension(new, extensions) else target.text[len(bare) :]
        written = url_like(target.text, new) if use.in_url else new
        plan.add(use.path, [Edit(*target.span, written + extension)])
        yield
    yield from escape_in_frontmatter(here.vault, plan)
    return plan


def _target(here: Here, use: Backlink) -> Piece:
    """What a link has for its target; of a URL the path."""
    facts = here.facts() if use.path == here.path else here.vault.index.facts[use.path]
    if use.in_url:
        written: Iterator[MarkdownLink | Definition] = chain(
            facts.markdown_links(), facts.definitions()
        )
        link = next(item for item in written if item.start == use.span.start)
        path, _ = split_destination(link.destination.text)
        return Piece(link.destination.start, link.destination.start + len(path), path)
    alias_first = here.vault.index.alias_first
    wikilink = next(item for item in facts.wikilinks() if item.start == use.span.start)
    return reference_of(wikilink, alias_first=alias_first).target
