"""The answer to `initialize`, which is given before there is a server."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.lsp.frames import FrameReader, framed
from notes_lsp.lsp.handshake import agree, shake_hands
from notes_lsp.lsp.serve import make_server
from notes_lsp.lsp.session import Agreement
from notes_lsp.lsp.streams import Stream
from notes_lsp.lsp.surface import COMMANDS, SURFACE
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.settings_files import user_file
from tests.lsp.stock import logged
from tests.lsp.talking import CLIENTS, PULLING, recorded
from tests.lsp.wire import Wire

METHODS = [offer.method for offer in SURFACE]
OPTIONAL = {offer.method for offer in SURFACE if offer.wanted is not None}


def body(**message: Any) -> bytes:
    return json.dumps({"jsonrpc": "2.0", **message}).encode()


INITIALIZE = body(id=1, method="initialize", params={"capabilities": {}})


class Client:
    """The other end of a stream: all that it sends, in pieces of `size` bytes, and what it gets."""

    def __init__(self, sent: bytes, size: int = 2**16) -> None:
        self._sent = io.BytesIO(sent)
        self._size = size
        self.got = b""
        self.stream = Stream(FrameReader(self._give), self._take)

    def shake_hands(self) -> Agreement | None:
        return shake_hands(self.stream, METHODS, COMMANDS)

    @property
    def answers(self) -> list[Any]:
        frames = FrameReader(io.BytesIO(self.got).read)
        return [json.loads(message) for message in iter(frames.next, None)]

    @property
    def left(self) -> list[bytes]:
        """What the server is still to read."""
        return list(iter(self.stream.frames.next, None))

    def _give(self, most: int) -> bytes:
        return self._sent.read(min(most, self._size))

    def _take(self, data: memoryview) -> int:
        taken = bytes(data[: self._size])
        self.got += taken
        return len(taken)


@pytest.mark.parametrize("size", [1, 7, 2**16])
@pytest.mark.parametrize("request_id", [1, 0, "a", "é🙂"])
def test_it_is_answered_and_what_follows_is_left(size: int, request_id: Any) -> None:
    following = [body(method="initialized", params={}), body(method="x", params="é" * 50_000)]
    initialize = body(id=request_id, method="initialize", params={"capabilities": {}})
    client = Client(b"".join(map(framed, [initialize, *following])), size)
    agreement = client.shake_hands()
    assert agreement is not None
    assert client.answers == [
        {"jsonrpc": "2.0", "id": request_id, "result": json.loads(json.dumps(agreement.result))}
    ]
    assert client.left == following


@pytest.mark.parametrize(
    "first",
    [
        b"{",
        b"[" * 100_000,
        b"\xff",
        body(id=1, method="shutdown"),
        body(method="exit"),
        body(method="initialized", params={}),
        body(method="initialize", params={}),
        body(id=None, method="initialize", params={}),
        body(id=1.5, method="initialize", params={}),
        body(id=1, method="initialize"),
        body(id=1, method="initialize", params=[]),
        body(id=1, method=["initialize"], params={}),
        body(id=1, result={}),
        b"[" + INITIALIZE + b"]",
    ],
)
def test_any_other_message_is_left_to_the_server(first: bytes) -> None:
    client = Client(framed(first) + framed(INITIALIZE))
    assert client.shake_hands() is None
    assert (client.got, client.left) == (b"", [first, INITIALIZE])


@pytest.mark.parametrize("sent", [b"", framed(INITIALIZE)[:-1], b"Content-Length: 5\r\n\r\n"])
def test_an_input_that_ends_is_left_to_the_server(sent: bytes) -> None:
    client = Client(sent)
    assert client.shake_hands() is None
    assert (client.got, client.left) == (b"", [])


def test_junk_before_it_costs_one_line(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert Client(b"hello\r\n" + framed(INITIALIZE)).shake_hands() is not None
    assert logged(caplog) == [r"Skipping input that is no message: b'hello\r\n'"]


def test_a_client_that_is_gone_is_left_to_the_server() -> None:
    def write(data: memoryview) -> int:
        raise BrokenPipeError

    stream = Stream(FrameReader(io.BytesIO(framed(INITIALIZE)).read), write)
    assert shake_hands(stream, METHODS, COMMANDS) is not None


@pytest.mark.parametrize("name", CLIENTS)
def test_the_server_would_have_given_the_same_answer(name: str, tmp_path: Path) -> None:
    params = {"capabilities": recorded(name), "rootUri": tmp_path.as_uri(), "processId": None}
    early = Client(framed(body(id=1, method="initialize", params=params)))
    early.shake_hands()
    with Wire(make_server()) as wire:
        assert early.answers[0]["result"] == wire.request("initialize", params)


def test_a_server_that_takes_over_does_not_answer_again(tmp_path: Path) -> None:
    agreement = agree({"capabilities": {}, "rootUri": tmp_path.as_uri()}, METHODS, COMMANDS)
    with Wire(make_server()) as wire:
        wire.loop.call_soon(wire.server.begin, agreement)  # type: ignore[attr-defined]
        wire.notify("initialized", {})
        assert [message for message in wire.sent if "id" in message] == []
        assert wire.request("workspace/symbol", {"query": ""}) == []
        with pytest.raises(Exception, match="-32600: initialize came twice"):
            wire.request("initialize", {"capabilities": {}})


# What depends on settings

FORMAT = {"textDocument/formatting", "textDocument/rangeFormatting"}


def offered(root: Path, options: Any = None) -> set[str]:
    """Of what depends on settings: what a client is offered that can do all that it takes."""
    folders = [{"uri": root.as_uri(), "name": "notes"}]
    params = {
        "capabilities": PULLING,
        "workspaceFolders": folders,
        "initializationOptions": options,
    }
    return OPTIONAL & agree(params, METHODS, COMMANDS).methods


def test_by_default_nothing_is_offered_that_depends_on_settings(tmp_path: Path) -> None:
    assert offered(tmp_path) == set()
    wanted = [offer.wanted for offer in SURFACE if offer.wanted is not None]
    announced: list[Any] = [{}, PULLING]
    for capabilities in announced:
        client = agree({"capabilities": capabilities}, [], []).client
        assert [is_wanted(client, [Settings()]) for is_wanted in wanted] == [False] * 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[format]\nenable = true", FORMAT),
        ("[timestamps]\non-type = true", {"textDocument/onTypeFormatting"}),
        ("[diagnostics]\nscope = 'vault'", {"workspace/diagnostic"}),
        ("[format]\nenable = true\n[rules]\n'link.*' = 'off'", FORMAT),
        ("[format]\nenable = true\n[rules]\n'no.rule' = 'off'", set()),
        ("[format]\nenable = 1", set()),
        ("[format", set()),
        ("", set()),
    ],
)
def test_what_the_vaults_file_wants_is_offered(text: str, found: set[str], tmp_path: Path) -> None:
    (tmp_path / ".notes-lsp.toml").write_text(text)
    (tmp_path / "inner").mkdir()
    assert offered(tmp_path) == offered(tmp_path / "inner") == found


def test_what_a_project_wants_is_offered(tmp_path: Path) -> None:
    file = tmp_path / "pyproject.toml"
    file.write_text("[project]\nname = 'x'")
    assert offered(tmp_path) == set()
    file.write_text("[tool.notes-lsp.format]\nenable = true")
    assert offered(tmp_path) == FORMAT


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ({"format": {"enable": True}}, FORMAT),
        ({"notes-lsp": {"format": {"enable": True}}}, FORMAT),
        ({"format": {"enable": "yes"}}, set()),
        ({"notes-lsp": 5}, set()),
        ([5], set()),
        ("x", set()),
    ],
)
def test_what_the_editor_wants_is_offered(options: Any, found: set[str], tmp_path: Path) -> None:
    assert offered(tmp_path, options) == found


def test_what_the_user_wants_is_offered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = user_file()
    file.parent.mkdir()
    file.write_text("[format]\nenable = true")
    assert offered(tmp_path / "vault") == set()  # there is no such folder
    (tmp_path / "vault").mkdir()
    assert offered(tmp_path / "vault") == FORMAT


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {},
        optional=dict.fromkeys(
            ("capabilities", "workspaceFolders", "rootUri", "rootPath", "initializationOptions"),
            JSON,
        ),
    )
)
def test_no_params_are_an_error(params: Any) -> None:
    assert agree(params, METHODS, COMMANDS).result["capabilities"]["hoverProvider"]
