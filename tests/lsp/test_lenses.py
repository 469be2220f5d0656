"""Code lenses on the wire, and the commands behind them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk

VIDEO = "dQw4w9WgXcQ"
NOTES = f"""
    //- a.md
    ---
    title: 🙂
    videoId: <id|{VIDEO}|id>
    ---
    # 🙂 One
    [00:00:35]
    //- b.md
    ---
    videoId: {VIDEO}
    ---
    🙂 <use|[[a]]|use>
    """
REFRESHING: Any = {
    "workspace": {**WATCHING["workspace"], "codeLens": {"refreshSupport": True}},
    "window": {"showDocument": {"support": True}},
}
SEEKING = {"code-lens": {"sections": True}}


def run(client: Talk, command: Any) -> Any:
    params = {"command": command["command"], "arguments": command["arguments"]}
    return client.wire.request("workspace/executeCommand", params)


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_lens_counts_when_it_is_seen(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    lenses = client.ask("codeLens", "a.md")
    assert [lens["range"]["start"] for lens in lenses] == [
        {"line": 0, "character": 0},
        client.span("id")["start"],
    ]
    assert not any("command" in lens for lens in lenses)
    commands = [client.wire.request("codeLens/resolve", lens)["command"] for lens in lenses]
    assert [command["title"] for command in commands] == [
        "1 note links here",
        "1 other note on this video",
    ]
    assert run(client, commands[0]) == [client.location("use")]
    places = run(client, commands[1])
    assert client.uri("b.md") in {place["uri"] for place in places}
    (place,) = [place for place in places if place["uri"] == client.uri("b.md")]
    assert client.taken("b.md", place["range"]) == VIDEO


def test_a_section_leads_into_the_video(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, REFRESHING, options=SEEKING)
    client.open("a.md")
    lens = client.ask("codeLens", "a.md")[-1]
    assert lens["command"]["title"] == "Open the video at 00:00:35"
    assert run(client, lens["command"]) is None
    (shown,) = [
        message["params"]
        for message in client.wire.sent
        if message.get("method") == "window/showDocument"
    ]
    assert shown == {"uri": f"https://www.youtube.com/watch?v={VIDEO}&t=35s", "external": True}


def test_who_cannot_show_it_is_not_offered_it(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, options=SEEKING)
    client.open("a.md")
    assert len(client.ask("codeLens", "a.md")) == 2


@pytest.mark.parametrize("command", ["notes.backlinks", "notes.openAt"])
@pytest.mark.parametrize(
    "arguments", [[], [5], ["file:///nowhere.md"], ["file:///x.md", {"line": "1"}], [{}, -1]]
)
def test_wrong_arguments_do_nothing(
    talk: Callable[..., Talk], command: str, arguments: list[Any]
) -> None:
    client = talk(NOTES, REFRESHING)
    client.open("a.md")
    assert run(client, {"command": command, "arguments": arguments}) is None


def test_it_is_counted_again_when_a_note_is_saved(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, REFRESHING)
    client.open("a.md", "b.md")
    assert client.refreshes("codeLens") == 0
    lens = client.ask("codeLens", "a.md")[0]
    client.type("b.md", "[[a]]", "words")
    assert client.refreshes("codeLens") == 0
    client.wire.notify("textDocument/didSave", {"textDocument": {"uri": client.uri("b.md")}})
    assert client.refreshes("codeLens") == 1
    resolved = client.wire.request("codeLens/resolve", lens)
    assert resolved["command"]["title"] == "0 notes link here"
