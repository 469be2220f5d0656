"""The editor's settings on the wire: asked for, sent, with the start; wrong ones; live."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from notes_lsp.lsp.quiet import QUIET
from tests.lsp.talking import PULLING, WATCHING, Talk, recorded
from tests.lsp.wire import ErrorAnswer
from tests.vault.files import put

VAULT = "//- a.md\n[[none]] [[B]]\n//- b.md\n\n"
OFF = {"rules": {"link.unresolved": "off"}}
ASKED: Any = {
    "workspace": {**PULLING["workspace"], "configuration": True},
    "textDocument": {"diagnostic": {}},
}
"""A client that can be asked for its settings, and asks for diagnostics."""


class Held:
    """The settings that a client has now, as it answers when asked."""

    def __init__(self, settings: Any = None) -> None:
        self.settings = settings
        self.asked: list[Any] = []

    def __call__(self, params: Any) -> list[Any]:
        self.asked.append(params)
        return [self.settings]


def changed(client: Talk, settings: Any = None) -> None:
    """The client says that it has other settings, or which."""
    client.wire.notify("workspace/didChangeConfiguration", {"settings": settings})


def messages(client: Talk) -> list[str]:
    """What the user was shown."""
    return [
        message["params"]["message"]
        for message in client.wire.sent
        if message.get("method") == "window/showMessage"
    ]


# How they come


def test_a_client_that_can_be_asked_is_asked(talk: Callable[..., Talk]) -> None:
    held = Held(OFF)
    client = talk(VAULT, ASKED, answers={"workspace/configuration": held})
    assert held.asked == [{"items": [{"section": "notes-lsp"}]}]
    assert client.codes("a.md") == []
    held.settings = {}
    changed(client, {"notes-lsp": OFF})  # what it sends is not looked at
    assert client.codes("a.md") == ["link.unresolved: none"]


@pytest.mark.parametrize("name", ["vscode_1.139", "neovim_0.12", "emacs_30"])
def test_real_clients_are_asked(talk: Callable[..., Talk], name: str) -> None:
    held = Held({"files": {"extensions": [".txt"]}})
    client = talk(
        "//- a.txt\n[[none]]\n", recorded(name), answers={"workspace/configuration": held}
    )
    client.open("a.txt")
    assert len(held.asked) == 1
    assert [
        path for vault in client.editor.workspace.vaults.values() for path in vault.index.facts
    ] == ["a.txt"]


def test_a_client_that_can_not_be_asked_sends_them(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, PULLING)
    changed(client, {"notes-lsp": OFF, "others": {"x": 1}})
    assert client.codes("a.md") == []
    changed(client, {"others": {"x": 1}})
    assert client.codes("a.md") == []
    changed(client, {"notes-lsp": {}})
    assert client.codes("a.md") == ["link.unresolved: none"]


@pytest.mark.parametrize("options", [OFF, {"notes-lsp": OFF}])
def test_they_may_come_with_the_start(talk: Callable[..., Talk], options: Any) -> None:
    client = talk(VAULT, PULLING, options=options)
    assert client.codes("a.md") == []


def test_what_comes_with_the_start_stays_where_the_client_has_nothing_else(
    talk: Callable[..., Talk],
) -> None:
    client = talk(VAULT, ASKED, options=OFF)
    changed(client)
    assert client.codes("a.md") == []


@pytest.mark.parametrize(("options", "codes"), [(None, ["link.unresolved: none"]), (OFF, [])])
def test_what_the_client_has_no_more_does_not_stay(
    talk: Callable[..., Talk], options: Any, codes: list[str]
) -> None:
    held = Held({"rules": {"link.unresolved": "off", "link.inexact": "off"}})
    asked = talk(VAULT, ASKED, options=options, answers={"workspace/configuration": held})
    assert asked.codes("a.md") == []
    held.settings = None
    changed(asked)
    assert asked.codes("a.md") == codes
    sending = talk(VAULT, PULLING, options=options)
    changed(sending, {"notes-lsp": OFF})
    assert sending.codes("a.md") == []
    changed(sending, {"notes-lsp": None})
    assert sending.codes("a.md") == codes


@pytest.mark.parametrize("options", [None, {}, [], 3, "x", {"notes-lsp": {}}])
def test_nothing_is_said_of_none(talk: Callable[..., Talk], options: Any) -> None:
    client = talk(VAULT, PULLING, options=options)
    values: list[Any] = [None, {}, [], 3, {"notes-lsp": None}]
    for settings in values:
        changed(client, settings)
    assert messages(client) == []
    assert client.codes("a.md") == ["link.unresolved: none"]


def test_a_client_may_refuse_to_answer(talk: Callable[..., Talk]) -> None:
    def refuse(_: Any) -> None:
        raise ErrorAnswer({"code": -32601, "message": "no"})

    answers: list[Any] = [refuse, None, []]
    for answer in answers:
        client = talk(VAULT, ASKED, answers={"workspace/configuration": answer})
        assert client.codes("a.md") == ["link.unresolved: none"]
        assert messages(client) == []


def test_changes_are_asked_for_where_the_client_wants_that(talk: Callable[..., Talk]) -> None:
    def registered(client: Talk) -> list[str]:
        return [
            item["method"]
            for message in client.wire.sent
            if message.get("method") == "client/registerCapability"
            for item in message["params"]["registrations"]
        ]

    method = "workspace/didChangeConfiguration"
    assert method in registered(talk(VAULT, recorded("vscode_1.139")))
    assert method not in registered(talk(VAULT, ASKED))


# What they change


def test_levels_change_what_is_shown_without_reading_anything(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    held = Held()
    client = talk(VAULT, ASKED, answers={"workspace/configuration": held})
    client.open("a.md")
    client.pull("a.md")
    (before,) = client.editor.workspace.vaults.values()
    held.settings = OFF
    changed(client)
    client.wire.advance(QUIET)
    assert any(
        message.get("method") == "workspace/diagnostic/refresh" for message in client.wire.sent
    )
    assert client.codes("a.md") == []
    assert list(client.editor.workspace.vaults.values()) == [before]


def test_pushed_findings_follow(talk: Callable[..., Talk]) -> None:
    client = talk(VAULT, WATCHING)
    client.open("a.md")
    client.wire.advance(QUIET)
    assert len(client.pushed()["diagnostics"]) == 1
    changed(client, {"notes-lsp": OFF})
    client.wire.advance(QUIET)
    assert client.pushed()["diagnostics"] == []


def test_where_links_lead_changes_at_once(talk: Callable[..., Talk]) -> None:
    held = Held()
    client = talk(VAULT, ASKED, answers={"workspace/configuration": held})
    client.open("a.md")
    assert client.codes("a.md") == ["link.unresolved: none"]
    held.settings = {"links": {"resolution": "quartz"}}
    changed(client)
    assert client.codes("a.md") == ["link.unresolved: none", "link.inexact: B"]
    held.settings = {"files": {"exclude": ["b.md"]}}
    changed(client)
    assert client.codes("a.md") == ["link.unresolved: none", "link.unresolved: B"]


def test_the_vault_has_the_last_word_on_findings(talk: Callable[..., Talk]) -> None:
    level = '//- .notes-lsp.toml\nrules.link.unresolved = "error"\n'
    client = talk(level + VAULT, PULLING, options=OFF)
    assert [item["severity"] for item in client.pull("a.md")["items"]] == [1]
    client.remove(".notes-lsp.toml")
    client.touched(".notes-lsp.toml")
    assert client.codes("a.md") == []


def test_the_editor_has_the_last_word_on_looks(talk: Callable[..., Talk]) -> None:
    limit = "//- .notes-lsp.toml\ncompletion.limit = 2\n"
    client = talk(limit + VAULT + "//- c.md\n[[$0\n", PULLING)
    client.open("c.md")
    assert len(client.ask("completion")["items"]) == 2
    changed(client, {"notes-lsp": {"completion": {"limit": 1}}})
    assert len(client.ask("completion")["items"]) == 1


# What is wrong with them


def test_wrong_settings_are_told_once_and_the_last_good_ones_stay(
    talk: Callable[..., Talk],
) -> None:
    client = talk(VAULT, PULLING, options=OFF)
    wrong = {"notes-lsp": {"rules": {"link.unresolvd": "off"}, "link": {}}}
    changed(client, wrong)
    changed(client, wrong)
    assert messages(client) == [
        "notes-lsp: the editor's settings: rules: there is no rule 'link.unresolvd': "
        "did you mean 'link.unresolved'? (and 1 more)"
    ]
    assert client.codes("a.md") == []
    changed(client, {"notes-lsp": {}})
    assert client.codes("a.md") == ["link.unresolved: none"]
    changed(client, wrong)
    assert len(messages(client)) == 2


@pytest.mark.parametrize("wrong", [[], 3, "x", {"rules": 3}, {"files": {"max-size": "x"}}])
def test_nothing_that_a_client_sends_is_a_fault(talk: Callable[..., Talk], wrong: Any) -> None:
    client = talk(VAULT, PULLING)
    changed(client, {"notes-lsp": wrong})
    assert len(messages(client)) == 1
    assert client.codes("a.md") == ["link.unresolved: none"]


# The user's file


@pytest.fixture
def user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's file, which is not there yet."""
    monkeypatch.delenv("CI", raising=False)
    folder = tmp_path_factory.mktemp("config")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(folder))
    return folder / "notes-lsp" / "config.toml"


