"""Renaming a tag with the tags below it, in texts and in frontmatter."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.references import tags_below
from notes_lsp.features.rename.plan import Plan, Planning, Refused
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.syntax.nodes import Mark
from notes_lsp.syntax.parser import parse
from notes_lsp.text.span import Edit, Span
from notes_lsp.vault.names import same_case


def renaming_of_tag(here: Here, mark: Mark) -> Renaming:
    """How to rename a tag, which stands at `mark` in this note."""
    span = Span(mark.end - min(len(mark.name), mark.end - mark.start), mark.end)
    return Renaming(span, mark.name, lambda wanted: rename_tag(here, mark.name, wanted))


def rename_tag(here: Here, old: str, wanted: str) -> Planning:
    """What calling the tag `old` otherwise takes; `old/child` becomes `wanted/child`. Raises
    Refused."""
    new = wanted.strip().removeprefix("#")
    if [mark.name for mark in parse(f"#{new}").each(lambda block: block.tags)] != [new]:
        raise Refused(f"“{new}” is no tag: these have letters, and no blanks or signs but - _ /")
    inside = f"{same_case(old)}/"
    if any(not f"{same_case(mark.name)}/".startswith(inside) for _, mark in tags_below(here, new)):
        raise Refused(f"there is already a tag #{new}: nothing could tell the two apart again")
    plan = Plan()
    depth = old.count("/") + 1
    for path, mark in tags_below(here, old):
        if mark.end - mark.start > len(mark.name) + 1:
            raise Refused(f"a tag in {path} is written with escapes")
        start = mark.end - len(mark.name)
        end = start + len("/".join(mark.name.split("/")[:depth]))
        plan.add(path, [Edit(start, end, new)])
        yield
    return plan
