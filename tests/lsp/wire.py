"""A client in the same process: JSON text in, JSON text out, no pipes and no waiting.

    wire = Wire(NotesServer(Editor.of, METHODS))
    wire.initialize()
    wire.notify("textDocument/didOpen", {...})
    assert wire.request("textDocument/hover", {...}) == {...}
    assert wire.expect("textDocument/publishDiagnostics") == {...}

Each call returns when the server has nothing left to do, coroutines and server's own requests
included. Everything that the server sends is checked against the types of the LSP, where a client
has `limits` against these, and that each request is answered once.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

from pygls.lsp.server import LanguageServer

from notes_lsp.lsp.protocol import NotesProtocol
from notes_lsp.lsp.transport import Inbox
from tests.lsp.limits import Limits
from tests.lsp.loop import ManualLoop
from tests.lsp.messages import Part, fault

Json: TypeAlias = Any

ANSWERS: dict[str, Json] = {
    "client/registerCapability": None,
    "client/unregisterCapability": None,
    "window/showDocument": {"success": True},
    "window/showMessageRequest": None,
    "window/workDoneProgress/create": None,
    "workspace/applyEdit": {"applied": True},
    "workspace/codeLens/refresh": None,
    "workspace/configuration": lambda params: [None] * len(params["items"]),
    "workspace/diagnostic/refresh": None,
    "workspace/foldingRange/refresh": None,
    "workspace/inlayHint/refresh": None,
    "workspace/semanticTokens/refresh": None,
}
"""What the client answers to the server's requests: a result, or a function of the params."""


