"""`workspace/diagnostic`: the findings of all notes, for those who want them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp import vault_findings
from notes_lsp.lsp.protocol import NotesProtocol
from tests.lsp.talking import PULLING, Talk
from tests.lsp.wire import ErrorAnswer

METHOD = "workspace/diagnostic"
WAIT = 1.0
"""Seconds after which a change is told."""

ALL = '//- .notes-lsp.toml\ndiagnostics.scope = "vault"\n'
SCOPE = {"diagnostics": {"scope": "vault"}}
"""The same as settings of the editor."""
NOTES = "//- a.md\n[[none]]\n//- b.md\n[[a]]\n//- c.md\n[[b]] [[gone]]\n"


class Asking:
    """A client that asks for the findings of all notes, and keeps what it was told."""

    def __init__(self, client: Talk) -> None:
        self.client = client
        self.ids: dict[str, str] = {}
        self._request: int | None = None

    def ask(self, **params: Any) -> list[str] | None:
        """Ask; what was told, None where the answer waits."""
        known = [{"uri": uri, "value": id} for uri, id in self.ids.items()]
        self._request = self.client.wire.start(METHOD, {"previousResultIds": known, **params})
        return self.answer()

    def answer(self) -> list[str] | None:
        """What was answered to the last question, None where the answer still waits."""
        assert self._request is not None
        self.client.wire.advance(WAIT)
        if not self.client.wire.is_answered(self._request):
            return None
        return self.take(self.client.wire.result(self._request)["items"])

    def take(self, reports: Any) -> list[str]:
        """`reports`, in short."""
        for report in reports:
            self.ids[report["uri"]] = report["resultId"]
        return sorted(map(self._told, reports))

    def _told(self, report: Any) -> str:
        name = report["uri"].rpartition("/")[2]
        if report["kind"] == "unchanged":
            return f"{name} unchanged"
        return " ".join([name, *(item["code"] for item in report["items"])])


def test_all_notes_are_told_of_and_then_what_changes(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    assert client.offered["diagnosticProvider"]["workspaceDiagnostics"] is True
    asking = Asking(client)
    assert asking.ask() == ["a.md link.unresolved", "c.md link.unresolved"]
    assert asking.ask() is None
    client.write("gone.md", "")
    client.touched("gone.md")
    assert asking.answer() == ["c.md"]
    assert asking.ask() is None
    client.open("b.md")
    client.type("b.md", "[[a]]", "[[a]] [[nobody]]")
    assert asking.answer() == ["b.md link.unresolved"]
    client.remove("a.md")
    client.touched("a.md")
    assert asking.ask() == ["a.md", "b.md link.unresolved link.unresolved"]


def test_typing_is_waited_for(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    client.open("b.md")
    assert asking.ask() is None
    client.type("b.md", "[[a]]", "[[a]] [[x]]")
    client.type("b.md", "[[x]]", "")
    assert asking.answer() is None


def test_a_client_that_comes_again_is_told_by_ids(talk: Callable[..., Talk]) -> None:
    source = ALL + NOTES
    first = Asking(talk(source, PULLING))
    first.ask()
    again = Asking(talk(source, PULLING))
    again.ids = dict(first.ids)
    again.client.write("c.md", "[[b]]")
    again.client.touched("c.md")
    assert again.ask() == ["a.md unchanged", "c.md"]


def test_reports_come_in_parts_where_the_client_takes_them(talk: Callable[..., Talk]) -> None:
    many = "".join(f"//- n{number}.md\n[[none]]\n" for number in range(250))
    client = talk(ALL + many, PULLING)
    asking = Asking(client)
    assert asking.ask(partialResultToken="all") == []
    parts = []
    for _ in range(3):
        progress = client.wire.expect("$/progress")
        assert progress["token"] == "all"
        parts.append(len(asking.take(progress["value"]["items"])))
    assert parts == [100, 100, 50]
    assert asking.ask() is None


def test_the_level_follows_the_folder(talk: Callable[..., Talk]) -> None:
    many = " ".join(f"[[none {number}]]" for number in range(48))
    client = talk(f"{ALL}//- x/a.md\n[[none]]\n//- x/b.md\n{many}\n//- y/c.md\n[[d]]\n", PULLING)
    asking = Asking(client)
    assert len(asking.ask() or []) == 3
    client.write("x/b.md", f"{many} [[none 50]]")
    client.touched("x/b.md")
    assert [told.split()[0] for told in asking.ask() or ()] == ["a.md", "b.md"]


def test_nothing_is_told_of_notes_that_are_not_open_unless_wanted(
    talk: Callable[..., Talk],
) -> None:
    client = talk(NOTES, PULLING)
    assert client.offered["diagnosticProvider"]["workspaceDiagnostics"] is False
    with pytest.raises(ErrorAnswer):
        client.wire.request(METHOD, {"previousResultIds": []})
    assert talk(ALL + NOTES).offered["diagnosticProvider"]["workspaceDiagnostics"] is False


def test_the_editor_may_want_them_and_no_longer_want_them(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, PULLING, options=SCOPE)
    asking = Asking(client)
    assert asking.ask() == ["a.md link.unresolved", "c.md link.unresolved"]
    assert asking.ask() is None
    for settings, told in (({}, ["a.md", "c.md"]), (SCOPE, None)):
        client.wire.notify(
            "workspace/didChangeConfiguration", {"settings": {"notes-lsp": settings}}
        )
        if told is not None:
            assert asking.answer() == told
    assert asking.ask() == ["a.md link.unresolved", "c.md link.unresolved"]


def test_a_folder_that_leaves_takes_its_findings_along(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    folder = {"uri": client.uri(""), "name": "x"}
    event = {"added": [], "removed": [folder]}
    client.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    assert asking.ask() == ["a.md", "c.md"]


def test_a_folder_that_is_deleted_takes_its_findings_along(talk: Callable[..., Talk]) -> None:
    client = talk("//- x/a.md\n[[none]]\n", PULLING, folders=("x",), options=SCOPE)
    asking = Asking(client)
    assert asking.ask() == ["a.md link.unresolved"]
    assert asking.ask() is None
    client.remove("x/a.md")
    (client.folder / "x").rmdir()
    client.touched("x")
    assert asking.answer() == ["a.md"]


def test_other_levels_are_told(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    client.write(".notes-lsp.toml", 'diagnostics.scope = "vault"\nrules.link.unresolved = "off"\n')
    client.touched(".notes-lsp.toml")
    assert asking.ask() == ["a.md", "c.md"]


def test_how_far_it_has_come_is_shown_where_there_are_many(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(vault_findings, "_MANY_NOTES", 3)
    able = {**PULLING, "window": {"workDoneProgress": True}}
    client = talk(ALL + NOTES, able)
    asking = Asking(client)
    asking.ask()
    shown = [m["params"]["value"] for m in client.wire.sent if m.get("method") == "$/progress"]
    checking = [value for value in shown if "3 notes" in (value.get("title") or "Checking 3 notes")]
    assert [value["kind"] for value in checking[-2:]] == ["begin", "end"]
    assert checking[-2]["title"] == "Checking 3 notes"
    asking.ask()
    assert sum(m.get("method") == "$/progress" for m in client.wire.sent) == len(shown)


def test_a_client_that_asks_anew_is_answered_its_last_question(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    known = [{"uri": uri, "value": id} for uri, id in asking.ids.items()]
    old = client.wire.start(METHOD, {"previousResultIds": known})
    assert not client.wire.is_answered(old)
    assert asking.ask() is None
    assert client.wire.result(old) == {"items": []}
    client.write("gone.md", "")
    client.touched("gone.md")
    assert asking.answer() == ["c.md"]


# Wanted later

REGISTERING: Any = {
    "workspace": {**PULLING["workspace"]},
    "textDocument": {**PULLING["textDocument"], "diagnostic": {"dynamicRegistration": True}},
}


def asked(client: Talk, method: str) -> list[Any]:
    return [m["params"] for m in client.wire.sent if m.get("method") == f"client/{method}"]


@pytest.mark.parametrize("way", ["editor", "vault", "folder"])
def test_it_is_offered_once_it_is_wanted(talk: Callable[..., Talk], way: str) -> None:
    client = talk(f"{NOTES}//- x/.notes-lsp.toml\n\n//- x/d.md\n[[none]]\n", REGISTERING)
    offered = client.offered["diagnosticProvider"]
    assert offered["workspaceDiagnostics"] is False
    assert offered["documentSelector"] is None
    client.open("a.md")
    with pytest.raises(ErrorAnswer):
        client.wire.request(METHOD, {"previousResultIds": []})
    registrations = len(asked(client, "registerCapability"))
    if way == "editor":
        settings = {"settings": {"notes-lsp": SCOPE}}
        client.wire.notify("workspace/didChangeConfiguration", settings)
    elif way == "vault":
        client.write(".notes-lsp.toml", 'diagnostics.scope = "vault"\n')
        client.touched(".notes-lsp.toml")
    else:
        client.write("x/.notes-lsp.toml", 'diagnostics.scope = "vault"\n')
        event = {"added": [{"uri": client.uri("x"), "name": "x"}], "removed": []}
        client.wire.notify("workspace/didChangeWorkspaceFolders", {"event": event})
    client.wire.advance(WAIT)
    method = "textDocument/diagnostic"
    assert asked(client, "unregisterCapability") == [
        {"unregisterations": [{"id": offered["id"], "method": method}]}
    ]
    (asking,) = asked(client, "registerCapability")[registrations:]
    (registration,) = asking["registrations"]
    assert registration == {
        "id": offered["id"],
        "method": method,
        "registerOptions": {**offered, "workspaceDiagnostics": True},
    }
    noted = ["d.md"] if way == "folder" else ["a.md", "c.md"]
    assert Asking(client).ask() == [f"{note} link.unresolved" for note in noted]
    client.wire.notify("workspace/didChangeConfiguration", {"settings": {"notes-lsp": {}}})
    client.wire.notify("workspace/didChangeConfiguration", {"settings": {"notes-lsp": SCOPE}})
    client.wire.advance(WAIT)
    assert len(asked(client, "registerCapability")) == registrations + 1


def test_a_client_that_can_not_be_told_is_not(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, PULLING)
    assert "id" not in client.offered["diagnosticProvider"]
    client.wire.notify("workspace/didChangeConfiguration", {"settings": {"notes-lsp": SCOPE}})
    client.wire.advance(REMIND)
    assert asked(client, "unregisterCapability") == []
    assert refreshes(client) == 0


# Neovim asks when it is told to

REMIND = 5.0


def refreshes(client: Talk) -> int:
    return sum(m.get("method") == "workspace/diagnostic/refresh" for m in client.wire.sent)


def test_a_client_that_does_not_ask_is_told_to(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    client.wire.advance(REMIND)
    assert refreshes(client) == 1
    asking = Asking(client)
    assert asking.ask() == ["a.md link.unresolved", "c.md link.unresolved"]
    client.wire.advance(REMIND)
    assert refreshes(client) == 1  # nothing has changed
    client.write("d.md", "[[a]]")
    client.touched("d.md")
    client.wire.advance(REMIND)
    assert refreshes(client) == 1  # nothing that it does not know
    client.write("gone.md", "")
    client.touched("gone.md")
    client.wire.advance(REMIND)
    assert refreshes(client) == 2
    assert asking.ask() == ["c.md"]


def test_a_client_that_asks_is_not_told_to(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    client.write("gone.md", "")
    client.touched("gone.md")
    client.wire.advance(REMIND - 3 * WAIT - 0.2)
    assert asking.ask() == ["c.md"]
    assert asking.ask() is None
    client.remove("gone.md")
    client.touched("gone.md")
    client.wire.advance(0.4)  # its question is just about to be answered
    assert refreshes(client) == 0


# Pushed


class Pushed:
    """What a client that can't ask shows of each file."""

    def __init__(self, client: Talk) -> None:
        self._client = client
        self._seen = 0

    def after_a_while(self) -> list[str]:
        """The names of the files of which something else was pushed, and what is found there."""
        self._client.wire.advance(WAIT)
        told = []
        for message in self._client.wire.sent[self._seen :]:
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                name = params["uri"].rpartition("/")[2]
                told.append(" ".join([name, *(item["code"] for item in params["diagnostics"])]))
        self._seen = len(self._client.wire.sent)
        return sorted(told)


