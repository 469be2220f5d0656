"""Semantic tokens on the wire: whole, in part, and what changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.lsp import legend
from notes_lsp.lsp.semantic_tokens import difference
from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk

encodings = pytest.mark.parametrize("encoding", get_args(Encoding))

DRAWING: Any = {
    "workspace": {**WATCHING["workspace"], "semanticTokens": {"refreshSupport": True}},
}

NOTES = """
    //- a.md
    ---
    title: A
    ---
    é🙂 [[b | 🙂]] [[c]]
    //- b.md
    # B
    """


def read(client: Talk, path: str, data: list[int]) -> list[str]:
    """Tokens as a client understands them: text, type, modifiers."""
    width = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[client.encoding]
    codec = client.encoding if width == 1 else f"{client.encoding}-le"
    lines = client.text(path).split("\n")
    line, column, words = 0, 0, []
    for index in range(0, len(data), 5):
        down, right, length, kind, modifiers = data[index : index + 5]
        line, column = line + down, right if down else column + right
        encoded = lines[line].encode(codec)[column * width : (column + length) * width]
        names = [name for bit, name in enumerate(legend.MODIFIERS) if modifiers >> bit & 1]
        words.append(" ".join((encoded.decode(codec), list(legend.TYPES.values())[kind], *names)))
    return words


@encodings
def test_all_of_a_note(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    assert read(client, "a.md", client.ask("semanticTokens/full", "a.md")["data"]) == [
        "title keyword",
        "b class resolved",
        "🙂 string",
        "c class unresolved",
    ]


def test_a_part_of_a_note(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    place = {"start": {"line": 3, "character": 0}, "end": {"line": 3, "character": 1}}
    found = client.ask("semanticTokens/range", "a.md", range=place)
    assert "resultId" not in found
    # What stands above counts for where the first one is.
    assert read(client, "a.md", found["data"])[0] == "b class resolved"


def test_only_what_changed_is_sent(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    before = client.ask("semanticTokens/full", "a.md")
    client.type("a.md", "é🙂", "é🙂 [[b]]")
    params = {"previousResultId": before["resultId"]}
    change = client.ask("semanticTokens/full/delta", "a.md", **params)
    (edit,) = change["edits"]
    data = before["data"]
    data[edit["start"] : edit["start"] + edit["deleteCount"]] = edit["data"]
    assert data == client.ask("semanticTokens/full", "a.md")["data"]
    assert len(edit["data"]) == 5
    # Of what it does not have any more it gets all.
    assert client.ask("semanticTokens/full/delta", "a.md", **params)["data"] == data


def test_nothing_changed(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    first = client.ask("semanticTokens/full", "a.md")["resultId"]
    again = client.ask("semanticTokens/full/delta", "a.md", previousResultId=first)
    assert again["edits"] == []
    assert again["resultId"] != first


def test_what_is_closed_is_forgotten(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    first = client.ask("semanticTokens/full", "a.md")["resultId"]
    client.close("a.md")
    assert client.ask("semanticTokens/full", "a.md").keys() == {"data"}
    client.open("a.md")
    assert "data" in client.ask("semanticTokens/full/delta", "a.md", previousResultId=first)


def test_the_client_asks_again_when_another_note_turns_a_link(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, DRAWING)
    client.open("a.md", "b.md")
    client.ask("semanticTokens/full", "a.md")
    client.type("b.md", "# B", "# B\nmore")
    assert client.refreshes("semanticTokens") == 0
    client.type("b.md", "# B", "---\naliases: [c]\n---\n# B")
    assert client.refreshes("semanticTokens") == 1
    assert read(client, "a.md", client.ask("semanticTokens/full", "a.md")["data"])[-1] == (
        "c class resolved inexact"
    )
    client.type("a.md", "[[c]]", "[[d]]")
    assert client.refreshes("semanticTokens") == 1


def test_who_cannot_be_told_is_not(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md", "b.md")
    client.ask("semanticTokens/full", "a.md")
    client.type("b.md", "# B", "---\naliases: [c]\n---\n# B")
    assert client.refreshes("semanticTokens") == 0


tokens = st.lists(st.tuples(*[st.integers(0, 2)] * 5), max_size=6).map(
    lambda rows: [number for row in rows for number in row]
)


@given(tokens, tokens)
def test_an_edit_makes_the_new_of_the_old(old: list[int], new: list[int]) -> None:
    edits = difference(old, new)
    assert len(edits) == (old != new)
    made = list(old)
    for start, removed, data in edits:
        assert start % 5 == removed % 5 == len(data) % 5 == 0
        made[start : start + removed] = data
    assert made == new
