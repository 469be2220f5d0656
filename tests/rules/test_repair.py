"""Which fixes are made together."""

from __future__ import annotations

import pytest

from notes_lsp.rules.finding import Finding, Fix
from notes_lsp.rules.judge import judge
from notes_lsp.rules.repair import Pick, Repair, choose, repair_note, safe_fix
from notes_lsp.text.span import Edit, Span, apply_edits
from notes_lsp.vault.paths import NotePath
from tests.memory import vault_of

TEXT = Span(0, 30)


def finding(*fixes: Fix) -> Finding:
    return Finding("x.y", "hint", TEXT, "", fixes)


def fix(*edits: tuple[int, int, str], safe: bool = True, preferred: bool = True) -> Fix:
    return Fix("", safe, tuple(Edit(*edit) for edit in edits), preferred)


@pytest.mark.parametrize(
    ("edits", "fits"),
    [
        ([(0, 2, "x")], True),
        ([(2, 4, "x")], False),
        ([(4, 5, "x")], False),
        ([(3, 3, "x")], False),
        ([(1, 3, "x")], False),
        ([(6, 6, "x")], True),
        ([(6, 7, "x"), (20, 21, "")], False),
        ([(0, 30, "x")], False),
        ([(9, 9, "x")], False),
        ([(10, 12, "x")], True),
    ],
)
def test_fixes_that_touch_the_same_wait_for_the_next_round(
    edits: list[tuple[int, int, str]], fits: bool
) -> None:
    taken = finding(fix((2, 6, "a"), (9, 9, "b"), (20, 25, "c")))
    other = finding(fix(*edits))
    assert choose([taken, other]).repaired == ([taken, other] if fits else [taken])


def test_edits_are_by_place_whatever_the_order_of_the_fixes() -> None:
    later, earlier = finding(fix((8, 9, "b"), (20, 20, "c"))), finding(fix((2, 6, "a")))
    assert choose([later, earlier]) == Repair(
        [Edit(2, 6, "a"), Edit(8, 9, "b"), Edit(20, 20, "c")], [later, earlier]
    )


def test_only_safe_fixes_are_made_unless_others_are_picked() -> None:
    unsafe = finding(fix((2, 6, "a"), safe=False))
    second = finding(fix((2, 6, "a"), preferred=False))
    assert choose([unsafe, second, finding()]) == Repair([], [])
    assert choose([unsafe, second], lambda found: found.fixes[0]).repaired == [unsafe]
    assert safe_fix(finding(fix((0, 1, "")))) == fix((0, 1, ""))


def repaired(files: dict[str, str], pick: Pick = safe_fix) -> str:
    """The text of `a.md` after its repair. Asserts that the vault is as it was before."""
    vault = vault_of(files)
    path = NotePath("a.md")
    before = [judge(vault, note) for note in vault.index.facts]
    edits = repair_note(vault, path, files["a.md"], pick)
    assert [judge(vault, note) for note in vault.index.facts] == before
    return apply_edits(files["a.md"], edits)


FAB = "---\ntitle: The fab\n---\n"


def test_a_note_is_repaired_in_rounds() -> None:
    note = "---\ntitle: Chips: a history\n---\n```markdown\n# Chips\n[[The fab]]\n```\n"
    assert repaired({"a.md": note, "fab.md": FAB}) == (
        '---\ntitle: "Chips: a history"\n---\n# Chips\n[[fab | The fab]]\n'
    )


def test_what_is_picked_is_repaired() -> None:
    note = "[[The fab]] [[fab | ]]"
    files = {"a.md": note, "fab.md": FAB}
    links = repaired(files, lambda one: safe_fix(one) if one.code == "link.inexact" else None)
    assert links == "[[fab | The fab]] [[fab | ]]"
    assert repaired(files, lambda one: None) == note


def test_a_repair_that_would_move_links_is_not_made() -> None:
    """Its title is another after the repair, and the link means it by the present one."""
    note = "---\ntitle: Chips: a history\n---\n"
    found = vault_of({"a.md": note}).index.facts[NotePath("a.md")].title
    assert found is not None
    by_title = f"[[{found.text}]]"
    renaming = fix((4, 9, "label"))

    def pick(one: Finding) -> Fix | None:
        return renaming if one.code == "frontmatter.syntax" else None

    assert repaired({"a.md": note}, pick) == note.replace("title", "label")
    assert repaired({"a.md": note, "b.md": by_title}, pick) == note
