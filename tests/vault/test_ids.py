"""Ids in a note, which fragments of URLs can mean."""

from __future__ import annotations

import pytest

from notes_lsp.vault.ids import find_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("<a id=\"x\"></a> <a name='y'> <A name=z>", ("x", "y", "z")),
        ('<div class="c"\n  id="x">', ("x",)),
        ("## T {#x} and {: #y .c} ## U {#x}", ("x", "y")),
        ('<h2 align="center">What\'s new</h2>', ("whats-new",)),
        ("id=x name=y #x {x}", ()),
        ('<a data-id="x" class="yt-timestamp" data-t="00:00:35">', ()),
        ("a < b and id=x > c", ()),
        ("", ()),
    ],
)
def test_ids(text: str, ids: tuple[str, ...]) -> None:
    assert find_ids(text) == ids
