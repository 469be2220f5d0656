"""What the programs that drive editors have in common: waiting, reporting, a server on PATH.

Nothing but the standard library, as they run without an environment.
"""

from __future__ import annotations

import os
import shlex
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

VAULT = Path(__file__).parent / "vault"

LIMIT = 20.0
"""Seconds that anything may take, on a machine that is busy with other things."""

PAUSE = 0.02

_Seen = TypeVar("_Seen")


class Failure(Exception):
    """Something did not come to be. What follows it would fail for the same reason."""


def until(what: str, look: Callable[[], _Seen]) -> _Seen:
    """Look again and again until something is seen; Failure if it is not."""
    end = time.monotonic() + LIMIT
    while not (seen := look()):
        if time.monotonic() > end:
            raise Failure(f"waited {LIMIT:.0f} s in vain: {what}")
        time.sleep(PAUSE)
    return seen


def report(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def check(what: str, look: Callable[[], object]) -> None:
    """Wait until something is seen, and say so."""
    until(what, look)
    report(f"ok   {what}")


class Place:
    """The folder of one run: a copy of the notes, a home, and the program `notes-lsp`."""

    def __init__(self, folder: Path, server: Sequence[str]) -> None:
        """`server` is the command that `notes-lsp serve` stands for."""
        self.folder = folder
        self.vault = folder / "vault"
        self.home = folder / "home"
        self._processes = folder / "processes"
        shutil.copytree(VAULT, self.vault)
        self.home.mkdir(mode=0o700)
        program = folder / "bin" / "notes-lsp"
        program.parent.mkdir()
        command = shlex.join(server[:-1] if server[-1] == "serve" else server)
        note = f"echo $$ >>{shlex.quote(str(self._processes))}"
        program.write_text(f'#!/bin/sh\n{note}\nexec {command} "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    @property
    def environment(self) -> dict[str, str]:
        """That of an editor, which finds nothing of the user's own."""
        return {
            **os.environ,
            "PATH": f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(self.home),
            "LC_ALL": "C.UTF-8",
        }

    def read(self, name: str) -> str:
        """The text of a note; of one that is not there, nothing."""
        path = self.vault / name
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def running_servers(self) -> list[int]:
        """The processes of servers that run."""
        if not self._processes.exists():
            return []
        started = map(int, self._processes.read_text(encoding="utf-8").split())
        return [process for process in started if _is_running(process)]


def _is_running(process: int) -> bool:
    """Whether Linux has this process, and it has not ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[0] not in "ZX"
