"""`frontmatter.duplicate-key`: keys that stand there before."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fixes, text

CODE = "frontmatter.duplicate-key"


def header(yaml: str) -> str:
    return f"---\n{yaml}\n---\nText.\n"


def test_each_one_after_the_first_is_marked() -> None:
    source = header("title: Chips\ntags: [a]\ntitle: Fab\n'title': Wafers")
    assert check(source) == text(
        """
        note.md:4:1-4:6 warning frontmatter.duplicate-key “title” stands in the frontmatter before: remove one of the two
          note.md:2:1-2:6 the first one
        note.md:5:2-5:7 warning frontmatter.duplicate-key “title” stands in the frontmatter before: remove one of the two
          note.md:2:1-2:6 the first one
        """  # noqa: E501
    )
    assert fixes(source) == ""


def test_it_is_said_where_the_rest_is_no_yaml() -> None:
    assert check(header("title: a\ntitle: b\nsource: x: y"), CODE).startswith("note.md:3:1-3:6 ")


@pytest.mark.parametrize(
    "source",
    [
        header("title: Chips\nTitle: Fab"),
        header("a:\n  title: 1\nb:\n  title: 2\ntitle: 3"),
        header("abstract: |\n  title: a\n  title: b"),
        "---\nPoint: one\n\nand words\n\nPoint: two, more: words\n---\n",
        "Text.\n\ntitle: a\ntitle: b\n",
    ],
)
def test_inner_keys_texts_and_prose_are_left_alone(source: str) -> None:
    assert check(source, CODE) == ""
