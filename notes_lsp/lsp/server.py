"""The server: a table of methods, and the session that their handlers get.

`METHODS` in `methods.py` is the table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

from pygls.lsp.server import LanguageServer

from notes_lsp import __version__
from notes_lsp.lsp.handshake import NAME, agree
from notes_lsp.lsp.protocol import NotesProtocol
from notes_lsp.lsp.reading import make_converter
from notes_lsp.lsp.session import Agreement, Connection, Json, Session

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


class Method(NamedTuple, Generic[SessionT]):
    """A method of the LSP that the server answers. What clients are told of it, and whether it
    depends on the settings, says `surface.py`."""

    name: str
    handler: Handler[SessionT]


class NotesServer(LanguageServer, Generic[SessionT]):
    """pygls' server with our protocol and our table. One for each client."""

    protocol: NotesProtocol

    def __init__(
        self,
        open_session: Callable[[Connection, Agreement], SessionT],
        methods: Iterable[Method[SessionT]],
        commands: Mapping[str, CommandHandler[SessionT]] | None = None,
    ) -> None:
        super().__init__(
            NAME, __version__, protocol_cls=NotesProtocol, converter_factory=make_converter
        )
        self.session: SessionT | None = None
        self.client_process: int | None = None
        """The process without which the server is of no use. Unlike pygls' `process_id` it was
        there when it was named."""
        self._open_session = open_session
        self._methods = tuple(methods)
        self._commands = dict(commands or {})
        self.protocol.on_initialize = self._initialize

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log: pygls shows the user a popup."""
        self.protocol.faults.add("The server", error)

    def _initialize(self, params: dict[str, Json]) -> Json:
        agreement = agree(params, [method.name for method in self._methods], [*self._commands])
        self.begin(agreement)
        return agreement.result

    def begin(self, agreement: Agreement) -> None:
        """Open the session, and answer from now on what has been offered."""
        self.client_process = agreement.process
        session = self._open_session(self.protocol, agreement)
        for name, handler in self._methods:
            feature, answer = self.feature(name), partial(handler, session)
            if name in agreement.methods:
                feature(answer)
            else:
                session.withheld[name] = partial(feature, answer)
        for name, command in self._commands.items():
            self.protocol.fm.commands[name] = partial(command, session)
        self.session = session
        self.protocol.initialized = True
