"""What a change touches: never less than whose findings are others by it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.rules.judge import judge
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.touched import Touched, touched
from notes_lsp.vault.vault import Earlier
from tests.memory import vault_of
from tests.rules.stamp_notes import VIDEO, anchor


def found(before: dict[str, str], now: dict[str, str]) -> Touched:
    return touched(vault_of(now), Earlier(vault_of(before), {}))


def test_a_change_touches_those_that_depend_on_it() -> None:
    before = {"a.md": "[[b#Costs]] ![[p.png]]", "b.md": "# Costs", "c.md": "[[e]]", "p.png": ""}
    now = {"a.md": "[[b#Costs]] ![[p.png]]", "b.md": "# Gains", "c.md": "[[e]]", "p.png": ""}
    assert found(before, now) == ({"b.md"}, {"a.md"})
    assert found(before, before) == (set(), set())
    assert found(before, {**before, "e.md": ""}) == ({"e.md"}, {"c.md"})
    assert found({**before, "e.md": ""}, before) == (set(), {"c.md"})
    assert found(before, {path: text for path, text in before.items() if path != "p.png"}) == (
        set(),
        {"a.md"},
    )


HEADERS = ("", "---\ntitle: The Fab\n---\n", f"---\nvideoId: {VIDEO}\n---\n")
LINES = ("[[fab]]", "[[The Fab#Costs]]", "![[p.png]]", "# Costs", anchor("02:31:00"))
NOTES = st.builds(
    "{}{}\n".format,
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from(LINES), max_size=4).map("\n\n".join),
)
PATHS = st.sampled_from(["fab.md", "x/fab.md", "x/a.md", "a.md", "p.png"])
VAULTS = st.dictionaries(PATHS, NOTES, min_size=1, max_size=5)


@settings(max_examples=200)
@given(VAULTS, VAULTS)
def test_nothing_else_is_judged_otherwise(before: dict[str, str], now: dict[str, str]) -> None:
    then, vault = vault_of(before), vault_of(now)
    facts = dict(vault.index.facts)
    changed, affected = touched(vault, Earlier(then, {}))
    assert vault.index.facts == facts
    for path in vault.index.facts.keys() - changed - affected:
        assert judge(vault, NotePath(path)) == judge(then, NotePath(path))
