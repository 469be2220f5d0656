"""Large results as JSON text."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.lsp.large import written
from tests.lsp.talking import Talk

_TEXTS = st.text(st.characters() | st.sampled_from('\ud83d\ude00"\\\n\x00é🙂'), max_size=6)
_RESULTS = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**31), 2**31) | _TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_TEXTS, inner, max_size=4),
)


@given(_RESULTS)
def test_what_is_written_is_what_was_meant(result: Any) -> None:
    assert json.loads(written(result).json.decode()) == result


def test_half_a_character_does_not_spoil_an_answer(talk: Callable[..., Talk]) -> None:
    client = talk("//- a.md\n# One\n")
    client.open("a.md", text="# \ud83d é\n")
    (symbol,) = client.ask("documentSymbol", "a.md")
    assert symbol["name"] in ("\ud83d é", "\ufffd é")
