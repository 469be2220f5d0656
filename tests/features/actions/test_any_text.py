"""Whatever the text and the place: each action can be made or is refused, its edits fit together,
and finding out changes nothing."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.actions import code_actions
from notes_lsp.features.actions.action import Asked
from notes_lsp.features.changes import Refused
from notes_lsp.rules.judge import judge
from notes_lsp.text.span import Span, apply_edits
from notes_lsp.vault.paths import NotePath
from tests.features.test_any_text import TEXTS
from tests.memory import here_at, vault_of

HERE = NotePath("x/here.md")


@settings(max_examples=150)
@given(TEXTS, TEXTS, st.data())
def test_what_is_offered_can_be_made(text: str, other: str, data: st.DataObject) -> None:
    files = {HERE: text, "m.md": other, "x/n.md": "# N\n", "i.png": ""}
    vault = vault_of(files)
    start = data.draw(st.integers(0, len(text)))
    place = Span(start, data.draw(st.integers(start, len(text))))
    facts, names = dict(vault.index.facts), dict(vault.index.names)
    for only in (None, ("quickfix", "refactor", "source")):
        for action in code_actions(
            Asked(here_at(vault, HERE, text), place, judge(vault, HERE), only)
        ):
            with suppress(Refused):
                changes = action.changes(HERE)
                for note, edits in changes.edits.items():
                    apply_edits(files[note], edits)
                assert not changes.created.keys() & vault.index.facts.keys()
                assert action.creates or not changes.created
    assert (dict(vault.index.facts), vault.index.names) == (facts, names)
