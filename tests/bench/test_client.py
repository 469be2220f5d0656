from __future__ import annotations

import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from tests.bench.client import (
    Client,
    ErrorResponse,
    ServerEnded,
    connect,
    percentile,
)

SERVER = Path(__file__).with_name("echo_server.py")


def echo(folder: Path) -> AbstractAsyncContextManager[Client]:
    return connect([sys.executable, str(SERVER)], folder)


async def test_a_request_brings_its_result_and_is_timed(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        assert await client.request("echo", {"text": "é🙂"}) == {"text": "é🙂"}
        assert await client.request("echo", [1]) == [1]
        assert [len(seconds) for seconds in client.seconds.values()] == [2]
        assert min(client.seconds["echo"]) > 0


async def test_an_answer_is_prepared(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        result = {"id": 7, "texts": ["é🙂"] * 20_000}
        assert await client.request("prepare", result) is None
        client.notify("textDocument/didChange", {"text": "x"})
        assert await client.request("again", None) == result


async def test_answers_are_read_by_those_who_want_to(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        for params in ({"id": 99, "a": "x" * 100_000}, {"id": 99}):
            answer = await client.ask("echo", params)
            assert answer.sent < answer.arrived
            assert answer.result() == params
        failed = await client.ask("fail", None)
        with pytest.raises(ErrorResponse):
            failed.result()


async def test_large_questions_and_notifications_are_no_answers(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        items = [{"id": 2}] * 20_000
        assert await client.request("ask", {"items": items}) == [None] * 20_000
        client.notify("announce", items)
        assert (await client.notified("announced")).params == items


async def test_initialize_opens_the_folder(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        params = await client.initialize({"textDocument": {}})
        assert params["rootUri"] == tmp_path.as_uri()
        assert params["workspaceFolders"] == [{"uri": tmp_path.as_uri(), "name": tmp_path.name}]
        assert params["capabilities"] == {"textDocument": {}}
        assert params["initializationOptions"] is None


async def test_a_server_gets_variables(tmp_path: Path) -> None:
    program = (
        "import os, sys;"
        "sys.stdout.write('Content-Length: 40\\r\\n\\r\\n'"
        '\'{"jsonrpc":"2.0","id":1,"result":"%s"}\' % os.environ[\'BENCH\'])'
    )
    command = [sys.executable, "-c", program]
    async with connect(command, tmp_path, {"BENCH": "abcd"}) as client:
        assert await client.request("anything", None) == "abcd"


async def test_an_error_response_is_raised(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        with pytest.raises(ErrorResponse, match=r"fail: no such thing \(-32602\)") as caught:
            await client.request("fail", None)
        assert caught.value.code == -32602


async def test_questions_of_the_server_are_answered(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        assert await client.request("ask", {"items": [{}, {}]}) == [None, None]


async def test_a_notification_is_found_whether_it_came_or_is_to_come(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        for number in range(3):
            client.notify("announce", number)
        second = await client.notified("announced", lambda params: params == 1)
        first = await client.notified("announced")
        assert [first.params, second.params] == [0, 1]
        assert first.at <= second.at


async def test_a_server_that_dies_ends_the_wait(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        with pytest.raises(ServerEnded, match="ended without an answer"):
            await client.request("die", None)
        with pytest.raises(ServerEnded, match="was not sent"):
            await client.request("echo", None)
        with pytest.raises(ServerEnded, match="no announced came"):
            await client.notified("announced")


async def test_what_never_comes_times_out(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        with pytest.raises(TimeoutError):
            await client.notified("announced", timeout=0)
        with pytest.raises(TimeoutError):
            await client.request("unheard-of", None, timeout=0)


async def test_shutting_down_gives_the_exit_code(tmp_path: Path) -> None:
    async with echo(tmp_path) as client:
        assert await client.shut_down() == 0


@pytest.mark.parametrize(
    ("percent", "expected"), [(0, 1), (50, 5), (51, 6), (95, 10), (90, 9), (100, 10)]
)
def test_percentiles_are_values_that_were_measured(percent: float, expected: float) -> None:
    assert percentile([10, 1, 9, 2, 8, 3, 7, 4, 6, 5], percent) == expected
