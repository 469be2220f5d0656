"""Renaming a note that is not there: the target of all links that miss it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby
from operator import attrgetter

from notes_lsp.features.backlinks import Backlink, dangling_links
from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.quoted import escape_in_frontmatter
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.links import split_destination
from notes_lsp.syntax.nodes import Definition, MarkdownLink, Piece
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.paths import NotePath, has_note_extension, without_note_extension
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
    plan = Plan()
    for path, uses in groupby(dangling_links(here, old), key=attrgetter("path")):
        plan.add(path, list(_edits(here, path, uses, new)))
        yield
    yield from escape_in_frontmatter(here.vault, plan)
    return plan


def _edits(here: Here, path: NotePath, uses: Iterable[Backlink], new: str) -> Iterator[Edit]:
    """What lets the links `uses` of one note name `new`, each with the extension that it has."""
    facts = here.facts() if path == here.path else here.vault.index.facts[path]
    extensions = here.vault.index.extensions
    in_wikilinks = _in_wikilinks(facts, here.vault.index.alias_first)
    in_urls = _in_urls(facts)
    for use in uses:
        target = (in_urls if use.in_url else in_wikilinks)[use.span.start]
        bare = without_note_extension(target.text, extensions)
        extension = "" if has_note_extension(new, extensions) else target.text[len(bare) :]
        written = url_like(target.text, new) if use.in_url else new
        yield Edit(*target.span, written + extension)


def _in_wikilinks(facts: Facts, alias_first: bool) -> dict[int, Piece]:
    """The targets of wikilinks, by where these start."""
    return {
        link.start: reference_of(link, alias_first=alias_first).target for link in facts.wikilinks()
    }


def _in_urls(facts: Facts) -> dict[int, Piece]:
    """The paths of Markdown links and definitions, by where these start."""
    targets = {}
    for item in chain[MarkdownLink | Definition](facts.markdown_links(), facts.definitions()):
        start = item.destination.start
        path, _ = split_destination(item.destination.text)
        targets[item.start] = Piece(start, start + len(path), path)
    return targets
