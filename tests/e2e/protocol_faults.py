"""What a server did wrong in a session with an editor, by the LSP and by what that announced."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from tests.e2e.sessions import Json, Request, Session
from tests.lsp.messages import fault

REFUSALS = {-32800, -32801, -32802, -32803}
"""Errors that are answers: cancelled by either, the text has changed, can't be done."""

ANNOUNCED_BY = {
    "workspace/applyEdit": "workspace.applyEdit",
    "workspace/configuration": "workspace.configuration",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "window/showDocument": "window.showDocument.support",
    "window/showMessageRequest": "window.showMessage",
    "window/workDoneProgress/create": "window.workDoneProgress",
}
"""What a client announces that can be sent such a request."""


def faults(session: Session) -> list[str]:
    """A line for each thing that should not have been."""
    return [
        *(f"an answer to nothing: {answer}" for answer in session.answers_to_nothing),
        *_unanswered(session),
        *_not_of_the_protocol(session),
        *_unannounced(session),
    ]


def _unanswered(session: Session) -> Iterator[str]:
    """Requests without an answer, or with an error that is none; after `shutdown` it must be."""
    for request in session.before_shutdown:
        if request.answer is None:
            yield f"{request.method} was never answered: {request.message}"
    for request in takewhile(lambda request: request.method != "shutdown", session.requests):
        error = (request.answer or {}).get("error")
        if error is not None and error["code"] not in REFUSALS:
            yield f"{request.method} by the {request.sender}: {error}"


def _not_of_the_protocol(session: Session) -> Iterator[str]:
    """Messages of the server that are not of the types of the LSP."""
    for request in session.requests:
        if request.sender == "server":
            yield from _if_any(fault(request.method, "call", request.message))
        elif request.answer is not None and "result" in request.answer:
            yield from _if_any(fault(request.method, "answer", request.answer))
    for sender, message in session.notifications:
        if sender == "server":
            yield from _if_any(fault(message["method"], "call", message))


def _if_any(problem: str | None) -> list[str]:
    return [] if problem is None else [problem]


def _unannounced(session: Session) -> Iterator[str]:
    """What the client has not said that it can take."""
    for request in session.requests:
        for path in _needs(request):
            if not _announces(session.capabilities, path):
                yield f"{request.method}, but the client has no {path}: {request.message}"


def _needs(request: Request) -> Iterator[str]:
    """Where the client must have announced something for this request, or this answer."""
    if request.sender == "client":
        result = (request.answer or {}).get("result")
        if isinstance(result, dict) and "documentChanges" in result:
            yield from _needs_of_edit(result)
    elif request.method == "client/registerCapability":
        for registration in request.message["params"]["registrations"]:
            yield f"{registration['method'].replace('/', '.')}.dynamicRegistration"
    elif request.method in ANNOUNCED_BY:
        yield ANNOUNCED_BY[request.method]
        if request.method == "workspace/applyEdit":
            yield from _needs_of_edit(request.message["params"]["edit"])


def _needs_of_edit(edit: Json) -> Iterator[str]:
    for change in edit.get("documentChanges", ()):
        if "kind" in change:
            yield f"workspace.workspaceEdit.resourceOperations.{change['kind']}"


def _announces(capabilities: Json, path: str) -> bool:
    """Whether there is a value that is not false at `path`, with dots; of a list, an element."""
    *names, last = path.split(".")
    for name in names:
        capabilities = capabilities.get(name) if isinstance(capabilities, dict) else capabilities
    if isinstance(capabilities, list):
        return last in capabilities
    return isinstance(capabilities, dict) and capabilities.get(last) not in (None, False)
