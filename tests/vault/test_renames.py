"""Which note was which: by what stands in them."""

from __future__ import annotations

from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.renames import renames

TALK = "# Chips\n\nThe first fab was built by hand.\nIt made a wafer a day.\n"


def found(gone: dict[str, str], came: dict[str, str]) -> dict[str, str]:
    names = renames(
        {NotePath(path): text for path, text in gone.items()},
        {NotePath(path): text for path, text in came.items()},
    )
    return {str(path): str(old) for path, old in names.items()}


def test_the_same_text_is_the_same_note() -> None:
    assert found({"a.md": TALK, "b.md": "Other"}, {"x/c.md": TALK}) == {"x/c.md": "a.md"}


def test_half_of_the_lines_are_enough() -> None:
    changed = TALK.replace("# Chips", "# Fabs")
    assert found({"a.md": TALK}, {"b.md": changed + "One more line.\n"}) == {"b.md": "a.md"}
    assert found({"a.md": TALK}, {"b.md": f"# Chips\n{'And much else. ' * 9}\n"}) == {}


def test_each_note_has_one_old_name_and_the_most_alike_go_first() -> None:
    assert found({"a.md": TALK}, {"b.md": f"{TALK}More.\n", "c.md": TALK}) == {"c.md": "a.md"}
    assert found({"a.md": TALK, "b.md": f"{TALK}More.\n"}, {"c.md": f"{TALK}More.\n"}) == {
        "c.md": "b.md"
    }


def test_what_many_notes_have_tells_nothing() -> None:
    many = {f"{number}.md": "---\nkind: talk\n---\n" for number in range(30)}
    assert found(many, {"a.md": "---\nkind: talk\n---\n"}) == {}
    assert found({"a.md": ""}, {"b.md": ""}) == {}
