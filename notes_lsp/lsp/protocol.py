"""The rules of JSON-RPC and of the LSP's life cycle, on pygls: workarounds for its faults.

What pygls 2.1.1 does wrong is put right in this file and in `reading.py`, each with a comment that
names the fault; `tests/lsp/test_protocol_*.py` show each one in pygls, so that a workaround that is
not needed any more makes a test fail. What is kept of pygls: the registry of handlers, and how they
are run. What clients are offered says `surface.py`.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Generator
from concurrent.futures import Future
from contextvars import copy_context
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias
from uuid import uuid4

import attrs
import cattrs
from lsprotocol import types as lsp
from pygls.exceptions import (
    JsonRpcException,
    JsonRpcInternalError,
    JsonRpcInvalidParams,
    JsonRpcInvalidRequest,
    JsonRpcMethodNotFound,
    JsonRpcParseError,
    JsonRpcRequestCancelled,
    JsonRpcServerNotInitialized,
)
from pygls.protocol import LanguageServerProtocol, lsp_method

from notes_lsp.lsp.faults import FaultLog, one_line
from notes_lsp.lsp.frames import framed
from notes_lsp.lsp.large import Written
from notes_lsp.lsp.reading import read_json, read_params, read_result

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

logger = logging.getLogger(__name__)

MessageId: TypeAlias = str | int | float
"""JSON-RPC allows fractions, and some clients write every number with a point."""

MESSAGE_ID = (str, int, float)


class NotesProtocol(LanguageServerProtocol):
    """One client's messages, in and out. It is also the `Connection` of the session.

    The transport calls `receive` for each message and is told by `on_exit` when to end; it may set
    `is_cancelled` to tell of cancellations that came in behind the message being handled. The
    server's `on_initialize` gets the params of `initialize`, and returns the result.
    """

    def __init__(self, server: LanguageServer, converter: cattrs.Converter) -> None:
        self.faults = FaultLog()
        self.is_cancelled: Callable[[MessageId], bool] = lambda _: False
        self.on_exit: Callable[[int], None] = lambda _: None
        self.on_initialize: Callable[[dict[str, Any]], Any] = lambda _: {}
        self.initialized = False
        """Whether the client may ask now."""
        self._own_ids = count(1)
        self._own_requests: dict[MessageId, tuple[str, Future[Any]]] = {}
        self._encoder = json.JSONEncoder(
            separators=(",", ":"), allow_nan=False, default=self._serialize_message
        )
        super().__init__(server, converter)

    def _register_builtin_features(self) -> None:
        super()._register_builtin_features()  # type: ignore[no-untyped-call]
        # pygls' documents split lines at U+2028 and its like, change the positions that they are
        # given, and raise KeyError if they are not open; so do its folders. The session keeps
        # both: these are methods like any other.
        for method in _NOT_BUILT_IN:
            del self.fm.builtin_features[method]

    @property
    def exit_code(self) -> int:
        """What the process is to exit with when the client leaves now (LSP, "Exit")."""
        return 0 if self._shutdown else 1

    # Messages in

    def receive(self, body: bytes) -> None:
        """Handle the message that `body` holds. Never raises for what a client can send."""
        # pygls shows a popup for what is not JSON and answers nothing.
        try:
            message = read_json(body)
        except (ValueError, RecursionError) as error:
            self._refuse(None, JsonRpcParseError(f"Not JSON: {one_line(error)}"))
            return
        self.handle_message(message)

    def structure_message(self, data: dict[str, Any]) -> Any:
        """Leave `data` as it is: pygls passes every JSON object of a message here.

        It reads any that has a key "jsonrpc" as a message, and when a read fails, the message's
        id is lost and the request is never answered. See `handle_message`.
        """
        return data

    def handle_message(self, message: Any) -> None:
        """Handle the JSON value of one message."""
        if not isinstance(message, dict):
            self._refuse(None, JsonRpcInvalidRequest("A message is one JSON object"))
            return
        method, message_id = message.get("method"), message.get("id")
        if isinstance(method, str):
            params = message.get("params")
            if "id" not in message:
                copy_context().run(self._handle_notification, method, params)
            elif isinstance(message_id, MESSAGE_ID):
                copy_context().run(self._handle_request, message_id, method, params)
            else:
                self._refuse(None, JsonRpcInvalidRequest("An id is a number or a string"))
        elif "result" in message or "error" in message:
            if isinstance(message_id, MESSAGE_ID):
                self._handle_response(message_id, message.get("result"), message.get("error"))
        else:
            known_id = message_id if isinstance(message_id, MESSAGE_ID) else None
            self._refuse(known_id, JsonRpcInvalidRequest("Neither a method nor a result"))

    def _handle_request(self, msg_id: Any, method_name: str, params: Any) -> None:
        try:
            # pygls#517: pygls executes what was cancelled while it waited.
            if self.is_cancelled(msg_id):
                raise JsonRpcRequestCancelled
            self._check_life_cycle(method_name)
            handler = self._get_handler(method_name)
            # pygls reads params before it looks at the id, and forgets the id if that fails.
            params = self._read_params(method_name, params)
            if method_name == lsp.WORKSPACE_EXECUTE_COMMAND:
                handler, params = self._command(params)
        except JsonRpcException as refusal:
            self._refuse(msg_id, refusal)
            return
        self._ctx_msg_id.set(msg_id)
        self._execute_handler(
            msg_id,
            handler,
            callback=partial(self._answer, msg_id=msg_id, method=method_name),
            args=(params,),
        )

    def _handle_notification(self, method_name: str, params: Any) -> None:
        # pygls runs notifications that come before `initialize`.
        if method_name != lsp.EXIT and (self._shutdown or not self.initialized):
            return
        try:
            handler = self._get_handler(method_name)
        except JsonRpcMethodNotFound:
            return
        try:
            params = self._read_params(method_name, params)
        except JsonRpcInvalidParams as error:
            # pygls shows a popup.
            logger.error("A notification is lost: %s", error.message)
            return
        self._execute_handler(
            str(uuid4()),
            handler,
            callback=partial(self._notification_done, method=method_name),
            args=(params,),
        )

    def _handle_response(self, msg_id: Any, result: Any = None, error: Any = None) -> None:
        method, future = self._own_requests.pop(msg_id, ("", None))
        # pygls#621: pygls sets the result of a future that was cancelled meanwhile, which raises.
        if future is None or not future.set_running_or_notify_cancel():
            return
        # pygls leaves the future undone for ever if the result is not of the expected form.
        try:
            if error is not None:
                raise _error_of(error)
            future.set_result(read_result(self._converter, method, result))
        except (JsonRpcException, ValueError) as problem:
            future.set_exception(problem)

    def _read_params(self, method: str, params: Any) -> Any:
        try:
            return read_params(self._converter, method, params)
        except ValueError as error:
            raise JsonRpcInvalidParams(f"Invalid params of {method}: {error}") from error

    def _command(self, params: lsp.ExecuteCommandParams) -> tuple[Callable[..., Any], list[Any]]:
        """The handler of a command and its arguments.

        pygls guesses at the parameters of each command (pygls#548), and a command that is cancelled
        goes on running.
        """
        handler = self.fm.commands.get(params.command)
        if handler is None:
            raise JsonRpcInvalidParams(f"There is no command {params.command!r}")
        return handler, list(params.arguments or ())

    # Life cycle

    def _check_life_cycle(self, method: str) -> None:
        """Raise JsonRpcException if a request `method` must not come now.

        pygls executes requests before `initialize`, and never answers one after `shutdown`.
        """
        if self._shutdown:
            raise JsonRpcInvalidRequest(f"{method} came after shutdown")
        if method == lsp.INITIALIZE:
            if self.initialized:
                raise JsonRpcInvalidRequest("initialize came twice")
        elif not self.initialized:
            raise JsonRpcServerNotInitialized(f"{method} came before initialize")

    @lsp_method(lsp.INITIALIZE)
    def lsp_initialize(self, params: Any) -> Any:
        """Answer what the server offers. pygls works that out from the registered methods, wrongly
        in places, and from objects of lsprotocol."""
        return self.on_initialize(params)

    @lsp_method(lsp.SHUTDOWN)
    def lsp_shutdown(self, *args: Any) -> Generator[Any, Any, None]:
        """Cancel what runs; from now on only `exit` is obeyed."""
        if (handler := self.fm.features.get(lsp.SHUTDOWN)) is not None:
            yield handler, args, None
        self._shutdown = True
        # pygls iterates over a dictionary that the cancelled futures remove themselves from.
        running = [future for id_, future in self._request_futures.items() if id_ != self.msg_id]
        for future in running:
            future.cancel()

    @lsp_method(lsp.EXIT)
    def lsp_exit(self, *args: Any) -> Any:
        """Tell the transport. pygls raises SystemExit, which its loops swallow: exit code 0."""
        self.on_exit(self.exit_code)

    # Handlers

    def _execute_handler(
        self,
        msg_id: Any,
        handler: Callable[..., Any],
        callback: Callable[[Future[Any]], None],
        args: tuple[Any, ...] | None = None,
        kwargs: dict[str, Any] | None = None,
    ) -> None:
        # pygls keeps the future of every asynchronous notification for ever.
        def done(future: Future[Any]) -> None:
            self._request_futures.pop(msg_id, None)
            if future.cancelled() or future.exception() or not asyncio.iscoroutine(future.result()):
                callback(future)
                return
            # pygls begins with a coroutine function when later messages have been handled.
            rest = self._request_futures[msg_id] = asyncio.ensure_future(future.result())
            rest.add_done_callback(done)

        super()._execute_handler(msg_id, handler, done, args, kwargs)

    @lsp_method(lsp.CANCEL_REQUEST)
    def lsp_cancel_request(self, params: lsp.CancelParams) -> None:
        """Cancel a request that runs. Most are answered by then, of which pygls warns."""
        if (future := self._request_futures.get(params.id)) is not None:
            future.cancel()

    def _answer(self, future: Future[Any], *, msg_id: MessageId, method: str) -> None:
        """Answer a request whose handler is done: with exactly one message, whatever happened."""
        if future.cancelled():
            self._refuse(msg_id, JsonRpcRequestCancelled())
            return
        try:
            # pygls answers nothing if the result cannot be written as JSON.
            self._send_result(msg_id, future.result())
        except JsonRpcException as refusal:
            # pygls logs these with a traceback: they are what a handler raises to say no.
            self._refuse(msg_id, refusal)
        except Exception as error:
            # pygls sends the traceback to the client, and logs it twice.
            told = self.faults.add(method, error)
            self._refuse(msg_id, JsonRpcInternalError(f"{method} failed: {told}"))

    def _notification_done(self, future: Future[Any], *, method: str) -> None:
        # pygls shows a popup for every failure.
        if not future.cancelled() and (error := future.exception()) is not None:
            self.faults.add(method, error)

    def _refuse(self, msg_id: MessageId | None, error: JsonRpcException) -> None:
        # Without `error.data`: pygls puts tracebacks there, and we have nothing to say in it.
        # lsprotocol's class would leave out an id that is None, where JSON-RPC wants null.
        answer = {"code": error.code, "message": error.message}
        self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "error": answer})

    # Messages out

    def notify(self, method: str, params: Any = None) -> None:
        """Send a notification. `params` may hold JSON values and lsprotocol's objects."""
        self._send_call({"method": method}, params)

    def send_request(
        self,
        method: str,
        params: Any = None,
        callback: Callable[[Any], None] | None = None,
        msg_id: Any = None,
    ) -> Future[Any]:
        """Send a request; its ids are numbers, apart from those of the client's requests.

        pygls keeps both in one dictionary. The future has the result as lsprotocol has it, or
        JsonRpcException, or ValueError for a result of another form. `callback` gets results only;
        errors are logged.
        """
        if msg_id is None:
            msg_id = next(self._own_ids)
        future: Future[Any] = Future()
        if callback is not None:
            # pygls' own wrapper raises in the future's callback if the client answers an error.
            future.add_done_callback(partial(_pass_result, callback=callback, method=method))
        self._own_requests[msg_id] = method, future
        self._send_call({"id": msg_id, "method": method}, params)
        return future

    async def request(self, method: str, params: Any = None) -> Any:
        """Send a request and wait for its result, or what `send_request` says is raised."""
        return await asyncio.wrap_future(self.send_request(method, params))

    @property
    def congested(self) -> bool:
        """Whether the client does not read what is sent: what can wait should not be sent now."""
        return bool(getattr(self.writer, "full", False))

    def _send_call(self, call: dict[str, Any], params: Any) -> None:
        if params is not None:
            call["params"] = params
        self._send_data({"jsonrpc": self.VERSION, **call})

    def _send_data(self, data: Any) -> None:
        """Send `data`. Raises TypeError or ValueError if it cannot be written as JSON.

        The envelope is a dictionary, not lsprotocol's object as in pygls, so that results made of
        dictionaries and lists are written at once, without cattrs' walk over them.
        """
        self._send_content(self._encoder.encode(data).encode("ascii"))  # It escapes all else.

    def _send_result(self, msg_id: MessageId, result: Any) -> None:
        if not isinstance(result, Written):
            self._send_data({"jsonrpc": self.VERSION, "id": msg_id, "result": result})
            return
        known = self._encoder.encode(msg_id).encode("ascii")
        self._send_content(b'{"jsonrpc":"2.0","id":%b,"result":%b}' % (known, result.json))

    def _send_content(self, content: bytes) -> None:
        if self.writer is None:
            return
        if self._include_headers:
            content = framed(content)
        self.writer.write(content)

    def _serialize_message(self, data: Any) -> Any:
        # pygls sends the `__dict__` of whatever it does not know.
        if attrs.has(type(data)):
            return self._converter.unstructure(data)
        raise TypeError(f"{type(data).__name__} cannot be written as JSON")


_NOT_BUILT_IN = (
    lsp.NOTEBOOK_DOCUMENT_DID_CHANGE,
    lsp.NOTEBOOK_DOCUMENT_DID_CLOSE,
    lsp.NOTEBOOK_DOCUMENT_DID_OPEN,
    lsp.TEXT_DOCUMENT_DID_CHANGE,
    lsp.TEXT_DOCUMENT_DID_CLOSE,
    lsp.TEXT_DOCUMENT_DID_OPEN,
    lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS,
)


def _error_of(error: Any) -> JsonRpcException:
    """The `error` of a client's response, of whatever form."""
    if isinstance(error, dict) and isinstance(error.get("code"), int):
        return JsonRpcException(str(error.get("message")), error["code"], error.get("data"))
    return JsonRpcException(f"The client answered with the error {error!r}")


def _pass_result(future: Future[Any], *, callback: Callable[[Any], None], method: str) -> None:
    if future.cancelled():
        return
    if (error := future.exception()) is not None:
        logger.warning("The client refused %s: %s", method, one_line(error))
    else:
        callback(future.result())
