"""`frontmatter.slug`: a title and a file name that disagree, where those of the others agree."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.yaml_scalars import yaml_scalar
from notes_lsp.text.span import Edit
from notes_lsp.vault.names import last_component
from notes_lsp.vault.slugs import SlugRule, rules_followed, slug, title_from

CODE = "frontmatter.slug"

_ANYWHERE: Final = re.compile(r"[\w .-]+")
"""What is the same text in quotes and without."""


def check(view: NoteView) -> Iterable[Finding]:
    """One finding at the title of a note that follows no rule, in a folder that has one, or not
    the one that the settings want."""
    title = view.facts.title
    rule = view.vault.slug_rule(view.folder)
    if title is None or rule is None:
        return
    stem = view.vault.index.names[view.path].stem
    name = slug(title.text, rule)
    followed = rules_followed(title.text, stem)
    seen = view.vault.settings.notes.slug == "auto"
    if name and not (followed if seen else rule in followed):
        extension = last_component(view.path)[len(stem) :]
        message = (
            f"By its title this note would be {name}{extension}, as "
            f"{'nearly all notes of the folder are named' if seen else 'the settings want it'}: "
            "rename the file, or correct the title"
        )
        yield Finding(CODE, "hint", title.span, message, tuple(_write_title(title, stem, rule)))


def _write_title(title: Piece, stem: str, rule: SlugRule) -> Iterable[Fix]:
    """A title that gives the file's name. Nothing tells which of the two is wrong."""
    words = stem if rule == "title" else title_from(stem)
    sure = _ANYWHERE.fullmatch(words) and yaml_scalar(words) == words
    if sure and slug(words, rule) == stem:
        yield Fix(f"Write the title {words}", False, (Edit(*title.span, words),))


RULE = Rule(CODE, "off", check)
