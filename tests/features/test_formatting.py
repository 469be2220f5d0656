"""The normal form of notes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.formatting import formatted, formatted_on_type
from notes_lsp.text.span import Span, apply_edits
from notes_lsp.vault.settings import Links, LinkStyleName, Settings
from tests import vaultfix
from tests.memory import UNSAVED, here_at, vault_of

VIDEO = "---\nvideoId: dQw4w9WgXcQ\n---\n"
NOTES = {"mill.md": "---\ntitle: Mill\n---\n", "a b.md": "", "i.png": ""}


def normal(
    text: str, style: LinkStyleName = "padded", within: Span | None = None, path: str = "here.md"
) -> str:
    vault = vault_of({**NOTES, path: text}, Settings(links=Links(style=style)))
    return apply_edits(text, formatted(here_at(vault, path, text), within))


@pytest.mark.parametrize(
    ("text", "padded", "bare"),
    [
        ("[[mill|Wheel]]", "[[mill | Wheel]]", "[[mill|Wheel]]"),
        ("[[ mill  |  Wheel ]]", "[[mill | Wheel]]", "[[mill|Wheel]]"),
        ("[[mill#A b|x]]", "[[mill#A b | x]]", "[[mill#A b|x]]"),
        ("[[ mill ]] [[nowhere |x]]", "[[mill]] [[nowhere | x]]", "[[mill]] [[nowhere|x]]"),
        ("[[#A  | x]]", "[[#A | x]]", "[[#A|x]]"),
        ("![[i.png | 300]]", "![[i.png|300]]", "![[i.png|300]]"),
        (
            "| a | b |\n|---|---|\n| [[mill\\|x]] | y |\n",
            "| a | b |\n|---|---|\n| [[mill \\| x]] | y |\n",
            "| a | b |\n|---|---|\n| [[mill\\|x]] | y |\n",
        ),
    ],
)
def test_links_have_the_blanks_of_the_vault(text: str, padded: str, bare: str) -> None:
    assert normal(text) == padded
    assert normal(text, "bare") == bare
    assert normal(text, path=UNSAVED) == padded


ANCHOR = '<a class="yt-timestamp" data-t="{}">{}</a>'


@pytest.mark.parametrize(
    ("time", "label"),
    [("41:50", "[41:50]"), ("00:41:50", "[41:50]"), ("00:41:50", "00:41:50"), ("00:41:50", "")],
)
def test_timestamps_are_canonical(time: str, label: str) -> None:
    text = f"{VIDEO}x {ANCHOR.format(time, label)} y\n"
    assert normal(text) == f"{VIDEO}x {ANCHOR.format('00:41:50', '[00:41:50]')} y\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Prose   with  blanks , and [ brackets ].  \n\n\n* item\n1) one\n",
        "`[[mill|x]]` %%[[mill|x]]%%\n\n<div>\n[[mill|x]]\n</div>",
        "[[ words ]](https://example.org) [x]( mill.md )",
        "[[mill | x",
        f"{VIDEO}[41:50] {ANCHOR.format('00:41:50', '[00:41:55]')}\n",  # another moment, who knows
        "[[]] [[ ]] [[|]] [[ | ]]",
    ],
)
def test_all_else_stays(text: str) -> None:
    assert normal(text) == text


def test_a_range_is_whole_lines() -> None:
    text = "[[mill|a]]\n[[mill|b]] [[mill|c]]\r\n[[mill|d]]\n"
    at = text.index("b]]")
    told = "[[mill|a]]\n[[mill | b]] [[mill | c]]\r\n[[mill|d]]\n"
    assert normal(text, within=Span(at, at)) == told


BITS = st.sampled_from(
    [
        *("[[mill|x]]", "[[ mill ]]", "[[a b | x|y ]]", "![[i.png|3]]", "[[#A|", "]]", "[[", "|"),
        *("[[mill | [[a b|x]] ]]", "[[m#A]]", "\\|", "\n| a |\n|---|\n", "\n# A\n", "`", "[41:50]"),
        *(ANCHOR.format("41:50", "[41:50]"), ANCHOR.format("1", ""), VIDEO, " ", "\n", "x"),
    ]
)


@settings(max_examples=150)
@given(st.lists(BITS, max_size=10).map("".join))
def test_it_is_done_once_and_for_all(text: str) -> None:
    once = normal(text)
    assert normal(once) == once


@settings(max_examples=150)
@given(st.lists(BITS, max_size=10).map("".join))
def test_no_link_leads_elsewhere(text: str) -> None:
    def led(text: str) -> list[object]:
        vault = vault_of({**NOTES, "here.md": text})
        here = here_at(vault, "here.md", text)
        links = here.note.each(lambda block: block.wikilinks)
        return [vault.resolve(here.path, link).resolution.note for link in links]

    assert led(normal(text)) == led(text)


def typed(source: str) -> str:
    fixture = vaultfix.read(source)
    text = fixture.text
    here = here_at(vault_of({"here.md": text}), "here.md", text)
    return apply_edits(text, formatted_on_type(here, fixture.cursor.offset))


def test_the_bracket_behind_a_time_makes_an_anchor() -> None:
    anchor = ANCHOR.format("00:12:34", "[00:12:34]")
    assert typed(f"{VIDEO}At [12:34]$0 sharp") == f"{VIDEO}At {anchor} sharp"
    assert typed(f"{VIDEO}At [00:12:34]$0") == f"{VIDEO}At {anchor}"


@pytest.mark.parametrize(
    "source",
    [
        "At [12:34]$0",
        f"{VIDEO}At [12:34$0]",
        f"{VIDEO}At [12:34] $0",
        f"{VIDEO}At [12]$0",
        f"{VIDEO}`[12:34]$0`",
        f"{VIDEO}[[12:34]$0]",
        f"{VIDEO}{ANCHOR.format('00:12:34', '[00:12:34]$0')}",
    ],
)
def test_elsewhere_it_is_a_bracket(source: str) -> None:
    assert typed(source) == re.sub(re.escape("$0"), "", source)
