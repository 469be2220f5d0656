"""Folding: which lines disappear behind which."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.folding_ranges import folding_ranges
from notes_lsp.syntax.parser import parse


def folds(text: str) -> list[str]:
    """The folds of `text`: first and last line, counted from 1, and the kind."""
    if text.startswith("\n"):
        text = dedent(text).lstrip("\n")
    found = []
    for span, kind in folding_ranges(parse(text), text):
        first, last = (text.count("\n", 0, offset) + 1 for offset in span)
        found.append(f"{first}-{last}" + (f" {kind}" if kind else ""))
    return found


def test_frontmatter_and_sections() -> None:
    assert folds(
        """
        ---
        title: A
        ---
        # Top

        Text.

        ## Inner
        Text.


        # Last
        """
    ) == ["1-3", "4-9", "8-9"]


def test_a_single_line_does_not_fold() -> None:
    assert folds("# Heading\n") == []
    assert folds("- item\n") == []
    assert folds("text\nof two lines\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "> a quote\n> of two lines\n",
        "> [!note] A callout\n> Text.\n",
        "| a | b |\n| - | - |\n",
        "```python\n```\n",
        "    indented\n    code\n",
        "<div>\n</div>\n",
    ],
)
def test_blocks_of_two_lines(text: str) -> None:
    assert folds(text + "\n\n") == ["1-2"]


def test_items_fold_with_what_is_below_them() -> None:
    assert folds(
        """
        - one
          more of it
          - two

            more of two
        - three
        1. four
           ```
           code
           ```
        """
    ) == ["1-5", "3-5", "7-10", "8-10"]


def test_items_of_a_quoted_list() -> None:
    assert folds("> - one\n>   - two\n> - three\n") == ["1-3"]
    assert folds("- > one\n  > two\n") == ["1-2"]


def test_comments() -> None:
    assert folds("<!-- one\ntwo -->\n\ntext %% and\nmore %%\n") == [
        "1-2 comment",
        "4-5 comment",
    ]


def test_regions() -> None:
    assert folds(
        """
        <!-- #region Talks -->
        one

        <!-- region -->
        two

        <!-- endregion -->
        <!-- #endregion -->
        <!-- #endregion -->
        """
    ) == ["1-8 region", "4-7 region"]


def test_other_line_ends() -> None:
    text = "# A\r\rtext\r"
    assert [span.of(text) for span, _ in folding_ranges(parse(text), text)] == ["# A\r\rtext"]
