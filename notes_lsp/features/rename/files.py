"""Renaming an attachment from a link to it."""

from __future__ import annotations

from notes_lsp.features.cursor import Here
from notes_lsp.features.rename.links import Unsaved, plan_moves, unsaved
from notes_lsp.features.rename.note_names import check_name
from notes_lsp.features.rename.plan import Planning
from notes_lsp.features.rename.renaming import Renaming
from notes_lsp.text.span import Span
from notes_lsp.vault.moving import Moves
from notes_lsp.vault.names import file_extension, last_component
from notes_lsp.vault.paths import folder_of, joined
from notes_lsp.vault.vault import Vault


def renaming_of_file(here: Here, file: str, span: Span) -> Renaming:
    """How to rename the attachment at `file`, from `span` of this note."""
    return Renaming(
        span,
        last_component(file),
        lambda wanted: rename_file(here.vault, file, wanted, unsaved(here)),
    )


def rename_file(vault: Vault, file: str, wanted: str, also: Unsaved | None = None) -> Planning:
    """What calling an attachment `wanted` takes. It keeps its extension."""
    name = " ".join(wanted.split())
    extension = file.rpartition(".")[2]
    if file_extension(name) != extension.lower():
        name = f"{name}.{extension}"
    check_name(name.removesuffix(f".{extension}"), f".{extension}")
    path = joined(folder_of(file), name)
    return plan_moves(vault, Moves(files={file: path} if path != file else {}), also)
