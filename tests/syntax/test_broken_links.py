"""Broken links: which forms are found, and what only looks like one."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.parser import parse


def broken(text: str) -> list[str]:
    """The broken links of `text`: kind, what is replaced, and the parts; that these stand where
    they say is asserted."""
    lines = []
    for link in parse(text).each(lambda block: block.broken_links):
        for piece in (link.target, link.alias):
            assert piece is None or text[piece.start : piece.end] == piece.text
        parts = [link.target.text, *([link.alias.text] if link.alias else [])]
        if link.inner is not None:
            parts.append(f"{text[link.inner.start : link.inner.end]} → {link.inner.text}")
        lines.append(f"{link.kind} {text[link.start : link.end]!r}: {' / '.join(parts)}")
    return lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "by [[gates | Bill Gates'] astute",
            ["half-closed \"[[gates | Bill Gates']\": gates / Bill Gates'"],
        ),
        ("From: [[fab] <br/>", ["half-closed '[[fab]': fab"]),
        ("![[fab]", ["half-closed '[[fab]': fab"]),
        ("[[a | b]:\n", ["half-closed '[[a | b]': a / b"]),
        (
            "> [[a | b], and [[c | d]] and [[e#F|g]",
            ["half-closed '[[a | b]': a / b", "half-closed '[[e#F|g]': e / g"],
        ),
    ],
)
def test_one_bracket_may_lack(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [[fab", ["unclosed '[[fab': fab"]),
        ("see [[fab | the fab.  \nand more", ["unclosed '[[fab | the fab': fab / the fab"]),
        ("- [[fab#Costs\r\n- b", ["unclosed '[[fab#Costs': fab"]),
        ("[[a]] [[b", ["unclosed '[[b': b"]),
    ],
)
def test_both_may_lack_at_the_end_of_a_line(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("([fab | the fab])", ["single '[fab | the fab]': fab / the fab"]),
        ("[fab|b] [[c|d]]", ["single '[fab|b]': fab / b"]),
    ],
)
def test_one_may_lack_on_either_side(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "## [[a | B [[c | d]] e]]",
            ["nested '[[a | B [[c | d]] e]]': a / B [[c | d]] e / [[c | d]] → d"],
        ),
        ("[[a|[[c]]]]", ["nested '[[a|[[c]]]]': a / [[c]] / [[c]] → c"]),
    ],
)
def test_a_link_may_hold_another(text: str, expected: list[str]) -> None:
    assert broken(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[[a]] [[b | c]] ![[d.png|300]] [[e | [f]]]",
        "`[[a | b]` $[[a | b]$ [[a | `b]`]]",
        "```\n[[a | b]\n```\n\n    [[a | b]\n\n<div>\n[[a | b]\n</div>\n\n<!-- [[a | b] -->",
        "%% [[a | b] %%",
        "| e | f |\n|---|---|\n| [[a | b] | [c | d] |",
        "\\[[a | b] \\[c | d]",
        "[[Tutorial] Benqi](https://example.org) [[12](url)]",
        "[[BUG]: title](url) and [[BUG]: title",
        "[[00:24:36] and [[00:24:36]](#t=1)",
        '[[ -z "$x" ] [[<% a ] [[]',
        "[a | b](url) [a | b][c] [a | b]: c",
        "[!note | Title] [^a | b] ![a | b] [P(a)]",
        "[[a b [[c]]",
        "[[a | words <a class='x'>[00:00:01]</a>",
    ],
)
def test_what_only_looks_like_one_is_left_alone(text: str) -> None:
    assert broken(text) == []
