"""Whether a process lives, and which process the server watches."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from notes_lsp.lsp.alive import is_alive
from notes_lsp.lsp.server import NotesServer
from notes_lsp.lsp.session import Session
from tests.lsp.wire import Wire


@pytest.fixture
def dead() -> int:
    """The number of a process that is no more."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait(30)
    return process.pid


def test_processes_live_and_die(dead: int) -> None:
    assert is_alive(os.getpid())
    assert is_alive(os.getppid())
    assert not is_alive(dead)


def watched(process: object) -> int | None:
    server = NotesServer(Session.of, [])
    with Wire(server) as wire:
        wire.initialize(processId=process)
        return server.client_process


def test_only_a_client_that_is_there_is_watched(dead: int) -> None:
    assert watched(os.getpid()) == os.getpid()
    assert [watched(process) for process in (dead, None, 0, -1, 2**40, "x")] == [None] * 6
