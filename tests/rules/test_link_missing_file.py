"""`link.missing-file`: pictures and other files that are not there."""

from __future__ import annotations

import pytest

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fixes, text

CODE = "link.missing-file"


def vault(line: str) -> str:
    return f"//- x/a.md\n{line}\n//- img/wafer.png\n//- x/talk.pdf\n"


def test_a_missing_file_is_marked_in_the_link() -> None:
    source = vault("![[chart.png|300]] [[img/gone.pdf#page=3 | the paper]] [[Map.canvas]]")
    assert check(source) == text(
        """
        x/a.md:1:4-1:13 information link.missing-file There is no file “chart.png”: add it, or correct the name
        x/a.md:1:22-1:34 information link.missing-file There is no file “img/gone.pdf”: add it, or correct the name
        x/a.md:1:58-1:68 information link.missing-file There is no file “Map.canvas”: add it, or correct the name
        """  # noqa: E501
    )
    assert fixes(source) == ""


@pytest.mark.parametrize(
    "line",
    [
        "![[wafer.png]] ![[img/wafer.png | 300]] [[talk.pdf#page=3]] ![[WAFER.PNG]]",
        "![[https://example.org/chart.png]]",
        "<div>![[chart.png]]</div>\n\n`![[chart.png]]`",
        "[[chart.png]](https://example.org)",
    ],
)
def test_what_is_there_or_no_file_of_the_vault_is_left_alone(line: str) -> None:
    assert check(vault(line), CODE) == ""


def test_a_name_with_a_dot_is_a_note() -> None:
    assert check(vault("[[nikhil.kamath]] [[GPT 3.5]]"), CODE) == ""


def test_nothing_is_missing_where_files_are_kept_elsewhere() -> None:
    assert check("![[chart.png]]\n//- b.md\n//- package.json\n") == ""


def test_ignored_targets_are_not_missing() -> None:
    settings = Settings(links=Links(ignore_targets=("*.mp4",)))
    assert check(vault("![[take-1.mp4]]"), settings=settings) == ""


def test_the_first_and_the_last_attachment_of_a_vault_concern_all_who_mention_any() -> None:
    vault = vault_of({"a.md": "![[chart.png]]", "b.md": "[[x/map.canvas]]", "c.md": "[[a]]"})
    both = {NotePath("a.md"), NotePath("b.md")}
    assert vault.put_file("package.json") == set()
    assert vault.put_file("other.png") == both
    assert vault.put_file("other.png") == set()
    assert vault.put_file("another.png") == set()
    assert vault.put_file("chart.png") == {NotePath("a.md")}
    assert vault.remove_file("chart.png") == {NotePath("a.md")}
    assert vault.remove_file("another.png") == set()
    vault.put(NotePath("b.md"), facts_of("no more"))
    assert vault.remove_file("other.png") == {NotePath("a.md")}
