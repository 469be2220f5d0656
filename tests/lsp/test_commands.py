"""Commands on the wire: what they take, have the client change, and answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from notes_lsp.lsp.methods import COMMANDS
from notes_lsp.syntax.notations import anchor
from tests.lsp.talking import WATCHING, Talk
from tests.lsp.wire import ErrorAnswer

ABLE: Any = {
    "workspace": {
        **WATCHING["workspace"],
        "applyEdit": True,
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
    "window": {"showDocument": {"support": True}},
}
VIDEO = "kJ3vHq8-Wm0"
NOTE = f"""\
//- talks/a.md
---
title: A
videoId: {VIDEO}
---

From: [[hub]] <br/>

é🙂 {anchor(62)} [[Long hulls]]

## Sails

{anchor(125)}
//- talks/b_c.md
---
title: B c
---
[[a | the a]]
//- hub.md
---
title: Hub
---
"""


def run(client: Talk, command: str, argument: Any = None) -> Any:
    """The answer of a command."""
    arguments = [] if argument is None else [argument]
    params = {"command": command, "arguments": arguments}
    return client.wire.request("workspace/executeCommand", params)


def edits_asked(client: Talk) -> list[Any]:
    """The edits that the server has asked the client to make."""
    return [one["params"] for one in client.wire.sent if one.get("method") == "workspace/applyEdit"]


def shown(client: Talk) -> list[str]:
    sent = client.wire.sent
    return [one["params"]["uri"] for one in sent if one.get("method") == "window/showDocument"]


def created(client: Talk) -> list[tuple[str, str]]:
    """The files that the last edit creates, and their texts."""
    changes = edits_asked(client)[-1]["edit"]["documentChanges"]
    files = [change["uri"] for change in changes if change.get("kind") == "create"]
    texts = {
        change["textDocument"]["uri"]: change["edits"][0]["newText"]
        for change in changes
        if "textDocument" in change
    }
    return [(uri, texts[uri]) for uri in files]


@pytest.fixture
def client(talk: Callable[..., Talk]) -> Talk:
    client = talk(NOTE, ABLE)
    client.wait_until_read()
    client.open("talks/a.md")
    return client


def at(client: Talk, words: str) -> Any:
    """The position after `words` in the open note."""
    text = client.text("talks/a.md")
    return client.at("talks/a.md", text.index(words) + len(words))["position"]


def test_they_are_offered(client: Talk) -> None:
    commands = client.offered["executeCommandProvider"]["commands"]
    assert sorted(commands) == sorted(COMMANDS)


def test_a_note_is_created_by_title_and_shown(client: Talk) -> None:
    uri = client.uri("talks/new__old_hulls.md")
    argument = {"uri": client.uri("talks/a.md"), "title": "New & old hulls"}
    assert run(client, "notes.createNote", argument) == {"uri": uri}
    assert created(client) == [
        (
            uri,
            f"---\ntitle: New & old hulls\nvideoId: {VIDEO}\n---\n\nFrom: [[hub]] <br/>\n",
        )
    ]
    assert shown(client) == [uri]


def test_an_editor_that_shows_no_notes_gets_them_all_the_same(talk: Callable[..., Talk]) -> None:
    client = talk(NOTE, {"workspace": ABLE["workspace"]})
    argument = {"uri": client.uri("talks/a.md"), "title": "Hulls"}
    uri = client.uri("talks/hulls.md")
    assert run(client, "notes.createNote", argument) == {"uri": uri}
    assert [path for path, _ in created(client)] == [uri]
    assert run(client, "notes.dailyNote", {"date": "2026-02-03"})["created"]
    assert shown(client) == []


def test_a_note_is_created_for_a_link(client: Talk) -> None:
    argument = {"uri": client.uri("talks/a.md"), "position": at(client, "[[Long")}
    uri = client.uri("talks/long_hulls.md")
    assert run(client, "notes.createNote", argument) == {"uri": uri}
    assert [path for path, _ in created(client)] == [uri]
    with pytest.raises(ErrorAnswer, match="no link here"):
        run(client, "notes.createNote", {**argument, "position": at(client, "From")})


def test_a_note_about_a_video(client: Talk) -> None:
    video = "https://youtu.be/zaNTUdXETPI"
    answer = run(client, "notes.newFromVideo", {"video": video, "title": "Wind"})
    assert answer == {"uri": client.uri("wind.md")}
    assert created(client) == [
        (answer["uri"], "---\ntitle: Wind\nvideoId: zaNTUdXETPI\n---\n"),
    ]


def test_the_note_of_a_day(client: Talk) -> None:
    answer = run(client, "notes.dailyNote", {"date": "2026-02-03"})
    assert answer == {"uri": client.uri("2026-02-03.md"), "created": True}
    assert created(client) == [(answer["uri"], '---\ntitle: "2026-02-03"\n---\n')]
    client.write("2026-02-03.md", "Text.\n")
    client.touched("2026-02-03.md")
    again = run(client, "notes.dailyNote", {"date": "2026-02-03", "uri": client.uri("talks/a.md")})
    assert again == {**answer, "created": False}
    assert len(edits_asked(client)) == 1
    assert shown(client) == [answer["uri"]] * 2
    assert run(client, "notes.dailyNote")["uri"] == client.uri(f"{date.today()}.md")


def test_safe_fixes_are_made(talk: Callable[..., Talk]) -> None:
    stamp = '<a class="yt-timestamp" data-t="01:02">[01:02]</a>'
    client = talk(f"//- a.md\n---\nvideoId: {VIDEO}\n---\n{stamp} [[B c]]\n//- b_c.md\n\n", ABLE)
    client.wait_until_read()
    client.open("a.md")
    uri = {"uri": client.uri("a.md")}
    assert run(client, "notes.fixAll", {**uri, "only": ["link"]}) == {"edits": 1}
    (change,) = edits_asked(client)[-1]["edit"]["documentChanges"]
    assert change["textDocument"] == {**uri, "version": 1}
    assert run(client, "notes.fixAll", uri)["edits"] > 1
    with pytest.raises(ErrorAnswer, match="“links” is no code"):
        run(client, "notes.fixAll", {**uri, "only": ["links"]})


@pytest.mark.parametrize(
    ("argument", "changed"),
    [
        ({"by": 10}, 2),
        ({"by": "-1:00"}, 2),
        ({"by": 10, "section": "Sails"}, 1),
        ({"by": 0}, 0),
    ],
)
def test_timestamps_are_shifted(client: Talk, argument: Any, changed: int) -> None:
    answer = run(client, "notes.shiftTimestamps", {"uri": client.uri("talks/a.md"), **argument})
    assert answer == {"changed": changed, "left": []}
    assert len(edits_asked(client)) == (changed > 0)


def test_timestamps_of_a_range_are_shifted(client: Talk) -> None:
    place = {"start": at(client, "é🙂"), "end": at(client, "[[Long")}
    argument = {"uri": client.uri("talks/a.md"), "by": 10, "range": place}
    assert run(client, "notes.shiftTimestamps", argument)["changed"] == 1
    with pytest.raises(ErrorAnswer, match="No timestamp is moved: 00:01:02 would"):
        run(client, "notes.shiftTimestamps", {**argument, "by": "-1:30"})
    with pytest.raises(ErrorAnswer, match="no heading “Keel”"):
        run(client, "notes.shiftTimestamps", {**argument, "section": "Keel"})
    with pytest.raises(ErrorAnswer, match="“soon” is no time"):
        run(client, "notes.shiftTimestamps", {**argument, "by": "soon"})


def test_timestamps_are_put_at_the_cursor(client: Talk) -> None:
    uri = client.uri("talks/a.md")
    argument = {"uri": uri, "position": at(client, "hulls]]")}
    assert run(client, "notes.nextStamp", argument) == {"text": anchor(72)}
    place = {"start": at(client, "é"), "end": at(client, "é🙂")}
    pasted = {"uri": uri, "range": place, "url": f"https://youtu.be/{VIDEO}?t=9"}
    assert run(client, "notes.pasteStamp", pasted) == {"text": anchor(9)}
    (change,) = edits_asked(client)[-1]["edit"]["documentChanges"]
    assert change["edits"] == [{"range": place, "newText": anchor(9)}]
    with pytest.raises(ErrorAnswer, match="names no moment"):
        run(client, "notes.pasteStamp", {**pasted, "url": f"https://youtu.be/{VIDEO}"})


def test_the_timeline_of_a_video_is_told(client: Talk) -> None:
    told = run(client, "notes.timeline", {"uri": client.uri("talks/a.md")})
    assert told["video"] == VIDEO
    assert [(one["time"], one["section"]) for one in told["moments"]] == [
        ("00:01:02", None),
        ("00:02:05", "Sails"),
    ]
    assert told["moments"][0]["url"] == f"https://www.youtube.com/watch?v={VIDEO}&t=62s"
    assert run(client, "notes.timeline", {"video": VIDEO}) == told
    with pytest.raises(ErrorAnswer, match="names no videos"):
        run(client, "notes.timeline", {"uri": client.uri("hub.md")})


def test_the_graph_around_a_note_is_told(client: Talk) -> None:
    told = run(client, "notes.graph", {"uri": client.uri("talks/a.md"), "format": "mermaid"})
    uris = [client.uri(path) for path in ("talks/a.md", "hub.md", "talks/b_c.md")]
    assert [node["uri"] for node in told["nodes"]] == uris
    assert told["nodes"][0] == {"id": "talks/a.md", "uri": uris[0], "title": "A", "distance": 0}
    assert told["links"] == [
        {"source": "talks/a.md", "target": "hub.md", "count": 1, "ofHub": True},
        {"source": "talks/b_c.md", "target": "talks/a.md", "count": 1, "ofHub": False},
    ]
    assert (told["leftOut"], told["text"][:9]) == (0, "graph LR\n")
    client.close("talks/a.md")
    argument = {"uri": client.uri("talks/a.md"), "depth": 0, "limit": 5}
    assert len(run(client, "notes.graph", argument)["nodes"]) == 1


def test_the_graph_of_all_notes_is_told(client: Talk) -> None:
    told = run(client, "notes.graph")
    assert [node["id"] for node in told["nodes"]] == ["hub.md", "talks/a.md", "talks/b_c.md"]
    assert len(told["links"]) == 2
    with pytest.raises(ErrorAnswer, match="only with the uri"):
        run(client, "notes.graph", {"format": "dot"})
    client.open("untitled:x", text="[[a]]")
    with pytest.raises(ErrorAnswer, match="not saved"):
        run(client, "notes.graph", {"uri": "untitled:x"})


def test_the_disk_is_looked_at_again(client: Talk) -> None:
    client.write("talks/d.md", "[[a]]\n")
    client.write("hub.md", "---\ntitle: Other\n---\n")
    assert run(client, "notes.rescan") == {"vaults": 1}
    client.wait_until_read()
    (vault,) = client.editor.workspace.vaults.values()
    assert "talks/d.md" in vault.index.facts
    assert "Other" in {names.title for names in vault.index.names.values()}


def test_the_state_is_told(client: Talk) -> None:
    told = run(client, "notes.status", {})
    assert (told["encoding"], told["documents"]) == ("utf-16", 1)
    (vault,) = told["vaults"]
    assert vault["root"] == str(client.folder)
    assert (vault["notes"], vault["read"], vault["wrongSettings"]) == (3, True, [])


OWN = sorted(COMMANDS.keys() - {"notes.backlinks", "notes.openAt"})


@pytest.mark.parametrize("command", OWN)
def test_what_they_do_not_take_is_told(client: Talk, command: str) -> None:
    wrong: Any
    for wrong in ({"other": 1}, {"uri": 1}, [], 3, "x", "\ud83d"):
        with pytest.raises(ErrorAnswer, match=r"-32602: .*takes"):
            run(client, command, wrong)
    with pytest.raises(ErrorAnswer, match="one object, not 2"):
        client.wire.request("workspace/executeCommand", {"command": command, "arguments": [{}, {}]})


def test_a_client_that_takes_no_edits_is_told_so(talk: Callable[..., Talk]) -> None:
    client = talk(NOTE)
    client.wait_until_read()
    client.open("talks/a.md")
    argument = {"uri": client.uri("talks/a.md"), "by": 1}
    with pytest.raises(ErrorAnswer, match="takes no edits"):
        run(client, "notes.shiftTimestamps", argument)
    able = {"workspace": {**WATCHING["workspace"], "applyEdit": True}}
    client = talk(NOTE, able)
    client.wait_until_read()
    client.open("talks/a.md")
    assert run(client, "notes.shiftTimestamps", argument)["changed"] == 2
    with pytest.raises(ErrorAnswer, match="creates no files"):
        run(client, "notes.createNote", {"uri": client.uri("talks/a.md"), "title": "X"})


def test_what_the_client_does_not_do_is_told(talk: Callable[..., Talk]) -> None:
    refusal = {"applied": False, "failureReason": "read only"}
    client = talk(NOTE, ABLE, answers={"workspace/applyEdit": refusal})
    client.wait_until_read()
    client.open("talks/a.md")
    with pytest.raises(ErrorAnswer, match=r"-32803: .*read only"):
        run(client, "notes.shiftTimestamps", {"uri": client.uri("talks/a.md"), "by": 1})


def test_a_note_that_is_not_open_is_changed(client: Talk) -> None:
    client.close("talks/a.md")
    argument = {"uri": client.uri("talks/a.md"), "by": 1}
    assert run(client, "notes.shiftTimestamps", argument)["changed"] == 2
    (change,) = edits_asked(client)[-1]["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": client.uri("talks/a.md"), "version": None}


def test_only_notes_are_changed(client: Talk) -> None:
    with pytest.raises(ErrorAnswer, match="is no note of a vault"):
        run(client, "notes.timeline", {"uri": client.uri("gone.md")})
