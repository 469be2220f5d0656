"""Where and with what is measured: a vault, the program of this checkout, a cache of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tests.bench.client import Client, Json, Unread, connect

TOP = Path(__file__).parents[2]

PROGRAM = (sys.executable, "-P", "-m", "notes_lsp")
ECHO_SERVER = (sys.executable, "-P", str(Path(__file__).with_name("echo_server.py")))

LONGEST_START = 600.0
"""Seconds after which a vault must have been read: so many notes take some time the first time."""

_LOOK_AGAIN = 0.002
"""Seconds between two questions whether the vault has been read."""

_QUICK = 0.003
_QUICK_ANSWERS = 20
_LONGEST_UNTIL_QUIET = 20.0
"""A server that has answered a question of no work so quickly, so often in a row, in seconds, does
nothing else. On a machine that does much else that may never be."""

CAPABILITIES: Json = {
    "general": {"positionEncodings": ["utf-16"]},
    "workspace": {
        "didChangeWatchedFiles": {"dynamicRegistration": True},
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["rename"]},
    },
    "textDocument": {
        "diagnostic": {"relatedDocumentSupport": True},
        "definition": {"linkSupport": True},
        "hover": {"contentFormat": ["markdown"]},
        "rename": {"prepareSupport": True},
    },
}
"""Those of an editor like VS Code, as far as they matter here."""


class WrongAnswer(Exception):
    """An answer was wrong, so that its time is of no interest; the message says which."""


def expect(right: object, what: str) -> None:
    """Raise `WrongAnswer` unless what was answered is `right`."""
    if not right:
        raise WrongAnswer(what)


@dataclass(slots=True)
class Bench:
    """A vault of so many `notes` to measure in, and a `cache` folder that is nobody's."""

    vault: Path
    notes: int
    cache: Path

    def environment(self) -> Mapping[str, str]:
        """Has the program of this checkout measured, and the user's own cache left alone."""
        return {"PYTHONPATH": str(TOP), "XDG_CACHE_HOME": str(self.cache)}

    def forget(self) -> None:
        """Empty the cache."""
        shutil.rmtree(self.cache, ignore_errors=True)

    @asynccontextmanager
    async def unread(self, options: Json = None) -> AsyncIterator[Client]:
        """A server that has answered `initialize`, and nothing more."""
        async with connect([*PROGRAM, "serve"], self.vault, self.environment()) as client:
            await client.initialize(CAPABILITIES, options)
            yield client

    @asynccontextmanager
    async def server(self, options: Json = None) -> AsyncIterator[Client]:
        """A server that knows all of the vault, and has made ready what it makes ready for later.
        It is shut down at the end."""
        async with self.unread(options) as client:
            await wait_until_read(client)
            await _wait_until_quiet(client)
            yield client
            await client.shut_down()

    @asynccontextmanager
    async def echo(self) -> AsyncIterator[Client]:
        """The server that does nothing but answer."""
        async with connect(ECHO_SERVER, self.vault) as client:
            await client.request("echo", None)
            yield client

    def check(self, *options: str) -> None:
        """Check the vault, in a process of its own, which also keeps what it learns of it."""
        command = [*PROGRAM, "check", str(self.vault), "--statistics", *options]
        environment = {**os.environ, **self.environment()}
        done = subprocess.run(command, capture_output=True, check=False, env=environment)
        if b" notes" not in done.stdout:
            raise WrongAnswer(f"check told nothing: {done.stderr.decode()}")


async def wait_until_read(client: Client) -> None:
    """Wait until all notes have been read, or those that were kept were compared with the files."""
    async with asyncio.timeout(LONGEST_START):
        while True:
            status = (await _ask_for_status(client)).result()
            if status["vaults"] and all(vault["read"] for vault in status["vaults"]):
                return
            await asyncio.sleep(_LOOK_AGAIN)


async def _wait_until_quiet(client: Client) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(_LONGEST_UNTIL_QUIET):
            quick = 0
            while quick < _QUICK_ANSWERS:
                answer = await _ask_for_status(client)
                quick = quick + 1 if answer.arrived - answer.sent < _QUICK else 0
                await asyncio.sleep(_LOOK_AGAIN)


async def _ask_for_status(client: Client) -> Unread:
    ask = {"command": "notes.status", "arguments": []}
    return await client.ask("workspace/executeCommand", ask, LONGEST_START)
