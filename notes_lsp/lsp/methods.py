"""All that a client can ask: the methods of the LSP that are answered, and the commands.

Each line names the method, its handler, and what the capabilities say of it.
"""

from __future__ import annotations

from typing import Final

from lsprotocol import types as lsp

from notes_lsp.lsp.commands import (
    apply_action,
    create_note,
    daily_note,
    fix_all,
    graph,
    new_from_video,
    rescan,
    shift_timestamps,
    stamps,
    status,
    timeline,
)
from notes_lsp.lsp.editor import Editor
from notes_lsp.lsp.handlers import (
    actions,
    calls,
    completion,
    configuration,
    diagnostics,
    documents,
    file_operations,
    files,
    formatting,
    hints,
    lenses,
    navigation,
    rename,
    semantic_tokens,
    structure,
    symbols,
)
from notes_lsp.lsp.server import CommandHandler, Method

METHODS: Final[tuple[Method[Editor], ...]] = (
    Method(lsp.INITIALIZED, documents.initialized),
    Method(lsp.TEXT_DOCUMENT_DID_OPEN, documents.did_open),
    Method(lsp.TEXT_DOCUMENT_DID_CHANGE, documents.did_change),
    Method(lsp.TEXT_DOCUMENT_DID_SAVE, documents.did_save),
    Method(lsp.TEXT_DOCUMENT_DID_CLOSE, documents.did_close),
    Method(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION, configuration.did_change_configuration),
    Method(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, files.did_change_watched_files),
    Method(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS, files.did_change_workspace_folders),
    Method(
        lsp.WORKSPACE_WILL_RENAME_FILES, file_operations.will_rename_files, file_operations.options
    ),
    Method(
        lsp.WORKSPACE_DID_RENAME_FILES, file_operations.did_rename_files, file_operations.options
    ),
    Method(
        lsp.WORKSPACE_DID_CREATE_FILES, file_operations.did_create_files, file_operations.options
    ),
    Method(
        lsp.WORKSPACE_WILL_DELETE_FILES, file_operations.will_delete_files, file_operations.options
    ),
    Method(
        lsp.WORKSPACE_DID_DELETE_FILES, file_operations.did_delete_files, file_operations.options
    ),
    Method(lsp.TEXT_DOCUMENT_PREPARE_RENAME, rename.prepare_rename),
    Method(lsp.TEXT_DOCUMENT_RENAME, rename.rename),
    Method(lsp.TEXT_DOCUMENT_COMPLETION, completion.completion, completion.options),
    Method(lsp.COMPLETION_ITEM_RESOLVE, completion.resolve),
    Method(lsp.TEXT_DOCUMENT_DEFINITION, navigation.definition),
    Method(lsp.TEXT_DOCUMENT_DECLARATION, navigation.declaration),
    Method(lsp.TEXT_DOCUMENT_TYPE_DEFINITION, navigation.type_definition),
    Method(lsp.TEXT_DOCUMENT_REFERENCES, navigation.references),
    Method(lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY, calls.prepare_call_hierarchy),
    Method(lsp.CALL_HIERARCHY_INCOMING_CALLS, calls.incoming_calls),
    Method(lsp.CALL_HIERARCHY_OUTGOING_CALLS, calls.outgoing_calls),
    Method(lsp.TEXT_DOCUMENT_HOVER, navigation.hover),
    Method(lsp.TEXT_DOCUMENT_DOCUMENT_LINK, navigation.document_link),
    Method(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL, symbols.document_symbol),
    Method(lsp.WORKSPACE_SYMBOL, symbols.workspace_symbol),
    Method(lsp.WORKSPACE_SYMBOL_RESOLVE, symbols.resolve),
    Method(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT, structure.document_highlight),
    Method(lsp.TEXT_DOCUMENT_FOLDING_RANGE, structure.folding_range),
    Method(lsp.TEXT_DOCUMENT_SELECTION_RANGE, structure.selection_range_of_each),
    Method(lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE, structure.linked_editing_range),
    Method(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, semantic_tokens.full, semantic_tokens.options),
    Method(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA, semantic_tokens.delta),
    Method(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE, semantic_tokens.of_range),
    Method(lsp.TEXT_DOCUMENT_INLAY_HINT, hints.inlay_hint),
    Method(lsp.INLAY_HINT_RESOLVE, hints.resolve),
    Method(lsp.TEXT_DOCUMENT_CODE_LENS, lenses.code_lens),
    Method(lsp.CODE_LENS_RESOLVE, lenses.resolve),
    Method(lsp.TEXT_DOCUMENT_FORMATTING, formatting.formatting, when=formatting.is_wanted),
    Method(
        lsp.TEXT_DOCUMENT_RANGE_FORMATTING, formatting.range_formatting, when=formatting.is_wanted
    ),
    Method(
        lsp.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        formatting.on_type_formatting,
        formatting.on_type_options,
        when=formatting.is_wanted_on_type,
    ),
    Method(lsp.TEXT_DOCUMENT_CODE_ACTION, actions.code_action, actions.options),
    Method(lsp.CODE_ACTION_RESOLVE, actions.resolve),
    Method(lsp.TEXT_DOCUMENT_DIAGNOSTIC, diagnostics.diagnostic, diagnostics.options),
    Method(
        lsp.WORKSPACE_DIAGNOSTIC, diagnostics.workspace_diagnostic, when=diagnostics.are_all_wanted
    ),
)

COMMANDS: Final[dict[str, CommandHandler[Editor]]] = {
    lenses.BACKLINKS: lenses.backlinks,
    lenses.OPEN_AT: lenses.open_at,
    actions.APPLY: apply_action.apply_action,
    "notes.createNote": create_note.create_note,
    "notes.newFromVideo": new_from_video.new_from_video,
    "notes.dailyNote": daily_note.daily_note,
    "notes.fixAll": fix_all.fix_all,
    "notes.shiftTimestamps": shift_timestamps.shift_timestamps,
    "notes.nextStamp": stamps.next_stamp,
    "notes.pasteStamp": stamps.paste_stamp,
    "notes.timeline": timeline.timeline,
    "notes.graph": graph.graph,
    "notes.rescan": rescan.rescan,
    "notes.status": status.status,
}
