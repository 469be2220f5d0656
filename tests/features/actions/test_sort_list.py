"""Items of a list in the order of their timestamps."""

from __future__ import annotations

import pytest

from notes_lsp.syntax.notations import anchor
from tests.features.actions.doing import done, offered

SORT = "Sort the list by timestamp"
ONE, TWO, THREE = anchor(60), anchor(125), anchor(3600)


@pytest.mark.parametrize(
    ("note", "after"),
    [
        (f"- a {TWO}\n- b$0 {ONE}\n", f"- b {ONE}\n- a {TWO}\n"),
        (
            f"1. a {THREE} {ONE}\n   more\n\n2. b {TWO}$0\n3. c\n\nText\n",
            f"1. b {TWO}\n\n2. c\n3. a {THREE} {ONE}\n   more\n\nText\n",
        ),
        (
            f"- a {TWO}\n  - x {THREE}\n  - y$0 {ONE}\n- b {ONE}\n",
            f"- a {TWO}\n  - y {ONE}\n  - x {THREE}\n- b {ONE}\n",
        ),
        (
            f"- a$0 {TWO}\n  - x {THREE}\n- b {ONE}",
            f"- b {ONE}\n- a {TWO}\n  - x {THREE}",
        ),
        (f"> - a {TWO}$0\n> - b {ONE}\n", None),
    ],
)
def test_items_move_with_all_that_is_theirs(note: str, after: str | None) -> None:
    if after is None:
        assert SORT not in offered(note)
    else:
        assert done(note, SORT) == after


@pytest.mark.parametrize(
    "note",
    [
        f"- a {ONE}\n- b$0 {TWO}\n",
        f"- a {TWO}\n- b$0\n",
        f"Text {TWO}\n{ONE}$0\n",
        f"9. a {TWO}\n10. b$0 {ONE}\n",
        f'- a {TWO}\n- b$0 <a class="yt-timestamp" data-t="HH:MM:SS">[HH:MM:SS]</a>\n- c {ONE}\n',
    ],
)
def test_a_list_without_an_order_is_left(note: str) -> None:
    assert SORT not in offered(note)
