"""`link.empty-alias`: links that show nothing."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fix, fixes

CODE = "link.empty-alias"


def vault(line: str) -> str:
    return f"//- a.md\n{line}\n//- epic.md\n## Data\n"


def test_a_link_that_nobody_sees_is_marked_whole() -> None:
    assert check(vault("See [[epic | ]].")) == (
        "a.md:1:5-1:16 hint link.empty-alias Nothing stands after the pipe, so that readers see "
        "no link to “epic”: drop the pipe, or write what they should see"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[[epic | ]]", "[[epic]]"),
        ("[[epic |]]", "[[epic]]"),
        ("[[epic|]]", "[[epic]]"),
        ("[[epic#Data|  ]]", "[[epic#Data]]"),
        ("| [[epic \\| ]] | b |\n|---|---|", "| [[epic]] | b |\n|---|---|"),
        ("[[epic | ]] [[epic | the system]] [[epic|]]", "[[epic]] [[epic | the system]] [[epic]]"),
    ],
)
def test_the_pipe_is_dropped(before: str, after: str) -> None:
    assert fixes(vault(before), CODE).splitlines()[0] == "* safe: Drop the pipe"
    assert fix(vault(before), CODE) == f"{after}\n"
    assert check(vault(after)) == ""


@pytest.mark.parametrize("line", ["[[epic | x]] [[epic]]", "![[epic|]]", "`[[epic | ]]`"])
def test_links_that_show_something_are_left_alone(line: str) -> None:
    assert check(vault(line)) == ""


def test_where_labels_come_first_it_is_the_target_that_is_empty() -> None:
    settings = Settings(links=Links(alias_first=True))
    assert check(vault("[[Epic|]]"), CODE, settings=settings) == ""