def test_mistakes_of_the_user_s_file_are_shown_there_once(
    talk: Callable[..., Talk], user: Path
) -> None:
    put(user, "[rules]\n'link.unresolved' = 'of'\n'link.x' = 'off'\n")
    client = talk("//- x/a.md\n[[b]]\n//- y/a.md\n\n", PULLING, folders=("x", "y"))
    told = client.pushed()
    assert told["uri"] == user.as_uri()
    assert [item["range"]["start"]["line"] for item in told["diagnostics"]] == [1, 2]
    put(user, "rules.link.unresolved = 'off'\n")
    changed(client, {"notes-lsp": {}})
    assert client.pushed() == {"uri": user.as_uri(), "diagnostics": []}
    assert client.codes("x/a.md") == []


def test_pictures_are_for_the_user_to_switch_on(talk: Callable[..., Talk], user: Path) -> None:
    source = """
        //- .notes-lsp.toml
        hover.thumbnails = true
        //- a.md
        ---
        videoId: abcdefghijk
        ---
        [00:01:$000]
        """
    client = talk(source, recorded("vscode_1.139"))
    told = client.pushed()["diagnostics"]
    assert "no vault can set this" in told[0]["message"]
    client.open("a.md")
    assert "i.ytimg.com" not in client.ask("hover")["contents"]["value"]
    put(user, "hover.thumbnails = true\n")
    changed(client)
    assert "i.ytimg.com" in client.ask("hover")["contents"]["value"]
    plain = talk("", PULLING)
    plain.fixture, plain.texts = client.fixture, {}
    plain.open("a.md")
    assert plain.ask("hover")["contents"] == {
        "kind": "plaintext",
        "value": "00:01:00 · Open in YouTube",
    }
