"""`workspace/diagnostic`: the findings of all notes, for those who want them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.lsp.talking import PULLING, Talk
from tests.lsp.wire import ErrorAnswer

METHOD = "workspace/diagnostic"
WAIT = 1.0
"""Seconds after which a change is told."""

ALL = '//- .notes-lsp.toml\ndiagnostics.scope = "vault"\n'
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
    scope = {"diagnostics": {"scope": "vault"}}
    client = talk(NOTES, PULLING, options=scope)
    asking = Asking(client)
    assert asking.ask() == ["a.md link.unresolved", "c.md link.unresolved"]
    assert asking.ask() is None
    for settings, told in (({}, ["a.md", "c.md"]), (scope, None)):
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


def test_other_levels_are_told(talk: Callable[..., Talk]) -> None:
    client = talk(ALL + NOTES, PULLING)
    asking = Asking(client)
    asking.ask()
    client.write(".notes-lsp.toml", 'diagnostics.scope = "vault"\nrules.link.unresolved = "off"\n')
    client.touched(".notes-lsp.toml")
    assert asking.ask() == ["a.md", "c.md"]


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
