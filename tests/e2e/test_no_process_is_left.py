"""However a server ends that reads a large vault, none of its processes stays."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

from tests.e2e.process import LIMIT, ServerProcess, frame

PROCESSES = Path("/proc")

pytestmark = pytest.mark.skipif(
    not (PROCESSES / "self/stat").exists(), reason="the system tells of no processes"
)

COMMAND = [
    sys.executable,
    "-c",
    "import os, sys; os.setpgid(0, 0); "
    "from notes_lsp.cli.main import main; sys.exit(main(['serve']))",
]
PROGRESS = {"window": {"workDoneProgress": True}}


def start_reading(server: ServerProcess, folder: Path) -> None:
    """Open a vault, and wait until it is being read by other processes."""
    server.initialize(rootUri=folder.as_uri(), capabilities=PROGRESS)
    server.send(frame({"method": "initialized", "params": {}}))
    while True:
        message = server.message()
        if message.get("method") == "window/workDoneProgress/create":
            server.send(frame({"id": message["id"], "result": None}))
        elif (
            message.get("method") == "$/progress" and message["params"]["value"]["kind"] == "report"
        ):
            return


def wait_for_the_end(group: int) -> None:
    """Wait until no process of `group` runs any more."""
    until = time.monotonic() + LIMIT
    while running(group):
        assert time.monotonic() < until, "processes of the server are left"
        time.sleep(0.02)


def running(group: int) -> list[str]:
    """The processes of a process group, without those that only wait to be buried."""
    found = []
    for status in PROCESSES.glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, its_group = status.read_text().rpartition(")")[2].split()[:3]
            if its_group == str(group) and state not in "ZX":
                found.append(status.parent.name)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A vault of several megabytes, which are read in processes."""
    note = "# One\n\n" + ("word " * 200 + "[[n1]]\n\n") * 10
    for number in range(300):
        (tmp_path / f"n{number}.md").write_text(note)
    return tmp_path


@pytest.mark.parametrize("how", ["exit", "kill"])
def test_no_process_is_left(folder: Path, how: str) -> None:
    with ServerProcess(COMMAND) as server:
        start_reading(server, folder)
        group = os.getpgid(server.popen.pid)
        assert group != os.getpgid(0)
        assert running(group) != []
        if how == "kill":
            server.popen.send_signal(signal.SIGKILL)
        else:
            server.send(frame({"id": "end", "method": "shutdown"}), frame({"method": "exit"}))
        code, errors = server.wait()
        assert code == (-signal.SIGKILL if how == "kill" else 0)
        assert how == "kill" or errors == []
        wait_for_the_end(group)
