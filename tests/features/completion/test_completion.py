"""Completion of wikilinks: what is offered, in which order, and the text after accepting."""

from __future__ import annotations

from textwrap import dedent

import pytest

from notes_lsp.features.completion import complete
from notes_lsp.features.completion.candidates import Completions, filter_text
from notes_lsp.features.searched_text import COMPARED
from notes_lsp.text.span import Edit, apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Completion, Settings
from tests.memory import facts_of, here_at, vault_of
from tests.vaultfix import Fixture, read

NOTES = dedent("""
    //- channel/deepseek_r1.md
    ---
    title: DeepSeek R1
    aliases: [R1 model]
    ---

    ## Training data
    ### Mixture of [[experts | Experts]]
    ## Costs

    A paragraph. ^cost-table
    //- channel/open_source_ai.md
    ---
    title: Open Source AI
    ---
    See [[deepseek_r1 | the R1 release]] and [[deepseek_r1 | the R1 release]].
    //- other/deep_sea_life.md
    ---
    title: Deep Sea Life
    ---
    //- other/plain name.md
    nothing
""")


def ask(source: str) -> tuple[Fixture, Completions | None]:
    fixture = read(NOTES + source)
    path, offset = fixture.cursor
    vault = vault_of(fixture.files)
    return fixture, complete(here_at(vault, path, fixture.files[path]), offset)


def labels(source: str) -> list[str]:
    _, found = ask(source)
    return [] if found is None else [candidate.label for candidate in found.candidates]


def accept(source: str, label: str) -> str:
    """The line of the cursor after the candidate called `label` was accepted."""
    fixture, found = ask(source)
    assert found is not None
    chosen = next(item for item in found.candidates if item.label == label)
    text = fixture.files[fixture.cursor.path]
    assert found.replaced.touches(fixture.cursor.offset)
    new = apply_edits(text, [Edit(*found.replaced, chosen.text)])
    return new.splitlines()[text.count("\n", 0, fixture.cursor.offset)]


def test_notes_of_the_same_folder_come_first_then_the_most_used() -> None:
    assert labels("//- channel/new.md\n[[$0") == [
        "DeepSeek R1",
        "new",
        "Open Source AI",
        "Deep Sea Life",
        "plain name",
    ]
    assert labels("//- other/new.md\n[[$0")[:3] == ["Deep Sea Life", "new", "plain name"]


def test_how_a_name_fits_comes_before_the_folder_and_the_folder_before_the_rest() -> None:
    notes = """
        //- here/a cat.md
        //- here/scatter.md
        //- here/c and t.md
        //- there/cat.md
        //- there/cattle.md
        //- there/cats.md
        //- there/wildcat.md
        //- there/d.md
        [[cats]]
        //- here/new.md
        [[cat$0
    """
    fixture = read(notes)
    path, offset = fixture.cursor
    found = complete(here_at(vault_of(fixture.files), path, fixture.files[path]), offset)
    assert found is not None
    assert [item.label for item in found.candidates] == [
        "cat",
        "a cat",
        "cats",
        "cattle",
        "scatter",
        "wildcat",
        "c and t",
    ]


def test_names_that_came_and_went_are_followed() -> None:
    fixture = read(NOTES + "//- channel/new.md\n[[costs$0")
    path, offset = fixture.cursor
    vault = vault_of(fixture.files)
    here = here_at(vault, path, fixture.files[path])

    def listed() -> list[str]:
        found = complete(here, offset)
        return [] if found is None else [item.label for item in found.candidates]

    assert listed() == []
    vault.put(NotePath("other/costs.md"), facts_of("x"))
    assert listed() == ["costs"]
    vault.put(NotePath("other/costs.md"), facts_of("---\ntitle: All costs\n---\n"))
    assert listed() == ["All costs"]
    vault.remove(NotePath("other/costs.md"))
    assert listed() == []


def test_a_folder_is_seen_among_more_notes_than_are_compared() -> None:
    notes = {f"many/note {number}.md": "" for number in range(COMPARED)}
    vault = vault_of({**notes, "own/z note.md": ""})
    here = here_at(vault, "own/z note.md", "[[n")
    found = complete(here, 3)
    assert found is not None
    assert found.candidates[0].label == "z note"


