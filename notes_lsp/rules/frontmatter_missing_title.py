"""`frontmatter.missing-title`: a note without a title where nearly all notes have one."""

from __future__ import annotations

from collections.abc import Iterable

from notes_lsp.rules.finding import Finding, Fix, Rule
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.yaml_scalars import yaml_scalar
from notes_lsp.text.span import Edit
from notes_lsp.vault.slugs import title_from
from notes_lsp.vault.title_gap import TitleGap

CODE = "frontmatter.missing-title"


def check(view: NoteView) -> Iterable[Finding]:
    """One finding where the title should stand. No fix is safe, not even with the words of the
    note's own H1: a title is a name, and links may lead elsewhere by it."""
    gap = view.facts.title_gap
    if gap is None or not view.vault.index.habits.titles_are_usual or _is_of_program(view, gap):
        return
    title = view.facts.first_heading or title_from(view.vault.index.names[view.path].stem)
    message = "Nearly all notes of this vault have a title, this one has none: write title: and it"
    yield Finding(CODE, "hint", gap.span, message, (_write(gap, title),))


def _is_of_program(view: NoteView, gap: TitleGap) -> bool:
    """Whether the file is there for others than the readers of the vault, as `README.md` is."""
    return gap.opens and view.vault.index.names[view.path].stem.isupper()


def _write(gap: TitleGap, title: str) -> Fix:
    text = f"{gap.before}{yaml_scalar(title)}{gap.after}"
    return Fix(f"Write the title {title}", False, (Edit(gap.at, gap.at, text),))


RULE = Rule(CODE, "hint", check)
