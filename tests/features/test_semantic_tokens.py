"""What the words of a note are."""

from __future__ import annotations

from itertools import pairwise

import pytest

from notes_lsp.features.semantic_tokens import Token, semantic_tokens
from notes_lsp.text.span import Span
from tests import vaultfix
from tests.memory import here_at, vault_of

VAULT = {
    "mill.md": "---\ntitle: The Mill\naliases: [Grinder]\n---\n# Stones\n\nText ^turn\n",
    "plan.pdf": "",
}


def tokens_of(text: str, within: Span | None = None) -> list[Token]:
    vault = vault_of({**VAULT, "here.md": text})
    return semantic_tokens(here_at(vault, "here.md", text), within)


def said(text: str, within: Span | None = None) -> list[str]:
    """Each token as its text, its type and its modifiers."""
    return [
        " ".join((f"{token.span.of(text)!r}", token.type, *token.modifiers))
        for token in tokens_of(text, within)
    ]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("[[mill]]", ["'mill' target resolved"]),
        ("![[mill]]", ["'mill' target resolved"]),
        ("[[ mill | Wheel ]]", ["'mill' target resolved", "'Wheel' alias"]),
        ("[[the mill]]", ["'the mill' target resolved inexact"]),
        ("[[Mill House]]", ["'Mill House' target unresolved"]),
        (
            "[[mill#Stones]] [[mill#Sails]]",
            [
                "'mill' target resolved",
                "'Stones' fragment resolved",
                "'mill' target resolved",
                "'Sails' fragment unresolved",
            ],
        ),
        ("[[mill#^turn]]", ["'mill' target resolved", "'^turn' fragment resolved"]),
        ("[[#Here]]\n\n# Here\n", ["'Here' fragment resolved"]),
        ("[[barn#Door]]", ["'barn' target unresolved", "'Door' fragment"]),
        ("[[plan.pdf#page=3]]", ["'plan.pdf' target resolved", "'page=3' fragment"]),
        ("[[gone.pdf]]", ["'gone.pdf' target unresolved"]),
        ("[[words]](https://example.org)", []),
        ("[a](mill.md) [b](barn.md)", ["'mill.md' target resolved", "'barn.md' target unresolved"]),
        ("[a](mill.md#stones)", ["'mill.md#stones' target resolved"]),
        ("[a](mill.md#sails)", ["'mill.md#sails' target unresolved"]),
        ("[a](https://example.org) <https://example.org> [b]()", []),
        ("[a][m]\n\n[m]: mill.md", ["'mill.md' target resolved"]),
        ("Text #grain/rye and ^2 more\n", ["'#grain/rye' tag"]),
        ("Text ^turn\n", ["'^turn' block id"]),
        ("`[[mill]]` %%[[mill]]%%", []),
    ],
)
def test_what_a_word_is(text: str, tokens: list[str]) -> None:
    assert said(text) == tokens


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        (
            '<a class="yt-timestamp" data-t="00:00:35">[00:00:35]</a>',
            ["'00:00:35' timestamp valid"] * 2,
        ),
        (
            '<a class="yt-timestamp" data-t="00:00:35">[00:00:36]</a>',
            ["'00:00:35' timestamp defective", "'00:00:36' timestamp defective"],
        ),
        (
            '<a class="yt-timestamp" data-t="41:50">[41:50]</a>',
            ["'41:50' timestamp defective"] * 2,
        ),
        ("[00:12:34]", ["'00:12:34' timestamp valid"]),
        ("[00:12:94]", ["'00:12:94' timestamp defective"]),
        ("[1:02](#t=1:02)", ["'1:02' timestamp valid"] * 2),
        (
            "[1:02](https://youtu.be/abcdefghijk?t=62)",
            ["'1:02' timestamp valid", "'62' timestamp valid"],
        ),
    ],
)
def test_both_times_of_a_timestamp(text: str, tokens: list[str]) -> None:
    assert said(text) == tokens


def test_the_frontmatter() -> None:
    text = '---\ntitle: T\ntags: [a, b]\nup: "[[mill]]"\n---\n'
    assert said(text) == [
        "'title' frontmatter key",
        "'tags' frontmatter key",
        "'a' tag",
        "'b' tag",
        "'up' frontmatter key",
        "'mill' target resolved",
    ]


def test_a_range_is_answered_by_its_blocks() -> None:
    text = "---\ntitle: T\n---\n[[mill]]\n\n#one\n\n#two\n\n#three\n"
    at = text.index("#two")
    assert said(text, Span(at, at + 2)) == ["'#two' tag"]
    assert said(text, Span(0, 1))[0] == "'title' frontmatter key"


def test_words_of_several_lines_are_split() -> None:
    assert said('---\ntags: "one,\n  two"\n---\n') == [
        "'tags' frontmatter key",
        "'\"one,' tag",
        "'  two\"' tag",
    ]


def test_a_timestamp_cuts_off_the_alias_around_it() -> None:
    assert said("[[mill | at [00:12:34] sharp]]") == [
        "'mill' target resolved",
        "'at [' alias",
        "'00:12:34' timestamp valid",
    ]


def test_none_overlaps_another() -> None:
    fixture = vaultfix.read("[[mill#Stones | #a [00:01:02] ]] [[00:24:36]] [x](#t=00:01:02) ^b\n")
    tokens = tokens_of(fixture.text)
    assert tokens
    for token, after in pairwise(tokens):
        assert token.span.start < token.span.end <= after.span.start
