"""Where and with what is measured: a vault, the program of this checkout, a cache of its own."""

from __future__ import annotations

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.client import Client, Json, connect

TOP = Path(__file__).parents[2]

PROGRAM = (sys.executable, "-P", "-m", "notes_lsp")
ECHO_SERVER = (sys.executable, "-P", str(Path(__file__).with_name("echo_server.py")))

LONGEST_START = 600.0
"""Seconds after which a vault must have been read: so many notes take some time the first time."""

_LOOK_AGAIN = 0.002
"""Seconds between two questions whether the vault has been read."""

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
        """A server that knows all of the vault. It is shut down at the end."""
        async with self.unread(options) as client:
            await wait_until_read(client)
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
    ask = {"command": "notes.status", "arguments": []}
    async with asyncio.timeout(LONGEST_START):
        while True:
            status = await client.request("workspace/executeCommand", ask, LONGEST_START)
            if status["vaults"] and all(vault["read"] for vault in status["vaults"]):
                return
            await asyncio.sleep(_LOOK_AGAIN)
