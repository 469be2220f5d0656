"""Rows of numbers, packed."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.syntax.nodes import Piece
from notes_lsp.vault.packing import EMPTY, Table, Texts, pack, unpack_piece

NUMBERS = st.one_of(
    st.integers(0, 300), st.sampled_from([255, 256, 65_535, 65_536, 2**32 - 1]), st.just(0)
)
ROWS = st.integers(1, 5).flatmap(
    lambda columns: st.lists(st.tuples(*[NUMBERS] * columns), max_size=6)
)


@given(ROWS)
def test_the_rows_come_back(rows: list[tuple[int, ...]]) -> None:
    table = pack(iter(rows))
    assert list(table.rows()) == rows
    assert len(table) == len(rows)
    assert pickle.loads(pickle.dumps(table)) == table


@given(ROWS)
def test_a_row_and_a_column(rows: list[tuple[int, ...]]) -> None:
    table = pack(rows)
    assert [table.row(number) for number in range(len(rows))] == rows
    for column in range(len(rows[0]) if rows else 1):
        assert list(table.column(column)) == [row[column] for row in rows]


@given(ROWS, st.lists(NUMBERS, max_size=3), st.data())
def test_rows_are_found_by_what_stands_in_a_column(
    rows: list[tuple[int, ...]], numbers: list[int], data: st.DataObject
) -> None:
    column = data.draw(st.integers(0, len(rows[0]) - 1)) if rows else 0
    wanted = [row for row in rows if row[column] in numbers]
    assert list(pack(rows).rows_with(column, numbers)) == wanted


@given(ROWS, ROWS)
def test_equal_rows_give_equal_tables(
    one: list[tuple[int, ...]], other: list[tuple[int, ...]]
) -> None:
    assert (pack(one) == pack(other)) == (one == other)


def test_each_column_is_as_narrow_as_it_can_be() -> None:
    assert pack([(1, 256, 70_000), (255, 0, 0)]) == Table(
        "<BHI", b"\x01\x00\x01\x70\x11\x01\x00" + b"\xff" + bytes(6)
    )


def test_no_rows_take_no_room() -> None:
    assert pack([]) is EMPTY
    assert list(EMPTY.rows()) == []
    assert len(EMPTY) == 0


def test_texts_are_kept_once_and_pieces_come_back() -> None:
    texts = Texts()
    assert [texts.number(text) for text in ("a", "", "a", "b")] == [0, 1, 0, 2]
    piece = Piece(7, 8, "b")
    packed = texts.piece(5, piece)
    assert unpack_piece(tuple(texts.numbers), 5, *packed) == piece
    assert texts.piece(5, None) == (0, 0)
    assert unpack_piece(tuple(texts.numbers), 5, 0, 0) is None
