"""`link.table-pipe`: links in tables whose pipe ends the cell."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes

CODE = "link.table-pipe"


def vault(cell: str) -> str:
    return f"//- a.md\n| a | b |\n|---|---|\n| {cell} | x |\n//- mcp.md\n## Data\n"


def test_the_pipe_is_marked() -> None:
    assert check(vault("[[mcp | MCP]]")) == (
        "a.md:3:8-3:11 hint link.table-pipe "
        "In a table this pipe ends the cell, and the link to “mcp” with it: write \\|"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[mcp | MCP]]", "[[mcp \\| MCP]]"),
        ("[[mcp|MCP]]", "[[mcp\\|MCP]]"),
        ("[[mcp#Data | MCP]]", "[[mcp#Data \\| MCP]]"),
        ("![[chart.png|300]]", "![[chart.png\\|300]]"),
    ],
)
def test_it_is_escaped(before: str, after: str) -> None:
    assert fixes(vault(before), CODE) == "* safe: Write \\|"
    assert fix(vault(before), CODE) == vault(after).split("\n", 1)[1].split("//-")[0]
    assert check(vault(after)) == ""


@pytest.mark.parametrize("cell", ["[[mcp]]", "[[mcp \\| MCP]]", "`[[mcp | MCP]]`"])
def test_cells_that_stay_whole_are_left_alone(cell: str) -> None:
    assert check(vault(cell)) == ""


def test_outside_of_tables_a_pipe_is_a_pipe() -> None:
    assert check("[[note | MCP]]\n\n- | [[note | x]] |\n") == ""


def test_quartz_reads_it_as_meant() -> None:
    settings = Settings(links=Links(resolution="quartz"))
    assert check(vault("[[mcp | MCP]]"), settings=settings) == ""