def test_all_notes_are_pushed_to_a_client_that_can_not_ask(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES)
    pushed = Pushed(client)
    assert pushed.after_a_while() == ["a.md link.unresolved", "c.md link.unresolved"]
    assert pushed.after_a_while() == []
    client.write("gone.md", "")
    client.touched("gone.md")
    assert pushed.after_a_while() == ["c.md"]
    client.remove("a.md")
    client.touched("a.md")
    assert pushed.after_a_while() == ["a.md", "b.md link.unresolved"]


def test_what_is_open_is_pushed_as_it_is_open(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES)
    pushed = Pushed(client)
    pushed.after_a_while()
    client.open("c.md")
    client.type("c.md", "[[gone]]", "")
    assert pushed.after_a_while() == ["c.md"]
    client.close("c.md")
    assert pushed.after_a_while() == ["c.md", "c.md link.unresolved"]
    client.open("a.md")
    assert pushed.after_a_while() == ["a.md link.unresolved"]
    client.close("a.md")
    assert pushed.after_a_while() == ["a.md", "a.md link.unresolved"]


def test_what_is_no_longer_wanted_is_withdrawn(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    pushed = Pushed(client)
    assert pushed.after_a_while() == []
    for settings, told in ((SCOPE, [" link.unresolved"] * 2), ({}, [""] * 2)):
        client.wire.notify(
            "workspace/didChangeConfiguration", {"settings": {"notes-lsp": settings}}
        )
        assert pushed.after_a_while() == [f"a.md{told[0]}", f"c.md{told[1]}"]


def test_nothing_is_pushed_while_the_client_does_not_read(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = talk(NOTES)
    pushed = Pushed(client)
    monkeypatch.setattr(NotesProtocol, "congested", True)
    client.wire.notify("workspace/didChangeConfiguration", {"settings": {"notes-lsp": SCOPE}})
    assert len(pushed.after_a_while()) == 1
    monkeypatch.undo()
    assert len(pushed.after_a_while()) == 1


def test_a_client_may_take_its_question_back(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + "//- a.md\n\n", PULLING)
    request = client.wire.start(METHOD, {"previousResultIds": []})
    client.wire.notify("$/cancelRequest", {"id": request})
    with pytest.raises(ErrorAnswer) as error:
        client.wire.result(request)
    assert error.value.code == -32800
    waiting = client.wire.start(METHOD, {"previousResultIds": []})
    client.wire.request("shutdown")
    assert client.wire.is_answered(waiting)
