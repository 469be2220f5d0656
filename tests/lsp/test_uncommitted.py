"""Notes that are being worked on: what git tells of them, beside the work."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp.quiet import QUIET
from tests.lsp.talking import PULLING, Talk
from tests.vault.repository import commit

VAULT = """
    //- a.md
    [[scaling_lawss]]
    //- scaling_laws.md
    """
WARNING, INFORMATION = 2, 3


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ask git at once, not in a thread; the folders about which it was asked."""
    folders: list[str] = []

    async def ask(question: Callable[..., Any], folder: Any, *arguments: Any) -> Any:
        folders.append(folder.name)
        await asyncio.sleep(0)
        return question(folder, *arguments)

    monkeypatch.setattr(asyncio, "to_thread", ask)
    return folders


def severity(client: Talk) -> int:
    (item,) = client.pull("a.md")["items"]
    assert item["code"] == "link.misspelt"
    return int(item["severity"])


def save(client: Talk, path: str, text: str) -> None:
    client.write(path, text)
    client.wire.notify("textDocument/didSave", {"textDocument": {"uri": client.uri(path)}})


def test_what_is_being_worked_on_is_judged_as_such(
    talk: Callable[..., Talk], asked: list[str]
) -> None:
    first = talk(VAULT, PULLING)
    assert asked == []  # it is no repository
    commit(first.folder)
    client = talk("", PULLING)
    client.open("a.md")
    assert severity(client) == INFORMATION
    client.type("a.md", "]]", "]] ")
    client.pull("a.md")
    assert len(asked) == 1  # at the start, and not for a keystroke
    save(client, "a.md", client.text("a.md"))
    client.wire.advance(QUIET)
    assert "workspace/diagnostic/refresh" in [m.get("method") for m in client.wire.sent]
    assert severity(client) == WARNING
    commit(client.folder)
    client.touched("scaling_laws.md")
    assert severity(client) == INFORMATION


def test_what_changes_while_git_looks_is_asked_about_after_it(
    talk: Callable[..., Talk], asked: list[str]
) -> None:
    client = talk(VAULT, PULLING)
    commit(client.folder)
    client.open("a.md")
    saved = {"textDocument": {"uri": client.uri("a.md")}}
    client.wire.deliver(*3 * [{"method": "textDocument/didSave", "params": saved}])
    assert len(asked) == 2
