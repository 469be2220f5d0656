"""Renames on the wire: what each editor gets, in the form that it can take."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.lsp import long_work, upkeep
from notes_lsp.lsp.loading import load
from notes_lsp.text.lines import Encoding
from tests.lsp.editing import files_after
from tests.lsp.talking import CLIENTS, WATCHING, Talk, recorded
from tests.lsp.wire import ErrorAnswer

ABLE: Any = {
    "workspace": {
        **WATCHING["workspace"],
        "workspaceEdit": {
            "documentChanges": True,
            "resourceOperations": ["rename"],
            "changeAnnotationSupport": {},
        },
    },
    "textDocument": {"rename": {"prepareSupport": True, "honorsChangeAnnotations": True}},
}

VAULT = """
    //- a.md
    é🙂 [[the_$0mill | it]] 🙂 [[the_mill]]
    //- b.md
    🙂🙂 [[ the_mill#Top ]]
    //- the_mill.md
    ---
    title: The Mill
    ---
    # Top
    [[#Top]]
    """

pytestmark = pytest.mark.usefixtures("quiet_disk")

clients = pytest.mark.parametrize("name", CLIENTS)


def started(talk: Callable[..., Talk], source: str = VAULT, *about: Any, **more: Any) -> Talk:
    """A client that has the note with the cursor open, of a vault that is read."""
    client = talk(source, *(about or (ABLE,)), **more)
    client.open(client.fixture.cursor.path)
    client.wait_until_read()
    return client


def refused(client: Talk, wanted: str) -> str:
    with pytest.raises(ErrorAnswer) as refusal:
        client.ask("rename", newName=wanted)
    assert refusal.value.code == -32803
    return refusal.value.message


def kinds(edit: Any) -> list[tuple[str, Any]]:
    """The files of each change in its order, with versions, or where they go."""
    return [
        (
            change["oldUri"].rpartition("/")[2],
            change["newUri"].rpartition("/")[2],
        )
        if "kind" in change
        else (
            change["textDocument"]["uri"].rpartition("/")[2],
            change["textDocument"]["version"],
        )
        for change in edit["documentChanges"]
    ]


AFTER = {
    "a.md": "é🙂 [[the_fab | it]] 🙂 [[the_fab]]\n",
    "b.md": "🙂🙂 [[ the_fab#Top ]]\n",
    "the_fab.md": "---\ntitle: The Fab\n---\n# Top\n[[#Top]]\n",
}


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_edits_come_first_then_the_file(talk: Callable[..., Talk], encoding: str) -> None:
    client = started(talk, encoding=encoding)
    edit = client.ask("rename", newName="The Fab")
    assert kinds(edit) == [
        ("a.md", 1),
        ("b.md", None),
        ("the_mill.md", None),
        ("the_mill.md", "the_fab.md"),
    ]
    assert edit["documentChanges"][-1]["options"] == {"overwrite": False, "ignoreIfExists": False}
    assert "changeAnnotations" not in edit
    assert files_after(client, edit) == AFTER


def test_texts_that_are_not_saved_count(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    client.open("b.md")
    client.type("b.md", "[[ the_mill#Top ]]", "")
    client.change("b.md", 0, 0, "new [[the_mill]] ")
    edit = client.ask("rename", newName="The Fab")
    assert kinds(edit)[:2] == [("a.md", 1), ("b.md", 3)]
    assert files_after(client, edit)["b.md"] == "new [[the_fab]] 🙂🙂 \n"


@clients
def test_an_editor_gets_what_it_can_take(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = started(talk, VAULT, capabilities)
    able = capabilities.get("workspace", {}).get("workspaceEdit", {})
    prepares = (capabilities["textDocument"].get("rename") or {}).get("prepareSupport")
    assert client.offered["renameProvider"] == ({"prepareProvider": True} if prepares else True)
    if "rename" in able.get("resourceOperations", []):
        edit = client.ask("rename", newName="The Fab")
        assert files_after(client, edit) == AFTER
    else:
        assert "notes-lsp rename the_mill.md 'The Fab'" in refused(client, "The Fab")
    client.open("b.md")
    heading = client.ask("rename", "b.md", **at(client, "b.md", "Top"), newName="Peak")
    versioned = bool(able.get("documentChanges") or able.get("resourceOperations"))
    assert ("documentChanges" in heading, "changes" in heading) == (versioned, not versioned)
    assert files_after(client, heading) == {
        "a.md": client.text("a.md"),
        "b.md": "🙂🙂 [[ the_mill#Peak ]]\n",
        "the_mill.md": "---\ntitle: The Mill\n---\n# Peak\n[[#Peak]]\n",
    }


def at(client: Talk, path: str, text: str) -> Any:
    """The position of `text` in a file."""
    return {"position": client.at(path, client.text(path).index(text))["position"]}


def test_what_is_renamed_is_told_before(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    answer = client.ask("prepareRename")
    assert answer["placeholder"] == "The Mill"
    assert client.taken("a.md", answer["range"]) == "the_mill"
    assert client.ask("prepareRename", "a.md", **at(client, "a.md", "é")) is None
    assert client.ask("rename", "a.md", **at(client, "a.md", "é"), newName="x") is None


def test_a_name_that_is_taken_is_refused(talk: Callable[..., Talk]) -> None:
    client = started(talk, f"{VAULT.rstrip(' ')}    //- fab.md\n")
    assert refused(client, "Fab") == "There is already a file fab.md"
    client.write(".gitignore", "hidden.md\n")
    client.write("hidden.md", "")
    assert refused(client, "Hidden") == "There is already a file hidden.md"
    client.write("OTHER.md", "")  # nobody has told the server
    assert refused(client, "Other") == "There is already a file OTHER.md"
    client.open("new.md", text="unsaved")
    assert refused(client, "New") == "There is already a file new.md"
    assert "no letter or digit" in refused(client, "!")


def test_a_path_in_a_refusal_is_as_it_is(talk: Callable[..., Talk]) -> None:
    client = started(talk, "//- a.md\n---\naliases: [on$0e]\n---\n//- in/two.md\n")
    assert refused(client, "two") == "in/two.md is already called “two”"


def test_a_file_that_is_not_there_is_not_renamed(talk: Callable[..., Talk]) -> None:
    client = started(talk, "//- a.md\n[[ne$0w]]\n")
    client.open("new.md", text="[[a]]")
    assert refused(client, "x") == "new.md is no file yet, or no longer: save it first"


def test_a_note_that_changed_on_the_disk_is_read_again(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    client.write("b.md", "now [[x]] and [[the_mill]]\n")
    client.fixture.files["b.md"] = ""
    edit = client.ask("rename", newName="The Fab")
    assert files_after(client, edit)["b.md"] == "now [[x]] and [[the_fab]]\n"
    client.remove("b.md")
    del client.fixture.files["b.md"]
    assert "b.md" not in files_after(client, client.ask("rename", newName="The Fab"))


def asking(client: Talk, wanted: str, **more: Any) -> int:
    """The id of a request to rename what is at the cursor, which is not waited for."""
    params = {**client.at(*client.fixture.cursor), "newName": wanted, **more}
    return client.wire.start("textDocument/rename", params)


@pytest.fixture
def held_reading(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Notes are not read before this is set."""
    may_read = asyncio.Event()

    async def load_later(*arguments: Any) -> None:
        await may_read.wait()
        await load(*arguments)

    monkeypatch.setattr(upkeep, "load", load_later)
    return may_read


def test_a_rename_waits_until_all_is_read(
    talk: Callable[..., Talk], held_reading: asyncio.Event
) -> None:
    client = talk(VAULT, ABLE)
    client.open("a.md")
    request, again = asking(client, "The Fab"), asking(client, "Fab")
    assert not client.wire.is_answered(request)
    client.wire.notify("$/cancelRequest", {"id": again})
    with pytest.raises(ErrorAnswer, match="-32800"):
        client.wire.result(again)
    held_reading.set()
    client.wait_until_read()
    assert files_after(client, client.wire.result(request)) == AFTER


def test_a_place_that_is_no_more_where_it_was_is_asked_about_anew(
    talk: Callable[..., Talk], held_reading: asyncio.Event
) -> None:
    client = talk(VAULT, ABLE)
    client.open("a.md")
    request = asking(client, "The Fab")
    client.change("a.md", 0, 0, "more ")
    held_reading.set()
    client.wait_until_read()
    with pytest.raises(ErrorAnswer, match="-32801: The notes have changed meanwhile"):
        client.wire.result(request)


@pytest.mark.parametrize(("count", "asked"), [(19, False), (20, True)])
def test_over_twenty_files_are_asked_about(
    talk: Callable[..., Talk], count: int, asked: bool
) -> None:
    others = "".join(f"    //- n{number}.md\n    [[mill]]\n" for number in range(count))
    client = started(talk, f"    //- a.md\n    [[mi$0ll]]\n    //- mill.md\n{others}")
    edit = client.ask("rename", newName="fab")
    question = {"label": "Rename to “fab”", "description": f"{count + 1} notes change"}
    if not asked:
        assert "changeAnnotations" not in edit
        return
    assert edit["changeAnnotations"] == {"notes-lsp": {**question, "needsConfirmation": True}}
    *changes, move = edit["documentChanges"]
    marked = [one["annotationId"] for change in changes for one in change["edits"]]
    assert {*marked, move["annotationId"]} == {"notes-lsp"}
    assert files_after(client, edit)["n0.md"] == "[[fab]]\n"


def test_links_that_find_something_only_now_are_told(talk: Callable[..., Talk]) -> None:
    client = started(talk, "//- a.md\n[[mi$0ll]]\n\n[[fab]] [[fab]]\n//- mill.md\n\n")
    client.ask("rename", newName="fab")
    told = client.wire.expect("window/showMessage")["message"]
    assert told == "notes-lsp: a link that led nowhere leads there now: a.md:3 and 1 more"


def test_a_move_that_was_asked_for_is_no_news(talk: Callable[..., Talk]) -> None:
    able = {**ABLE["workspace"], "fileOperations": {"willRename": True}}
    client = started(talk, "//- a.md\n[[mi$0ll]]\n//- mill.md\n\n", {**ABLE, "workspace": able})
    edit = client.ask("rename", newName="fab")
    client.type("a.md", "mill", "fab")
    move = edit["documentChanges"][-1]
    files = [{"oldUri": move["oldUri"], "newUri": move["newUri"]}]
    assert client.wire.request("workspace/willRenameFiles", {"files": files}) is None
    with pytest.raises(AssertionError, match="no window/showMessage"):
        client.wire.expect("window/showMessage")
    files[0]["newUri"] = client.uri("other/fab.md")
    assert client.wire.request("workspace/willRenameFiles", {"files": files}) is None
    assert "a.md:1" in client.wire.expect("window/showMessage")["message"]


def test_a_note_that_was_never_saved_follows_others(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- b.md\n\n", ABLE)
    client.open("untitled:Untitled-1", text="[[b]]")
    client.wait_until_read()
    params = {"position": {"line": 0, "character": 3}, "newName": "c"}
    edit = client.ask("rename", "untitled:Untitled-1", **params)
    *changes, move = edit["documentChanges"]
    assert [
        (change["textDocument"]["version"], change["edits"][0]["newText"]) for change in changes
    ] == [
        (1, "c"),
        (None, "c"),
    ]
    assert move["newUri"] == client.uri("c.md")
    (vault,) = client.editor.workspace.vaults.values()
    assert sorted(vault.index.facts) == ["a.md", "b.md"]


def test_a_note_that_was_never_saved_renames_its_own(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n", ABLE)
    client.open("untitled:Untitled-1", text="# One\n[[#One]]\n")
    params = {"position": {"line": 0, "character": 3}, "newName": "Two"}
    edit = client.ask("rename", "untitled:Untitled-1", **params)
    (change,) = edit["documentChanges"]
    assert change["textDocument"] == {"uri": "untitled:Untitled-1", "version": 1}
    assert [one["newText"] for one in change["edits"]] == ["Two", "Two"]


# Renames that take long


@pytest.fixture
def shortest_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """After each note somebody else has a turn."""
    monkeypatch.setattr(long_work, "SLICE", 0)


def delivered(client: Talk, wanted: str, *others: Any, taken_back: bool = False) -> int:
    """The id of a rename that is begun, with all of `others` coming before it goes on, and then a
    cancellation."""
    params = {**client.at(*client.fixture.cursor), "newName": wanted}
    request = client.wire.new_id("textDocument/rename")
    rename = {"id": request, "method": "textDocument/rename", "params": params}
    cancel = {"method": "$/cancelRequest", "params": {"id": request}}
    client.wire.deliver(rename, *others, *([cancel] if taken_back else []))
    return request


def typed(client: Talk, path: str, version: int, new: str) -> Any:
    """A key pressed at the beginning of a file."""
    client.texts[path] = new + client.texts[path]
    start = {"line": 0, "character": 0}
    params = {
        "textDocument": {"uri": client.uri(path), "version": version},
        "contentChanges": [{"range": {"start": start, "end": start}, "text": new}],
    }
    return {"method": "textDocument/didChange", "params": params}


@pytest.mark.usefixtures("shortest_slices")
def test_a_key_pressed_meanwhile_does_not_wait(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    client.open("b.md")
    hover = client.wire.new_id("textDocument/hover")
    asked = {"id": hover, "method": "textDocument/hover", "params": client.at("b.md", 6)}
    key = typed(client, "b.md", 2, "x")
    request = delivered(client, "The Fab", key, asked)
    answered = [message["id"] for message in client.wire.sent if "result" in message]
    assert answered.index(hover) < answered.index(request)
    edit = client.wire.result(request)
    assert kinds(edit)[1] == ("b.md", 2)
    assert files_after(client, edit) == {**AFTER, "b.md": "x🙂🙂 [[ the_fab#Top ]]\n"}


@pytest.mark.usefixtures("shortest_slices")
def test_a_link_written_meanwhile_follows_too(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    client.open("b.md")
    request = delivered(client, "The Fab", typed(client, "b.md", 2, "[[the_mill]]"))
    after = files_after(client, client.wire.result(request))
    assert after["b.md"] == "[[the_fab]]🙂🙂 [[ the_fab#Top ]]\n"


@pytest.mark.usefixtures("shortest_slices")
def test_who_types_where_the_name_stands_is_to_ask_again(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    request = delivered(client, "The Fab", typed(client, "a.md", 2, "x"))
    with pytest.raises(ErrorAnswer, match="-32801: The notes have changed meanwhile"):
        client.wire.result(request)


@pytest.mark.usefixtures("shortest_slices")
def test_who_types_on_and_on_is_to_ask_again(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    client.open("b.md")
    keys = [typed(client, "b.md", version, "x") for version in range(2, 12)]
    request = delivered(client, "The Fab", *keys)
    with pytest.raises(ErrorAnswer, match="-32801"):
        client.wire.result(request)


@pytest.mark.usefixtures("shortest_slices")
def test_a_rename_that_is_taken_back_ends(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    saved = {"method": "textDocument/didSave", "params": client.at("a.md", 0)}
    for later in ([], [saved, saved]):
        request = delivered(client, "The Fab", *later, taken_back=True)
        with pytest.raises(ErrorAnswer, match="-32800"):
            client.wire.result(request)
    assert client.ask("rename", newName="The Fab") is not None


@pytest.mark.usefixtures("shortest_slices")
def test_who_wants_to_know_hears_how_far_it_is(talk: Callable[..., Talk]) -> None:
    client = started(talk)
    request = asking(client, "The Fab", workDoneToken="t")
    assert "documentChanges" in client.wire.result(request)
    begin = {"kind": "begin", "title": "Renaming", "message": "1 note"}
    assert client.wire.expect("$/progress") == {"token": "t", "value": begin}
    assert client.wire.expect("$/progress") == {"token": "t", "value": {"kind": "end"}}


def test_what_is_done_at_once_shows_no_progress(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "SLICE", 3600)
    client = started(talk)
    client.wire.result(asking(client, "The Fab", workDoneToken="t"))
    with pytest.raises(AssertionError, match=r"no \$/progress"):
        client.wire.expect("$/progress")
