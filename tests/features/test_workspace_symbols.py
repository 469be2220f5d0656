"""Finding notes, headings and tags by a part of their names."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from notes_lsp.features.search import match, scattered, search_form
from notes_lsp.features.workspace_symbols import CAP, workspace_symbols
from notes_lsp.vault.paths import NotePath
from tests.memory import facts_of, vault_of
from tests.vaultfix import read

VAULT = """
    //- channel/deepseek_r1.md
    ---
    title: DeepSeek R1
    aliases: [Chinese model]
    ---
    ## Training costs
    About #ai/models and more.
    //- channel/costs.md
    ---
    title: Costs of compute
    ---
    ### Deep learning
    //- other/plain name.md
    nothing
"""


def found(query: str) -> list[str]:
    vault = vault_of(read(VAULT).files)
    return [
        f"{item.kind} {item.name} | {item.container}" for item in workspace_symbols(vault, query)
    ]


def test_notes_by_slug_title_and_alias() -> None:
    assert found("deepseek_r") == ["note DeepSeek R1 | channel/deepseek_r1.md"]
    assert found("deepseek r") == ["note DeepSeek R1 | channel/deepseek_r1.md"]
    assert found("chinese")[0] == "note DeepSeek R1 | channel/deepseek_r1.md"


def test_notes_come_before_headings_that_fit_as_well() -> None:
    assert found("costs") == [
        "note Costs of compute | channel/costs.md",
        "heading Training costs | DeepSeek R1",
    ]


def test_tags_and_letters_in_order() -> None:
    assert found("ai/mod") == ["tag #ai/models | DeepSeek R1"]
    assert found("trcost") == ["heading Training costs | DeepSeek R1"]


def test_a_tag_is_found_once() -> None:
    vault = vault_of({"a.md": "#ai #AI #ai/x", "b.md": "#ai"})
    assert [(item.name, item.path) for item in workspace_symbols(vault, "ai")] == [
        ("#ai", "a.md"),
        ("#ai/x", "a.md"),
    ]


def test_where_things_are() -> None:
    text = "---\ntitle: My Title\n---\ntext #tag\n\n## Why\n"
    vault = vault_of({"n.md": text})
    assert [workspace_symbols(vault, query)[0].span.of(text) for query in ("my", "why", "tag")] == [
        "My Title",
        "## Why",
        "#tag",
    ]


NAMES = st.text(st.sampled_from("abAB _-.*[é"), min_size=1, max_size=6).filter(str.strip)


@given(
    st.dictionaries(st.sampled_from(["a.md", "x/b.md", "c.md"]), st.lists(NAMES, max_size=3)),
    NAMES,
)
def test_all_that_fits_is_found_and_nothing_else(notes: dict[str, list[str]], query: str) -> None:
    vault = vault_of({path: "".join(f"## {h}\n" for h in hs) for path, hs in notes.items()})
    typed = search_form(query.strip())
    loose = scattered(typed)
    expected = {
        (name, path)
        for path, facts in vault.index.facts.items()
        for name in (vault.index.names[path].stem, *(item.text for item in facts.headings()))
        if match(typed, search_form(name)) or (len(typed) > 1 and loose(search_form(name)))
    }
    found = workspace_symbols(vault, query)
    assert {(item.name, item.path) for item in found} == expected


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "# x", "## y #t", None]))))
def test_after_any_changes_it_is_as_if_new(steps: list[tuple[str, str | None]]) -> None:
    vault = vault_of({})
    for stem, text in steps:
        path = NotePath(f"{stem}.md")
        if text is None:
            vault.remove(path)
        else:
            vault.put(path, facts_of(text))
        fresh = vault_of({})
        for known, facts in vault.index.facts.items():
            fresh.put(known, facts)
        for query in ("a", "x", "t"):
            assert set(workspace_symbols(vault, query)) == set(workspace_symbols(fresh, query))


def test_nothing_for_nothing() -> None:
    assert found("") == []
    assert found("  ") == []
    assert found("zzz") == []


def test_a_changed_note_is_found_by_its_new_names() -> None:
    vault = vault_of(read(VAULT).files)
    assert workspace_symbols(vault, "training")
    vault.put(NotePath("channel/deepseek_r1.md"), facts_of("## Inference\n"))
    assert [item.name for item in workspace_symbols(vault, "inference")] == ["Inference"]
    assert workspace_symbols(vault, "training") == []
    vault.remove(NotePath("channel/deepseek_r1.md"))
    assert workspace_symbols(vault, "inference") == []


def test_long_lists_are_cut() -> None:
    files = {f"note_{number}.md": "x" for number in range(CAP + 50)}
    assert len(workspace_symbols(vault_of(files), "note")) == CAP
