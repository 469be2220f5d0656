"""Messages in a stream of bytes, by the headers of the LSP's base protocol."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Callable

logger = logging.getLogger(__name__)

MAX_CONTENT = 128 * 2**20
"""Bytes of one message. A header that says more is taken for an error, not for a message."""

_MAX_LINE = 2**16

# In any case, while pygls wants `Content-Length`; and anywhere in the line, as after a length that
# was too small the rest of its message comes right before the next header.
_CONTENT_LENGTH = re.compile(rb"content-length[ \t]*:[ \t]*(\d{1,10})[ \t]*\r?\n\Z", re.IGNORECASE)
_CONTENT_TYPE = re.compile(rb"content-type[ \t]*:", re.IGNORECASE)


class _Source(io.RawIOBase):
    """What `read` returns, as a raw stream."""

    def __init__(self, read: Callable[[int], bytes]) -> None:
        self._read = read

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def framed(content: bytes) -> bytes:
    """A message on the wire: `content` with its headers."""
    return b"Content-Length: %d\r\n\r\n%b" % (len(content), content)


class FrameReader:
    """Reads the messages that `read` delivers, in pieces of any size.

    What is no message is left out, with one line in the log for each stretch of it, up to the next
    header that makes sense.
    """

    def __init__(self, read: Callable[[int], bytes]) -> None:
        """`read` gets the greatest number of bytes wanted, and returns b"" at the end."""
        self._stream = io.BufferedReader(_Source(read), 2**16)
        self._returned: bytes | None = None

    def put_back(self, content: bytes) -> None:
        """Let what `next` returned last be the next message again."""
        self._returned = content

    def next(self) -> bytes | None:
        """The content of the next message, or None at the end of the stream."""
        content, self._returned = self._returned, None
        if content is not None:
            return content
        length = self._read_headers()
        if length is None:
            return None
        content = self._stream.read(length)
        if len(content) < length:
            logger.error("The input ended in a message, %d bytes short", length - len(content))
            return None
        return content

    def _read_headers(self) -> int | None:
        """The length of the next message, the stream then being at its content; None at the end."""
        length: int | None = None
        skipped = b""
        while line := self._stream.readline(_MAX_LINE):
            found = _CONTENT_LENGTH.search(line)
            if found is not None and int(found[1]) <= MAX_CONTENT:
                length = int(found[1])
                line = line[: found.start()]
            elif line.isspace():
                if length is not None:
                    return length
                continue
            elif _CONTENT_TYPE.match(line):
                continue
            if line and not skipped:
                skipped = line
                logger.error("Skipping input that is no message: %.60r", line)
        return None