def test_notes_are_found_by_slug_title_and_alias() -> None:
    assert labels("//- channel/new.md\n[[deepseek_r$0")[0] == "DeepSeek R1"
    assert labels("//- channel/new.md\n[[DeepSeek R$0")[0] == "DeepSeek R1"
    assert labels("//- channel/new.md\n[[r1 mo$0")[0] == "R1 model"
    assert labels("//- channel/new.md\n[[source$0")[0] == "Open Source AI"
    assert labels("//- channel/new.md\n[[dsr$0")[0] == "DeepSeek R1"
    assert labels("//- channel/new.md\n[[zzz$0") == []


def test_accepting_writes_the_whole_link_once() -> None:
    for written in ("See [[dee$0", "See [[dee$0]]", "See [[dee$0]", "See [[dee$0p sea]]"):
        line = accept(f"//- channel/new.md\n{written}", "DeepSeek R1")
        assert line == "See [[deepseek_r1 | DeepSeek R1]]", written


def test_accepting_keeps_what_stands_after_the_target() -> None:
    assert (
        accept("//- channel/new.md\nSee [[dee$0 | the model]] here", "DeepSeek R1")
        == "See [[deepseek_r1 | the model]] here"
    )
    assert (
        accept("//- channel/new.md\nSee [[dee$0#Costs | x]]", "DeepSeek R1")
        == "See [[deepseek_r1#Costs | x]]"
    )
    assert (
        accept("//- channel/new.md\nSee [[dee$0 and more [[experts]]", "DeepSeek R1")
        == "See [[deepseek_r1 | DeepSeek R1]] and more [[experts]]"
    )


def test_embeds_and_notes_that_are_their_title_get_no_alias() -> None:
    assert accept("//- channel/new.md\n![[dee$0]]", "DeepSeek R1") == "![[deepseek_r1]]"
    assert accept("//- other/new.md\n[[plain$0", "plain name") == "[[plain name]]"


def test_an_alias_that_was_found_is_shown() -> None:
    assert accept("//- channel/new.md\n[[r1 mo$0]]", "R1 model") == "[[deepseek_r1 | R1 model]]"


def test_the_text_after_the_cursor_becomes_the_alias() -> None:
    for written in ("[[$0the new model]]", "[[$0 the new model ]]"):
        line = accept(f"//- channel/new.md\nSee {written} now", "DeepSeek R1")
        assert line.split() == ["See", "[[deepseek_r1", "|", "the", "new", "model]]", "now"]
    # What leads to a note already is not a text to show.
    assert accept("//- channel/new.md\n[[$0deepseek_r1]]", "Deep Sea Life") == (
        "[[deep_sea_life | Deep Sea Life]]"
    )
    assert labels("//- channel/new.md\n[[$0sea life]]")[0] == "Deep Sea Life"


def test_in_a_table_the_pipe_is_escaped() -> None:
    source = "//- channel/new.md\n| a | b |\n|---|---|\n| [[dee$0]] | c |\n"
    assert accept(source, "DeepSeek R1") == "| [[deepseek_r1 \\| DeepSeek R1]] | c |"


def test_a_note_whose_stem_leads_elsewhere_is_written_by_its_path() -> None:
    _, found = ask("//- other/deepseek_r1.md\ntext\n//- channel/new.md\n[[deepseek_r1$0")
    assert found is not None
    assert [item.text for item in found.candidates][:2] == [
        "deepseek_r1 | DeepSeek R1]]",
        "other/deepseek_r1]]",
    ]


def test_notes_that_no_link_can_name_are_not_offered() -> None:
    notes = "//- C# basics.md\n//- 12:34.md\n//- C# | a.md\n//- C# fine.md\n---\ntitle: x\n---\n"
    assert labels(notes + "//- C++.md\n//- new.md\n[[C$0")[:1] == ["C++"]


def test_a_title_is_written_as_a_link_can_hold_it() -> None:
    note = (
        "//- odd_one_more.md\n---\ntitle: \"Odd ]] one\\nmore\"\naliases: ['[[Odd]] alias']\n---\n"
    )
    assert accept(note + "//- new.md\n[[od$0]]", "Odd ]] one\nmore") == (
        "[[odd_one_more | Odd one more]]"
    )
    assert accept(note + "//- new.md\n[[odd_one_more | $0]]", "[[Odd]] alias") == (
        "[[odd_one_more | Odd alias]]"
    )


