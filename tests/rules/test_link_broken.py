"""`link.broken`: links that led somewhere in the earlier vault."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from notes_lsp.rules.judge import judge
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from notes_lsp.vault.vault import Earlier, Vault
from tests.memory import vault_of

A = NotePath("a.md")


def compared(
    before: Mapping[str, str],
    now: Mapping[str, str],
    names: Mapping[str, str] | None = None,
    settings: Settings | None = None,
) -> Vault:
    """The vault `now`, which knows what was `before`; `names` are old ones by new ones."""
    vault = vault_of(now, settings)
    known = {NotePath(new): NotePath(old) for new, old in (names or {}).items()}
    vault.earlier = Earlier(vault_of(before, settings), known)
    return vault


def found(vault: Vault, path: NotePath = A) -> list[str]:
    return [f"{finding.code}: {finding.message}" for finding in judge(vault, path)]


def test_a_note_that_is_gone_is_named() -> None:
    files = {"a.md": "[[Chips]] [[Chips | them]] [[never]]"}
    vault = compared({**files, "x/fab.md": "---\ntitle: Chips\n---\n"}, files)
    assert found(vault) == [
        "link.broken: “Chips” led to x/fab.md, which is gone: bring it back, or remove the link "
        "(2 links in this note)",
        "link.unresolved: There is no note “never”: create it, or correct the name",
    ]


def test_a_note_that_was_renamed_is_followed() -> None:
    files = {"a.md": "[[fab]] [[fab#Costs | it]] [[the fab | ]]"}
    vault = compared({**files, "fab.md": ""}, {**files, "mill.md": ""}, {"mill.md": "fab.md"})
    (finding,) = [one for one in judge(vault, A) if one.code == "link.broken"]
    assert finding.message == (
        "“fab” led to fab.md, which is mill.md now: write mill (2 links in this note)"
    )
    assert (finding.level, finding.fix is not None and finding.fix.safe) == ("warning", True)
    edits = [*finding.fix.edits] if finding.fix else []
    assert apply_edits(files["a.md"], edits) == "[[mill | fab]] [[mill#Costs | it]] [[the fab | ]]"


def test_a_note_that_lost_the_name() -> None:
    files = {"a.md": "[[Chips]]"}
    vault = compared({**files, "fab.md": "---\ntitle: Chips\n---\n"}, {**files, "fab.md": ""})
    assert found(vault) == [
        "link.broken: “Chips” led to fab.md, which no longer has that name: write fab"
    ]


def test_the_note_with_the_link_may_have_moved_too() -> None:
    text = "[[fab]]"
    vault = compared({"b.md": text, "fab.md": ""}, {"a.md": text}, {"a.md": "b.md"})
    assert found(vault)[0].startswith("link.broken: “fab” led to fab.md, which is gone")


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ({"a.md": "[[gone]]"}, {"a.md": "[[gone]]"}),
        ({"a.md": "", "gone.md": ""}, {"a.md": "[[gone]]"}),
        ({"gone.md": ""}, {"a.md": "[[gone]]"}),
    ],
)
def test_what_led_nowhere_or_was_not_there_is_not_broken(
    before: dict[str, str], now: dict[str, str]
) -> None:
    assert [line.partition(":")[0] for line in found(compared(before, now))] == ["link.unresolved"]


def test_others_speak_where_it_is_turned_off() -> None:
    files = {"a.md": "[[scaling_lawss]]", "scaling_laws.md": ""}
    settings = Settings(rules={"link.broken": "off"})
    vault = compared({**files, "scaling_lawss.md": ""}, files, settings=settings)
    assert [line.partition(":")[0] for line in found(vault)] == ["link.misspelt"]
    vault = compared({**files, "scaling_lawss.md": ""}, files)
    assert [line.partition(":")[0] for line in found(vault)] == ["link.broken"]


def test_nothing_is_broken_in_a_vault_that_is_compared_with_nothing() -> None:
    assert [line.partition(":")[0] for line in found(vault_of({"a.md": "[[gone]]"}))] == [
        "link.unresolved"
    ]
