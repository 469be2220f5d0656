"""All that a client can ask: the methods of the LSP that are answered, and the commands.

Each line names the method, its handler, what the server's capabilities say of it, and what a client
announces that knows it: that is where ours looks for how much of an answer it can take.
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
    Method(
        lsp.TEXT_DOCUMENT_DID_OPEN, documents.did_open, announced="textDocument.synchronization"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DID_CHANGE, documents.did_change, announced="textDocument.synchronization"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DID_SAVE, documents.did_save, announced="textDocument.synchronization"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DID_CLOSE, documents.did_close, announced="textDocument.synchronization"
    ),
    Method(
        lsp.WORKSPACE_DID_CHANGE_CONFIGURATION,
        configuration.did_change_configuration,
        announced="workspace.didChangeConfiguration",
    ),
    Method(
        lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES,
        files.did_change_watched_files,
        announced="workspace.didChangeWatchedFiles",
    ),
    Method(
        lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
        files.did_change_workspace_folders,
        announced="workspace.workspaceFolders",
    ),
    Method(
        lsp.WORKSPACE_WILL_RENAME_FILES,
        file_operations.will_rename_files,
        file_operations.options,
        announced="workspace.fileOperations.willRename",
    ),
    Method(
        lsp.WORKSPACE_DID_RENAME_FILES,
        file_operations.did_rename_files,
        file_operations.options,
        announced="workspace.fileOperations.didRename",
    ),
    Method(
        lsp.WORKSPACE_DID_CREATE_FILES,
        file_operations.did_create_files,
        file_operations.options,
        announced="workspace.fileOperations.didCreate",
    ),
    Method(
        lsp.WORKSPACE_WILL_DELETE_FILES,
        file_operations.will_delete_files,
        file_operations.options,
        announced="workspace.fileOperations.willDelete",
    ),
    Method(
        lsp.WORKSPACE_DID_DELETE_FILES,
        file_operations.did_delete_files,
        file_operations.options,
        announced="workspace.fileOperations.didDelete",
    ),
    Method(
        lsp.TEXT_DOCUMENT_PREPARE_RENAME,
        rename.prepare_rename,
        announced="textDocument.rename.prepareSupport",
    ),
    Method(lsp.TEXT_DOCUMENT_RENAME, rename.rename, announced="textDocument.rename"),
    Method(
        lsp.TEXT_DOCUMENT_COMPLETION,
        completion.completion,
        completion.options,
        announced="textDocument.completion",
    ),
    Method(
        lsp.COMPLETION_ITEM_RESOLVE,
        completion.resolve,
        announced="textDocument.completion.completionItem.resolveSupport",
    ),
    Method(
        lsp.TEXT_DOCUMENT_DEFINITION, navigation.definition, announced="textDocument.definition"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DECLARATION, navigation.declaration, announced="textDocument.declaration"
    ),
    Method(
        lsp.TEXT_DOCUMENT_TYPE_DEFINITION,
        navigation.type_definition,
        announced="textDocument.typeDefinition",
    ),
    Method(
        lsp.TEXT_DOCUMENT_REFERENCES, navigation.references, announced="textDocument.references"
    ),
    Method(
        lsp.TEXT_DOCUMENT_PREPARE_CALL_HIERARCHY,
        calls.prepare_call_hierarchy,
        announced="textDocument.callHierarchy",
    ),
    Method(
        lsp.CALL_HIERARCHY_INCOMING_CALLS,
        calls.incoming_calls,
        announced="textDocument.callHierarchy",
    ),
    Method(
        lsp.CALL_HIERARCHY_OUTGOING_CALLS,
        calls.outgoing_calls,
        announced="textDocument.callHierarchy",
    ),
    Method(lsp.TEXT_DOCUMENT_HOVER, navigation.hover, announced="textDocument.hover"),
    Method(
        lsp.TEXT_DOCUMENT_DOCUMENT_LINK,
        navigation.document_link,
        announced="textDocument.documentLink",
    ),
    Method(
        lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL,
        symbols.document_symbol,
        announced="textDocument.documentSymbol",
    ),
    Method(lsp.WORKSPACE_SYMBOL, symbols.workspace_symbol, announced="workspace.symbol"),
    Method(
        lsp.WORKSPACE_SYMBOL_RESOLVE, symbols.resolve, announced="workspace.symbol.resolveSupport"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT,
        structure.document_highlight,
        announced="textDocument.documentHighlight",
    ),
    Method(
        lsp.TEXT_DOCUMENT_FOLDING_RANGE,
        structure.folding_range,
        announced="textDocument.foldingRange",
    ),
    Method(
        lsp.TEXT_DOCUMENT_SELECTION_RANGE,
        structure.selection_range_of_each,
        announced="textDocument.selectionRange",
    ),
    Method(
        lsp.TEXT_DOCUMENT_LINKED_EDITING_RANGE,
        structure.linked_editing_range,
        announced="textDocument.linkedEditingRange",
    ),
    Method(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL,
        semantic_tokens.full,
        semantic_tokens.options,
        announced="textDocument.semanticTokens",
    ),
    Method(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL_DELTA,
        semantic_tokens.delta,
        announced="textDocument.semanticTokens",
    ),
    Method(
        lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_RANGE,
        semantic_tokens.of_range,
        announced="textDocument.semanticTokens",
    ),
    Method(lsp.TEXT_DOCUMENT_INLAY_HINT, hints.inlay_hint, announced="textDocument.inlayHint"),
    Method(
        lsp.INLAY_HINT_RESOLVE, hints.resolve, announced="textDocument.inlayHint.resolveSupport"
    ),
    Method(lsp.TEXT_DOCUMENT_CODE_LENS, lenses.code_lens, announced="textDocument.codeLens"),
    Method(lsp.CODE_LENS_RESOLVE, lenses.resolve, announced="textDocument.codeLens"),
    Method(
        lsp.TEXT_DOCUMENT_FORMATTING,
        formatting.formatting,
        announced="textDocument.formatting",
        when=formatting.is_wanted,
    ),
    Method(
        lsp.TEXT_DOCUMENT_RANGE_FORMATTING,
        formatting.range_formatting,
        announced="textDocument.rangeFormatting",
        when=formatting.is_wanted,
    ),
    Method(
        lsp.TEXT_DOCUMENT_ON_TYPE_FORMATTING,
        formatting.on_type_formatting,
        formatting.on_type_options,
        announced="textDocument.onTypeFormatting",
        when=formatting.is_wanted_on_type,
    ),
    Method(
        lsp.TEXT_DOCUMENT_CODE_ACTION,
        actions.code_action,
        actions.options,
        announced="textDocument.codeAction",
    ),
    Method(
        lsp.CODE_ACTION_RESOLVE, actions.resolve, announced="textDocument.codeAction.resolveSupport"
    ),
    Method(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        diagnostics.diagnostic,
        diagnostics.options,
        announced="textDocument.diagnostic",
    ),
    Method(
        lsp.WORKSPACE_DIAGNOSTIC,
        diagnostics.workspace_diagnostic,
        announced="textDocument.diagnostic",
        when=diagnostics.are_all_wanted,
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
