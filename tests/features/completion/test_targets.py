"""Completion of targets that are no notes: those that are not there, attachments, and headings of
all notes."""

from __future__ import annotations

from notes_lsp.features.completion import complete
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Links, Settings
from tests.features.completion.completing import accepted, ask, details, offered
from tests.memory import facts_of, here_at, vault_of
from tests.vaultfix import read

NOTES = """//- a.md
[[Demis Hassabis]] and [[deep learning]], [[deep_mind]]
//- b.md
[[demis_hassabis | him]], [[deep learning]] ![[deep.png]] [[https://deep.example]]
//- deep_mind.md
//- in/deep sea.png
//- out/deep sea.png
//- out/deep.png
"""


def source(written: str) -> str:
    return f"{NOTES}//- here.md\n{written}"


def test_notes_that_are_not_there_are_offered_with_their_counts() -> None:
    assert details(source("[[dee$0]]")) == {
        "deep_mind": "deep_mind",
        "deep learning": "not written yet, wanted by 2 notes",
    }
    assert accepted(source("See [[demis$0]]"), "Demis Hassabis") == "See [[Demis Hassabis]]"
    assert offered(source("[[hassabis$0]]")) == ["Demis Hassabis"]


def test_the_link_around_one_keeps_its_bracket() -> None:
    assert (
        accepted(source("[text [[demis$0](x)"), "Demis Hassabis") == "[text [[Demis Hassabis]]](x)"
    )
    assert (
        accepted(source("[text [[demis$0][x]"), "Demis Hassabis") == "[text [[Demis Hassabis]]][x]"
    )
    assert (
        accepted(source("See [[demis$0] there"), "Demis Hassabis") == "See [[Demis Hassabis]] there"
    )


def test_notes_that_are_there_come_before_one_of_that_very_name() -> None:
    assert offered(source("[[deep]] and [[deep$0]]")) == ["deep_mind", "deep", "deep learning"]


def test_the_link_that_is_being_written_wants_nothing_yet() -> None:
    assert offered(source("[[brand new$0]]")) == []
    assert details(source("[[brand new]] and [[bra$0]]")) == {
        "brand new": "not written yet, wanted by 1 note"
    }


def test_what_is_written_or_ignored_is_not_missing() -> None:
    fixture = read(source("[[deep$0"))
    path, offset = fixture.cursor
    ignoring = Settings(links=Links(ignore_targets=("deep l*",)))
    vault = vault_of(fixture.files, ignoring)
    found = complete(here_at(vault, path, fixture.files[path]), offset)
    assert found is not None
    assert [item.label for item in found.candidates] == ["deep_mind"]


def test_names_are_followed() -> None:
    fixture = read(source("[[demis$0"))
    path, offset = fixture.cursor
    vault = vault_of(fixture.files)
    here = here_at(vault, path, fixture.files[path])

    def kinds() -> list[str]:
        found = complete(here, offset)
        return [] if found is None else [item.kind for item in found.candidates]

    assert kinds() == ["missing"]
    vault.put(NotePath("demis_hassabis.md"), facts_of("x"))
    assert kinds() == ["note"]
    vault.remove(NotePath("demis_hassabis.md"))
    vault.put(NotePath("a.md"), facts_of("nothing"))
    assert kinds() == ["missing"]
    vault.put(NotePath("b.md"), facts_of("nothing"))
    assert kinds() == []


def test_embeds_are_notes_and_attachments() -> None:
    _, found = ask(source("![[dee$0"))
    assert found is not None
    assert [(item.kind, item.text) for item in found.candidates][:4] == [
        ("note", "deep_mind]]"),
        ("file", "in/deep sea.png]]"),
        ("file", "out/deep sea.png]]"),
        ("file", "deep.png]]"),
    ]
    assert "file" not in {item.kind for item in (ask(source("[[dee$0"))[1] or found).candidates}
    assert accepted(source("![[dee$0|300]]"), "deep.png") == "![[deep.png|300]]"


HEADINGS = """//- a.md
---
title: The first
---
# Training costs
//- b.md
# Costs | of compute
//- here.md
# Own
## Parts

"""


def test_headings_of_all_notes() -> None:
    assert details(f"{HEADINGS}[[##cost$0]]") == {
        "Costs of compute": "b",
        "Training costs": "The first",
    }
    line = accepted(f"{HEADINGS}See [[##train$0]] now", "Training costs").splitlines()[-1]
    assert line == "See [[a#Training costs]] now"
    assert offered(f"{HEADINGS}[[##$0]]") == ["Own", "Parts"]
    assert accepted(f"{HEADINGS}[[##pa$0]]", "Parts").splitlines()[-1] == "[[#Parts]]"
    assert accepted(f"{HEADINGS}[[##tr$0 | x]]", "Training costs").endswith(
        "[[a#Training costs | x]]"
    )


def test_headings_of_this_note_then_of_its_folder_come_first() -> None:
    notes = "".join(
        f"//- {path}.md\n# The costs of {path}\n" for path in ("a", "b/one", "b/two", "c/d")
    )
    assert list(details(f"{notes}//- b/here.md\n## Costs of it\n\n[[##costs$0]]")) == [
        "Costs of it",
        "The costs of b/one",
        "The costs of b/two",
        "The costs of a",
        "The costs of c/d",
    ]
    # One in which the letters only stand in order is not found where many have them together.
    many = "".join(f"//- n{number}.md\n# Cost\n" for number in range(30))
    scattered = "//- s.md\n# Cat of storage\n"
    assert "Cat of storage" in details(f"{scattered}//- h.md\n[[##cost$0")
    assert "Cat of storage" not in details(f"{many}{scattered}//- h.md\n[[##cost$0")


FOLDERS = """//- keels.md
//- in/deep keel.md
---
title: The deep keel
---
//- in/rig.md
//- in/more/keel.md
//- out/keel.md
"""


def test_notes_in_the_folder_that_is_written_are_offered() -> None:
    assert offered(f"{FOLDERS}//- out/here.md\n[[in/$0]]") == ["The deep keel", "rig"]
    assert offered(f"{FOLDERS}//- out/here.md\n[[in/kee$0]]") == ["The deep keel"]
    assert offered(f"{FOLDERS}//- out/here.md\n[[./$0]]") == ["here", "keel"]
    assert offered(f"{FOLDERS}//- out/here.md\n[[../in/more/$0]]") == ["keel"]
    assert offered(f"{FOLDERS}//- out/here.md\n[[/kee$0]]") == ["keels"]
    assert offered(f"{FOLDERS}//- out/here.md\n[[in/nothing$0]]") == []
    assert accepted(f"{FOLDERS}//- out/here.md\n[[in/r$0]]", "rig") == "[[in/rig]]"
    assert accepted(f"{FOLDERS}//- out/here.md\n[[../in/$0", "rig") == "[[../in/rig]]"


def test_names_with_a_number_sign_are_offered_behind_it() -> None:
    notes = "//- C#.md\n//- B.md\n## Keels\n//- B#.md\n//- here.md\n"
    assert offered(f"{notes}[[C#$0]]") == ["C#"]
    assert accepted(f"{notes}[[C#$0", "C#") == "[[C#]]"
    assert offered(f"{notes}[[B#$0]]") == ["Keels"]
    assert offered(f"{notes}[[nowhere#$0]]") == []
