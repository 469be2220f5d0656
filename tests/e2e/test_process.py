"""What only a real process shows: its streams, its signals and its end."""

from __future__ import annotations

import importlib.util
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.process import LIMIT, ServerProcess, frame

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "tests.e2e.plain_server"]

on_posix = pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.parametrize(("shutdown", "code"), [(True, 0), (False, 1)])
@pytest.mark.parametrize("how", ["exit", "end of input"])
def test_the_exit_code_tells_whether_shutdown_came_before(
    how: str, shutdown: bool, code: int
) -> None:
    with ServerProcess(COMMAND) as server:
        server.initialize()
        if shutdown:
            assert server.request("shutdown")["result"] is None
        if how == "exit":
            server.send(frame({"method": "exit"}))
        else:
            server.stdin.close()
        assert server.wait() == (code, [])


INITIALIZE: Any = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}


def test_all_may_come_at_once() -> None:
    params = {"text": "é", "times": 100_000}
    with ServerProcess(COMMAND) as server:
        server.start_reading()
        server.send(
            frame(INITIALIZE),
            frame({"method": "initialized", "params": {}}),
            frame({"id": 2, "method": "x/repeat", "params": params}),
            frame({"id": 3, "method": "shutdown"}),
            frame({"method": "exit"}),
        )
        answers = [server.message() for _ in range(3)]
        assert [answer["id"] for answer in answers] == [1, 2, 3]
        assert answers[1]["result"] == "é" * 100_000
        assert server.wait() == (0, [])


@pytest.mark.parametrize("first", [b"", frame({"method": "exit"})])
def test_a_client_that_leaves_before_it_began_is_no_trouble(first: bytes) -> None:
    with ServerProcess(COMMAND) as server:
        server.send(first)
        server.stdin.close()
        assert server.wait() == (1, [])


def test_a_client_that_asks_too_early_is_told() -> None:
    with ServerProcess(COMMAND) as server:
        server.start_reading()
        server.send(b"Content-Length: 1\r\n\r\n{")
        assert server.message()["error"]["code"] == -32700
        assert server.request("shutdown")["error"]["code"] == -32002
        server.initialize()
        assert server.request("shutdown")["result"] is None


LACKING = """
import sys
from notes_lsp.lsp.process import run
sys.exit(run(lambda: __import__("no_such_library"), ["textDocument/hover"]))
"""


def test_a_server_that_cannot_be_loaded_says_so() -> None:
    """Its client has been answered by then."""
    with ServerProcess([sys.executable, "-c", LACKING]) as server:
        server.initialize()
        lines = ["notes-lsp: cannot be loaded: No module named 'no_such_library'"]
        assert server.wait() == (1, lines)


def test_bytes_may_come_one_by_one_and_headers_in_any_case() -> None:
    with ServerProcess(COMMAND) as server:
        server.start_reading()
        for byte in frame(INITIALIZE, "content-LENGTH"):
            server.send(bytes([byte]))
        assert "result" in server.message()
        params = {"text": "é🙂", "times": 2}
        message = frame({"id": "a", "method": "x/repeat", "params": params}, "CONTENT-length")
        for byte in message:
            server.send(bytes([byte]))
        assert server.message() == {"jsonrpc": "2.0", "id": "a", "result": "é🙂é🙂"}


def test_junk_costs_one_line() -> None:
    with ServerProcess(COMMAND) as server:
        server.send(b"hello\r\n", b"Content-Length: -1\r\n\r\n{}", b"\xff" * 100_000)
        server.initialize()
        server.send(b"Content-Length: 1\r\n\r\n{")
        assert server.message()["error"]["code"] == -32700
        server.stdin.close()
        assert server.wait() == (
            1,
            [r"notes-lsp: ERROR: Skipping input that is no message: b'hello\r\n'"],
        )


def test_only_messages_are_written_to_stdout() -> None:
    with ServerProcess(COMMAND) as server:
        server.initialize()
        assert server.request("x/say")["result"] == ""
        assert sorted([server.line(), server.line()]) == ["printed", "printed by a child"]


def test_it_ends_with_its_client() -> None:
    sleeper = [sys.executable, "-c", "import sys; sys.stdin.read()"]
    with (
        subprocess.Popen(sleeper, stdin=subprocess.PIPE) as client,
        ServerProcess(COMMAND) as server,
    ):
        server.initialize(processId=client.pid)
        client.kill()
        client.wait(LIMIT)
        assert server.wait() == (1, [])


@on_posix
@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_signals_end_it_quietly(number: signal.Signals, code: int) -> None:
    with ServerProcess(COMMAND) as server:
        server.initialize()
        server.popen.send_signal(number)
        assert server.wait() == (code, [])


def test_a_thread_that_hangs_does_not_keep_it() -> None:
    with ServerProcess(COMMAND) as server:
        server.initialize()
        server.request("x/hang")
        server.request("shutdown")
        server.send(frame({"method": "exit"}))
        assert server.wait() == (0, [])


def test_a_client_that_does_not_read_does_not_keep_it() -> None:
    with ServerProcess(COMMAND) as server:
        initialize = {"id": 1, "method": "initialize", "params": {"capabilities": {}}}
        params = {"text": "x", "times": 10**6}
        server.send(
            frame(initialize), *[frame({"id": 2, "method": "x/repeat", "params": params})] * 20
        )
        server.stdin.close()
        assert server.wait() == (1, [])


def test_tcp() -> None:
    with ServerProcess([*COMMAND, "0"]) as server:
        address, _, port = server.line().removeprefix("notes-lsp: listening on ").rpartition(":")
        assert address == "127.0.0.1"
        with socket.create_connection((address, int(port)), LIMIT) as client:
            client.sendall(
                frame({"id": 1, "method": "initialize", "params": {"capabilities": {}}})
                + frame({"id": 2, "method": "shutdown"})
                + frame({"method": "exit"})
            )
            answers = b"".join(iter(lambda: client.recv(2**16), b""))
        assert answers.endswith(b'{"jsonrpc":"2.0","id":2,"result":null}')
        assert server.wait() == (0, [])


def test_a_wrong_address_takes_one_line() -> None:
    with ServerProcess([*COMMAND, "localhost"]) as server:
        assert server.wait() == (
            2,
            ["notes-lsp: --tcp takes HOST:PORT, such as 127.0.0.1:9257, and not 'localhost'"],
        )


def test_an_address_that_is_taken_takes_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with ServerProcess([*COMMAND, address]) as server:
            code, (line,) = server.wait()
            assert code == 2
            assert line.startswith(f"notes-lsp: cannot serve on {address}: ")


@pytest.mark.skipif(
    importlib.util.find_spec("notes_lsp.__main__") is None, reason="there is no command yet"
)
def test_the_command_of_users_is_such_a_server() -> None:
    with ServerProcess([sys.executable, "-m", "notes_lsp", "serve"]) as server:
        server.initialize()
        assert server.request("shutdown")["result"] is None
        server.send(frame({"method": "exit"}))
        assert server.wait() == (0, [])
