"""Completion on the wire, as clients take it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import CLIENTS, WATCHING, Talk, recorded

NOTES = "//- a.md\né🙂 [[<typed|be$0|typed>]]\n//- bee.md\n---\ntitle: The bee\n---\nIt **hums**.\n"


def able(**completion: Any) -> Any:
    return {**WATCHING, "textDocument": {"completion": completion}}


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_an_item_replaces_what_was_typed(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(NOTES, encoding=encoding)
    client.open("a.md")
    found = client.ask("completion")
    (item,) = found["items"]
    start = client.span("typed")["start"]
    assert item["textEdit"]["range"]["start"] == start
    assert item["textEdit"]["range"]["end"]["line"] == start["line"]
    assert item["textEdit"]["newText"].startswith("bee")
    assert (item["label"], item["detail"], item["sortText"]) == ("bee", "The bee", "0000")
    assert item["filterText"] == "bee"
    # The note has a title, too, that may fit what is typed next.
    assert found["isIncomplete"] is True
    assert "itemDefaults" not in found


def test_what_all_items_share_is_told_once(talk: Callable[..., Talk]) -> None:
    plain = talk(NOTES)
    plain.open("a.md")
    edit = plain.ask("completion")["items"][0]["textEdit"]
    client = talk(NOTES, able(completionList={"itemDefaults": ["editRange"]}))
    client.open("a.md")
    found = client.ask("completion")
    assert found["itemDefaults"] == {"editRange": edit["range"]}
    (item,) = found["items"]
    assert item["textEditText"] == edit["newText"]
    assert "textEdit" not in item


def test_the_slug_stands_beside_the_label_where_the_client_can(
    talk: Callable[..., Talk],
) -> None:
    client = talk(NOTES, able(completionItem={"labelDetailsSupport": True}))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    assert (item["label"], item["labelDetails"]) == ("The bee", {"description": "bee"})
    assert "detail" not in item


def test_an_item_is_resolved_to_a_preview(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES, able(completionItem={"documentationFormat": ["markdown"]}))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    resolved = client.wire.request("completionItem/resolve", item)
    documentation = resolved.pop("documentation")
    assert resolved == item
    assert documentation["kind"] == "markdown"
    assert "It **hums**." in documentation["value"]


@pytest.mark.parametrize("formats", [{}, {"documentationFormat": ["plaintext"]}])
def test_a_preview_is_plain_text_for_clients_without_markdown(
    talk: Callable[..., Talk], formats: Any
) -> None:
    client = talk(NOTES, able(completionItem=formats))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    resolved = client.wire.request("completionItem/resolve", item)
    assert "It hums." in resolved["documentation"]


@pytest.mark.parametrize(
    "link", ["[[bee#Wi", "[[#Wi", "[[##Wi", "[[bee#Bee#Wi", "[x](bee.md#wi)", "[x](#wi)"]
)
def test_a_heading_is_resolved_to_its_section(talk: Callable[..., Talk], link: str) -> None:
    section = "# Bee\n\n## Legs\nSix.\n\n## Wings\nFour.\n\n## End\n"
    client = talk(f"//- a.md\n{section}{link}\n//- bee.md\n{section}", able())
    client.open("a.md")
    place = client.at("a.md", len(section) + len(link.removesuffix(")")))
    items = client.wire.request("textDocument/completion", place)["items"]
    item = next(item for item in items if item["label"] == "Wings")
    resolved = client.wire.request("completionItem/resolve", item)
    assert "Wings" in resolved["documentation"]
    assert "Four." in resolved["documentation"]
    assert "Six." not in resolved["documentation"]


def test_a_preview_is_of_what_is_open(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md", "bee.md")
    (item,) = client.ask("completion")["items"]
    client.type("bee.md", "hums", "stings")
    resolved = client.wire.request("completionItem/resolve", item)
    assert "It stings." in resolved["documentation"]


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        {},
        {"root": 1, "note": []},
        {"root": "/", "note": "etc/passwd"},
        {"note": "bee.md"},
    ],
)
def test_an_item_with_foreign_data_is_given_back(talk: Callable[..., Talk], data: Any) -> None:
    client = talk(NOTES)
    item = {"label": "x"} if data is None else {"label": "x", "data": data}
    assert client.wire.request("completionItem/resolve", item) == item


def test_an_item_of_a_note_that_has_gone_is_given_back(talk: Callable[..., Talk]) -> None:
    client = talk(NOTES)
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    client.remove("bee.md")
    client.touched("bee.md")
    assert client.wire.request("completionItem/resolve", item) == item


def test_each_part_of_a_link_is_completed(talk: Callable[..., Talk]) -> None:
    source = "//- a.md\n{}\n//- bee.md\n---\ntitle: The bee\n---\n# Wings 🙂\n\nText ^legs\n"

    def labels(written: str) -> list[str]:
        client = talk(source.format(written))
        client.open("a.md")
        return client.labels(client.ask("completion"))

    assert labels("[[bee#$0") == ["Wings 🙂"]
    assert labels("[[bee#^$0]]") == ["^legs"]
    assert labels("[[bee|$0]]") == ["The bee"]


@pytest.mark.parametrize("name", CLIENTS)
@pytest.mark.parametrize(
    "written", ["BE$0]]", "the b$0", "bE$0", "ee$0]]", "hs$0", "bee#wi$0", "bee#^L$0", "bee|e b$0"]
)
def test_no_client_filters_out_what_was_found(
    talk: Callable[..., Talk], name: str, written: str
) -> None:
    """Each compares `filterText` with what stands between the start of the range and the cursor:
    by its beginning, or by letters in order."""
    note = "//- the hives.md\n\n//- bee.md\n---\ntitle: The bee\n---\n# Wings\n\nText ^legs\n"
    client = talk(f"//- a.md\né🙂 [[{written}\n{note}", recorded(name))
    client.open("a.md")
    found = client.ask("completion")
    assert found["items"]
    for item in found["items"]:
        edit = item.get("textEdit", {"range": found.get("itemDefaults", {}).get("editRange")})
        start = edit["range"]["start"]
        end = client.at(*client.fixture.cursor)["position"]
        typed = client.taken("a.md", {"start": start, "end": end})
        assert item["filterText"].startswith(typed)


@pytest.mark.parametrize("name", CLIENTS)
def test_what_stands_after_the_cursor_may_be_kept(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk("//- a.md\n[[<all|<typed|be$0|typed>ans|all> | x]]\n//- bee.md\n", capabilities)
    client.open("a.md")
    found = client.ask("completion")
    (item,) = found["items"]
    completion = (capabilities.get("textDocument") or {}).get("completion") or {}
    ranges = item.get("textEdit") or found["itemDefaults"]["editRange"]
    if completion.get("completionItem", {}).get("insertReplaceSupport"):
        assert (ranges["insert"], ranges["replace"]) == (client.span("typed"), client.span("all"))
    else:
        assert ranges["range"] == client.span("all")


def test_brackets_that_were_put_around_a_selection_make_it_the_alias(
    talk: Callable[..., Talk],
) -> None:
    client = talk("//- a.md\nAbout [[<all|buzzing things$0]]|all> here\n//- bee.md\n")
    client.open("a.md")
    typed = {"triggerKind": 2, "triggerCharacter": "["}
    found = client.ask("completion", context=typed)
    assert {"range": client.span("all"), "newText": "bee | buzzing things]]"} in [
        item["textEdit"] for item in found["items"]
    ]
    assert client.ask("completion", context={"triggerKind": 1})["items"] == []


SOURCES = {
    "[[be$0": "bee",
    "![[pic$0": "picture.png",
    "[[want$0": "wanted note",
    "[t](be$0": "bee",
    "[t][na$0": "name",
    "Some #ta$0": "#tag",
    "> [!wa$0": "warning",
    "[^o$0": "[^one]",
    "[0:3$0": "00:00:35",
    "@0:3$0": "00:00:35",
    '<a class="yt-timestamp" data-t="$0': "00:00:35",
    'Honey bees <a class="yt-timestamp" data-t="$0': "00:00:20",
    "See youtu.be/abcdefghijk?t=35$0": "00:00:35",
    "[[#^Some$0": "Some words.",
}


@pytest.mark.parametrize("name", CLIENTS)
def test_every_source_reaches_every_client(talk: Callable[..., Talk], name: str) -> None:
    head = "---\nvideoId: abcdefghijk\n---\n"
    rest = "\n\nSome words.\n\nA[^one] #tag [0:35] ![[wanted note]]\n\n[^one]: 1\n\n[name]: x.md\n"
    spoken = "//- transcripts/abcdefghijk.vtt\n00:20.000 --> 00:22.000\nhoney bees\n"
    client = talk(f"//- a.md\n//- bee.md\n//- picture.png\n{spoken}", recorded(name))
    client.wait_until_read()
    for number, (written, label) in enumerate(SOURCES.items()):
        before, _, after = written.partition("$0")
        path = f"n{number}.md"
        start = head if written.startswith(">") else f"{head}é🙂 "
        client.write(path, head)
        client.open(path, text=f"{start}{before}{after}{rest}")
        place = client.at(path, len(start + before))
        found = client.wire.request("textDocument/completion", place)
        assert any(shown.startswith(label) for shown in client.labels(found)), written
        for item in found["items"]:
            assert "insertTextFormat" not in item
        client.close(path)


@pytest.mark.parametrize("name", CLIENTS)
def test_a_link_in_the_header_reaches_every_client(talk: Callable[..., Talk], name: str) -> None:
    client = talk(
        '//- a.md\n---\nup: "<all|[[<typed|be$0|typed>]]|all>"\n---\n//- bee.md\n', recorded(name)
    )
    client.open("a.md")
    found = client.ask("completion")
    (item,) = found["items"]
    edit = item.get("textEdit") or {
        "range": found["itemDefaults"]["editRange"],
        "newText": item["textEditText"],
    }
    assert edit["range"]["start"] == client.span("typed")["start"]
    # Of these two the first leaves the brackets that it has closed, and the second says as little.
    keeps_what_follows = name in ("kate_22.12", "node")
    assert edit["range"]["end"] == client.span("typed" if keeps_what_follows else "all")["end"]
    assert edit["newText"] == ("bee" if keeps_what_follows else "bee]]")


def test_a_client_that_keeps_what_follows_gets_no_brackets_twice(
    talk: Callable[..., Talk],
) -> None:
    notes = "//- a.md\n[[<typed|be$0|typed>{}\n//- bee.md\n//- beehive.md\n"
    for follows, written in (("]]", "bee"), ("]", "bee]"), ("", "bee]]")):
        client = talk(notes.format(follows), recorded("kate_22.12"))
        client.open("a.md")
        edit = client.ask("completion")["items"][0]["textEdit"]
        assert (edit["range"], edit["newText"]) == (client.span("typed"), written)


@pytest.mark.parametrize(
    ("properties", "resolved"),
    [(None, True), (["documentation"], True), (["detail", "additionalTextEdits"], False)],
)
def test_only_what_a_client_resolves_is_left_to_it(
    talk: Callable[..., Talk], properties: list[str] | None, resolved: bool
) -> None:
    item_support = {} if properties is None else {"resolveSupport": {"properties": properties}}
    client = talk(NOTES, able(completionItem=item_support))
    client.open("a.md")
    (item,) = client.ask("completion")["items"]
    assert ("data" in item) == resolved
    assert ("documentation" in client.wire.request("completionItem/resolve", item)) == resolved


@pytest.mark.parametrize("name", CLIENTS)
def test_snippets_are_for_those_that_take_them(talk: Callable[..., Talk], name: str) -> None:
    capabilities = recorded(name)
    client = talk("---\nta$0\n---\n", capabilities)
    client.open("note.md")
    (item,) = client.ask("completion")["items"]
    text = item["textEditText"] if "textEditText" in item else item["textEdit"]["newText"]
    completion = (capabilities.get("textDocument") or {}).get("completion") or {}
    if completion.get("completionItem", {}).get("snippetSupport"):
        assert (text, item["insertTextFormat"]) == ("tags: [$0]", 2)
    else:
        assert text == "tags: "
        assert "insertTextFormat" not in item


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_a_block_gets_its_id_by_a_second_edit(talk: Callable[..., Talk], encoding: str) -> None:
    source = "é🙂 words<end||end>\n\nSee 🙂 [[#^wor$0]]\n"
    client = talk(source, encoding=encoding)
    client.open("note.md")
    (item,) = client.ask("completion")["items"]
    (edit,) = item["additionalTextEdits"]
    assert edit["range"] == client.span("end")
    assert item["textEdit"]["newText"] == edit["newText"].removeprefix(" ^") + "]]"


@pytest.mark.parametrize(
    ("written", "trigger"),
    [
        ("#$0", "#"),
        ("At 12:$0", ":"),
        ('He said "$0', '"'),
        ("and/or/$0", "/"),
        ("f($0", "("),
        ("me@$0", "@"),
        ("2^$0", "^"),
        ("a |$0", "|"),
        ("| a |$0", "|"),
        ("- [$0", "["),
        ("key: $0", ":"),
        ("`[[$0`", "["),
    ],
)
def test_a_trigger_out_of_place_pops_nothing_up(
    talk: Callable[..., Talk], written: str, trigger: str
) -> None:
    head = "---\nvideoId: abcdefghijk\n---\n"
    client = talk(f"{head}Some #tag [0:35]\n\n{written}\n", recorded("vscode_1.139"))
    client.open("note.md")
    context = {"triggerKind": 2, "triggerCharacter": trigger}
    assert trigger in client.offered["completionProvider"]["triggerCharacters"]
    assert client.ask("completion", context=context) is None


def test_outside_of_links_nothing_is_offered(talk: Callable[..., Talk]) -> None:
    client = talk("[$0 text](url) `[[x`\n")
    client.open("note.md")
    assert client.ask("completion") is None


def test_the_signs_that_lead_to_completion_are_offered(talk: Callable[..., Talk]) -> None:
    client = talk("", recorded("vscode_1.139"))
    offered = client.offered["completionProvider"]
    assert {"[", "#", "^", "|"} <= set(offered["triggerCharacters"])
    assert offered["resolveProvider"] is True


def test_a_list_that_is_cut_is_incomplete(talk: Callable[..., Talk]) -> None:
    notes = "".join(f"//- n{number:03}.md\n\n" for number in range(120))
    client = talk(f"//- a.md\n[[n$0\n{notes}")
    client.open("a.md")
    found = client.ask("completion")
    assert found["isIncomplete"] is True
    assert len(found["items"]) == 100
    keys = [item["sortText"] for item in found["items"]]
    assert keys == sorted(keys)
