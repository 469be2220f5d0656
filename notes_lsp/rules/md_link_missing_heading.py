"""`md-link.missing-heading`: a Markdown link to a heading that its note does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.markdown_targets import MarkdownTarget, markdown_targets
from notes_lsp.rules.view import NoteView
from notes_lsp.text.span import Edit
from notes_lsp.vault.anchors import block_name
from notes_lsp.vault.facts import Facts
from notes_lsp.vault.names import heading_slug
from notes_lsp.vault.nearest import nearest_heading
from notes_lsp.vault.paths import NotePath, has_note_extension
from notes_lsp.vault.writing import url_path

CODE = "md-link.missing-heading"

_TEXT_FRAGMENT = ":~:"
_OF_GITHUB = "user-content-"
_NO_HEADING = re.compile(
    r"top"  # of the page
    r"|[/!].*"  # a route of a program in the page
    r"|[\w.-]+=.*"  # t=12:30, page=3
    r"|L[0-9]+(?:C[0-9]+)?(?:-L?[0-9]+(?:C[0-9]+)?)?"  # lines of a file on GitHub
    r"|fn(?:ref)?[:-]?[\w-]*[0-9]"  # a footnote
    r"|[0-9]{1,3}(?::[0-9]{2}){1,3}",  # a moment of a video
    re.IGNORECASE,
)


def check(view: NoteView) -> Iterable[Finding]:
    """A finding for each fragment that is neither a heading nor an id of its note."""
    for target in view.once(markdown_targets):
        fragment = _heading_of(target)
        note = _note_of(view, target)
        if not fragment or note is None:
            continue
        facts = view.vault.index.facts.get(note)
        if facts is None or not facts.complete or facts.fault is not None:
            continue
        if not _has(view, note, facts, fragment):
            message = f"{view.name(note)} has no heading “{fragment}”"
            search = partial(_write_nearest, target, facts, fragment)
            yield Finding(CODE, "warning", target.fragment_span, message, search_fixes=search)


def _heading_of(target: MarkdownTarget) -> str:
    """The heading that a destination names; nothing where its fragment means something else."""
    fragment = target.address.fragment.partition(_TEXT_FRAGMENT)[0].strip()
    fragment = fragment.removeprefix(_OF_GITHUB)
    return "" if block_name(fragment) or _NO_HEADING.fullmatch(fragment) else fragment


def _note_of(view: NoteView, target: MarkdownTarget) -> NotePath | None:
    """The note that a destination surely leads to: a name alone may be that of a page."""
    path, found = target.address.path, target.resolution
    sure = found.rung in ("self", "path") or has_note_extension(path, view.vault.index.extensions)
    return found.note if sure and not found.ambiguous else None


def _has(view: NoteView, note: NotePath, facts: Facts, fragment: str) -> bool:
    if any(fragment.lower() == own.lower() for own in facts.ids):
        return True
    return view.vault.anchors_of(note).heading_by_slug(fragment) is not None


def _write_nearest(target: MarkdownTarget, facts: Facts, fragment: str) -> tuple[Fix, ...]:
    is_slug = fragment == fragment.lower() and " " not in fragment
    found = nearest_heading(facts, fragment.replace("-", " ") if is_slug else fragment)
    if found is None:
        return ()
    written = heading_slug(found) if is_slug else url_path(found)
    return (Fix(f"Write “{found}”", False, (Edit(*target.fragment_span, written),)),)


RULE = Rule(CODE, "warning", check)
