"""Code actions on the wire: what is offered for a range, and its edits, at once or late."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.syntax.notations import anchor
from notes_lsp.text.lines import Encoding
from tests.lsp.talking import CLIENTS, WATCHING, Talk, position, recorded
from tests.lsp.wire import ErrorAnswer

LITERALS: Any = {
    **WATCHING,
    "textDocument": {
        "codeAction": {
            "codeActionLiteralSupport": {"codeActionKind": {}},
            "isPreferredSupport": True,
            "dataSupport": True,
        }
    },
}
STAMPS = """---
videoId: 0123456789a
---
é🙂 <a class="yt-timestamp" data-t="01:02">[01:02]</a> text
"""


clients = pytest.mark.parametrize("name", CLIENTS)


def ask(client: Talk, path: str, start: int, end: int, only: Any = None) -> Any:
    """The code actions for a part of a file."""
    context: Any = {"diagnostics": []} if only is None else {"diagnostics": [], "only": only}
    return client.ask("codeAction", path, range=client.range(path, start, end), context=context)


def fixes(client: Talk, path: str, start: int, end: int) -> Any:
    """Those of them that repair something."""
    found = ask(client, path, start, end, ["quickfix"])
    return [one for one in found if not one["title"].startswith("Ignore")]


def titled(actions: Any, title: str) -> Any:
    (action,) = [action for action in actions if action["title"] == title]
    return action


def applied(client: Talk, path: str, edits: Any) -> str:
    """A file's text after `edits`, which are in its present terms."""
    text = client.text(path)
    places = {
        str(position(text, offset, client.encoding)): offset
        for offset in reversed(range(len(text) + 1))
    }
    spans = [
        (places[str(edit["range"]["start"])], places[str(edit["range"]["end"])], edit["newText"])
        for edit in edits
    ]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_fix_changes_the_version_that_is_open(talk: Callable[..., Talk], encoding: str) -> None:
    able = {**LITERALS, "workspace": {"workspaceEdit": {"documentChanges": True}}}
    able["workspace"].update(WATCHING["workspace"])
    client = talk(f"//- a.md\n{STAMPS}", able, encoding=encoding)
    client.open("a.md")
    client.type("a.md", " text", " more text")
    (action,) = fixes(client, "a.md", client.text("a.md").index("01:02"), len(client.text("a.md")))
    (change,) = action["edit"]["documentChanges"]
    assert change["textDocument"] == {"uri": client.uri("a.md"), "version": 2}
    assert applied(client, "a.md", change["edits"]) == client.text("a.md").replace(
        'data-t="01:02">[01:02]', 'data-t="00:01:02">[00:01:02]'
    )
    assert (action["kind"], action["isPreferred"]) == ("quickfix", True)
    assert [item["code"] for item in action["diagnostics"]] == ["timestamp.parts"]


def test_changes_are_by_document_for_clients_that_know_no_versions(
    talk: Callable[..., Talk],
) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    (action,) = fixes(client, "a.md", 0, len(client.text("a.md")))
    (edits,) = action["edit"]["changes"].values()
    assert "00:01:02" in applied(client, "a.md", edits)


