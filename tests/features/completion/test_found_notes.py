"""The best of all notes are found, whatever has changed before."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.completion import prepare
from notes_lsp.features.completion.found_notes import find_notes, group_of
from notes_lsp.features.search import ENOUGH, SCATTERED, match, scattered, search_form
from notes_lsp.vault.names import fold
from notes_lsp.vault.paths import NotePath, folder_of
from notes_lsp.vault.vault import Vault
from tests.memory import facts_of, here_at, vault_of

STEMS = ("bee", "bee keeper", "big_eel", "eel", "The bee", "b-e-e", "Straße", "abeeb")
FOLDERS = ("", "in/", "out/")

paths = st.builds(str.__add__, st.sampled_from(FOLDERS), st.sampled_from(STEMS))
texts = st.builds(
    "---\ntitle: {}\n---\n[[{}]]\n".format, st.sampled_from(STEMS), st.sampled_from(STEMS)
)
vaults = st.dictionaries(paths, texts, max_size=10)
queries = st.sampled_from(["", "b", "be", "bee", "bek", "e", "el", "tb", "b e", "s", "x"])


def best(vault: Vault, here: str, query: str) -> list[tuple[int, bool, int, int, int]]:
    """How each note of the vault that fits does, by comparing all of them, the best first."""
    typed = search_form(query)
    loose = scattered(typed)
    found = []
    for path, names in vault.index.names.items():
        forms = [search_form(name) for name in names.every() if name]
        loosely = [] if len(typed) < 2 else [fit for form in forms if (fit := loose(form))]
        fits = [fit for form in forms if (fit := match(typed, form))] or loosely
        if fits:
            tier, spread = min((fit.tier, fit.tier == SCATTERED and fit.position) for fit in fits)
            use = -vault.index.mention_count(fold(names.stem))
            found.append((group_of(tier), folder_of(path) != folder_of(here), tier, spread, use))
    return sorted(found)


def listed(vault: Vault, here: str, query: str) -> list[NotePath]:
    found, _ = find_notes(here_at(vault, here, ""), query, 100)
    return [note.path for note in found]


@given(vaults, st.sampled_from(FOLDERS), queries)
def test_they_are_those_that_fit_best_of_all(
    files: dict[str, str], folder: str, query: str
) -> None:
    vault = vault_of({f"{path}.md": text for path, text in files.items()})
    here = f"{folder}here.md"
    found, more = find_notes(here_at(vault, here, ""), query, 100)
    assert not more
    assert len({note.path for note in found}) == len(found)
    ranks = best(vault, here, query)
    assert [rank[:3] for rank in ranks] == [
        (group_of(note.tier), folder_of(note.path) != folder_of(here), note.tier) for note in found
    ]


@given(vaults, st.lists(st.tuples(paths, st.none() | texts), max_size=5), st.sampled_from(FOLDERS))
def test_after_any_changes_the_same_are_found_as_in_a_new_vault(
    files: dict[str, str], changes: list[tuple[str, str | None]], folder: str
) -> None:
    vault = vault_of({f"{path}.md": text for path, text in files.items()})
    here = f"{folder}here.md"
    for path, text in changes:
        listed(vault, here, "bee")
        if text is None:
            vault.remove(NotePath(f"{path}.md"))
        else:
            vault.put(NotePath(f"{path}.md"), facts_of(text))
    fresh = Vault(vault.root, vault.settings)
    for note, facts in vault.index.facts.items():
        fresh.put(note, facts)
    for query in ("", "bee", "eel", "bk"):
        assert set(listed(vault, here, query)) == set(listed(fresh, here, query))


def test_very_many_changes_are_followed_too() -> None:
    vault = vault_of({f"old {number}.md": "" for number in range(60)})
    assert len(listed(vault, "x.md", "old")) == 60
    for number in range(60):
        vault.remove(NotePath(f"old {number}.md"))
        vault.put(NotePath(f"new {number}.md"), facts_of(""))
    assert listed(vault, "x.md", "old") == []
    assert len(listed(vault, "x.md", "new")) == 60
    for number in range(600):
        vault.put(NotePath("new 0.md"), facts_of(f"---\ntitle: t{number}\n---\n"))
        assert listed(vault, "x.md", f"t{number}") == ["new 0.md"]
    assert len(listed(vault, "x.md", "new")) == 60


def test_what_was_prepared_is_what_would_be_found() -> None:
    vault = vault_of({"bee.md": "# Wings\n[[want]]", "keel.md": ""})
    steps = prepare(vault)
    next(steps)
    assert listed(vault, "x.md", "ee") == ["bee.md", "keel.md"]
    vault.put(NotePath("seen.md"), facts_of(""))
    vault.remove(NotePath("keel.md"))
    list(steps)
    assert listed(vault, "x.md", "ee") == ["bee.md", "seen.md"]


def test_letters_in_order_are_for_want_of_better_ones() -> None:
    better = {f"bee {number}.md": "" for number in range(ENOUGH)}
    few = vault_of({**dict(list(better.items())[1:]), "big eel.md": ""})
    assert listed(few, "x.md", "bee")[-1] == "big eel.md"
    found, more = find_notes(here_at(vault_of({**better, "big eel.md": ""}), "x.md", ""), "bee", 99)
    assert "big eel.md" not in {note.path for note in found}
    assert more