def test_headings_of_the_linked_note() -> None:
    assert labels("//- channel/new.md\n[[deepseek_r1#$0") == [
        "Training data",
        "Mixture of Experts",
        "Costs",
    ]
    assert labels("//- channel/new.md\n[[DeepSeek R1#mix$0") == ["Mixture of Experts"]
    assert labels("//- channel/new.md\n[[deepseek_r1#Training data#$0") == ["Mixture of Experts"]
    assert labels("//- channel/new.md\n# Own\n\n[[#$0") == ["Own"]


def test_headings_below_the_steps_before() -> None:
    note = "//- new.md\n# A\n## B\n### Of A\n# C\n## B\n### Of C\n\n[[#"
    assert labels(f"{note}C#B#$0") == ["Of C"]
    assert labels(f"{note}a#$0") == ["B", "Of A"]
    assert labels(f"{note}Not there#$0") == ["A", "B", "Of A", "C", "B", "Of C"]


def test_a_number_sign_may_be_part_of_the_name() -> None:
    notes = "//- C#.md\n---\ntitle: C sharp\n---\n# Sharp\n//- C.md\n# Plain\n//- new.md\n"
    assert labels(f"{notes}[[C##$0") == labels(f"{notes}[[C##sh$0") == ["Sharp"]
    assert labels(f"{notes}[[C#$0") == labels(f"{notes}[[C#pl$0") == ["Plain"]
    assert labels(f"{notes}[[C#|$0") == ["C sharp"]


def test_accepting_a_heading() -> None:
    for written in ("[[deepseek_r1#mi$0", "[[deepseek_r1#mi$0]]"):
        line = accept(f"//- channel/new.md\n{written}", "Mixture of Experts")
        assert line == "[[deepseek_r1#Mixture of Experts]]"
    assert (
        accept("//- channel/new.md\n[[deepseek_r1#mi$0 | x]]", "Mixture of Experts")
        == "[[deepseek_r1#Mixture of Experts | x]]"
    )


def test_blocks_of_the_linked_note() -> None:
    assert labels("//- channel/new.md\n[[deepseek_r1#^$0") == ["^cost-table"]
    assert accept("//- channel/new.md\n[[deepseek_r1#^c$0]]", "^cost-table") == (
        "[[deepseek_r1#^cost-table]]"
    )


def test_aliases_of_the_linked_note() -> None:
    assert labels("//- channel/new.md\n[[deepseek_r1 | $0") == [
        "DeepSeek R1",
        "R1 model",
        "the R1 release",
    ]
    assert labels("//- channel/new.md\n[[deepseek_r1#Costs | $0")[0] == "Costs"
    assert accept("//- channel/new.md\nx [[deepseek_r1 | the$0]] y", "the R1 release") == (
        "x [[deepseek_r1 | the R1 release]] y"
    )


def test_nothing_is_offered_outside_of_links_or_in_code() -> None:
    for source in (
        "[[a]] x$0",
        "plain $0",
        "`[[dee$0`",
        "```\n[[dee$0\n```",
        "$x [[dee$0 y$",
        "%% [[dee$0 %%",
        "<!-- [[dee$0 -->",
        "[[a\ndee$0",
    ):
        fixture, found = ask(f"//- channel/new.md\n{source}\n")
        assert found is None, fixture.text


@pytest.mark.parametrize(
    ("chosen", "listed"),
    [(Settings(), 100), (Settings(completion=Completion(limit=3)), 3)],
)
def test_more_notes_than_fit_are_said_to_be_incomplete(chosen: Settings, listed: int) -> None:
    many = "\n".join(f"//- channel/note_{number:03}.md\nx" for number in range(150))
    fixture = read(f"{many}\n//- channel/new.md\n[[note$0\n")
    path, offset = fixture.cursor
    vault = vault_of(fixture.files, chosen)
    found = complete(here_at(vault, path, fixture.files[path]), offset)
    assert found is not None
    assert len(found.candidates) == listed
    assert found.incomplete


@pytest.mark.parametrize(
    ("written", "matched", "expected"),
    [
        ("dee", "DeepSeek R1", "deepSeek R1"),
        ("deep s", "deep_sea", "deep sea"),
        ("sou", "open source", "source"),
        ("e s", "one source", "e source"),
        ("ource", "open source", "ource"),
        ("osr", "open source", "osr"),
        ("", "Open source", "Open source"),
        ("x", "", "x"),
        ("ss", "Straße ss", "ss"),
    ],
)
def test_what_clients_filter_by_begins_with_what_is_written(
    written: str, matched: str, expected: str
) -> None:
    assert filter_text(written, matched) == expected
