"""What commands are asked with: one object, checked against a type."""

from __future__ import annotations

from typing import Annotated, TypeAlias, TypeVar

import msgspec
from msgspec import Meta
from pygls.exceptions import JsonRpcInvalidParams

from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.refusal import RequestRefused
from notes_lsp.lsp.session import Json
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.text.lines import Position
from notes_lsp.text.span import Span
from notes_lsp.vault.vault import Vault

Count: TypeAlias = Annotated[int, Meta(ge=0, le=2**31)]


class Arguments(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="camel"):
    """The object that a command takes."""


class PositionArgument(msgspec.Struct, frozen=True):
    """A position of the LSP, in the encoding that client and server agreed on."""

    line: Count
    character: Count


class RangeArgument(msgspec.Struct, frozen=True):
    """A range of the LSP."""

    start: PositionArgument
    end: PositionArgument


ArgumentsT = TypeVar("ArgumentsT", bound=Arguments)


def read_arguments(given: list[Json], kind: type[ArgumentsT]) -> ArgumentsT:
    """The arguments of a command. Raises JsonRpcInvalidParams, which says what is wrong."""
    if len(given) > 1:
        raise JsonRpcInvalidParams(f"The command takes one object, not {len(given)} arguments")
    try:
        return msgspec.convert(given[0] if given and given[0] is not None else {}, kind)
    except (msgspec.ValidationError, UnicodeEncodeError) as error:  # half a surrogate pair
        raise JsonRpcInvalidParams(f"The command takes one object: {error}") from None


def note_of(editor: Editor, uri: str) -> OpenDocument:
    """The note of `uri`, open or not, unsaved or a file of a vault. Raises RequestRefused."""
    document = editor.document(uri)
    if document is None or not document.is_note:
        raise RequestRefused(f"{uri} is no note of a vault")
    return document


def vault_of(editor: Editor, uri: str | None) -> Vault:
    """The vault of the document `uri`; without one the first that is open. Raises
    RequestRefused."""
    if uri is not None:
        return note_of(editor, uri).vault
    vault = next(iter(editor.workspace.vaults.values()), None)
    if vault is None:
        raise RequestRefused("No folder of notes is open")
    editor.upkeep.wait_for_names(vault)
    return vault


def offset_of(editor: Editor, document: OpenDocument, position: PositionArgument) -> int:
    """The offset of a position in a document."""
    place = Position(position.line, position.character)
    return document.open_note.document.offset(place, editor.encoding)


def span_of(editor: Editor, document: OpenDocument, range: RangeArgument) -> Span:
    """The span of a range in a document."""
    start, end = (offset_of(editor, document, place) for place in (range.start, range.end))
    return Span(start, max(start, end))
