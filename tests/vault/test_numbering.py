"""Numbers in place of names."""

from __future__ import annotations

from notes_lsp.vault.numbering import Numbering


def test_each_member_has_one_number_for_good() -> None:
    numbering = Numbering(["b", "a"])
    assert [numbering.number(member) for member in "acbc"] == [1, 2, 0, 2]
    assert numbering.members == ["b", "a", "c"]
    assert (numbering.find("c"), numbering.find("d")) == (2, None)
