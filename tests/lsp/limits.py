"""What a client can't take, as predicates on the JSON of the wire.

    Limits(capabilities).of_call("workspace/applyEdit", params)       # what is wrong with it
    Limits(capabilities).of_answer("textDocument/hover", result)

The LSP says with each part of an answer which capability it takes; what is said here is read from
there, and not from how the server understands capabilities. `Wire` looks at all that a server
sends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

Json: TypeAlias = Any
Complaints: TypeAlias = Iterator[str]

_CALLS: Final = {
    "client/registerCapability": "",
    "client/unregisterCapability": "",
    "window/showDocument": "window.showDocument.support",
    "window/showMessageRequest": "",
    "window/workDoneProgress/create": "window.workDoneProgress",
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/configuration": "workspace.configuration",
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
    "workspace/foldingRange/refresh": "workspace.foldingRange.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
}
"""What a server may ask, and what a client announces that can be asked that; "": any can."""

_FIRST_KINDS: Final = range(1, 19)
"""Of items and of symbols: all that a client takes which names none. Others take any kind."""

_MARKS: Final = {
    "relatedInformation": "relatedInformation",
    "codeDescription": "codeDescriptionSupport",
    "data": "dataSupport",
    "tags": "tagSupport",
}
"""Parts of a diagnostic, and what a client announces that takes them."""


class Limits:
    """Those of a client that announces `capabilities`."""

    def __init__(self, capabilities: Json) -> None:
        self._capabilities = capabilities
        self._tokens: list[Json] = []
        """Of progress that the server has begun, or a request allows."""

    def can(self, path: str) -> Json:
        """What the client announces at `path`, with dots; None if nothing."""
        value = self._capabilities
        for name in path.split("."):
            value = value.get(name) if isinstance(value, dict) else None
        return value

    # What a server says by itself

    def asked(self, params: Json) -> None:
        """The client sends a request with these params."""
        if isinstance(params, dict):
            self._tokens += [params.get("workDoneToken"), params.get("partialResultToken")]

    def of_call(self, method: str, params: Json) -> list[str]:
        """What the client can't take of a request of the server, or of a notification."""
        return list(self._of_call(method, params))

    def _of_call(self, method: str, params: Json) -> Complaints:
        needed = _CALLS.get(method, "")
        if needed and not self.can(needed):
            yield f"{method} takes {needed}"
        if method == "client/registerCapability":
            for registration in params["registrations"]:
                path = f"{registration['method'].replace('/', '.')}.dynamicRegistration"
                if not self.can(path):
                    yield f"a registration takes {path}"
        elif method == "workspace/applyEdit":
            yield from self._edit(params["edit"], "workspace.workspaceEdit")
        elif method == "window/workDoneProgress/create":
            self._tokens.append(params["token"])
        elif method == "$/progress" and params["token"] not in self._tokens:
            yield f"nobody has begun the progress {params['token']}"
        elif method == "textDocument/publishDiagnostics":
            if "version" in params:
                yield from self._unless(
                    "textDocument.publishDiagnostics.versionSupport", "a version"
                )
            yield from self._diagnostics(params["diagnostics"])

    # Answers

    def of_answer(self, method: str, result: Json) -> list[str]:
        """What the client can't take of the answer to its request."""
        look = _ANSWERS.get(method)
        return list(look(self, result)) if look is not None and result is not None else []

    def _offers(self, result: Json) -> Complaints:
        offered = result["capabilities"]
        encodings = self.can("general.positionEncodings") or ["utf-16"]
        if offered.get("positionEncoding", "utf-16") not in encodings:
            yield f"columns are counted in one of {encodings}"
        if isinstance(offered.get("renameProvider"), dict):
            yield from self._unless("textDocument.rename.prepareSupport", "prepareProvider")
        if isinstance(offered.get("codeActionProvider"), dict):
            yield from self._unless(
                "textDocument.codeAction.codeActionLiteralSupport", "codeActionKinds"
            )
        for name in (offered.get("workspace") or {}).get("fileOperations", {}):
            yield from self._unless(f"workspace.fileOperations.{name}", name)

    def _unless(self, path: str, what: str) -> Complaints:
        if self.can(path) in (None, False):
            yield f"{what} takes {path}"

    def _completions(self, result: Json) -> Complaints:
        announced = self.can("textDocument.completion.completionList.itemDefaults") or []
        defaults = result.get("itemDefaults", {}) if isinstance(result, dict) else {}
        yield from (f"no default of {key} is known" for key in defaults if key not in announced)
        if "insert" in defaults.get("editRange", {}):
            yield from self._item_can("insertReplaceSupport", "a default with insert")
        for item in result["items"] if isinstance(result, dict) else result:
            yield from self._item(item)
            if "textEditText" in item and "editRange" not in defaults:
                yield "a textEditText takes a default of editRange"

    def _item(self, item: Json) -> Complaints:
        if item.get("insertTextFormat") == 2:
            yield from self._item_can("snippetSupport", "a snippet")
        if "labelDetails" in item:
            yield from self._item_can("labelDetailsSupport", "labelDetails")
        if "insert" in item.get("textEdit", {}):
            yield from self._item_can("insertReplaceSupport", "insert")
        if "commitCharacters" in item:
            yield from self._item_can("commitCharactersSupport", "commitCharacters")
        if "preselect" in item:
            yield from self._item_can("preselectSupport", "preselect")
        if item.get("kind", 1) not in _FIRST_KINDS:
            kinds = "textDocument.completion.completionItemKind.valueSet"
            yield from self._unless(kinds, f"kind {item['kind']} of an item")
        formats = self.can("textDocument.completion.completionItem.documentationFormat")
        yield from _markup(item.get("documentation"), formats)

    def _item_can(self, name: str, what: str) -> Complaints:
        yield from self._unless(f"textDocument.completion.completionItem.{name}", what)

    def _hover(self, result: Json) -> Complaints:
        yield from _markup(result["contents"], self.can("textDocument.hover.contentFormat"))

    def _symbols(self, result: Json) -> Complaints:
        for symbol in result:
            yield from self._symbol_kind(symbol, "textDocument.documentSymbol")
            if "selectionRange" in symbol:
                yield from self._unless(
                    "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport", "a tree"
                )
                yield from self._symbols(symbol.get("children", []))

    def _workspace_symbols(self, result: Json) -> Complaints:
        resolved = self.can("workspace.symbol.resolveSupport.properties") or []
        for symbol in result:
            yield from self._symbol_kind(symbol, "workspace.symbol")
            if "range" not in symbol["location"] and "location.range" not in resolved:
                yield "a symbol without a range takes workspace.symbol.resolveSupport"

    def _symbol_kind(self, symbol: Json, path: str) -> Complaints:
        if symbol["kind"] not in _FIRST_KINDS:
            kinds = f"{path}.symbolKind.valueSet"
            yield from self._unless(kinds, f"kind {symbol['kind']} of a symbol")

    def _links(self, result: Json) -> Complaints:
        if any("tooltip" in link for link in result):
            yield from self._unless("textDocument.documentLink.tooltipSupport", "a tooltip")

    def _folds(self, result: Json) -> Complaints:
        if any("collapsedText" in fold for fold in result):
            yield from self._unless(
                "textDocument.foldingRange.foldingRange.collapsedText", "collapsedText"
            )

    def _actions(self, result: Json) -> Complaints:
        for action in result:
            if isinstance(action.get("command"), str):  # no action: a command alone
                yield from self._unless("workspace.applyEdit", "a command in place of an action")
                continue
            yield from self._action(action)
            if "edit" not in action and "command" not in action:
                properties = self.can("textDocument.codeAction.resolveSupport.properties") or []
                if "edit" not in properties:
                    yield "an action without an edit takes codeAction.resolveSupport"

    def _action(self, action: Json) -> Complaints:
        path = "textDocument.codeAction"
        yield from self._unless(f"{path}.codeActionLiteralSupport", "an action")
        for key, name in (
            ("isPreferred", "isPreferredSupport"),
            ("disabled", "disabledSupport"),
            ("data", "dataSupport"),
        ):
            if key in action:
                yield from self._unless(f"{path}.{name}", key)
        yield from self._diagnostics(action.get("diagnostics", []))
        if "edit" in action:
            yield from self._edit(action["edit"], path)

    def _renaming(self, result: Json) -> Complaints:
        yield from self._edit(result, "textDocument.rename")

    def _moving(self, result: Json) -> Complaints:
        yield from self._edit(result, "workspace.workspaceEdit")

    def _edit(self, edit: Json, asker: str) -> Complaints:
        """A WorkspaceEdit. `asker`: where the client says whether it honors annotations."""
        path = "workspace.workspaceEdit"
        operations = self.can(f"{path}.resourceOperations") or []
        changes = edit.get("documentChanges", [])
        if "documentChanges" in edit and not operations:
            yield from self._unless(f"{path}.documentChanges", "documentChanges")
        kinds = {change["kind"] for change in changes if "kind" in change}
        yield from (f"no files are changed by {kind}" for kind in kinds.difference(operations))
        texts = [text for change in changes for text in change.get("edits", [])]
        if "changeAnnotations" in edit or any("annotationId" in part for part in texts + changes):
            yield from self._unless(f"{path}.changeAnnotationSupport", "an annotation")
            if asker != path:
                yield from self._unless(f"{asker}.honorsChangeAnnotations", "an annotation")
        if any("snippet" in text for text in texts):
            yield from self._unless(f"{path}.snippetEditSupport", "a snippet")

    def _diagnostics(self, diagnostics: Json) -> Complaints:
        for diagnostic in diagnostics:
            for key, name in _MARKS.items():
                ways = ("textDocument.publishDiagnostics", "textDocument.diagnostic")
                if key in diagnostic and not any(self.can(f"{way}.{name}") for way in ways):
                    yield f"{key} of a diagnostic takes {name}"

    def _pulled(self, result: Json) -> Complaints:
        yield from self._diagnostics(result.get("items", []))
        if "relatedDocuments" in result:
            yield from self._unless(
                "textDocument.diagnostic.relatedDocumentSupport", "relatedDocuments"
            )
            for report in result["relatedDocuments"].values():
                yield from self._diagnostics(report.get("items", []))

    def _pulled_from_all(self, result: Json) -> Complaints:
        for report in result["items"]:
            yield from self._diagnostics(report.get("items", []))

    def _defined_by(self, name: str, result: Json) -> Complaints:
        places = result if isinstance(result, list) else [result]
        if any("targetUri" in place for place in places):
            yield from self._unless(f"textDocument.{name}.linkSupport", "a LocationLink")


