"""Edits of links that stand in a quoted value of a frontmatter: what quotes mean there."""

from __future__ import annotations

from collections.abc import Iterator

from notes_lsp.features.rename.plan import Plan
from notes_lsp.syntax.nodes import Frontmatter
from notes_lsp.text.span import Edit
from notes_lsp.vault.vault import Vault


def escape_in_frontmatter(vault: Vault, plan: Plan) -> Iterator[None]:
    """Escape the quotes that links get, where these would end the value that they stand in. The
    plan's edits are of links alone, so far. Gives way as planning does."""
    for path, edits in plan.edits.items():
        if not any("'" in edit.text or '"' in edit.text for edit in edits):
            continue
        read = vault.read(path)
        matter = read.note.frontmatter if read is not None else None
        if read is not None and matter is not None:
            plan.edits[path] = [_escaped(read.text, matter, edit) for edit in edits]
        yield


def _escaped(text: str, matter: Frontmatter, edit: Edit) -> Edit:
    values = (value for entry in matter.entries for value in entry.values)
    value = next((item for item in values if item.start <= edit.start <= item.end), None)
    quote = text[value.start - 1] if value is not None else ""
    if quote == "'":
        return edit._replace(text=edit.text.replace("'", "''"))
    if quote == '"':
        return edit._replace(text=edit.text.replace('"', '\\"'))
    return edit
