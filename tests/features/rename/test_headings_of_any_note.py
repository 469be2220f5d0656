"""Whatever heading is renamed: every fragment means what it meant, and nothing else is touched."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from notes_lsp.features.rename.fragments import fragment_uses
from notes_lsp.features.rename.headings import rename_heading
from notes_lsp.features.rename.plan import Refused, made
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.vault import Vault
from tests.features.rename.renaming import carried_out
from tests.memory import here_at, vault_of

NAMES = st.sampled_from(["Costs", "costs!", "The *costs*", "C# costs", "Fuel", "fuel-2", "Üb"])
HEADINGS = st.builds("{} {}\n".format, st.sampled_from(["#", "##", "###"]), NAMES)
STEPS = NAMES | st.sampled_from(["the-costs", "COSTS", "fuel", "costs-1", "c-costs", "^id"])
FRAGMENTS = st.lists(STEPS, min_size=1, max_size=3).map("#".join)
FORMS = st.sampled_from(["[[a#{}]]", "[[#{}]]", "[[ a # {} | x ]]", "[x](<a.md#{}>)", "text {}"])
BODIES = st.lists(st.builds(str.format, FORMS, FRAGMENTS), max_size=5).map("\n".join)
NOTES = st.builds(
    "{}\n{}\n".format, st.lists(HEADINGS, min_size=1, max_size=5).map("".join), BODIES
)
A = NotePath("a.md")


def meanings(vault: Vault, text: str) -> list[int | None]:
    """For each fragment of a link to `a.md` the heading that it means, by its number."""
    here = here_at(vault, A, text)
    anchors = here.anchors_of(A)
    return [
        next(iter((anchors.along_by_slug if use.in_url else anchors.along)(use.text)[-1:]), None)
        for uses in fragment_uses(here, A)
        for use in uses
    ]


@settings(max_examples=400)
@given(NOTES, BODIES, NAMES | st.sampled_from(["A | b", "x [y](z)", "[[a]]"]), st.data())
def test_every_fragment_means_what_it_meant(
    note: str, other: str, wanted: str, data: st.DataObject
) -> None:
    files = {"a.md": note, "b.md": other}
    vault = vault_of(files)
    here = here_at(vault, A, note)
    headings = here.anchors_of(A).headings
    number = data.draw(st.integers(0, len(headings) - 1))
    try:
        plan = made(rename_heading(here, A, headings[number], wanted))
    except Refused:
        return
    after = carried_out(files, plan)
    now = vault_of(after)
    old, new = meanings(vault, note), meanings(now, after["a.md"])
    assert [meant if was is not None else None for was, meant in zip(old, new, strict=True)] == old
    for path, text in files.items():
        kept = [line for line in text.split("\n") if line.startswith("text")]
        assert kept == [line for line in after[path].split("\n") if line.startswith("text")]
        assert text.count("\n") == after[path].count("\n")