def _markup(value: Json, formats: Json) -> Complaints:
    """MarkupContent of a kind that is not among the `formats` of the client."""
    if isinstance(value, dict) and value["kind"] not in (formats or ["plaintext"]):
        yield f"{value['kind']} is not among {formats}"


_ANSWERS: Final[dict[str, Callable[[Limits, Json], Complaints]]] = {
    "initialize": Limits._offers,
    "textDocument/codeAction": Limits._actions,
    "codeAction/resolve": Limits._action,
    "textDocument/completion": Limits._completions,
    "completionItem/resolve": Limits._item,
    "textDocument/declaration": lambda self, result: self._defined_by("declaration", result),
    "textDocument/definition": lambda self, result: self._defined_by("definition", result),
    "textDocument/typeDefinition": lambda self, result: self._defined_by("typeDefinition", result),
    "textDocument/diagnostic": Limits._pulled,
    "workspace/diagnostic": Limits._pulled_from_all,
    "textDocument/documentLink": Limits._links,
    "textDocument/documentSymbol": Limits._symbols,
    "workspace/symbol": Limits._workspace_symbols,
    "textDocument/foldingRange": Limits._folds,
    "textDocument/hover": Limits._hover,
    "textDocument/rename": Limits._renaming,
    "workspace/willRenameFiles": Limits._moving,
}