def _not_json(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


class ErrorAnswer(Exception):
    """The server answered a request with an error."""

    def __init__(self, error: Json) -> None:
        super().__init__(f"{error['code']}: {error['message']}")
        self.code: int = error["code"]
        self.message: str = error["message"]
        self.data: Json = error.get("data")


class Wire:
    """One client. To be closed, best as a context manager or by the fixture `connect`."""

    def __init__(
        self,
        server: LanguageServer,
        answers: Mapping[str, Json] | None = None,
        limits: Limits | None = None,
    ) -> None:
        """`answers` go before `ANSWERS`; raise ErrorAnswer in a function to answer an error."""
        self.server = server
        self.loop = ManualLoop()
        self.sent: list[Json] = []
        """All messages of the server, in order."""
        self.said: list[Json] = []
        """All messages of the client, in order, but for those of which only the bytes are known."""
        self.answers = {**ANSWERS, **(answers or {})}
        self.checks_results = True
        """Whether results must be of the LSP. Some hold what the client said itself."""
        self._methods: dict[int, str] = {}
        self._results: dict[int, Json] = {}
        self._unexpected: list[Json] = []
        self._awaited: str | None = None
        self._problems: list[str] = []
        self._limits = limits
        self._inbox = Inbox()
        server.protocol.set_writer(self, include_headers=False)
        if isinstance(server.protocol, NotesProtocol):
            server.protocol.is_cancelled = self._inbox.is_cancelled

    # What a test says

    def initialize(self, **params: Json) -> Json:
        """`initialize` and `initialized`; the result of the first. No capabilities, no folders."""
        default: Json = {"processId": None, "rootUri": None, "capabilities": {}}
        result = self.request("initialize", {**default, **params})
        self.notify("initialized", {})
        return result

    def request(self, method: str, params: Json = None) -> Json:
        """The result of a request. Raises ErrorAnswer."""
        return self.result(self.start(method, params))

    def start(self, method: str, params: Json = None) -> int:
        """Send a request whose answer may take more than this; its id is for `result`."""
        request = self.new_id(method)
        if self._limits is not None:
            self._limits.asked(params)
        self.deliver({"id": request, "method": method, "params": params})
        return request

    def new_id(self, method: str) -> int:
        """An id for a request `method` that a test delivers itself."""
        request = len(self._methods) + 1
        self._methods[request] = method
        return request

    def result(self, request: int) -> Json:
        """What a request was answered. Raises ErrorAnswer."""
        if request not in self._results:
            raise AssertionError(f"{self._methods[request]} has not been answered")
        message = self._results[request]
        if "error" in message:
            raise ErrorAnswer(message["error"])
        return message["result"]

    def is_answered(self, request: int) -> bool:
        """Whether `result` would return or raise ErrorAnswer."""
        return request in self._results

    def notify(self, method: str, params: Json = None) -> None:
        """Send a notification."""
        self.deliver({"method": method, "params": params})

    def expect(self, method: str, patience: float = 0) -> Json:
        """The params of the server's first notification `method` that was not expected before.

        `patience`: seconds to wait for threads and processes of the server.
        """
        for waiting in (0, patience):
            self._awaited = method
            self._run(waiting)
            self._awaited = None
            self._run()
            for message in self._unexpected:
                if message["method"] == method:
                    self._unexpected.remove(message)
                    return message.get("params")
        raise AssertionError(f"no {method}, only {[m['method'] for m in self._unexpected]}")

    def deliver(self, *messages: Json) -> None:
        """Let `messages` come all before the first of them is handled.

        Each is an object, for which "jsonrpc" is added, or the bytes of a body.
        """
        for message in messages:
            if not isinstance(message, bytes):
                self.said.append(message)
                message = json.dumps({"jsonrpc": "2.0", **message}).encode()
            self._inbox.put(message)
        self.loop.call_soon(self._handle_next)
        self._run()

    def advance(self, seconds: float) -> None:
        """Let the server's timers think that time passes."""
        self.loop.advance(seconds)
        self._run()

    def close(self) -> None:
        """End what the server has running."""
        for task in asyncio.all_tasks(self.loop):
            task.cancel()
        session = getattr(self.server, "session", None)
        if session is not None:
            session.close()
        self.loop.run_until_idle()
        self.loop.finish_threads()
        self.loop.close()

    def __enter__(self) -> Wire:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # What the server is given

    def receive(self, body: bytes) -> None:
        """Hand a message to the server's protocol."""
        assert isinstance(self.server.protocol, NotesProtocol)
        self.server.protocol.receive(body)

    def write(self, data: bytes) -> None:
        """Called by the protocol with each message of the server."""
        message = json.loads(data, parse_constant=_not_json)
        self.sent.append(message)
        if "method" not in message:
            self._take_answer(message)
            return
        if self._check(message["method"], "call", message) and self._limits is not None:
            self._complain(message, self._limits.of_call(message["method"], message.get("params")))
        if "id" in message:
            self.loop.call_soon(self._answer, message)
        else:
            self._unexpected.append(message)
            if message["method"] == self._awaited:
                self.loop.stop()

    # Inside

    def _handle_next(self) -> None:
        """Handle one message, and come again, as `Transport` does."""
        try:
            body = self._inbox.take()
        except IndexError:
            return
        self.loop.call_soon(self._handle_next)
        assert body is not None
        self.receive(body)

    def _run(self, patience: float = 0) -> None:
        self.loop.run_until_idle(patience)
        if self._problems:
            raise AssertionError("; ".join(self._problems))

    def _take_answer(self, message: Json) -> None:
        request = message["id"]
        if request is None:
            return
        if request in self._results or request not in self._methods:
            self._problems.append(f"an answer that nobody waits for: {message}")
        elif "result" in message and self.checks_results:
            method = self._methods[request]
            if self._check(method, "answer", message) and self._limits is not None:
                self._complain(message, self._limits.of_answer(method, message["result"]))
        self._results[request] = message

    def _answer(self, message: Json) -> None:
        """Answer a request of the server."""
        answer: Json = {"jsonrpc": "2.0", "id": message["id"]}
        try:
            result = self.answers[message["method"]]
            answer["result"] = result(message.get("params")) if callable(result) else result
        except ErrorAnswer as error:
            answer["error"] = {"code": error.code, "message": error.message}
        except KeyError:
            answer["error"] = {"code": -32601, "message": f"no {message['method']} here"}
        self.receive(json.dumps(answer).encode())

    def _complain(self, message: Json, complaints: list[str]) -> None:
        """Note it as a problem if the client can't take `message`."""
        if complaints:
            self._problems.append(f"{'; '.join(complaints)}: {message}")

    def _check(self, method: str, part: Part, message: Json) -> bool:
        """Whether the LSP has such a message. If not, it is a problem."""
        problem = fault(method, part, message)
        if problem is not None:
            self._problems.append(problem)
        return problem is None
