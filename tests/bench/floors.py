"""The floors below what is measured: the same work, or the part of it that nobody can do without,
with nothing else done. Seconds or bytes."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tests.bench import walking
from tests.bench.client import Client, Json

_IMPORT = "import pygls.lsp.server"
_MEMORY = f"{_IMPORT}; print(open('/proc/self/status').read())"


def importing_pygls() -> float:
    """A process that imports what the server is made with."""
    return _seconds("-c", _IMPORT)


def process_that_stats(vault: Path) -> float:
    """A process that walks to all notes and asks for the state of each."""
    return _seconds(walking.__file__, "stat", str(vault))


def process_that_reads(vault: Path) -> float:
    """A process that walks to all notes and reads them."""
    return _seconds(walking.__file__, "read", str(vault))


def walk_and_stat(vault: Path) -> float:
    """Walking to all notes and asking for the state of each."""
    started = time.perf_counter()
    walking.walk(vault, walking.stat)
    return time.perf_counter() - started


def walk_and_read(vault: Path) -> float:
    """Walking to all notes and reading them."""
    started = time.perf_counter()
    walking.walk(vault, walking.read)
    return time.perf_counter() - started


def reading(paths: list[Path]) -> float:
    """Reading some notes."""
    started = time.perf_counter()
    for path in paths:
        path.stat()
        path.read_bytes().decode()
    return time.perf_counter() - started


async def echo(server: Client, change: Json = None) -> float:
    """The answer of an echo server to a question, after it was told of a `change`, if there is one.
    It is what was prepared (`prepare_echo`)."""
    sent = time.perf_counter()
    if change is not None:
        server.notify("textDocument/didChange", change)
    return (await server.ask("again", None)).arrived - sent


async def prepare_echo(server: Client, result: Json) -> None:
    """Have an echo server answer with `result`."""
    await server.request("prepare", result)


def memory_of_pygls() -> float:
    """A process that has imported what the server is made with."""
    command = [sys.executable, "-P", "-c", _MEMORY]
    return _resident(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def memory(process: int) -> float:
    """What a process has now. Raises OSError where the system does not tell it."""
    return _resident(Path(f"/proc/{process}/status").read_text(encoding="ascii"))


def _resident(status: str) -> float:
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return 1024.0 * int(line.split()[1])


def _seconds(*arguments: str) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, "-P", *arguments], check=True)
    return time.perf_counter() - started
