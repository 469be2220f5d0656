"""Diagnostics on the wire: what they hold, asked for or pushed, and when others are told."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from notes_lsp.lsp import publishing
from notes_lsp.lsp.capabilities import ClientSupport
from notes_lsp.lsp.diagnostics import diagnostics_of_document
from notes_lsp.lsp.quiet import QUIET
from notes_lsp.lsp.workspace import OpenDocument
from notes_lsp.vault.refresh import refresh
from tests.lsp.talking import PULLING, WATCHING, Talk, recorded
from tests.lsp.wire import ErrorAnswer

PUBLISHED = "textDocument/publishDiagnostics"
REFRESH = "workspace/diagnostic/refresh"


def refreshes(client: Talk) -> int:
    """How often the client was told to ask again."""
    return sum(message.get("method") == REFRESH for message in client.wire.sent)


# What a diagnostic holds


def test_a_diagnostic_holds_what_the_client_can_take(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n🙂 [[<target|bee|target>]]\n//- Bee.md\n\n", recorded("vscode_1.139"))
    client.write(".notes-lsp.toml", 'links.resolution = "quartz"\n')
    client.touched(".notes-lsp.toml")
    (item,) = client.pull("a.md")["items"]
    assert item["range"] == client.span("target")
    assert (item["code"], item["severity"], item["source"]) == ("link.inexact", 2, "notes-lsp")
    assert "Bee" in item["message"]
    assert item["codeDescription"]["href"].endswith("link.inexact.md")
    assert "data" not in item  # an action is worked out when it is asked for


def test_related_places_are_told_where_the_client_can_show_them(
    talk: Callable[..., Talk],
) -> None:
    source = """
        //- in/a.md
        [[x]]
        //- b/x.md
        🙂
        //- c/x.md

        """
    client = talk(source, recorded("vscode_1.139"))
    (item,) = client.pull("in/a.md")["items"]
    assert [related["location"]["uri"] for related in item["relatedInformation"]] == [
        client.uri("b/x.md"),
        client.uri("c/x.md"),
    ]


@pytest.mark.parametrize(
    ("can", "key"),
    [
        ("relatedInformation", "relatedInformation"),
        ("codeDescriptionSupport", "codeDescription"),
    ],
)
def test_what_a_client_does_not_know_is_left_out(
    talk: Callable[..., Talk], can: str, key: str
) -> None:
    source = "//- in/a.md\n[[x]]\n//- b/x.md\n\n//- c/x.md\n\n"
    able = {**PULLING, "textDocument": {"diagnostic": {}, "publishDiagnostics": {can: True}}}
    assert key in talk(source, able).pull("in/a.md")["items"][0]
    assert key not in talk(source, PULLING).pull("in/a.md")["items"][0]


@pytest.mark.parametrize(("known", "told"), [([], None), ([1], None), ([1, 2], [2])])
def test_tags_are_told_where_the_client_shows_them(
    talk: Callable[..., Talk], known: list[int], told: list[int] | None
) -> None:
    source = "//- .notes-lsp.toml\nlinks.redirects.old = 'new'\n//- a.md\n[[old]]\n//- new.md\n\n"
    shown = {"diagnostic": {"tagSupport": {"valueSet": known}}}
    (item,) = talk(source, {**PULLING, "textDocument": shown}).pull("a.md")["items"]
    assert (item["code"], item.get("tags")) == ("link.redirected", told)


# Asked for


def test_what_the_client_knows_is_not_told_again(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    first = client.pull("a.md")
    assert (first["kind"], len(first["items"])) == ("full", 1)
    assert client.pull("a.md", first["resultId"]) == {
        "kind": "unchanged",
        "resultId": first["resultId"],
    }
    client.type("a.md", "[[one]]", "\n[[one]]")  # elsewhere: the same finding, another place
    second = client.pull("a.md", first["resultId"])
    assert second["kind"] == "full"
    assert second["resultId"] != first["resultId"]
    client.type("a.md", "\n[[one]]", "[[one]]")
    assert client.pull("a.md", second["resultId"])["resultId"] == first["resultId"]


def test_nothing_is_pushed_to_a_client_that_asks(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n//- b.md\n\n", PULLING)
    client.open("a.md", "b.md")
    client.type("b.md", "\n", "[[two]]")
    client.wire.advance(QUIET)
    client.close("b.md")
    client.wire.advance(QUIET)
    assert [m for m in client.wire.sent if "publishDiagnostics" in m.get("method", "")] == []


def test_a_client_is_told_to_ask_again_when_findings_of_another_note_changed(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a.md\n[[b#Two]]\n//- b.md\n# Two\n//- c.md\n[[b]]\n", PULLING)
    for path in ("a.md", "b.md", "c.md"):
        client.open(path)
        client.pull(path)
    client.wire.advance(QUIET)
    assert refreshes(client) == 0
    client.type("b.md", "Two", "Tw")
    client.pull("b.md")
    client.wire.advance(QUIET / 2)
    client.type("b.md", "Tw", "T")
    client.wire.advance(QUIET / 2)
    assert refreshes(client) == 0  # it is not quiet yet
    client.wire.advance(QUIET / 2)
    assert refreshes(client) == 1
    client.type("b.md", "# T", "# T\nmore")
    client.wire.advance(QUIET)
    assert refreshes(client) == 1  # the findings of a.md are still the same
    assert client.codes("a.md") == ["link.missing-heading: Two"]


def test_what_a_client_types_itself_is_no_reason_to_ask_again(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", PULLING)
    client.open("a.md")
    client.pull("a.md")
    client.type("a.md", "[[one]]", "[[one]] [[two]]")
    client.wire.advance(QUIET)
    assert refreshes(client) == 0


def test_a_client_that_has_not_asked_is_not_told_to_ask_again(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b]]\n//- b.md\n\n", PULLING)
    client.open("a.md")
    client.remove("b.md")
    client.touched("b.md")
    client.wire.advance(QUIET)
    assert refreshes(client) == 0


def test_the_level_of_findings_that_a_neighbour_changes_is_told_too(
    talk: Callable[..., Talk],
) -> None:
    many = " ".join(f"[[none {number}]]" for number in range(48))
    client = talk(f"//- a.md\n[[none]]\n//- b.md\n{many}\n", PULLING)
    client.open("a.md", "b.md")
    assert [item["severity"] for item in client.pull("a.md")["items"]] == [3]
    client.pull("b.md")
    client.type("b.md", "[[none 0]]", "[[none 0]] [[none 50]]")
    client.wire.advance(QUIET)
    assert refreshes(client) == 1
    assert [item["severity"] for item in client.pull("a.md")["items"]] == [4]


def test_a_client_may_refuse_to_ask_again(
    talk: Callable[..., Talk], caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(_: Any) -> None:
        raise ErrorAnswer({"code": -32601, "message": "no"})

    client = talk("//- a.md\n[[b]]\n//- b.md\n\n", PULLING, answers={REFRESH: refuse})
    client.open("a.md")
    client.pull("a.md")
    client.remove("b.md")
    client.touched("b.md")
    client.wire.advance(QUIET)
    assert refreshes(client) == 1
    assert client.codes("a.md") == ["link.unresolved: b"]
    assert caplog.records == []


# With those of other documents

RELATED: Any = {**PULLING, "textDocument": {"diagnostic": {"relatedDocumentSupport": True}}}
HEADED = "//- a.md\n[[b#Two]]\n//- b.md\n# Two\n//- c.md\n[[b]]\n"


def related(client: Talk, path: str, previous: str | None = None) -> dict[str, list[str]]:
    """Ask about a file; what is told of others."""
    told = client.pull(path, previous).get("relatedDocuments", {})
    names = {client.uri(name): name for name in client.fixture.files}
    return {names[uri]: client.told(names[uri], report["items"]) for uri, report in told.items()}


def test_others_come_with_the_answer_where_the_client_takes_them(
    talk: Callable[..., Talk],
) -> None:
    client = talk(HEADED, RELATED)
    for path in ("a.md", "b.md", "c.md"):
        client.open(path)
        client.pull(path)
    client.wire.advance(QUIET)
    client.type("b.md", "Two", "Tw")
    assert related(client, "b.md") == {"a.md": ["link.missing-heading: Two"]}
    client.wire.advance(QUIET)
    assert refreshes(client) == 0  # it knows
    assert related(client, "b.md") == {}
    client.type("b.md", "Tw", "Two")
    assert related(client, "b.md") == {"a.md": []}


def test_others_come_with_findings_that_the_client_has_already(talk: Callable[..., Talk]) -> None:
    client = talk(HEADED, RELATED)
    for path in ("a.md", "b.md"):
        client.open(path)
        known = client.pull(path)["resultId"]
    client.type("b.md", "Two", "Tw")
    answer = client.pull("b.md", known)
    assert (answer["kind"], len(answer["relatedDocuments"])) == ("full", 1)


def test_others_come_that_a_file_on_the_disk_has_changed(talk: Callable[..., Talk]) -> None:
    client = talk(HEADED, {**RELATED, "workspace": WATCHING["workspace"]})
    for path in ("a.md", "c.md"):
        client.open(path)
        client.pull(path)
    client.write("b.md", "")
    client.touched("b.md")
    client.wire.advance(QUIET)  # it can't be told to ask again
    assert refreshes(client) == 0
    assert related(client, "c.md") == {"a.md": ["link.missing-heading: Two"]}
    assert related(client, "c.md") == {}


def test_others_come_only_where_the_client_shows_them(talk: Callable[..., Talk]) -> None:
    client = talk(HEADED, RELATED)
    client.open("a.md", "b.md")
    client.pull("b.md")
    client.type("b.md", "Two", "Tw")
    assert related(client, "b.md") == {}  # it has not asked about a.md yet
    client.pull("a.md")
    client.type("a.md", "[[b#Two]]", "[[b#Two]] ")
    client.type("b.md", "Tw", "T")
    assert related(client, "b.md") == {}  # it will ask, after what it typed
    client.pull("a.md")
    client.close("a.md")
    client.type("b.md", "T", "Two")
    assert related(client, "b.md") == {}


def test_a_level_that_differs_once_a_vault_is_read_is_not_taken_for_the_old_one(
    talk: Callable[..., Talk],
) -> None:
    def level() -> Any:
        client.wire.advance(QUIET)
        pushed = [m["params"] for m in client.wire.sent if m.get("method") == PUBLISHED]
        of_a = [params for params in pushed if params["uri"] == client.uri("a.md")]
        return of_a[-1]["diagnostics"][0]["severity"]

    many = [" ".join(f"[[{name} {number}]]" for number in range(49)) for name in ("b", "c")]
    client = talk(f"//- a.md\n[[none]]\n//- b.md\n{many[0]}\n", WATCHING)
    client.open("a.md")
    client.write("b.md", f"{many[0]}\n")
    client.touched("b.md")
    usual = level()
    client.remove("b.md")
    (vault,) = client.editor.workspace.vaults.values()
    refresh(vault, [client.folder / "b.md"])
    client.wire.loop.call_soon(client.editor.vault_read, vault)
    client.wire.loop.run_until_idle()
    assert level() < usual
    client.write("c.md", many[1])
    client.touched("c.md")
    assert level() == usual


def test_the_levels_of_neighbours_come_with_the_answer(talk: Callable[..., Talk]) -> None:
    many = " ".join(f"[[none {number}]]" for number in range(48))
    client = talk(f"//- a.md\n[[none]]\n//- b.md\n{many}\n", RELATED)
    for path in ("a.md", "b.md"):
        client.open(path)
        client.pull(path)
    client.wire.advance(QUIET)
    for old, new, severity in (("[[none 0]]", "[[none 0]] [[x]]", 4), ("[[x]]", "", 3)):
        client.type("b.md", old, new)
        (report,) = client.pull("b.md")["relatedDocuments"].values()
        assert [item["severity"] for item in report["items"]] == [severity]


def test_no_more_others_come_at_once_than_a_key_press_can_bear(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "_MOST_RELATED", 2)
    linking = "".join(f"//- n{number}.md\n[[b#Two]]\n" for number in range(3))
    client = talk("//- b.md\n# Two\n" + linking, RELATED)
    for path in client.fixture.files:
        client.open(path)
        client.pull(path)
    client.wire.advance(QUIET)
    client.type("b.md", "Two", "2")
    assert len(related(client, "b.md")) == 2
    client.wire.advance(QUIET)
    assert refreshes(client) == 1
    assert len(related(client, "b.md")) == 1


# Pushed

VERSIONS: Any = {**WATCHING, "textDocument": {"publishDiagnostics": {"versionSupport": True}}}


def test_findings_are_pushed_after_some_quiet(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", VERSIONS)
    client.open("a.md")
    client.wire.advance(QUIET / 2)
    client.type("a.md", "one", "two")
    client.wire.advance(QUIET / 2)
    with pytest.raises(AssertionError, match="publishDiagnostics"):
        client.pushed()
    client.wire.advance(QUIET / 2)
    told = client.pushed()
    assert (told["uri"], told["version"]) == (client.uri("a.md"), 2)
    assert client.told("a.md", told["diagnostics"]) == ["link.unresolved: two"]


def test_versions_are_for_clients_that_know_them(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n")
    client.open("a.md")
    client.wire.advance(QUIET)
    assert sorted(client.pushed()) == ["diagnostics", "uri"]


def test_what_has_not_changed_is_not_pushed_again(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n//- b.md\n[[a]]\n", VERSIONS)
    client.open("a.md", "b.md")
    client.wire.advance(QUIET)
    assert {client.pushed()["uri"] for _ in "ab"} == {client.uri("a.md"), client.uri("b.md")}
    client.type("a.md", "[[one]]", "[[one]] and more")
    client.touched("b.md")
    client.wire.advance(QUIET)
    with pytest.raises(AssertionError, match="publishDiagnostics"):
        client.pushed()


def test_others_are_told_what_a_change_means_for_them(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#Two]]\n//- b.md\n# Two\n", VERSIONS)
    client.open("a.md", "b.md")
    client.wire.advance(QUIET)
    for _ in "ab":
        client.pushed()
    client.type("b.md", "Two", "2")
    client.wire.advance(QUIET)
    told = client.pushed()
    assert told["uri"] == client.uri("a.md")
    assert client.told("a.md", told["diagnostics"]) == ["link.missing-heading: Two"]


def test_what_was_pushed_is_withdrawn_when_a_document_is_closed(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a.md\n[[one]]\n", VERSIONS)
    client.open("a.md")
    client.wire.advance(QUIET)
    assert client.pushed()["diagnostics"] != []
    client.close("a.md")
    assert client.pushed() == {"uri": client.uri("a.md"), "diagnostics": []}


def test_of_a_document_that_closes_soon_nothing_is_pushed(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[one]]\n", VERSIONS)
    client.open("a.md")
    client.close("a.md")
    client.wire.advance(QUIET)
    with pytest.raises(AssertionError, match="publishDiagnostics"):
        client.pushed()


def test_a_note_that_cannot_be_judged_costs_itself_alone(
    talk: Callable[..., Talk], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(document: OpenDocument, client: ClientSupport) -> list[Any]:
        if document.path == "b.md":
            raise ValueError("no judgement")
        return diagnostics_of_document(document, client)

    monkeypatch.setattr(publishing, "diagnostics_of_document", fail)
    client = talk("//- a.md\n[[one]]\n//- b.md\n[[a]]\n//- c.md\n[[one]]\n", VERSIONS)
    client.open("a.md", "b.md", "c.md")
    for _ in range(3):
        client.wire.advance(QUIET)
        client.type("a.md", "[[one]]", "[[one]] and [[a]]")
    told = {client.pushed()["uri"] for _ in "ac"}
    assert told == {client.uri("a.md"), client.uri("c.md")}
    assert "no judgement" in caplog.records[0].getMessage()


def test_of_what_is_no_note_nothing_is_pushed(talk: Callable[..., Talk]) -> None:
    client = talk("//- .hidden/a.md\n[[one]]\n", VERSIONS)
    client.open(".hidden/a.md")
    client.open("git:/a.md?1", text="[[one]]")
    client.wire.advance(QUIET)
    with pytest.raises(AssertionError, match="publishDiagnostics"):
        client.pushed()
