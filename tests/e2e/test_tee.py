"""That a recorded server is to its client what it is without the record."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.e2e import tee
from tests.e2e.process import LIMIT, ServerProcess
from tests.e2e.sessions import read

TEE = [sys.executable, "-I", "-S", str(tee.__file__)]
SERVE = [sys.executable, "-m", "notes_lsp", "serve"]


def test_a_session_is_recorded_and_ends_as_it_would(tmp_path: Path) -> None:
    with ServerProcess([*TEE, str(tmp_path / "records"), *SERVE]) as server:
        server.initialize()
        assert server.request("shutdown")["result"] is None
        server.send(b'Content-Length: 36\r\n\r\n{"jsonrpc": "2.0", "method": "exit"}')
        assert server.wait() == (0, [])
    (session,) = read(tmp_path / "records")
    assert [request.method for request in session.requests] == ["initialize", "shutdown"]
    assert session.notifications == [("client", {"jsonrpc": "2.0", "method": "exit"})]


def test_the_servers_status_and_errors_come_through(tmp_path: Path) -> None:
    script = "import sys; sys.stderr.write('no\\n'); sys.exit(3)"
    command = [*TEE, str(tmp_path), sys.executable, "-c", script, "serve"]
    with ServerProcess(command) as server:
        assert server.wait() == (3, ["no"])


def test_a_server_that_is_told_to_end_ends(tmp_path: Path) -> None:
    with ServerProcess([*TEE, str(tmp_path), *SERVE]) as server:
        server.initialize()
        server.popen.terminate()
        assert server.wait()[0] in (0, 128 + 15)


def test_what_is_no_session_is_not_recorded(tmp_path: Path) -> None:
    command = [*TEE, str(tmp_path), sys.executable, "-c", "print('version 1')"]
    done = subprocess.run(command, capture_output=True, timeout=LIMIT, check=True)
    assert done.stdout == b"version 1\n"
    assert list(tmp_path.iterdir()) == []
