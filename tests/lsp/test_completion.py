"""Completion on the wire, as clients take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk, recorded

NOTES = "//- a.md\né🙂 [[<typed|be$0|typed>]]\n//- bee.md\n---\ntitle: The bee\n---\nIt **hums**.\n"


def able(**completion: Any) -> Any:
    return {**WATCHING, "textDocument": {"completion": completion}}


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_an_item_replaces_what_was_typed(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    found = client.ask("completion")
    (item,) = found["items"]
    start = client.span("typed")["start"]
    assert item["textEdit"]["range"]["start"] == start
    assert item["textEdit"]["range"]["end"]["line"] == start["line"]
    assert item["textEdit"]["newText"].startswith("bee")
    assert (item["label"], item["detail"], item["sortText"]) == ("The bee", "bee", "0000")
    assert item["filterText"] in ("bee", "The bee")
    assert found["isIncomplete"] is False
    assert "itemDefaults" not in found


def test_what_all_items_share_is_told_once(talk: Callable[..., Talk]) -> None:
    plain = talk(NOTES)
    plain.open("a.md")
    edit = plain.ask("completion")["items"][0]["textEdit"]
    client = talk(NOTES, able(completionList={"itemDefaults": ["editRange"]}))
    client.open("a.md")
    found = client.ask("completion")
    assert found["itemDefaults"] == {"editRange": edit["range"]}
    (item,) = found["items"]
    assert item["textEditText"] == edit["newText"]
    assert "textEdit" not in item


def test_the_slug_stands_beside_the_label_where_the_client_can(
    talk: Callable[..., Talk],
) -> None:
    client = talk(NOTES, able(completionItem={"labelDetailsSupport": True}))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    assert item["labelDetails"] == {"description": "bee"}
    assert "detail" not in item


def test_an_item_is_resolved_to_a_preview(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, able(completionItem={"documentationFormat": ["markdown"]}))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    resolved = client.wire.request("completionItem/resolve", item)
    documentation = resolved.pop("documentation")
    assert resolved == item
    assert documentation["kind"] == "markdown"
    assert "It **hums**." in documentation["value"]


@pytest.mark.parametrize("formats", [{}, {"documentationFormat": ["plaintext"]}])
def test_a_preview_is_plain_text_for_clients_without_markdown(
    talk: Callable[..., Talk], formats: Any
) -> None:
    client = talk(NOTES, able(completionItem=formats))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    resolved = client.wire.request("completionItem/resolve", item)
    assert "It hums." in resolved["documentation"]


def test_a_preview_is_of_what_is_open(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md", "bee.md")
    (item,) = client.ask("completion")["items"]
    client.type("bee.md", "hums", "stings")
    resolved = client.wire.request("completionItem/resolve", item)
    assert "It stings." in resolved["documentation"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        {},
        {"root": 1, "note": []},
        {"root": "/", "note": "etc/passwd"},
        {"note": "bee.md"},
    ],
)
def test_an_item_with_foreign_data_is_given_back(talk: Callable[..., Talk], data: Any) -> None:
    client = talk(NOTES)
    item = {"label": "x"} if data is None else {"label": "x", "data": data}
    assert client.wire.request("completionItem/resolve", item) == item


def test_an_item_of_a_note_that_has_gone_is_given_back(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    client.remove("bee.md")
    client.touched("bee.md")
    assert client.wire.request("completionItem/resolve", item) == item


def test_each_part_of_a_link_is_completed(talk: Callable[..., Talk]) -> None:
    source = "//- a.md\n{}\n//- bee.md\n---\ntitle: The bee\n---\n# Wings 🙂\n\nText ^legs\n"

    def labels(written: str) -> list[str]:
        client = talk(source.format(written))
        client.open("a.md")
        return client.labels(client.ask("completion"))

    assert labels("[[bee#$0") == ["Wings 🙂"]
    assert labels("[[bee#^$0]]") == ["^legs"]
    assert labels("[[bee|$0]]") == ["The bee"]


def test_outside_of_links_nothing_is_offered(talk: Callable[..., Talk]) -> None:
    client = talk("[$0 text](url) `[[x`\n")
    client.open("note.md")
    assert client.ask("completion") is None


def test_the_signs_that_lead_to_completion_are_offered(talk: Callable[..., Talk]) -> None:
    client = talk("", recorded("vscode_1.139"))
    offered = client.offered["completionProvider"]
    assert {"[", "#", "^", "|"} <= set(offered["triggerCharacters"])
    assert offered["resolveProvider"] is True


def test_a_list_that_is_cut_is_incomplete(talk: Callable[..., Talk]) -> None:
    notes = "".join(f"//- n{number:03}.md\n\n" for number in range(120))
    client = talk(f"//- a.md\n[[n$0\n{notes}")
    client.open("a.md")
    found = client.ask("completion")
    assert found["isIncomplete"] is True
    assert len(found["items"]) == 100
    keys = [item["sortText"] for item in found["items"]]
    assert keys == sorted(keys)
