"""What a client can do, of all that it announces: what handlers ask before they answer.

Read from the JSON of `initialize`, tolerantly: what is absent, or of another type than the LSP
says, counts as not supported.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar, get_args

from notes_lsp.text.lines import Encoding

MarkupKind: TypeAlias = Literal["markdown", "plaintext"]

_Known = TypeVar("_Known")


@dataclass(slots=True)
class ClientSupport:
    """Each field says where in `ClientCapabilities` it comes from. The default: nothing at all."""

    encoding: Encoding = "utf-16"
    """`general.positionEncodings`: the first that we know, as the client puts the best first."""

    # workspace
    apply_edit: bool = False
    """`workspace.applyEdit`"""
    document_changes: bool = False
    """`workspace.workspaceEdit.documentChanges`"""
    resource_operations: frozenset[str] = frozenset()
    """`workspace.workspaceEdit.resourceOperations`: of "create", "rename", "delete"."""
    configuration: bool = False
    """`workspace.configuration`: whether the client can be asked for settings."""
    registers_configuration: bool = False
    """`workspace.didChangeConfiguration.dynamicRegistration`: else it tells of all changes."""
    watches_files: bool = False
    """`workspace.didChangeWatchedFiles.dynamicRegistration`: else the server must look itself."""
    file_operations: frozenset[str] = frozenset()
    """Of `workspace.fileOperations`: "willRename", "didDelete" and so on."""
    refresh: frozenset[str] = frozenset()
    """The X of all `workspace.X.refreshSupport`, such as "diagnostics", "codeLens"."""

    # completion
    keeps_what_follows: bool = False
    """Nothing of `completion` where there is a `textDocument`: so Kate (22.12), which writes over
    the word before the cursor, whatever the range."""
    snippets: bool = False
    """`completion.completionItem.snippetSupport`"""
    label_details: bool = False
    """`completion.completionItem.labelDetailsSupport`"""
    insert_replace: bool = False
    """`completion.completionItem.insertReplaceSupport`"""
    item_defaults: frozenset[str] = frozenset()
    """`completion.completionList.itemDefaults`, such as "editRange"."""
    completion_resolve: frozenset[str] = frozenset()
    """`completion.completionItem.resolveSupport`: properties that may come late."""
    any_item_kind: bool = False
    """`completion.completionItemKind.valueSet`: without it the client takes the first 18 kinds."""
    completion_markup: MarkupKind = "plaintext"
    """`completion.completionItem.documentationFormat`: the first that we know."""

    # other requests
    hover_markup: MarkupKind = "plaintext"
    """`hover.contentFormat`: the first that we know."""
    location_links: frozenset[str] = frozenset()
    """The X of all `textDocument.X.linkSupport`: "definition", "declaration" and so on."""
    hierarchical_symbols: bool = False
    """`documentSymbol.hierarchicalDocumentSymbolSupport`"""
    any_symbol_kind: bool = False
    """`documentSymbol.symbolKind.valueSet`: without it the client takes the first 18 kinds."""
    code_action_literals: bool = False
    """`codeAction.codeActionLiteralSupport`: else only commands may be answered."""
    code_action_resolve: frozenset[str] = frozenset()
    """`codeAction.resolveSupport`, with `dataSupport`: properties that may come late, such as
    "edit"."""
    preferred_actions: bool = False
    """`codeAction.isPreferredSupport`"""
    inlay_hint_resolve: frozenset[str] = frozenset()
    """`inlayHint.resolveSupport`: properties that may come late, such as "tooltip"."""
    symbol_resolve: frozenset[str] = frozenset()
    """`workspace.symbol.resolveSupport`: what may come late, such as "location.range"."""
    prepare_rename: bool = False
    """`rename.prepareSupport`"""
    asks_about_renames: bool = False
    """`rename.honorsChangeAnnotations`, where the client knows these."""
    link_tooltips: bool = False
    """`documentLink.tooltipSupport`"""

    # diagnostics
    pull_diagnostics: bool = False
    """`textDocument.diagnostic`: the client asks, so nothing is pushed."""
    registers_diagnostics: bool = False
    """`textDocument.diagnostic.dynamicRegistration`"""
    related_documents: bool = False
    """`textDocument.diagnostic.relatedDocumentSupport`"""
    related_information: bool = False
    """`publishDiagnostics.relatedInformation`, or the same of `diagnostic`; likewise below."""
    code_descriptions: bool = False
    """`codeDescriptionSupport`"""
    diagnostic_tags: frozenset[int] = frozenset()
    """`tagSupport.valueSet`"""
    diagnostic_versions: bool = False
    """`publishDiagnostics.versionSupport`"""

    # beside the protocol
    commands: frozenset[str] = frozenset()
    """`experimental.commands.commands`, as rust-analyzer has it: commands that the client has
    itself, and can be told to run."""

    # window
    work_done_progress: bool = False
    """`window.workDoneProgress`: whether the server may begin a progress of its own."""
    show_document: bool = False
    """`window.showDocument.support`"""

    @classmethod
    def of(cls, announced: Any) -> ClientSupport:
        """What `announced`, the JSON of `ClientCapabilities` or anything else, says."""
        client = _Announced(announced)
        completion = "textDocument.completion.completionItem"
        resource_operations = client.names("workspace.workspaceEdit.resourceOperations")
        return cls(
            encoding=client.first("general.positionEncodings", get_args(Encoding), "utf-16"),
            apply_edit=client.says("workspace.applyEdit"),
            # Operations on files exist in `documentChanges` only; Neovim announces just them.
            document_changes=client.says("workspace.workspaceEdit.documentChanges")
            or bool(resource_operations),
            resource_operations=resource_operations,
            configuration=client.says("workspace.configuration"),
            registers_configuration=client.says(
                "workspace.didChangeConfiguration.dynamicRegistration"
            ),
            watches_files=client.says("workspace.didChangeWatchedFiles.dynamicRegistration"),
            file_operations=client.true_members("workspace.fileOperations"),
            refresh=client.members_saying("workspace", "refreshSupport"),
            keeps_what_follows=client.has("textDocument")
            and not client.has("textDocument.completion"),
            snippets=client.says(f"{completion}.snippetSupport"),
            label_details=client.says(f"{completion}.labelDetailsSupport"),
            insert_replace=client.says(f"{completion}.insertReplaceSupport"),
            item_defaults=client.names("textDocument.completion.completionList.itemDefaults"),
            completion_resolve=client.names(f"{completion}.resolveSupport.properties"),
            any_item_kind=client.lists("textDocument.completion.completionItemKind.valueSet"),
            completion_markup=client.markup(f"{completion}.documentationFormat"),
            hover_markup=client.markup("textDocument.hover.contentFormat"),
            location_links=client.members_saying("textDocument", "linkSupport"),
            hierarchical_symbols=client.says(
                "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport"
            ),
            any_symbol_kind=client.lists("textDocument.documentSymbol.symbolKind.valueSet"),
            code_action_literals=client.has("textDocument.codeAction.codeActionLiteralSupport"),
            code_action_resolve=client.names("textDocument.codeAction.resolveSupport.properties")
            if client.says("textDocument.codeAction.dataSupport")
            else frozenset(),
            preferred_actions=client.says("textDocument.codeAction.isPreferredSupport"),
            inlay_hint_resolve=client.names("textDocument.inlayHint.resolveSupport.properties"),
            symbol_resolve=client.names("workspace.symbol.resolveSupport.properties"),
            prepare_rename=client.says("textDocument.rename.prepareSupport"),
            asks_about_renames=client.says("textDocument.rename.honorsChangeAnnotations")
            and client.has("workspace.workspaceEdit.changeAnnotationSupport"),
            link_tooltips=client.says("textDocument.documentLink.tooltipSupport"),
            pull_diagnostics=client.has("textDocument.diagnostic"),
            registers_diagnostics=client.says("textDocument.diagnostic.dynamicRegistration"),
            related_documents=client.says("textDocument.diagnostic.relatedDocumentSupport"),
            related_information=client.says_of_diagnostics("relatedInformation"),
            code_descriptions=client.says_of_diagnostics("codeDescriptionSupport"),
            diagnostic_tags=client.diagnostic_tags(),
            diagnostic_versions=client.says("textDocument.publishDiagnostics.versionSupport"),
            commands=client.names("experimental.commands.commands"),
            work_done_progress=client.says("window.workDoneProgress"),
            show_document=client.says("window.showDocument.support"),
        )


_DIAGNOSTICS = ("textDocument.publishDiagnostics", "textDocument.diagnostic")


class _Announced:
    """Looks things up in the JSON of `ClientCapabilities`, by paths with dots."""

    def __init__(self, announced: Any) -> None:
        self._announced = announced

    def at(self, path: str) -> Any:
        """What stands at `path`, or None."""
        value = self._announced
        for name in path.split("."):
            if not isinstance(value, dict):
                return None
            value = value.get(name)
        return value

    def says(self, path: str) -> bool:
        return self.at(path) is True

    def has(self, path: str) -> bool:
        return isinstance(self.at(path), dict)

    def elements(self, path: str) -> list[Any]:
        value = self.at(path)
        return value if isinstance(value, list) else []

    def lists(self, path: str) -> bool:
        return isinstance(self.at(path), list)

    def names(self, path: str) -> frozenset[str]:
        return frozenset(name for name in self.elements(path) if isinstance(name, str))

    def members_saying(self, path: str, flag: str) -> frozenset[str]:
        """The names of those members of the object at `path` that have a `flag` which is true."""
        members = self.at(path)
        if not isinstance(members, dict):
            return frozenset()
        return frozenset(name for name in members if self.says(f"{path}.{name}.{flag}"))

    def true_members(self, path: str) -> frozenset[str]:
        """The names of those members of the object at `path` that are true."""
        members = self.at(path)
        if not isinstance(members, dict):
            return frozenset()
        return frozenset(name for name, value in members.items() if value is True)

    def first(self, path: str, known: tuple[_Known, ...], default: _Known) -> _Known:
        """The first element at `path` that is of the `known`: lists begin with the best."""
        return next((element for element in self.elements(path) if element in known), default)

    def markup(self, path: str) -> MarkupKind:
        return self.first(path, get_args(MarkupKind), "plaintext")

    def says_of_diagnostics(self, flag: str) -> bool:
        """The LSP has these once for pushed diagnostics and, since 3.18, once for pulled ones."""
        return any(self.says(f"{path}.{flag}") for path in _DIAGNOSTICS)

    def diagnostic_tags(self) -> frozenset[int]:
        return frozenset(
            tag
            for path in _DIAGNOSTICS
            for tag in self.elements(f"{path}.tagSupport.valueSet")
            if isinstance(tag, int)
        )
