"""All that a client can ask, and what it is told of that in answer to `initialize`.

A line for each method; which function answers it, `methods.py` says. A client is answered before
the libraries of the LSP are loaded: nothing here needs them.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final, NamedTuple

from notes_lsp.lsp import offers
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.offers import Told, Wanted
from notes_lsp.lsp.session import Json


class Offer(NamedTuple):
    """A method that the server answers."""

    method: str
    announced: str = ""
    """Where a client says, of all its capabilities, that it knows the method. It gets the method in
    any case: old clients ask without announcing."""
    provider: str = ""
    """Where the server's capabilities tell of it. What is below another's is told with that."""
    told: Told = offers.yes
    wanted: Wanted | None = None
    """Where it is not always answered: whether it is."""


SURFACE: Final = (
    Offer("initialized"),
    Offer("textDocument/didOpen", "textDocument.synchronization", "textDocumentSync.openClose"),
    Offer(
        "textDocument/didChange",
        "textDocument.synchronization",
        "textDocumentSync.change",
        offers.changes,
    ),
    Offer("textDocument/didSave", "textDocument.synchronization", "textDocumentSync.save"),
    Offer("textDocument/didClose", "textDocument.synchronization", "textDocumentSync.openClose"),
    Offer("workspace/didChangeConfiguration", "workspace.didChangeConfiguration"),
    Offer("workspace/didChangeWatchedFiles", "workspace.didChangeWatchedFiles"),
    Offer(
        "workspace/didChangeWorkspaceFolders",
        "workspace.workspaceFolders",
        "workspace.workspaceFolders",
        offers.folders,
    ),
    Offer(
        "workspace/willRenameFiles",
        "workspace.fileOperations.willRename",
        "workspace.fileOperations.willRename",
        offers.file_operation("willRename"),
    ),
    Offer(
        "workspace/didRenameFiles",
        "workspace.fileOperations.didRename",
        "workspace.fileOperations.didRename",
        offers.file_operation("didRename"),
    ),
    Offer(
        "workspace/didCreateFiles",
        "workspace.fileOperations.didCreate",
        "workspace.fileOperations.didCreate",
        offers.file_operation("didCreate"),
    ),
    Offer(
        "workspace/willDeleteFiles",
        "workspace.fileOperations.willDelete",
        "workspace.fileOperations.willDelete",
        offers.file_operation("willDelete"),
    ),
    Offer(
        "workspace/didDeleteFiles",
        "workspace.fileOperations.didDelete",
        "workspace.fileOperations.didDelete",
        offers.file_operation("didDelete"),
    ),
    Offer("textDocument/rename", "textDocument.rename", "renameProvider"),
    Offer(
        "textDocument/prepareRename",
        "textDocument.rename.prepareSupport",
        "renameProvider.prepareProvider",
        offers.prepare_rename,
    ),
    Offer(
        "textDocument/completion",
        "textDocument.completion",
        "completionProvider",
        offers.completion,
    ),
    Offer(
        "completionItem/resolve",
        "textDocument.completion.completionItem.resolveSupport",
        "completionProvider.resolveProvider",
    ),
    Offer("textDocument/definition", "textDocument.definition", "definitionProvider"),
    Offer("textDocument/declaration", "textDocument.declaration", "declarationProvider"),
    Offer("textDocument/typeDefinition", "textDocument.typeDefinition", "typeDefinitionProvider"),
    Offer("textDocument/references", "textDocument.references", "referencesProvider"),
    Offer(
        "textDocument/prepareCallHierarchy", "textDocument.callHierarchy", "callHierarchyProvider"
    ),
    Offer("callHierarchy/incomingCalls", "textDocument.callHierarchy"),
    Offer("callHierarchy/outgoingCalls", "textDocument.callHierarchy"),
    Offer("textDocument/hover", "textDocument.hover", "hoverProvider"),
    Offer(
        "textDocument/documentLink",
        "textDocument.documentLink",
        "documentLinkProvider",
        offers.no_options,
    ),
    Offer("textDocument/documentSymbol", "textDocument.documentSymbol", "documentSymbolProvider"),
    Offer("workspace/symbol", "workspace.symbol", "workspaceSymbolProvider"),
    Offer(
        "workspaceSymbol/resolve",
        "workspace.symbol.resolveSupport",
        "workspaceSymbolProvider.resolveProvider",
    ),
    Offer(
        "textDocument/documentHighlight",
        "textDocument.documentHighlight",
        "documentHighlightProvider",
    ),
    Offer("textDocument/foldingRange", "textDocument.foldingRange", "foldingRangeProvider"),
    Offer("textDocument/selectionRange", "textDocument.selectionRange", "selectionRangeProvider"),
    Offer(
        "textDocument/linkedEditingRange",
        "textDocument.linkedEditingRange",
        "linkedEditingRangeProvider",
    ),
    Offer(
        "textDocument/semanticTokens/full",
        "textDocument.semanticTokens",
        "semanticTokensProvider",
        offers.semantic_tokens,
    ),
    Offer(
        "textDocument/semanticTokens/full/delta",
        "textDocument.semanticTokens",
        "semanticTokensProvider.full.delta",
    ),
    Offer(
        "textDocument/semanticTokens/range",
        "textDocument.semanticTokens",
        "semanticTokensProvider.range",
    ),
    Offer("textDocument/inlayHint", "textDocument.inlayHint", "inlayHintProvider"),
    Offer(
        "inlayHint/resolve",
        "textDocument.inlayHint.resolveSupport",
        "inlayHintProvider.resolveProvider",
    ),
    Offer("textDocument/codeLens", "textDocument.codeLens", "codeLensProvider", offers.no_options),
    Offer("codeLens/resolve", "textDocument.codeLens", "codeLensProvider.resolveProvider"),
    Offer(
        "textDocument/formatting",
        "textDocument.formatting",
        "documentFormattingProvider",
        wanted=offers.wants_formatting,
    ),
    Offer(
        "textDocument/rangeFormatting",
        "textDocument.rangeFormatting",
        "documentRangeFormattingProvider",
        wanted=offers.wants_formatting,
    ),
    Offer(
        "textDocument/onTypeFormatting",
        "textDocument.onTypeFormatting",
        "documentOnTypeFormattingProvider",
        offers.on_type,
        wanted=offers.wants_on_type,
    ),
    Offer(
        "textDocument/codeAction", "textDocument.codeAction", "codeActionProvider", offers.actions
    ),
    Offer(
        "codeAction/resolve",
        "textDocument.codeAction.resolveSupport",
        "codeActionProvider.resolveProvider",
        offers.resolve_actions,
    ),
    Offer(
        "textDocument/diagnostic",
        "textDocument.diagnostic",
        "diagnosticProvider",
        offers.diagnostics,
    ),
    Offer(
        "workspace/diagnostic",
        "textDocument.diagnostic",
        "diagnosticProvider.workspaceDiagnostics",
        wanted=offers.wants_all_diagnostics,
    ),
)

COMMANDS: Final = (
    "notes.backlinks",
    "notes.openAt",
    "notes.applyAction",
    "notes.createNote",
    "notes.newFromVideo",
    "notes.dailyNote",
    "notes.fixAll",
    "notes.shiftTimestamps",
    "notes.nextStamp",
    "notes.pasteStamp",
    "notes.timeline",
    "notes.graph",
    "notes.rescan",
    "notes.status",
)


def server_capabilities(
    methods: Container[str], commands: Sequence[str], client: ClientSupport
) -> Json:
    """The `ServerCapabilities` of a server that has `methods` and `commands`."""
    told: dict[str, Json] = {"positionEncoding": client.encoding}
    for offer in SURFACE:
        value = offer.told(client) if offer.provider and offer.method in methods else None
        if value is not None:
            _put(told, offer.provider, value)
    if commands:
        told["executeCommandProvider"] = {"commands": commands}
    return told


def _put(table: dict[str, Json], path: str, value: Json) -> None:
    """Put `value` at `path`, with dots, of `table`. A "yes" on the way makes room for more."""
    *above, name = path.split(".")
    for key in above:
        if not isinstance(table.get(key), dict):
            table[key] = {}
        table = table[key]
    table[name] = value