def test_only_what_is_wrong_in_the_range_is_offered(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    assert ask(client, "a.md", 0, 3) == []
    at = client.text("a.md").index("01:02")
    assert len(fixes(client, "a.md", at, at)) == 1


@pytest.mark.parametrize(
    ("only", "count"),
    [
        (None, 3),
        ([], 3),
        (["quickfix"], 3),
        ([""], 3),
        (["refactor"], 0),
        (["source.x"], 0),
        (["source.fixAll"], 1),
    ],
)
def test_kinds_that_are_not_wanted_are_not_offered(
    talk: Callable[..., Talk], only: Any, count: int
) -> None:
    client = talk(f"//- a.md\n{STAMPS}", LITERALS)
    client.open("a.md")
    assert len(ask(client, "a.md", 0, len(client.text("a.md")), only)) == count


def test_a_name_that_was_meant_is_offered_first(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n🙂 [[the_be]]\n//- the_bee.md\n\n", LITERALS)
    client.open("a.md")
    found = fixes(client, "a.md", 0, 10)
    (edits,) = found[0]["edit"]["changes"].values()
    assert applied(client, "a.md", edits) == "🙂 [[the_bee]]\n"
    assert all("isPreferred" not in action for action in found)


def test_a_client_that_takes_neither_actions_nor_edits_gets_none(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}")
    client.open("a.md")
    assert client.offered["codeActionProvider"] is True
    assert ask(client, "a.md", 0, len(client.text("a.md"))) is None


OLD: Any = {"workspace": {**WATCHING["workspace"], "applyEdit": True}}


def execute(client: Talk, command: Any) -> Any:
    """What a client does with a command that was chosen."""
    params = {"command": command["command"], "arguments": command["arguments"]}
    return client.wire.request("workspace/executeCommand", params)


def test_a_client_that_knows_commands_alone_gets_one_for_each(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}", OLD)
    client.open("a.md")
    commands = ask(client, "a.md", 0, len(client.text("a.md")), ["quickfix"])
    assert {one["command"] for one in commands} == {"notes.applyAction"}
    assert execute(client, commands[0]) == {"notes": 1}
    (asked,) = [one for one in client.wire.sent if one.get("method") == "workspace/applyEdit"]
    assert text_after(client, asked["params"]) == STAMPS.replace("01:02", "00:01:02")
    client.type("a.md", " text", " more text")
    with pytest.raises(ErrorAnswer, match="another by now"):
        execute(client, commands[0])
    moved = {**commands[0]["arguments"][0], "version": 2, "place": [0, 0]}
    with pytest.raises(ErrorAnswer, match="nothing to do any more"):
        execute(client, {**commands[0], "arguments": [moved]})


def test_timestamps_are_moved_by_a_few_seconds(talk: Callable[..., Talk]) -> None:
    text = f"---\nvideoId: 0123456789a\n---\né🙂 {anchor(62)}\n"
    client = talk(f"//- a.md\n{text}", LITERALS)
    client.open("a.md")
    offered = ask(client, "a.md", len(text) - 5, len(text), ["refactor.rewrite"])
    later = titled(offered, "Move 1 timestamp 5 seconds later")
    assert text_after(client, later) == text.replace(anchor(62), anchor(67))


def test_an_editor_that_can_ask_is_told_to(talk: Callable[..., Talk]) -> None:
    text = f"---\nvideoId: 0123456789a\n---\né🙂 {anchor(62)}\n"
    commands = {"commands": {"commands": ["notes-lsp.shiftTimestamps"]}}
    client = talk(f"//- a.md\n{text}", {**recorded("vscode_1.139"), "experimental": commands})
    client.open("a.md")
    start = text.index("<a")
    action = titled(ask(client, "a.md", start, len(text)), "Move 1 timestamp by…")
    assert action.keys() == {"title", "kind", "command"}
    assert action["command"]["command"] == "notes-lsp.shiftTimestamps"
    place = client.range("a.md", start, len(text))
    assert action["command"]["arguments"] == [client.uri("a.md"), place]
    everything = titled(
        ask(client, "a.md", 0, 0, ["refactor"]), "Move 1 timestamp of this note by…"
    )
    assert everything["command"]["arguments"] == [client.uri("a.md"), None]


def test_an_action_of_a_real_editor_carries_its_diagnostic(talk: Callable[..., Talk]) -> None:
    client = talk(f"//- a.md\n{STAMPS}", recorded("vscode_1.139"))
    client.open("a.md")
    (action,) = fixes(client, "a.md", 0, len(client.text("a.md")))
    assert action["diagnostics"] == client.pull("a.md")["items"]


# Edits that come late


FIX_ALL = "Fix all that is safe to fix"
IGNORE = "Ignore timestamp.parts in this note"
MANY = STAMPS + '<a class="yt-timestamp" data-t="03:04">[03:04]</a>\n'


def resolved(client: Talk, action: Any) -> Any:
    return client.wire.request("codeAction/resolve", action)


@pytest.mark.usefixtures("quiet_disk")
@clients
def test_an_editor_gets_edits_when_it_can_take_them(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk(f"//- a.md\n{MANY}", capabilities)
    client.open("a.md")
    everything = (client, "a.md", 0, len(client.text("a.md")))
    announced = capabilities.get("textDocument", {}).get("codeAction", {})
    if "codeActionLiteralSupport" not in announced:
        assert ask(*everything) is None
        return
    assert client.offered["codeActionProvider"] == {
        "codeActionKinds": [
            "quickfix",
            "refactor.extract",
            "refactor.inline",
            "refactor.rewrite",
            "source.fixAll.notes-lsp",
            "source.fixAll.notes-lsp.timestamps",
            "source.fixAll.notes-lsp.links",
            "source.toc",
            "source.chapters",
        ],
        "resolveProvider": True,
    }
    late = "edit" in announced.get("resolveSupport", {}).get("properties", [])
    offered = [*ask(*everything, ["quickfix"]), *ask(*everything, ["source.fixAll"])]
    waits = [action["title"] for action in offered if "edit" not in action]
    alike = "Fix all 2 timestamp.parts in this note"
    assert waits == ([alike, IGNORE, FIX_ALL] if late else [])
    if late:
        offered = [action if "edit" in action else resolved(client, action) for action in offered]
    for title in (alike, FIX_ALL):
        assert text_after(client, titled(offered, title)) == MANY.replace(
            "01:02", "00:01:02"
        ).replace("03:04", "00:03:04")
    assert "ignore-file timestamp.parts" in text_after(client, titled(offered, IGNORE))


def text_after(client: Talk, action: Any) -> str:
    """The text of `a.md` after an action."""
    edit = action["edit"]
    changes = edit.get("documentChanges")
    (edits,) = [changes[0]["edits"]] if changes else edit["changes"].values()
    return applied(client, "a.md", edits)


def late(talk: Callable[..., Talk]) -> Talk:
    """A client that takes edits late, with the note open."""
    code_action = dict(LITERALS["textDocument"]["codeAction"])
    code_action["resolveSupport"] = {"properties": ["edit"]}
    client = talk(f"//- a.md\n{MANY}", {**LITERALS, "textDocument": {"codeAction": code_action}})
    client.open("a.md")
    return client


def test_fixes_that_are_known_come_at_once(talk: Callable[..., Talk]) -> None:
    client = late(talk)
    at = client.text("a.md").index("01:02")
    first, *others = ask(client, "a.md", at, at)
    assert "edit" in first
    assert "data" not in first
    assert all("edit" not in action and "data" in action for action in others)


def test_an_action_of_another_version_changes_nothing(talk: Callable[..., Talk]) -> None:
    client = late(talk)
    action = titled(ask(client, "a.md", 0, len(client.text("a.md"))), IGNORE)
    client.type("a.md", " text", " more text")
    assert "edit" not in resolved(client, action)


def test_an_action_keeps_what_it_was_offered_with(talk: Callable[..., Talk]) -> None:
    client = late(talk)
    action = titled(ask(client, "a.md", 0, len(client.text("a.md"))), IGNORE)
    answer = resolved(client, action)
    assert {key: answer[key] for key in ("title", "kind", "diagnostics")} == {
        key: action[key] for key in ("title", "kind", "diagnostics")
    }


@pytest.mark.parametrize(
    "data",
    [None, 1, {}, {"uri": "file:///x.md", "version": 1, "place": [0, 0]}, {"place": ["a"]}],
)
def test_an_action_that_is_not_ours_stays_as_it_is(talk: Callable[..., Talk], data: Any) -> None:
    client = late(talk)
    action = {"title": "Something", "kind": "quickfix", "data": data}
    assert "edit" not in resolved(client, action)
    place = {"uri": client.uri("a.md"), "version": 1, "place": [0, 9]}
    assert "edit" not in resolved(client, {**action, "data": place})


def test_times_become_anchors(talk: Callable[..., Talk]) -> None:
    text = "---\nvideoId: 0123456789a\n---\né🙂 [00:01:02] and [00:03:04]\n"
    client = talk(f"//- a.md\n{text}", LITERALS)
    client.open("a.md")
    at = text.index("01:02")
    found = ask(client, "a.md", at, at, ["refactor"])
    alone, all_of_them = [one for one in found if "anchor" in one["title"]]
    assert alone["kind"] == all_of_them["kind"] == "refactor.rewrite"
    (edits,) = alone["edit"]["changes"].values()
    after = text.replace("[00:01:02]", anchor(62))
    assert applied(client, "a.md", edits) == after
    (edits,) = all_of_them["edit"]["changes"].values()
    assert applied(client, "a.md", edits) == after.replace("[00:03:04]", anchor(184))


# Changes of other notes

CREATING: Any = {
    **LITERALS,
    "workspace": {
        **WATCHING["workspace"],
        "workspaceEdit": {"documentChanges": True, "resourceOperations": ["create"]},
    },
}


def test_a_note_is_created_by_those_who_can(talk: Callable[..., Talk]) -> None:
    client = talk("//- in/a.md\n🙂 [[New]] [[ne-w#H]]\n//- b.md\n# B\n", CREATING)
    client.open("in/a.md")
    action = titled(ask(client, "in/a.md", 4, 4), "Create the note New")
    assert [item["code"] for item in action["diagnostics"]] == ["link.unresolved"]
    created, filled, linked = action["edit"]["documentChanges"]
    uri = client.uri("in/New.md")
    assert created == {"kind": "create", "uri": uri, "options": {"ignoreIfExists": True}}
    assert filled["textDocument"] == {"uri": uri, "version": None}
    assert [edit["newText"] for edit in filled["edits"]] == ["## H\n"]
    assert linked["textDocument"] == {"uri": client.uri("in/a.md"), "version": 1}


def test_no_note_is_created_by_those_who_can_not(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[New]]\n", LITERALS)
    client.open("a.md")
    titles = [action["title"] for action in ask(client, "a.md", 4, 4)]
    assert not [title for title in titles if title.startswith("Create")]


def test_another_note_is_changed_in_the_version_that_is_open(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#H]]\n//- b.md\n# é\n", CREATING)
    client.wait_until_read()
    client.open("a.md")
    title = "Append the heading “H” to b"
    (closed,) = titled(ask(client, "a.md", 5, 5), title)["edit"]["documentChanges"]
    assert closed["textDocument"] == {"uri": client.uri("b.md"), "version": None}
    client.open("b.md")
    client.type("b.md", "é", "🙂🙂 é")
    (opened,) = titled(ask(client, "a.md", 5, 5), title)["edit"]["documentChanges"]
    assert opened["textDocument"] == {"uri": client.uri("b.md"), "version": 2}
    assert applied(client, "b.md", opened["edits"]) == "# 🙂🙂 é\n\n## H\n"


def test_no_note_is_changed_that_is_another_on_disk(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#H]]\n//- b.md\n# é\n", CREATING)
    client.wait_until_read()
    client.open("a.md")
    client.write("b.md", "Other.\n\n# é\n")  # and nobody has told of it
    title = "Append the heading “H” to b"
    assert not [action for action in ask(client, "a.md", 5, 5) if action["title"] == title]
    # It has been read now.
    (change,) = titled(ask(client, "a.md", 5, 5), title)["edit"]["documentChanges"]
    assert applied(client, "b.md", change["edits"]) == "Other.\n\n# é\n\n## H\n"


def test_why_a_note_can_not_be_created_is_told(talk: Callable[..., Talk]) -> None:
    able = {
        **CREATING,
        "textDocument": {"codeAction": dict(LITERALS["textDocument"]["codeAction"])},
    }
    able["textDocument"]["codeAction"]["resolveSupport"] = {"properties": ["edit"]}
    able["textDocument"]["codeAction"]["dataSupport"] = True
    settings = '//- .notes-lsp.toml\nnotes.template = "t.md"\n'
    client = talk(f"//- a.md\n[[New]]\n{settings}", able)
    client.open("a.md")
    action = titled(ask(client, "a.md", 4, 4), "Create the note New")
    with pytest.raises(ErrorAnswer, match=r"notes\.template “t\.md”"):
        resolved(client, action)


def test_a_section_is_extracted(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n🙂\n\n## Keels\n\nText.\n", CREATING)
    client.open("a.md")
    client.wait_until_read()
    (action,) = ask(client, "a.md", 6, 6, ["refactor.extract"])
    assert action["kind"] == "refactor.extract"
    created, filled, left = action["edit"]["documentChanges"]
    assert created["uri"] == filled["textDocument"]["uri"] == client.uri("Keels.md")
    assert [edit["newText"] for edit in filled["edits"]] == ["Text.\n"]
    assert applied(client, "a.md", left["edits"]) == "🙂\n\n[[Keels]]\n"


def test_an_embed_becomes_its_text(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n![[b]]\n//- b.md\nText.\n", LITERALS)
    client.wait_until_read()
    client.open("a.md")
    (action,) = ask(client, "a.md", 4, 4, ["refactor.inline"])
    assert text_after(client, action) == "Text.\n"


def test_links_change_their_form(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\né🙂 [[b | it]] [c](b.md)\n//- b.md\n\n", LITERALS)
    client.wait_until_read()
    client.open("a.md")
    (markdown, wiki) = [
        action
        for action in ask(client, "a.md", 0, len(client.text("a.md")), ["refactor.rewrite"])
        if action["title"].startswith("Write the link as")
    ]
    assert text_after(client, markdown) == "é🙂 [it](b.md) [c](b.md)\n"
    assert text_after(client, wiki) == "é🙂 [[b | it]] [[b | c]]\n"


def test_contents_and_chapters_are_made(talk: Callable[..., Talk]) -> None:
    stamps = f"## 🙂\n{anchor(0)}\n## Two\n{anchor(62)}\n## Three\n{anchor(90)}\n"
    client = talk(f"//- a.md\n---\nvideoId: 0123456789a\n---\n{stamps}", LITERALS)
    client.open("a.md")
    assert ask(client, "a.md", 0, 0, ["source.fixAll"]) == []
    contents, chapters = ask(client, "a.md", 0, 0, ["source"])
    assert (contents["kind"], chapters["kind"]) == ("source.toc", "source.chapters")
    assert "- [🙂](#)" not in text_after(client, contents)
    assert "\n- [Two](#two)\n" in text_after(client, contents)
    assert "\n00:00 🙂\n01:02 Two\n01:30 Three\n" in text_after(client, chapters)
