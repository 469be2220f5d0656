"""Directives that silence nothing, and such as can't be understood."""

from __future__ import annotations

import pytest

from notes_lsp.rules.judge import judge
from notes_lsp.rules.repair import choose
from notes_lsp.text.span import apply_edits
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import Settings
from tests.memory import vault_of
from tests.rules.checking import TODAY, check, fix, fixes

CODE = "suppression.unused"


def told(note: str, settings: Settings | None = None) -> list[str]:
    """What is said of the directives of a note: columns, level, tags and message."""
    found = check(note, CODE, settings=settings).splitlines()
    return [line.removeprefix("note.md:").replace(f" {CODE}", "") for line in found]


def without_unused(note: str) -> str:
    """A note after all that is of no use has gone from it."""
    for _ in range(10):
        vault = vault_of({"note.md": note})
        found = [one for one in judge(vault, NotePath("note.md"), TODAY) if one.code == CODE]
        note = apply_edits(note, choose(found).edits)
    return note


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("[[a]] <!-- notes-lsp: ignore link.unresolved -->", []),
        ("[[a]] <!-- notes-lsp: ignore link.* -->", []),
        ("[[a]] <!-- notes-lsp: ignore: soon -->", []),
        ("[[a]]\n\n<!-- notes-lsp: ignore-file * -->", []),
        ("<!-- notes-lsp: ignore-start -->\n[[a]]", []),
        (
            "One. <!-- notes-lsp: ignore link.unresolved -->",
            [
                "1:6-1:48 hint (unnecessary) There is no finding of link.unresolved that this "
                "silences: remove it"
            ],
        ),
        (
            "<!-- notes-lsp: ignore-file: all is well -->",
            ["1:1-1:45 hint (unnecessary) There is no finding that this silences: remove it"],
        ),
        (
            "[[a]] <!-- notes-lsp: ignore link.unresolved, link.nested timestamp.* -->",
            [
                "1:47-1:58 hint (unnecessary) There is no finding of link.nested, timestamp.* "
                "that this silences: remove it"
            ],
        ),
        (
            "<!-- notes-lsp: ignore-start link.nested -->\nOne.\n"
            "<!-- notes-lsp: ignore-end link.nested -->",
            [
                "1:1-1:45 hint (unnecessary) There is no finding of link.nested that this "
                "silences: remove it"
            ],
        ),
        (
            "[[a]]\n<!-- notes-lsp: ignore-end link.nested -->",
            [
                "2:1-2:43 hint (unnecessary) There is no ignore-start link.nested before this "
                "that is not ended yet: remove it"
            ],
        ),
        (
            "<!-- notes-lsp: ignore-end -->",
            [
                "1:1-1:31 hint (unnecessary) There is no ignore-start before this "
                "that is not ended yet: remove it"
            ],
        ),
    ],
)
def test_what_silences_nothing_is_told(note: str, expected: list[str]) -> None:
    assert told(note) == expected


@pytest.mark.parametrize(
    ("says", "expected"),
    [
        (
            "ignore link.unresolvd",
            "24-1:38 hint There is no rule “link.unresolvd”: did you mean link.unresolved?",
        ),
        ("ignore link", "24-1:28 hint There is no rule “link”: did you mean link.*?"),
        ("ignore xyz", "24-1:27 hint There is no rule “xyz”: notes-lsp rule lists them all"),
        ("ignore-fil", "17-1:27 hint “ignore-fil” is no instruction: did you mean ignore-file?"),
        (
            "disable a.b",
            "17-1:24 hint “disable” is no instruction: write ignore, ignore-file, or "
            "ignore-start and ignore-end",
        ),
        (
            "",
            "1-1:21 hint This directive says nothing: write ignore, ignore-file, or "
            "ignore-start and ignore-end",
        ),
        (
            "ignore link.* until=soon",
            "37-1:41 hint “soon” is no date, so nothing is silenced: write until=YYYY-MM-DD",
        ),
        (
            "ignore until=: a",
            "1-1:37 hint “” is no date, so nothing is silenced: write until=YYYY-MM-DD",
        ),
        (
            "ignore until=2026-06-14: waits for Ann",
            "30-1:40 hint This was to be ignored until 2026-06-14 (waits for Ann): repair it, or "
            "write a later date or none",
        ),
    ],
)
def test_what_cannot_be_understood_is_told(says: str, expected: str) -> None:
    assert told(f"<!-- notes-lsp: {says} -->\n[[a]]\n") == [f"1:{expected}"]


def test_what_is_silenced_twice_is_told_once() -> None:
    line = "<!-- notes-lsp: ignore link.unresolved -->"
    assert [one.split()[0] for one in told(f"{line}\n[[a]] {line}\n")] == ["1:1-1:43"]
    start = "<!-- notes-lsp: ignore-start -->"
    assert [one.split()[0] for one in told(f"{start}\n{start}\n[[a]]\n")] == ["2:1-2:33"]


