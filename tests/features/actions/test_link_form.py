"""Wikilinks as Markdown links and back: what a reader sees stays, and where it leads."""

from __future__ import annotations

import pytest

from tests.features.actions.doing import done, offered

MARKDOWN = "Write the link as a Markdown link"
WIKILINK = "Write the link as a wikilink"
VAULT = """\
//- x/b c.md
---
title: The B
---
## The *only* way
Text. ^one
//- d.md
//- x/p.png
"""


@pytest.mark.parametrize(
    ("link", "markdown"),
    [
        ("[[d$0]]", "[d](../d.md)"),
        ("[[b c$0 | it]]", "[it](b%20c.md)"),
        ("[[b c#The only way$0]]", "[b c > The only way](b%20c.md#the-only-way)"),
        ("[[b c#^one$0|one]]", "[one](b%20c.md#^one)"),
        ("[[#Own$0]]", "[Own](#own)"),
        ("[[p.png$0]]", "[p.png](p.png)"),
        ("[[d$0 | a [b] c]]", r"[a \[b\] c](../d.md)"),
    ],
)
def test_a_wikilink_becomes_a_markdown_link(link: str, markdown: str) -> None:
    source = f"//- x/a.md\nSee {link}.\n\n# Own\n{VAULT}"
    assert done(source, MARKDOWN) == f"See {markdown}.\n\n# Own\n"


@pytest.mark.parametrize(
    ("link", "wikilink"),
    [
        ("[the d$0](../d.md)", "[[d | the d]]"),
        ("[d$0](../d.md)", "[[d]]"),
        ("[it$0](b%20c.md)", "[[b c | it]]"),
        ("[it$0](<b c.md>)", "[[b c | it]]"),
        ("[way$0](b%20c.md#the-only-way)", "[[b c#The only way | way]]"),
        ("[one$0](b%20c.md#^one)", "[[b c#^one | one]]"),
        ("[here$0](#own)", "[[#Own | here]]"),
        ("[image$0](p.png)", "[[x/p.png | image]]"),
    ],
)
def test_a_markdown_link_becomes_a_wikilink(link: str, wikilink: str) -> None:
    source = f"//- x/a.md\nSee {link}.\n\n# Own\n{VAULT}"
    assert done(source, WIKILINK) == f"See {wikilink}.\n\n# Own\n"


@pytest.mark.parametrize(
    "link",
    [
        "[[gone$0]]",
        "![[d$0]]",
        "[x$0](https://example.org)",
        "![x$0](p.png)",
        '[x$0](../d.md "Title")',
        "[a ![b](p.png)$0](../d.md)",
        "[a | b$0](../d.md)",
        "[x$0](gone.md)",
    ],
)
def test_what_has_no_other_form_stays(link: str) -> None:
    titles = offered(f"//- x/a.md\n{link}\n{VAULT}", "refactor.rewrite")
    assert not [title for title in titles if " as a" in title]


def test_all_that_are_selected_change() -> None:
    source = f"//- x/a.md\n$0[[d]] [[gone]] [[b c]]$0\n{VAULT}"
    assert done(source, "Write 2 links as Markdown links") == (
        "[d](../d.md) [[gone]] [b c](b%20c.md)\n"
    )


def test_in_a_table_the_pipe_is_escaped() -> None:
    source = f"//- x/a.md\n| a |\n|---|\n| [it$0](../d.md) |\n{VAULT}"
    assert done(source, WIKILINK) == "| a |\n|---|\n| [[d \\| it]] |\n"
