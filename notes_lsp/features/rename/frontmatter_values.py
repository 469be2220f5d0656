"""Another value in a frontmatter, in the place of one that is there."""

from __future__ import annotations

from notes_lsp.features.rename.plan import Refused
from notes_lsp.syntax.nodes import Piece
from notes_lsp.syntax.parser import parse
from notes_lsp.syntax.yaml_scalars import yaml_scalar
from notes_lsp.text.span import Edit, apply_edits


def replaced_value(text: str, old: Piece, new: str) -> Edit:
    """Write `new` in place of the value `old` of the text of a note, its quotes included. Raises
    Refused where a reader of the YAML would not find just that."""
    start, end = old.span
    if start and text[start - 1] in "\"'" and text[end : end + 1] == text[start - 1]:
        start, end = start - 1, end + 1
    before = _values(text)
    wanted = [(at, new if at == old.start else value) for at, value in before]
    for scalar in (yaml_scalar(new), yaml_scalar(new, quoted=True)):
        edit = Edit(start, end, scalar)
        after = _values(apply_edits(text, [edit]))
        if [value for _, value in after] == [value for _, value in wanted]:
            return edit
    raise Refused(f"“{old.text}” is written in a way that can't be changed here")


def _values(text: str) -> list[tuple[int, str]]:
    """All values of the frontmatter, with where they begin."""
    matter = parse(text).frontmatter
    entries = matter.entries if matter is not None else ()
    return [(value.start, value.text) for entry in entries for value in entry.values]
