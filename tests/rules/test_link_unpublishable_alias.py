"""`link.unpublishable-alias`: texts that make Quartz show the source of a link."""

from __future__ import annotations

import pytest

from notes_lsp.vault.settings import Links, Settings
from tests.rules.checking import check, fixes

CODE = "link.unpublishable-alias"
QUARTZ = Settings(links=Links(resolution="quartz"))


def vault(line: str) -> str:
    return f"//- a.md\n---\nvideoId: abcdefghijk\n---\n{line}\n//- c_sharp.md\n"


@pytest.mark.parametrize(
    ("alias", "signs"), [("C#", "#"), ("see [it]", "[ and ]"), ("[C#]", "# and [ and ]")]
)
def test_an_alias_that_the_site_cannot_read_is_marked(alias: str, signs: str) -> None:
    source = vault(f"[[c_sharp | {alias}]]")
    assert check(source, settings=QUARTZ) == (
        f"a.md:4:13-4:{13 + len(alias)} hint link.unpublishable-alias "
        f"The site makes no link of an alias with {signs} in it: write it without"
    )
    assert fixes(source, settings=QUARTZ) == ""


@pytest.mark.parametrize("line", ["[[c_sharp | C sharp]] [[c_sharp]]", "`[[c_sharp | C#]]`"])
def test_others_are_left_alone(line: str) -> None:
    assert check(vault(line), settings=QUARTZ) == ""


def test_of_a_timestamp_another_rule_speaks() -> None:
    assert check(vault("[[c_sharp | [00:01:02]]]"), CODE, settings=QUARTZ) == ""


def test_other_programs_can_read_it() -> None:
    assert check(vault("[[c_sharp | C#]] [[c_sharp | [it]]]")) == ""
