"""Definition, references, hover and links on the wire."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, get_args

import pytest

from notes_lsp.text.lines import Encoding
from tests.lsp.talking import WATCHING, Talk

LINKING: Any = {**WATCHING, "textDocument": {"definition": {"linkSupport": True}}}

encodings = pytest.mark.parametrize("encoding", get_args(Encoding))


@encodings
def test_definition_is_a_link_between_the_two_places(
    talk: Callable[..., Talk], encoding: str
) -> None:
    client = talk(
        """
        //- a.md
        é🙂 see <origin|[[b#§ 🙂 two$0]]|origin>.
        //- b.md
        🙂

        <whole|## <name|§ 🙂 two|name>

        Text 🙂.
        |whole>## Three
        """,
        LINKING,
        encoding=encoding,
    )
    client.open("a.md")
    (link,) = client.ask("definition")
    assert link["targetUri"] == client.uri("b.md")
    assert link["originSelectionRange"] == client.span("origin")
    assert link["targetRange"] == client.span("whole")
    assert client.taken("b.md", link["targetSelectionRange"]) == "## § 🙂 two"


def test_definition_is_a_location_for_clients_without_links(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b$0]]\n//- b.md\n---\ntitle: <title|Bee|title>\n---\n")
    client.open("a.md")
    assert client.ask("definition") == client.location("title")


def test_definition_in_an_open_note_follows_what_is_written(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b#Two$0]]\n//- b.md\n# One\n# Two\n")
    client.open("a.md", "b.md")
    client.type("b.md", "# One", "# 🙂\nand more\n")
    place = client.ask("definition")
    assert client.taken("b.md", place["range"]) == "# Two"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_lines_end_where_the_protocol_says(talk: Callable[..., Talk], line_end: str) -> None:
    source = "//- a.md\none\u2028two\x0c\n\u2028🙂 [[b#Two$0]]\n//- b.md\n\u2028x\n\n# Two\n"
    client = talk(source)
    (cursor,) = client.fixture.cursors
    before = client.text("a.md")[: cursor.offset].replace("\n", line_end)
    for path in ("a.md", "b.md"):
        client.write(path, client.text(path).replace("\n", line_end))
    client.touched("b.md")
    client.open("a.md")
    place = client.wire.request("textDocument/definition", client.at("a.md", len(before)))
    assert client.taken("b.md", place["range"]) == "# Two"


def test_definition_of_an_attachment_is_its_file(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n![[p 1.png$0]]\n//- img/p 1.png\n\n")
    client.open("a.md")
    start = {"line": 0, "character": 0}
    assert client.ask("definition") == {
        "uri": client.uri("img/p 1.png"),
        "range": {"start": start, "end": start},
    }


def test_nothing_has_no_definition(talk: Callable[..., Talk]) -> None:
    client = talk("no $0link\n")
    client.open("note.md")
    assert client.ask("definition") is None


@encodings
def test_references_are_places_in_open_and_closed_notes(
    talk: Callable[..., Talk], encoding: str
) -> None:
    client = talk(
        """
        //- a.md
        é🙂 [[b$0]]
        //- b.md
        # Bee
        //- c.md
        🙂🙂 <closed|[[b | é🙂]]|closed>
        """,
        encoding=encoding,
    )
    client.open("a.md")
    found = client.ask("references", **client.at(*client.fixture.cursor), context=declared(False))
    assert client.location("closed") in found
    (own,) = [place for place in found if place["uri"] == client.uri("a.md")]
    assert client.taken("a.md", own["range"]) == "[[b]]"
    more = client.ask("references", **client.at(*client.fixture.cursor), context=declared(True))
    assert [place["uri"] for place in more if place not in found] == [client.uri("b.md")]


def declared(include: bool) -> Any:
    return {"includeDeclaration": include}


def test_hover_is_markdown_or_plain_text(talk: Callable[..., Talk]) -> None:
    source = "//- a.md\n🙂 <link|[[b$0]]|link>\n//- b.md\n---\ntitle: Bee\n---\nIt **hums**.\n"
    client = talk(source, {**WATCHING, "textDocument": {"hover": {"contentFormat": ["markdown"]}}})
    client.open("a.md")
    found = client.ask("hover")
    assert found["range"] == client.span("link")
    assert found["contents"]["kind"] == "markdown"
    assert "It **hums**." in found["contents"]["value"]


def test_hover_without_markdown(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n[[b$0]]\n//- b.md\nIt **hums**.\n")
    client.open("a.md")
    contents = client.ask("hover")["contents"]
    assert contents["kind"] == "plaintext"
    assert "It hums." in contents["value"]


def test_nothing_has_no_hover(talk: Callable[..., Talk]) -> None:
    client = talk("no $0link\n")
    client.open("note.md")
    assert client.ask("hover") is None


@encodings
def test_links_of_a_document(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(
        """
        //- a.md
        ---
        videoId: 0123456789a
        ---
        é🙂 [[b]] and [[b#Two]]
        🙂 <a class="yt-timestamp" data-t="00:01:02">[00:01:02]</a>
        [[nowhere]] [[#One]]
        //- b.md
        # One
        # Two
        """,
        {**WATCHING, "textDocument": {"documentLink": {"tooltipSupport": True}}},
        encoding=encoding,
    )
    client.open("a.md")
    found = client.ask("documentLink", "a.md")
    assert [(client.taken("a.md", item["range"]), item["target"]) for item in found] == [
        ("0123456789a", "https://www.youtube.com/watch?v=0123456789a"),
        ("[[b]]", client.uri("b.md")),
        ("[[b#Two]]", client.uri("b.md") + "#L2"),
        (
            "00:01:02",
            "https://www.youtube.com/watch?v=0123456789a&t=62s",
        ),
    ]
    assert all(item["tooltip"] for item in found)


def test_links_have_no_tooltips_for_clients_that_show_none(talk: Callable[..., Talk]) -> None:
    client = talk("[[note]]\n")
    client.open("note.md")
    assert client.ask("documentLink", "note.md") == [
        {"range": client.range("note.md", 0, 8), "target": client.uri("note.md")}
    ]


TALK = """
    //- talk.md
    ---
    videoId: 0123456789a
    ---
    [00:01$0:02]
    //- talk.vtt
    WEBVTT

    🙂

    <cue|00:01:00.000 --> 00:01:04.000
    *what* is said 🙂
    |cue>
    00:02:00.000 --> 00:02:04.000
    more
    """


@encodings
def test_a_moment_leads_to_what_is_said_then(talk: Callable[..., Talk], encoding: str) -> None:
    client = talk(TALK, encoding=encoding)
    client.open("talk.md")
    assert client.ask("definition") == client.location("cue")


def test_hover_tells_what_is_said_then(talk: Callable[..., Talk]) -> None:
    client = talk(TALK)
    client.open("talk.md")
    assert "*what* is said 🙂" in client.ask("hover")["contents"]["value"]
    client.write(".notes-lsp.toml", "timestamps.transcripts = false")
    client.touched(".notes-lsp.toml")
    assert "is said" not in client.ask("hover")["contents"]["value"]
