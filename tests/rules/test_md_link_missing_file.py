"""`md-link.missing-file`: Markdown links and images to notes and files that are not there."""

from __future__ import annotations

import pytest

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Files, Links, Settings
from tests.memory import facts_of, vault_of
from tests.rules.checking import check, fix, fixes, text

CODE = "md-link.missing-file"


OTHERS = """
//- x/Clean rooms (1).md
//- y/wafers.md
---
title: All about wafers
---
//- README.md
//- img/wafer map.png
//- x/talk.pdf
"""


def vault(line: str) -> str:
    return f"//- x/a.md\n{line}\n{OTHERS.lstrip()}"


def test_a_missing_file_is_marked_in_the_link() -> None:
    source = vault(
        '[a](gone.md "Title") ![b](../img/chart.png) [c](<no such.md#part>)\n\n[d]: /y/gone.md'
    )
    assert check(source) == text(
        """
        x/a.md:1:5-1:12 warning md-link.missing-file There is no file “gone.md” in this vault: add it, or correct the path
        x/a.md:1:27-1:43 warning md-link.missing-file There is no file “../img/chart.png” in this vault: add it, or correct the path
        x/a.md:1:50-1:60 warning md-link.missing-file There is no file “no such.md” in this vault: add it, or correct the path
        x/a.md:3:6-3:16 warning md-link.missing-file There is no file “/y/gone.md” in this vault: add it, or correct the path
        """  # noqa: E501
    )


@pytest.mark.parametrize(
    "line",
    [
        "[a](Clean%20rooms%20%281%29.md) [a](<Clean rooms (1).md>) [a](Clean%20rooms%20\\(1\\).md)",
        "[a](../y/wafers.md#top) [a](/y/wafers.md) [a](y/wafers.md) [a](wafers.md)",
        "[a](../y/wafers) [a](./../y/./wafers.md) [a](../y/WAFERS.md) [a](../readme.md)",
        "![a](../img/wafer%20map.png) ![a](/img/wafer%20map.png) ![a](wafer&#32;map.png)",
        "![a|300](talk.pdf#page=3)",
        "[text][wafers]\n\n[wafers]: ../y/wafers.md 'Title'",
    ],
)
def test_what_is_there_is_found(line: str) -> None:
    assert check(vault(line), CODE) == ""


@pytest.mark.parametrize(
    "line",
    [
        "[a](https://example.org/gone.md) [a](mailto:a@example.org) <https://example.org/gone.md>",
        "[a](obsidian://open?file=gone.md) [a](ytseek://113) [a](x:gone.md) [a](//host/gone.md)",
        "[3:05:53]() [a]() [a](#) [a](?page=gone.md) [a](gone.md?raw=true) [a](#t=01:23)",
        "[a](../../outside/gone.md) ![a](../../outside.png)",
        "[a](/about) [a](about/) [a](./guide) [a](../) [a](.) [a](/) [a](www.example.org)",
        "[a](page.html) [a](example.org/page) [a](setup.py)",
        "[a](../.github/gone.md) ![a](.attachments/gone.png) [a](/node_modules/x/gone.md)",
        "[a]({{ page }}.md) [a](<% tp.file.title %>.md) [a](${name}.md)",
        "`[a](gone.md)` <!-- [a](gone.md) --> %% [a](gone.md) %%",
        "\\[a](gone.md) [a] (gone.md) [[a]](gone.md)",
        "[//]: # (gone.md)",
    ],
)
def test_what_leads_elsewhere_or_may_be_a_page_is_left_alone(line: str) -> None:
    assert check(vault(line), CODE) == ""


def test_a_title_is_no_path() -> None:
    assert "“All about wafers.md”" in check(vault("[a](All%20about%20wafers.md)"), CODE)


def test_no_picture_is_missing_where_they_are_kept_elsewhere() -> None:
    assert check("![a](chart.png) [b](b.md)\n//- b.md\n//- package.json\n") == ""


def test_settings_name_what_is_not_missing() -> None:
    line = "[a](todo_x.md) [b](/drafts/b.md)"
    settings = Settings(links=Links(ignore_targets=("todo_*",)), files=Files(exclude=("drafts/",)))
    assert check(vault(line), CODE, settings=settings) == ""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[a](waferss.md#part)", "[a](../y/wafers.md#part)"),
        ("[a](/y/waferss.md)", "[a](/y/wafers.md)"),
        ("[a](./Clean%20room%20(1).md)", "[a](Clean%20rooms%20%281%29.md)"),
        ("![a](wafer_map.png)", "![a](../img/wafer%20map.png)"),
        ("[a](../old/talk.pdf)", "[a](talk.pdf)"),
        ("[a][b]\n\n[b]: ../wafers.md", "[a][b]\n\n[b]: ../y/wafers.md"),
    ],
)
def test_the_nearest_name_is_offered(before: str, after: str) -> None:
    assert fixes(vault(before), CODE).startswith("* offered: Write ")
    assert fix(vault(before), CODE) == f"{after}\n"


def test_no_file_is_offered_where_none_is_alike() -> None:
    assert fixes(vault("[a](chart.md) ![b](chart.png)"), CODE) == ""


def test_who_comes_and_goes_concerns_those_who_name_it() -> None:
    a, b = NotePath("a.md"), NotePath("x/b.md")
    vault = vault_of(
        {
            "a.md": "[t](x/b.md#H)\n\n![p](p.png)",
            "c.md": "[t][b]\n\n[b]: x/b.md",
            "d.md": "[t](https://example.org/x/b.md)",
        }
    )
    both = {a, NotePath("c.md")}
    assert vault.put(b, facts_of("")) == both
    assert vault.put(b, facts_of("# H")) == both
    assert vault.put(b, facts_of("# H\n\ntext")) == set()
    assert vault.put(b, facts_of('# H\n\n<a id="x"></a>')) == both
    assert vault.remove(b) == both
    assert vault.put_file("p.png") == {a}
    assert vault.remove_file("p.png") == {a}
