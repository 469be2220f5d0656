"""Folds, selections, highlights and linked times on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import Talk

encodings = pytest.mark.parametrize("encoding", get_args(Encoding))


def test_parts_fold_by_whole_lines(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n---\ntitle: x\n---\n🙂\n# A\ntext\n\n<!-- one\ntwo -->\n")
    client.open("a.md")
    assert client.ask("foldingRange", "a.md") == [
        {"startLine": 0, "endLine": 2},
        {"startLine": 4, "endLine": 8},
        {"startLine": 7, "endLine": 8, "kind": "comment"},
    ]


@encodings
def test_a_selection_grows(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk("//- a.md\né🙂 [[<in|m$0ill|in> | x]] 🙂\n", encoding=encoding)
    client.open("a.md")
    position = client.at(*client.fixture.cursor)["position"]
    (found,) = client.ask("selectionRange", "a.md", positions=[position])
    assert found["range"] == client.span("in")
    texts = []
    while found:
        texts.append(client.taken("a.md", found["range"]))
        found = found.get("parent")
    assert texts == ["mill", "[[mill | x]]", "é🙂 [[mill | x]] 🙂", "é🙂 [[mill | x]] 🙂\n"]


@encodings
def test_the_same_thing_lights_up(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk("//- a.md\n# 🙂 He$0re\n🙂 [[#🙂 Here]]\n", encoding=encoding)
    client.open("a.md")
    found = client.ask("documentHighlight")
    assert [(client.taken("a.md", item["range"]), item["kind"]) for item in found] == [
        ("# 🙂 Here", 3),
        ("[[#🙂 Here]]", 2),
    ]


@encodings
def test_both_times_of_a_stamp_are_edited(talk: Callable[..., Talk], encoding: str) -> None:
    anchor = '<a class="yt-timestamp" data-t="<t|00:0$00:35|t>">[<t|00:00:35|t>]</a>'
    client = talk(f"//- a.md\n🙂 {anchor} [[x]]\n", encoding=encoding)
    client.open("a.md")
    found: Any = client.ask("linkedEditingRange")
    assert [client.taken("a.md", item) for item in found["ranges"]] == ["00:00:35"] * 2
    assert found["wordPattern"] == "[0-9:]*"
    assert client.wire.request("textDocument/linkedEditingRange", client.at("a.md", 0)) is None