def test_an_end_without_a_beginning_is_none_where_the_beginning_is_over() -> None:
    start = "<!-- notes-lsp: ignore-start until=2026-01-01 -->"
    (one,) = told(f"{start}\n[[a]]\n<!-- notes-lsp: ignore-end -->\n")
    assert "until 2026-01-01" in one


@pytest.mark.parametrize(
    ("rules", "says", "count"),
    [
        ({"link.nested": "off"}, "link.nested", 0),
        ({"link.*": "off"}, "link.nested", 0),
        ({"link.nested": "off"}, "link.*", 0),
        ({"link.nested": "off"}, "*", 0),
        ({"link.nested": "off"}, "link.inexact", 1),
        ({"link.nested": "hint"}, "link.nested", 1),
        ({}, "suppression.unused", 0),
        ({}, "frontmatter.slug", 0),
        ({"*": "hint"}, "frontmatter.slug", 0),
        ({"frontmatter.slug": "hint"}, "frontmatter.slug", 1),
        ({}, "frontmatter.*", 1),
        ({CODE: "off"}, "link.nested", 0),
    ],
)
def test_what_is_turned_off_is_not_called_unused(
    rules: dict[str, str], says: str, count: int
) -> None:
    settings = Settings(rules=rules)  # type: ignore[arg-type]
    assert len(told(f"<!-- notes-lsp: ignore {says} -->", settings)) == count


def test_its_level_is_for_settings() -> None:
    settings = Settings(rules={"suppression.*": "warning"})
    assert told("<!-- notes-lsp: ignore -->", settings)[0].split()[1] == "warning"


def test_it_is_silenced_by_name_only() -> None:
    idle = (
        "<!-- notes-lsp: ignore link.nested{} -->\n\n<!-- notes-lsp: ignore-file{} -->\n\n[[a]]\n"
    )
    assert len(told(idle.format("", ""))) == 1
    assert told(idle.format(" suppression.unused", "")) == []
    assert told(idle.format("", " * suppression.unused")) == []


def test_before_all_notes_are_read_nothing_is_said() -> None:
    vault = vault_of({"a.md": "<!-- notes-lsp: ignore -->"})
    vault.settled = False
    assert judge(vault, NotePath("a.md"), TODAY) == []


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("One. <!-- notes-lsp: ignore link.nested -->\n", "One.\n"),
        ("One.\n\n<!-- notes-lsp: ignore link.nested -->\n\nTwo.\n", "One.\n\nTwo.\n"),
        (
            "[[a]] <!-- notes-lsp: ignore link.nested, link.unresolved, link.*: why -->",
            "[[a]] <!-- notes-lsp: ignore link.unresolved, link.*: why -->",
        ),
        (
            "[[a]] <!-- notes-lsp: ignore link.unresolved link.nested until=2027-01-01 -->",
            "[[a]] <!-- notes-lsp: ignore link.unresolved until=2027-01-01 -->",
        ),
        (
            "[[a]] <!-- notes-lsp: ignore link.nested,timestamp.*,link.unresolved -->",
            "[[a]] <!-- notes-lsp: ignore link.unresolved -->",
        ),
        (
            "<!-- notes-lsp: ignore-start link.nested -->\n\nOne.\n\n"
            "<!-- notes-lsp: ignore-end link.nested -->\n",
            "One.\n\n",
        ),
    ],
)
def test_it_is_repaired(note: str, expected: str) -> None:
    assert without_unused(note) == expected


@pytest.mark.parametrize("says", ["ignore until=2026-01-01", "ignore link", "disable"])
def test_what_may_have_a_meaning_stays(says: str) -> None:
    assert without_unused(f"<!-- notes-lsp: {says} -->\n") == f"<!-- notes-lsp: {says} -->\n"


def test_what_was_meant_is_offered() -> None:
    note = "<!-- notes-lsp: ignore-fil link.unresolvd -->\n[[a]]"
    assert fixes(note, CODE) == "* offered: Write ignore-file"
    note = fix(note, CODE)
    assert note == "<!-- notes-lsp: ignore-file link.unresolvd -->\n[[a]]"
    assert fixes(note, CODE) == "* offered: Write link.unresolved"
    over = "<!-- notes-lsp: ignore until=2026-01-01 -->\n"
    assert fixes(over, CODE) == "* offered: Remove the directive"


@pytest.mark.parametrize(
    "note",
    [
        "<div>\n<!-- notes-lsp: ignore link.in-html -->\n[[a]]\n</div>\n",
        "<!-- notes-lsp: ignore link.in-html --> [[a]]\n",
        "<!-- notes-lsp: ignore link.in-html --> ---\ntitle: A\n---\n",
        "One.\n<!-- notes-lsp: ignore link.in-html -->- Two.\n",
    ],
)
def test_one_that_keeps_html_together_is_for_the_writer_to_remove(note: str) -> None:
    assert without_unused(note) == note
    assert fixes(note, CODE) == "* offered: Remove the directive"
