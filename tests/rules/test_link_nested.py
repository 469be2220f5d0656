"""`link.nested`: links within links."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fix, fixes

CODE = "link.nested"


def vault(line: str) -> str:
    return f"//- a.md\n{line}\n//- servers.md\n//- mcp.md\n"


def test_the_outer_one_is_marked() -> None:
    assert check(vault("## [[servers|Using [[mcp|MCP]] Servers]]")) == (
        "a.md:1:4-1:41 warning link.nested The link to “servers” has another link in its text, "
        "so that it is none: leave “MCP” as plain text"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("## [[servers|Using [[mcp|MCP]] Servers]]", "## [[servers|Using MCP Servers]]"),
        ("[[servers | of [[mcp | MCP]]]].", "[[servers | of MCP]]."),
        ("[[servers | of [[mcp]]]] x", "[[servers | of mcp]] x"),
    ],
)
def test_the_outer_one_is_kept(before: str, after: str) -> None:
    assert fixes(vault(before), CODE) == "* offered: Link to servers alone"
    assert fix(vault(before), CODE) == f"{after}\n"
    assert check(vault(after)) == ""


@pytest.mark.parametrize(
    "line", ["[[servers | a]] [[mcp | b]]", "[[servers [[mcp]]", "`[[servers | of [[mcp]]]]`"]
)
def test_others_are_left_alone(line: str) -> None:
    assert check(vault(line)) == ""
