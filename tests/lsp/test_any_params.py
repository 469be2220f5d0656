"""Whatever stands in the requests of an editor: each is answered, nothing fails, and the server
goes on. What is sent is what editors send, changed here and there."""

from __future__ import annotations

import copy
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lsp.talking import Talk, recorded
from tests.lsp.tour import HERE, SETTINGS, VAULT, Tour

Json: TypeAlias = Any

CLIENT: Final = "vscode_1.139"

ODD: Final[tuple[Json, ...]] = (
    None,
    True,
    -1,
    0,
    2**31,
    2**64,
    10**400,
    1.5,
    -0.0,
    1e308,
    "",
    "x",
    "\ud83d",
    "x" * 5000,
    "../" * 50,
    "file:///",
    "file:///%00",
    "file:///nowhere/at/all.md",
    "file://[",
    "untitled:Untitled-1",
    "\\\\host\\share",
    [],
    [[]],
    [None, {}],
    {},
    {"line": -1},
    {"line": 2**40, "character": 2**40},
)

INTERNAL_ERROR: Final = -32603


class Message(NamedTuple):
    """What a client sends: a request, or a notification."""

    method: str
    params: Json
    is_request: bool


class Change(NamedTuple):
    """Put `value` in place of what stands at some place of a message, counted around from the
    start, or take it away."""

    place: int
    value: Json
    takes_away: bool

    def made_in(self, params: Json) -> Json:
        """`params` with the change; they stay as they are."""
        holder = {"": copy.deepcopy(params)}
        places = list(_places(holder))
        inner, key = places[self.place % len(places)]
        if self.takes_away and key != "":
            del inner[key]
        else:
            inner[key] = self.value
        return holder[""]


def _places(value: Json) -> Iterator[tuple[Json, Any]]:
    """Each value within `value`: what holds it, and the key or the number that it has there."""
    keys = list(value) if isinstance(value, dict) else range(len(value))
    for key in keys:
        yield value, key
        if isinstance(value[key], (dict, list)):
            yield from _places(value[key])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("vault")


@pytest.fixture(scope="module")
def messages(folder: Path) -> list[Message]:
    """All that an editor says on a tour of the whole surface."""
    with Talk(folder, VAULT, recorded(CLIENT), options=SETTINGS) as client:
        Tour(client).make()
        client.close("mill.md")
        client.touched(HERE)
        said = client.wire.said
    found = {json.dumps(item): item for item in said if item["method"] != "initialize"}
    return [Message(item["method"], item.get("params"), "id" in item) for item in found.values()]


@contextmanager
def failures() -> Iterator[list[str]]:
    """What fails meanwhile, as the log tells it."""
    told: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            told.append(record.getMessage())

    listener = Listener(logging.ERROR)
    logger = logging.getLogger("notes_lsp.lsp.faults")
    logger.addHandler(listener)
    try:
        yield told
    finally:
        logger.removeHandler(listener)


changes = st.builds(Change, st.integers(0, 60), st.sampled_from(ODD), st.booleans())


@given(
    sent=st.lists(
        st.tuples(st.integers(0, 200), st.lists(changes, min_size=1, max_size=3)),
        min_size=10,
        max_size=30,
    )
)
@settings(max_examples=40)
def test_nothing_fails_whatever_stands_in_params(
    folder: Path, messages: list[Message], sent: list[tuple[int, list[Change]]]
) -> None:
    with failures() as failed, Talk(folder, "", recorded(CLIENT), options=SETTINGS) as client:
        client.open(HERE, "mill.md")
        client.wire.checks_results = False  # an odd symbol is resolved to an odd one
        for number, edits in sent:
            method, params, is_request = messages[number % len(messages)]
            for edit in edits:
                params = edit.made_in(params)
            if is_request:
                request = client.wire.start(method, params)
                client.wire.advance(1)
                assert method == "workspace/diagnostic" or client.wire.is_answered(request)
            else:
                client.wire.notify(method, params)
        client.wire.advance(1)
        document = {"textDocument": {"uri": client.uri("hub.md")}}
        assert client.wire.request("textDocument/documentSymbol", document) != []
        codes = [item.get("error", {}).get("code") for item in client.wire.sent]
        assert INTERNAL_ERROR not in codes
        assert failed == []
