"""What an edit and a position cost must not grow with the text.

Counted in executed opcodes, which are the same on every machine. What Python does in C is not
seen by that, so the text itself refuses to be read as a whole.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from functools import partial
from types import FrameType
from typing import TYPE_CHECKING, NoReturn, SupportsIndex

import pytest

from notes_lsp.text.lines import LineIndex, Position
from notes_lsp.text.span import Edit

if TYPE_CHECKING:
    from _typeshed import TraceFunction

LINE = "a “line”\r\n"


class UnreadText(str):
    """A text that may be looked at in single places only."""

    __slots__ = ()

    def __getitem__(self, key: SupportsIndex | slice) -> str:
        part = super().__getitem__(key)
        assert len(part) <= 1, "more of the text was read than the edges of the edit"
        return part

    def read_whole(self, *_: object, **__: object) -> NoReturn:
        raise AssertionError("the whole text was read")

    encode = find = isascii = splitlines = split = translate = read_whole


def operations(action: Callable[[], object]) -> int:
    """How many opcodes of Python `action` takes."""
    count = 0

    def trace(frame: FrameType, event: str, argument: object) -> TraceFunction:
        nonlocal count
        frame.f_trace_opcodes = True
        count += event == "opcode"
        return trace

    previous = sys.gettrace()
    gc.collect()
    gc.disable()  # what others have left to be finalised is not the action's
    sys.settrace(trace)
    try:
        action()
    finally:
        sys.settrace(previous)
        gc.enable()
    assert count, "this Python traces no opcodes"
    return count


def index_edited_in_the_middle(lines: int) -> tuple[LineIndex, UnreadText, int]:
    """The index of a text after a first edit, the text, and the offset of its middle line."""
    text = LINE * lines
    index = LineIndex.of(text)
    middle = lines // 2 * len(LINE)
    index.replace(Edit(middle, middle + 1, "b"), text)
    return index, UnreadText(text[:middle] + "b" + text[middle + 1 :]), middle


@pytest.mark.parametrize("new", ["x", "\n", "“", ""])
def test_typing_costs_the_same_in_a_text_of_any_length(new: str) -> None:
    costs = set()
    for lines in (100, 1_000, 10_000):
        index, text, middle = index_edited_in_the_middle(lines)
        edit = Edit(middle + 1, middle + 2, new)
        costs.add(operations(partial(index.replace, edit, text)))

    assert len(costs) == 1


def test_an_edit_costs_as_much_as_the_last_one_is_far() -> None:
    def cost(lines: int, distance: int) -> int:
        index, text, middle = index_edited_in_the_middle(lines)
        place = middle + distance * len(LINE)
        return operations(partial(index.replace, Edit(place, place, "x"), text))

    assert cost(1_000, 40) == cost(10_000, 40)
    assert cost(1_000, 80) < 2.5 * cost(1_000, 40)
    assert cost(1_000, -80) < 2.5 * cost(1_000, -40)


def test_a_position_costs_the_same_in_a_text_of_any_length() -> None:
    costs = set()
    for lines in (100, 1_000, 10_000):
        index, _, middle = index_edited_in_the_middle(lines)
        costs.add(operations(partial(index.position, middle + 5, "utf-8")))

    assert len(costs) == 1


def test_an_offset_in_a_line_is_found_by_halving_it() -> None:
    def cost(length: int) -> int:
        text = "“" * length
        find = partial(LineIndex.of(text).offset, Position(0, length), "utf-8", UnreadText(text))
        return operations(find)

    assert cost(4_000) - cost(2_000) == cost(2_000) - cost(1_000) < cost(1_000) / 4
