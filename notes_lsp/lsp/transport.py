"""Messages between a stream of bytes and the protocol: two threads around one event loop.

One thread reads; the loop handles messages in the order in which they came; another thread writes.
pygls' loop makes three trips to a thread pool for each message, and blocks on a client that does
not read.

Memory is bounded in both directions: when a client does not read what it is sent, its messages
are left waiting, when too many wait, no more are read, and then it cannot write. The loop itself
never blocks, so that the server still ends when its client does.
"""

from __future__ import annotations

import asyncio
import json
import logging
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue

from lsprotocol import types as lsp

from notes_lsp.lsp.protocol import MESSAGE_ID, MessageId, NotesProtocol
from notes_lsp.lsp.streams import Stream, write_whole

logger = logging.getLogger(__name__)

MAX_WAITING = 64 * 2**20
"""Bytes that may wait, in each direction, before no more are taken."""

_LAST_WRITES = 1.0
"""Seconds that a client has to read the last messages when the server ends."""

_LAST_MESSAGES = 1.0
"""Seconds in which the last messages of a client that reads no more are taken."""


class Inbox:
    """Messages that have come and wait to be handled. Filled by one thread, emptied by another.

    Knows of cancellations as soon as they come, so that a request that waits need not run at all
    (pygls#517) and one that runs can ask.
    """

    def __init__(self, limit: int = MAX_WAITING) -> None:
        """`limit` is of bytes; `put` waits while there are more."""
        self._limit = limit
        self._changed = threading.Condition()
        self._waiting: deque[tuple[bytes | None, MessageId | None]] = deque()
        self._size = 0
        self._idle = True
        self._cancelled: set[MessageId] = set()

    def put(self, body: bytes | None) -> bool:
        """Add a message, when there is room for it; None for the end of them.

        Returns whether the other side has to be told, having found nothing when it last took.
        """
        cancels = _cancelled_id(body) if body is not None else None
        with self._changed:
            self._changed.wait_for(lambda: not self.full)
            self._waiting.append((body, cancels))
            self._size += len(body or b"")
            if cancels is not None:
                self._cancelled.add(cancels)
            idle, self._idle = self._idle, False
        return idle

    def take(self) -> bytes | None:
        """The oldest message. Raises IndexError if there is none."""
        with self._changed:
            self._idle = not self._waiting
            body, cancels = self._waiting.popleft()
            self._size -= len(body or b"")
            if cancels is not None:
                self._cancelled.discard(cancels)
            self._changed.notify()
        return body

    @property
    def full(self) -> bool:
        """Whether `put` would wait."""
        return self._size >= self._limit

    def is_cancelled(self, request: MessageId) -> bool:
        """Whether a message that waits cancels `request`."""
        return request in self._cancelled


def _cancelled_id(body: bytes) -> MessageId | None:
    """The id that `body` cancels, if it is a `$/cancelRequest`."""
    if len(body) > 500 or b"cancelRequest" not in body:
        return None
    try:
        message = json.loads(body)
        request = message["params"]["id"] if message["method"] == lsp.CANCEL_REQUEST else None
    except (ValueError, LookupError, TypeError):
        return None
    return request if isinstance(request, MESSAGE_ID) else None


class Outbox:
    """Messages that wait to be written, by a thread of its own. The writer that pygls is given."""

    def __init__(
        self,
        write: Callable[[memoryview], int],
        on_room: Callable[[], None],
        on_lost: Callable[[], None],
        limit: int = MAX_WAITING,
    ) -> None:
        """Both callbacks are called on the writing thread.

        `on_room` when there is room again after `hold`; `on_lost` when `write` raises OSError.
        """
        self._write = write
        self._on_room = on_room
        self._on_lost = on_lost
        self._limit = limit
        self._lock = threading.Lock()
        self._size = 0
        self._held = False
        self._waiting: SimpleQueue[bytes | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name="lsp-writer", daemon=True)
        self._thread.start()

    @property
    def full(self) -> bool:
        """Whether so much waits that the client seems not to read. More is taken all the same."""
        return self._size >= self._limit

    def hold(self) -> bool:
        """Whether this is full; if so, `on_room` is called when it no longer is."""
        with self._lock:
            self._held = self.full
            return self._held

    def write(self, data: bytes) -> None:
        """Have `data` written after all else. Never blocks."""
        with self._lock:
            self._size += len(data)
        self._waiting.put(data)

    def close(self) -> None:
        """Write what waits, as far as the client reads it within a second."""
        self._waiting.put(None)
        self._thread.join(_LAST_WRITES)

    def _run(self) -> None:
        while (data := self._waiting.get()) is not None:
            try:
                write_whole(self._write, data)
            except OSError:
                self._on_lost()
                return
            with self._lock:
                self._size -= len(data)
                room = self._held and not self.full
                self._held = self._held and not room
            if room:
                self._on_room()


class Transport:
    """One client's connection, from its first message to the end."""

    def __init__(self, protocol: NotesProtocol, stream: Stream, limit: int = MAX_WAITING) -> None:
        """To be made on the event loop. `limit` is of bytes that may wait in each direction."""
        self._protocol = protocol
        self._frames = stream.frames
        self._loop = asyncio.get_running_loop()
        self._ended: asyncio.Future[int] = self._loop.create_future()
        self._inbox = Inbox(limit)
        self._held = False
        """Whether messages in the inbox wait for room in the outbox."""
        self._outbox = Outbox(
            stream.write,
            on_room=lambda: self._call(self._handle_next),
            on_lost=lambda: self._call(self._client_stopped_reading),
            limit=limit,
        )
        protocol.set_writer(self._outbox)
        protocol.on_exit = self.end
        protocol.is_cancelled = self._inbox.is_cancelled

    async def run(self) -> int:
        """Handle messages until the end; returns the exit code of the process."""
        threading.Thread(target=self._read, name="lsp-reader", daemon=True).start()
        try:
            return await self._ended
        finally:
            self._outbox.close()

    @property
    def is_stalled(self) -> bool:
        """Whether nothing goes on until the client reads what it was sent."""
        return self._held and self._inbox.full

    def end(self, code: int) -> None:
        """End with `code`, unless the end has come already. No further message is handled."""
        if not self._ended.done():
            self._ended.set_result(code)

    def _client_stopped_reading(self) -> None:
        """It will be gone, but what it said before that still counts: that may be goodbye."""
        self._loop.call_later(_LAST_MESSAGES, self._client_is_gone)

    def _client_is_gone(self) -> None:
        self.end(self._protocol.exit_code)

    def _read(self) -> None:
        """Run by the reading thread."""
        body: bytes | None = b""
        while body is not None:
            try:
                body = self._frames.next()
            except OSError:
                body = None
            if self._inbox.put(body):
                self._call(self._handle_next)

    def _handle_next(self) -> None:
        """Handle one message, and come again: other work of the loop gets its turn in between."""
        if self._ended.done():
            return
        self._held = self._outbox.hold()
        if self._held:
            return
        try:
            body = self._inbox.take()
        except IndexError:
            return
        self._loop.call_soon(self._handle_next)
        if body is None:
            self._client_is_gone()
        else:
            self._protocol.receive(body)

    def _call(self, callback: Callable[[], None]) -> None:
        """Have the loop call `callback`, from another thread; for nothing if it has ended."""
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(callback)
