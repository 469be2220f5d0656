"""The server: a table of methods, and the session that their handlers get.

`METHODS` in `methods.py` is the table, so that one file shows all that a client can ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from lsprotocol import types as lsp
from pygls.lsp.server import LanguageServer

from notes_lsp import __version__
from notes_lsp.lsp.alive import is_alive
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.protocol import NotesProtocol
from notes_lsp.lsp.reading import make_converter
from notes_lsp.lsp.session import Connection, Json, Session

SessionT = TypeVar("SessionT", bound=Session)

Handler: TypeAlias = Callable[[SessionT, Any], Any]
"""`(session, params) -> result`, or the same as a coroutine function.

`params` are lsprotocol's. The result may be lsprotocol's too, or dictionaries and lists in the form
of the wire, which are sent several times faster. A plain function sees every change that was sent
before its request and none that came later; a coroutine may see later ones, at its beginning and
after each `await`. A plain function may return a coroutine, for what takes longer. To refuse, raise
one of `pygls.exceptions`; anything else that is raised is logged as a fault.
"""

CommandHandler: TypeAlias = Callable[[SessionT, list[Json]], Any]
"""`(session, arguments) -> result` of `workspace/executeCommand`, or the same as a coroutine."""

Options: TypeAlias = Callable[[ClientSupport], Any]
"""What the capabilities say of a method to this client: lsprotocol's `…Options`, or None."""


class Method(NamedTuple, Generic[SessionT]):
    """A method of the LSP that the server answers."""

    name: str
    handler: Handler[SessionT]
    options: Options | None = None
    announced: str = ""
    """Where a client says, of all its capabilities, that it knows the method. It gets the method in
    any case: old clients ask without announcing."""
    when: Callable[[SessionT], bool] | None = None
    """Where it is not always answered: whether it is in this session."""


class NotesServer(LanguageServer, Generic[SessionT]):
    """pygls' server with our protocol and our table. One for each client."""

    protocol: NotesProtocol

    def __init__(
        self,
        open_session: Callable[[Connection, dict[str, Json]], SessionT],
        methods: Iterable[Method[SessionT]],
        commands: Mapping[str, CommandHandler[SessionT]] | None = None,
    ) -> None:
        """`open_session` gets the connection and the JSON of `initialize`."""
        super().__init__(
            "notes-lsp", __version__, protocol_cls=NotesProtocol, converter_factory=make_converter
        )
        self.session: SessionT | None = None
        self.client_process: int | None = None
        """The process without which the server is of no use. Unlike pygls' `process_id` it was
        there: a number that names nobody comes from another machine, or out of a container."""
        self._open_session = open_session
        self._methods = tuple(methods)
        self._commands = dict(commands or {})
        self.feature(lsp.INITIALIZE)(partial(self._initialize))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log: pygls shows the user a popup."""
        self.protocol.faults.add("The server", error)

    def _initialize(self, params: lsp.InitializeParams) -> None:
        """Open the session, then offer what suits its client: only now is it known."""
        process = params.process_id
        if process is not None and 0 < process < 2**31 and is_alive(process):
            self.client_process = process
        session = self._open_session(self.protocol, self.protocol.initialize_json)
        for method in self._methods:
            if method.when is not None and not method.when(session):
                continue
            offered = method.options(session.client) if method.options is not None else None
            self.feature(method.name, offered)(partial(method.handler, session))
        for name, command in self._commands.items():
            self.protocol.fm.commands[name] = partial(command, session)
        self.session = session
