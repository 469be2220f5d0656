"""What failed, logged once with what is needed to report it. None of it goes over the wire."""

from __future__ import annotations

import logging
import platform
from types import TracebackType

from notes_lsp import __version__

logger = logging.getLogger(__name__)


class FaultLog:
    """Logs failures of handlers: the first of a kind with its traceback, the others in one line.

    A handler that fails on every keystroke would else fill the log, and a client that never reads
    its server's stderr would stop the server once the pipe is full.
    """

    __slots__ = ("_known",)

    def __init__(self) -> None:
        self._known: set[tuple[str, type[BaseException], str]] = set()

    def add(self, what: str, error: BaseException) -> str:
        """Log that `what` (a method of the LSP, or other work) raised `error`.

        Returns the failure in one line, without file names, to be shown to a person.
        """
        told = one_line(error)
        kind = (what, type(error), _place(error.__traceback__))
        if kind in self._known:
            logger.error("%s failed again: %s", what, told)
        else:
            self._known.add(kind)
            logger.error(
                "%s failed: %s (notes-lsp %s, Python %s, %s)",
                what,
                told,
                __version__,
                platform.python_version(),
                platform.system(),
                exc_info=error,
            )
        return told


def one_line(error: BaseException, limit: int = 200) -> str:
    """The name and the message of `error` on one line of at most `limit` characters or so."""
    message = " ".join(str(error).split())
    if len(message) > limit:
        message = message[:limit] + "…"
    return f"{type(error).__name__}: {message}" if message else type(error).__name__


def _place(traceback: TracebackType | None) -> str:
    """Where the innermost frame of `traceback` stands."""
    if traceback is None:
        return ""
    while traceback.tb_next is not None:
        traceback = traceback.tb_next
    return f"{traceback.tb_frame.f_code.co_filename}:{traceback.tb_lineno}"
