"""Ways in which clients begin: with folders, the older forms of one, none at all, odd ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.lsp.talking import WATCHING, Talk
from tests.lsp.wire import Wire

NOTES = "//- a.md\n🙂 [[b]]\n//- b.md\n# B\n"


def folders(root: Path) -> Any:
    return {"workspaceFolders": [{"uri": root.as_uri(), "name": "notes"}], "rootUri": "file:///x"}


def definition(wire: Wire, file: Path) -> Any:
    """Where the link of a file leads which is open."""
    uri = file.as_uri()
    item = {"uri": uri, "languageId": "markdown", "version": 1, "text": file.read_text("utf-8")}
    wire.notify("textDocument/didOpen", {"textDocument": item})
    at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 6}}
    return wire.request("textDocument/definition", at)


@pytest.mark.parametrize(
    "begin",
    [
        folders,
        lambda root: {"workspaceFolders": None, "rootUri": root.as_uri()},
        lambda root: {"workspaceFolders": [], "rootUri": None, "rootPath": str(root)},
        lambda root: {"workspaceFolders": None},
        lambda root: {"processId": None, "rootPath": None, "clientInfo": None},
    ],
)
def test_a_note_knows_its_neighbours(
    connect: Callable[..., Wire], write_vault: Callable[[str], Path], begin: Callable[[Path], Any]
) -> None:
    root = write_vault(NOTES)
    wire = connect(**begin(root), capabilities=WATCHING)
    assert definition(wire, root / "a.md")["uri"] == (root / "b.md").as_uri()


@pytest.mark.parametrize("name", ["a b", "100% é", "x#y?z", "[n] & %41+%", "🙂"])
def test_a_folder_may_be_called_anything(talk: Callable[..., Talk], name: str) -> None:
    client = talk(f"//- {name}/a.md\n🙂 [[b]]\n//- {name}/b.md\n# B\n", folders=(name,))
    path = f"{name}/a.md"
    client.open(path)
    found = client.wire.request("textDocument/definition", client.at(path, 4))
    assert found["uri"] == client.uri(f"{name}/b.md")
    symbols = client.wire.request("workspace/symbol", {"query": "b"})
    assert {symbol["location"]["uri"] for symbol in symbols} == {found["uri"]}


def test_a_folder_may_come_later(talk: Callable[..., Talk]) -> None:
    client = talk("", folders=("notes",))
    assert client.wire.request("workspace/symbol", {"query": "b"}) == []
    client.write("notes/b.md", "# B\n")
    client.touched("notes", "notes/b.md")
    symbols = client.wire.request("workspace/symbol", {"query": "b"})
    assert {symbol["location"]["uri"] for symbol in symbols} == {client.uri("notes/b.md")}
