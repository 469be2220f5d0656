"""Completion of the destinations of Markdown links."""

from __future__ import annotations

import pytest

from tests.features.completion.completing import accepted, ask, details, offered

NOTES = """//- in/one note.md
---
title: The first
---
# Costs & more
## Costs & more
//- in/two.md
//- out/three.md
//- in/picture.png
//- out/paper.pdf
"""


def source(written: str) -> str:
    return f"{NOTES}//- in/here.md\n# Own\n{written}"


def line(written: str, label: str) -> str:
    return accepted(source(written), label).splitlines()[-1]


def test_paths_count_from_the_folder() -> None:
    assert details(source("[t]($0)")) == {
        "here": "here.md",
        "The first": "one note.md",
        "two": "two.md",
        "three": "../out/three.md",
        "picture.png": "picture.png",
        "paper.pdf": "../out/paper.pdf",
    }
    assert line("[t](fir$0)", "The first") == "[t](one%20note.md)"
    assert line("[t](th$0", "three") == "[t](../out/three.md"
    assert line("[t](./tw$0)", "two") == "[t](./two.md)"
    assert line("[t](/out/th$0)", "three") == "[t](/out/three.md)"


def test_only_what_lies_in_the_folders_that_are_written() -> None:
    assert offered(source("[t](../out/$0)")) == ["three", "paper.pdf"]
    assert offered(source("[t](../out/p$0)")) == ["paper.pdf"]


def test_pictures_are_files() -> None:
    assert offered(source("![t]($0)")) == ["picture.png", "paper.pdf"]
    assert line("![t](pic$0)", "picture.png") == "![t](picture.png)"


def test_what_stands_behind_is_replaced_up_to_the_fragment() -> None:
    assert line("[t](tw$0o.md#x)", "two") == "[t](two.md#x)"


def test_headings_are_written_as_in_urls() -> None:
    assert details(source("[t](one%20note.md#$0)")) == {"Costs & more": "##"}
    _, found = ask(source("[t](one%20note.md#$0)"))
    slugs = [item.text for item in found.candidates] if found else []
    assert slugs == ["costs--more", "costs--more-1"]
    assert line("[t](<one note.md#$0>)", "Costs & more") == "[t](<one note.md#costs--more>)"
    assert line("[t](#o$0)", "Own") == "[t](#own)"


@pytest.mark.parametrize(
    "written", ["[t](https:$0)", "[t](//x/$0)", "[t](?$0)", "`[t]($0`", "f($0"]
)
def test_what_leads_elsewhere_is_left_alone(written: str) -> None:
    assert offered(source(written)) is None
