"""The graph of notes, and how it is written."""

from __future__ import annotations

import pytest

from notes_lsp.features.graph import Graph, around
from notes_lsp.features.graph_text import GraphForm, graph_text
from notes_lsp.vault.paths import NotePath
from tests.memory import vault_of

FILES = {
    "a.md": '---\ntitle: The "A" <b>\n---\nFrom: [[hub]]\n\n[[b]] [[c]] [[b]] [[gone]] [[a]]\n',
    "b.md": "[d](d.md) [x](https://x.org)\n",
    "c.md": "From: [[hub]]\n",
    "d.md": "From: [[hub]]\n\n[[a]]\n",
    "e.md": "From: [[hub]]\n",
    "hub.md": "[[a]]\n",
}


def graph(start: str, depth: int = 1, most: int = 100) -> Graph:
    return around(vault_of(FILES), NotePath(start), depth, most)


def nodes(found: Graph) -> str:
    return " ".join(f"{node.path.removesuffix('.md')}{node.distance}" for node in found.nodes)


def links(found: Graph) -> list[str]:
    return [
        f"{link.source[:-3]} {'..' if link.of_hub else '--'}{link.times} {link.target[:-3]}"
        for link in found.links
    ]


def test_it_has_what_a_note_links_to_and_what_links_to_it() -> None:
    found = graph("a.md")
    assert nodes(found) == "a0 hub1 b1 c1 d1"
    assert links(found) == [
        "a ..1 hub",
        "a --2 b",
        "a --1 c",
        "hub --1 a",
        "b --1 d",
        "c ..1 hub",
        "d ..1 hub",
        "d --1 a",
    ]
    assert found.left_out == 0


def test_a_hub_is_no_way_to_all_of_its_notes() -> None:
    assert "e" not in nodes(graph("a.md", depth=5))
    assert nodes(graph("hub.md")) == "hub0 a1 c1 d1 e1"


def test_markdown_links_count_like_others_whichever_way_they_go() -> None:
    files = {
        "a.md": "From: [Hub](hub.md)\n\n[b](b.md)\n",
        "b.md": "From: [[hub]], [a](a.md)\n",
        "c.md": "From: [Hub](hub.md)\n",
        "hub.md": "",
    }
    found = around(vault_of(files), NotePath("a.md"), 2, 100)
    assert nodes(found) == "a0 hub1 b1"
    assert links(found) == ["a ..1 hub", "a --1 b", "b ..1 hub", "b ..1 a"]


def test_the_nearest_are_kept() -> None:
    assert nodes(graph("a.md", depth=0)) == "a0"
    found = graph("a.md", depth=2, most=3)
    assert (nodes(found), found.left_out) == ("a0 hub1 b1", 2)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        (
            "mermaid",
            "graph LR\n"
            '  n0["b"]\n'
            '  n1["d"]\n'
            '  n2["The #quot;A#quot; #lt;b#gt;"]\n'
            "  n0 --> n1\n"
            "  n1 --> n2\n"
            "  n2 --> n0\n",
        ),
        (
            "dot",
            "digraph notes {\n  rankdir=LR;\n  node [shape=box];\n"
            '  "b.md" [label="b"];\n'
            '  "d.md" [label="d"];\n'
            '  "a.md" [label="The \\"A\\" <b>"];\n'
            '  "b.md" -> "d.md";\n'
            '  "d.md" -> "a.md";\n'
            '  "a.md" -> "b.md";\n'
            "}\n",
        ),
    ],
)
def test_it_is_written_for_programs_that_draw(form: GraphForm, text: str) -> None:
    vault = vault_of(FILES)
    assert graph_text(vault, around(vault, NotePath("b.md"), 1, 100), form) == text


def test_it_is_written_as_a_note_with_links_to_follow() -> None:
    vault = vault_of(FILES)
    text = graph_text(vault, around(vault, NotePath("c.md"), 2, 4), "markdown")
    lists, picture = text.split("```mermaid\n")
    assert picture.startswith('graph LR\n  n0["c"]\n')
    assert lists == (
        "# Links around c\n\n## It links to\n\n- [[hub]]\n\n"
        '## Linked from\n\n- [[a | The "A" <b>]]\n\n'
        "## Farther away\n\n- [[b]]\n\n"
        "1 more note not shown.\n\n"
    )
    hub = graph_text(vault, around(vault, NotePath("hub.md"), 1, 100), "markdown")
    assert '## Notes from it\n\n- [[a | The "A" <b>]]\n- [[c]]\n- [[d]]\n- [[e]]\n' in hub
