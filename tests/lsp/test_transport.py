"""Between bytes and the protocol: order, cancellations, bounds and the end."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

import pytest

from notes_lsp.lsp.frames import FrameReader
from notes_lsp.lsp.server import Method, NotesServer
from notes_lsp.lsp.session import Session
from notes_lsp.lsp.streams import Stream
from notes_lsp.lsp.transport import Inbox, Outbox, Transport

LIMIT = 20.0
"""Seconds until a test that hangs fails."""


def body(**message: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **message}).encode()


def cancel(request: Any) -> bytes:
    return body(method="$/cancelRequest", params={"id": request})


def start(function: Callable[[], None]) -> threading.Thread:
    thread = threading.Thread(target=function, daemon=True)
    thread.start()
    return thread


# Inbox


def test_messages_keep_their_order() -> None:
    inbox = Inbox()
    for message in (b"1", b"2", None):
        inbox.put(message)
    assert [inbox.take() for _ in range(3)] == [b"1", b"2", None]
    with pytest.raises(IndexError):
        inbox.take()


def test_a_cancellation_is_known_while_it_waits() -> None:
    inbox = Inbox()
    inbox.put(body(id=1, method="x"))
    assert not inbox.is_cancelled(1)
    inbox.put(cancel(1))
    inbox.put(cancel("a"))
    inbox.take()
    assert (inbox.is_cancelled(1), inbox.is_cancelled("a")) == (True, True)
    inbox.take()
    assert (inbox.is_cancelled(1), inbox.is_cancelled("a")) == (False, True)


def test_a_cancellation_with_escaped_slashes_is_known() -> None:
    inbox = Inbox()
    inbox.put(rb'{"method": "$\/cancelRequest", "params": {"id": 1}}')
    assert inbox.is_cancelled(1)


@pytest.mark.parametrize(
    "message",
    [
        b"cancelRequest",
        b'"cancelRequest"',
        b'{"method": "cancelRequest", "params": {"id": 1}}',
        b'{"method": "$/cancelRequest"}',
        b'{"method": "$/cancelRequest", "params": {"id": [1]}}',
        b'{"method": "x", "params": {"id": 1, "y": "$/cancelRequest"}}',
    ],
)
def test_what_only_looks_like_a_cancellation_is_none(message: bytes) -> None:
    inbox = Inbox()
    inbox.put(message)
    assert not inbox.is_cancelled(1)
    assert inbox.take() == message


def test_a_full_inbox_takes_no_more_until_there_is_room() -> None:
    inbox = Inbox(limit=10)
    inbox.put(b"0123456789")
    done = threading.Event()

    def put() -> None:
        inbox.put(b"next")
        done.set()

    thread = start(put)
    assert not done.wait(0.05)
    assert (inbox.full, inbox.take()) == (True, b"0123456789")
    thread.join(LIMIT)
    assert inbox.take() == b"next"


# Outbox


def test_what_is_written_in_parts_is_written_whole() -> None:
    written = bytearray()

    def write(data: memoryview) -> int:
        written.extend(data[:3])
        return min(len(data), 3)

    outbox = Outbox(write, on_room=lambda: None, on_lost=lambda: None)
    outbox.write(b"0123456789")
    outbox.write(b"abc")
    outbox.close()
    assert bytes(written) == b"0123456789abc"


def test_a_full_outbox_tells_when_there_is_room() -> None:
    may_write = threading.Event()
    room = threading.Event()

    def write(data: memoryview) -> int:
        assert may_write.wait(LIMIT)
        return len(data)

    outbox = Outbox(write, on_room=room.set, on_lost=lambda: None, limit=10)
    outbox.write(b"12345")
    assert (outbox.full, outbox.hold()) == (False, False)
    outbox.write(b"67890")
    assert (outbox.full, outbox.hold()) == (True, True)
    may_write.set()
    assert room.wait(LIMIT)
    assert not outbox.full
    outbox.close()


def test_a_client_that_is_gone_is_told() -> None:
    lost = threading.Event()

    def write(data: memoryview) -> int:
        raise BrokenPipeError

    outbox = Outbox(write, on_room=lambda: None, on_lost=lost.set)
    outbox.write(b"x")
    assert lost.wait(LIMIT)
    outbox.write(b"y")
    outbox.close()


# Transport


class Client:
    """The other end of a stream: what it sends, and what it has read."""

    def __init__(self) -> None:
        self._sent: SimpleQueue[bytes] = SimpleQueue()
        self._left = b""
        self.taken = 0
        """How many bytes the server has read."""
        self.may_read = threading.Event()
        self.may_read.set()
        self.read = b""

    @property
    def stream(self) -> Stream:
        return Stream(FrameReader(self._give), self._take)

    def send(self, *messages: bytes) -> None:
        for message in messages:
            self._sent.put(b"Content-Length: %d\r\n\r\n%b" % (len(message), message))

    def hang_up(self) -> None:
        self._sent.put(b"")

    @property
    def messages(self) -> list[Any]:
        """What the server has sent; only whole messages."""
        return [
            json.loads(part.partition(b"\r\n\r\n")[2])
            for part in self.read.split(b"Content-Length: ")[1:]
        ]

    def _give(self, most: int) -> bytes:
        data = self._left or self._sent.get()
        data, self._left = data[:most], data[most:]
        self.taken += len(data)
        return data

    def _take(self, data: memoryview) -> int:
        assert self.may_read.wait(LIMIT)
        self.read += data
        return len(data)


def run(client: Client, server: NotesServer, limit: int = 2**20) -> int:
    async def main() -> int:
        async with asyncio.timeout(LIMIT):
            return await Transport(server.protocol, client.stream, limit).run()

    return asyncio.run(main())


INITIALIZE = body(id=0, method="initialize", params={"capabilities": {}})


def ids(client: Client) -> list[Any]:
    return [message["id"] for message in client.messages]


def test_a_conversation() -> None:
    client = Client()
    client.send(
        INITIALIZE, body(id=1, method="x"), body(id=2, method="shutdown"), body(method="exit")
    )
    server = NotesServer(Session.of, [Method("x", lambda session, params: "ü")])
    assert run(client, server) == 0
    assert ids(client) == [0, 1, 2]
    assert client.messages[1] == {"jsonrpc": "2.0", "id": 1, "result": "ü"}


def test_nothing_is_handled_after_exit() -> None:
    client = Client()
    client.send(INITIALIZE, body(method="exit"), body(id=1, method="shutdown"))
    assert run(client, NotesServer(Session.of, [])) == 1
    assert ids(client) == [0]


@pytest.mark.parametrize(("shutdown", "code"), [(False, 1), (True, 0)])
def test_the_end_of_the_input_is_the_end(shutdown: bool, code: int) -> None:
    client = Client()
    client.send(INITIALIZE)
    if shutdown:
        client.send(body(id=1, method="shutdown"))
    client.hang_up()
    assert run(client, NotesServer(Session.of, [])) == code
    assert ids(client) == ([0, 1] if shutdown else [0])


def test_an_input_that_breaks_is_the_end() -> None:
    def read(most: int) -> bytes:
        raise ConnectionResetError

    async def main() -> int:
        stream = Stream(FrameReader(read), len)
        return await Transport(NotesServer(Session.of, []).protocol, stream).run()

    assert asyncio.run(main()) == 1


def test_an_output_that_breaks_is_the_end() -> None:
    client = Client()
    client.send(INITIALIZE)

    def write(data: memoryview) -> int:
        raise BrokenPipeError

    async def main() -> int:
        stream = Stream(client.stream.frames, write)
        return await Transport(NotesServer(Session.of, []).protocol, stream).run()

    assert asyncio.run(main()) == 1


def test_what_a_client_said_before_it_left_is_heard() -> None:
    """Neovim says goodbye and is gone: what was on its way to it breaks the output, while its
    `shutdown` still waits in the input."""
    client = Client()
    client.send(INITIALIZE)

    def write(data: memoryview) -> int:
        raise BrokenPipeError

    def say_goodbye() -> None:
        client.send(body(id=1, method="shutdown"))
        client.hang_up()

    async def main() -> int:
        stream = Stream(client.stream.frames, write)
        transport = Transport(NotesServer(Session.of, []).protocol, stream)
        loop = asyncio.get_running_loop()

        def when_the_output_is_broken() -> None:
            transport._outbox._thread.join(LIMIT)
            loop.call_soon_threadsafe(say_goodbye)

        start(when_the_output_is_broken)
        return await transport.run()

    assert asyncio.run(main()) == 0


def test_other_work_gets_its_turn_between_messages() -> None:
    order: list[str] = []

    async def later(session: Session, params: Any) -> None:
        await asyncio.sleep(0)
        order.append("later")

    def now(session: Session, params: Any) -> None:
        order.append("now")

    client = Client()
    client.send(INITIALIZE, body(id=1, method="later"))
    client.send(*(body(id=n, method="now") for n in range(2, 10)))
    client.hang_up()
    run(client, NotesServer(Session.of, [Method("later", later), Method("now", now)]))
    assert order.count("now") == 8
    assert "later" in order[:5]


def test_a_client_that_does_not_read_is_not_read_from_either() -> None:
    """And when it reads again, it gets every answer, in order."""
    handled: list[int] = []

    def big(session: Session, params: Any) -> str:
        handled.append(params)
        return "x" * 1000

    client = Client()
    client.send(INITIALIZE)
    requests = [body(id=n, method="big", params=n) for n in range(1, 500)]
    client.send(*requests, body(id=500, method="shutdown"), body(method="exit"))
    client.may_read.clear()

    async def main() -> int:
        transport = Transport(
            NotesServer(Session.of, [Method("big", big)]).protocol, client.stream, 5000
        )
        running = asyncio.create_task(transport.run())
        async with asyncio.timeout(LIMIT):
            while not transport.is_stalled:
                await asyncio.sleep(0)
            assert 0 < len(handled) < 10
            assert client.taken < 15_000 < sum(map(len, requests))
            client.may_read.set()
            return await running

    assert asyncio.run(main()) == 0
    assert ids(client) == list(range(501))
