"""A server process with a few methods for the tests of what surrounds all methods."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from typing import Any

from notes_lsp.lsp.process import run
from notes_lsp.lsp.server import Method, NotesServer
from notes_lsp.lsp.session import Session


def say(session: Session, params: Any) -> Any:
    """Print, and have a child process print; tell what there is to read on stdin."""
    print("printed")  # noqa: T201
    subprocess.run([sys.executable, "-c", "print('printed by a child')"], check=True)
    return sys.stdin.read()


def repeat(session: Session, params: Any) -> str:
    return str(params["text"]) * int(params["times"])


def hang(session: Session, params: Any) -> None:
    """Leave a thread behind that never ends."""
    asyncio.get_running_loop().run_in_executor(None, threading.Event().wait)


METHODS = [Method("x/say", say), Method("x/repeat", repeat), Method("x/hang", hang)]


if __name__ == "__main__":
    tcp = sys.argv[1] if len(sys.argv) > 1 else None
    sys.exit(
        run(lambda: NotesServer(Session.of, METHODS), [method.name for method in METHODS], tcp=tcp)
    )
