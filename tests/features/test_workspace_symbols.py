"""Finding notes, headings and tags by a part of their names."""

from __future__ import annotations

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
