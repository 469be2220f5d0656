"""Cutting bytes into messages, whole and broken."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.lsp.frames import MAX_CONTENT, FrameReader, framed


def frame(content: bytes, header: bytes = b"Content-Length") -> bytes:
    return b"%b: %d\r\n\r\n%b" % (header, len(content), content)


def pieces(data: bytes, size: int) -> Callable[[int], bytes]:
    """A `read` that never returns more than `size` bytes."""
    stream = io.BytesIO(data)
    return lambda most: stream.read(min(most, size))


def messages(data: bytes, size: int = 2**16) -> list[bytes]:
    reader = FrameReader(pieces(data, size))
    return list(iter(reader.next, None))


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Length: 2\r\n\r\n",
        b"content-length:2\r\n\r\n",
        b"CONTENT-LENGTH:\t2 \r\n\r\n",
        b"Content-Length: 2\n\n",
        b"Content-Length: 0002\r\n\r\n",
        b"Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length: 2\r\n\r\n",
        b"Content-Length: 2\r\ncontent-type: x\r\n\r\n",
        b"\r\n\n  \r\nContent-Length: 2\r\n\r\n",
    ],
)
def test_headers_in_any_spelling(header: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert messages(header + b"{}" + frame(b"[]")) == [b"{}", b"[]"]
    assert caplog.messages == []


@pytest.mark.parametrize("size", [1, 2, 7])
def test_messages_in_small_pieces(size: int) -> None:
    contents = ['{"ü": "🙂"}'.encode(), b"", b"\r\n\r\n", b"x" * 100]
    assert messages(b"".join(map(frame, contents)), size) == contents


@pytest.mark.parametrize(
    "junk",
    [
        b"hello\n",
        b"{}\r\n\r\n",
        b"Content-Length: -5\r\n\r\n{}",
        b"Content-Length: five\r\n\r\n{}",
        b"Content-Length: \r\n\r\n{}\n",
        b"Content-Length: %d\r\n\r\n{}" % (MAX_CONTENT + 1),
        b"Content-Length: 99999999999999999999\r\n\r\n{}",
        b"Content-Length: 2.0\r\n\r\n{}",
        b"Host: example.org\r\n\r\n{}",
        b"Content-Length 2\r\n\r\n{}",
        b"\x00\xff" * 50_000 + b"\n",
        b"Content-Type: x\r\n\r\n{}",
    ],
)
def test_junk_is_skipped_with_one_line(junk: bytes, caplog: pytest.LogCaptureFixture) -> None:
    assert messages(frame(b"[1]") + junk + frame(b"[2]") + frame(b"[3]")) == [
        b"[1]",
        b"[2]",
        b"[3]",
    ]
    (line,) = caplog.messages
    assert line.startswith("Skipping input that is no message: ")
    assert len(line) < 110
    assert "\n" not in line


def test_after_a_length_that_is_too_small_the_next_message_is_found() -> None:
    content = '{"title": "é"}'.encode()
    too_small = b"Content-Length: %d\r\n\r\n%b" % (len(content.decode()) - 3, content)
    assert messages(too_small + frame(b"[]")) == [content[:-4], b"[]"]


def test_after_a_missing_blank_line_the_next_message_is_found() -> None:
    assert messages(b"Content-Length: 2\r\n{}" + frame(b"[]")) == [b"[]"]


def test_an_end_in_a_message_is_told(caplog: pytest.LogCaptureFixture) -> None:
    assert messages(frame(b"[]") + frame(b"12345678")[:-3]) == [b"[]"]
    assert caplog.messages == ["The input ended in a message, 3 bytes short"]


@pytest.mark.parametrize("data", [b"", b"Content-Length: 2", b"Content-Length: 2\r\n"])
def test_an_end_before_a_message_is_the_end(data: bytes) -> None:
    assert messages(data) == []


@given(st.lists(st.binary(max_size=30), max_size=5), st.integers(1, 50))
@settings(max_examples=50)
def test_every_sequence_of_messages_comes_through(contents: list[bytes], size: int) -> None:
    assert messages(b"".join(map(frame, contents)), size) == contents


@given(st.binary(max_size=200))
@settings(max_examples=50)
def test_no_bytes_are_an_error(data: bytes) -> None:
    messages(data)


def test_a_message_can_be_put_back() -> None:
    reader = FrameReader(pieces(frame(b"1") + frame(b""), 2**16))
    assert reader.next() == b"1"
    reader.put_back(b"1")
    assert list(iter(reader.next, None)) == [b"1", b""]
    reader.put_back(b"")
    assert list(iter(reader.next, None)) == [b""]


@given(st.binary())
def test_what_is_framed_is_read(content: bytes) -> None:
    assert messages(framed(content) * 2) == [content] * 2
