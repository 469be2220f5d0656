"""How rules are run: order, levels, and one word for a stamp."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from notes_lsp.rules.engine import find
from notes_lsp.rules.finding import Finding, Level, Rule, at_least
from notes_lsp.rules.view import NoteView
from notes_lsp.syntax.nodes import Timestamp
from notes_lsp.text.span import Span
from notes_lsp.vault.paths import NotePath
from notes_lsp.vault.settings import RuleLevel
from tests.memory import vault_of

STAMPS = "---\nvideoId: abcdefghijk\n---\n[00:01:02] and [00:03:04]\n"


def run(
    *rules: Rule, text: str = STAMPS, levels: Mapping[str, RuleLevel] | None = None
) -> list[str]:
    """The findings of `rules` in a note, as "start code level"."""
    view = NoteView(NotePath("a.md"), vault_of({"a.md": text}))
    return [
        f"{finding.span.start} {finding.code} {finding.level}"
        for finding in find(view, rules, levels)
    ]


def note_rule(code: str, *starts: int, level: Level = "warning", secondary: bool = False) -> Rule:
    """A rule with findings at these places."""

    def check(view: NoteView) -> Iterable[Finding]:
        return [
            Finding(code, level, Span(start, start + 1), "", secondary=secondary)
            for start in starts
        ]

    return Rule(code, level, check)


def stamp_rule(code: str, *labels: str, sound: bool = True) -> Rule:
    """A rule with a finding at each stamp that has one of the labels; of sound ones only if they
    are shown to it."""

    def check(view: NoteView, stamp: Timestamp) -> Finding | None:
        if stamp.label is None or stamp.label.text not in labels:
            return None
        return Finding(code, "hint", Span(stamp.start, stamp.end), "")

    return Rule(code, "hint", check_stamp=check, judges_sound_stamps=sound)


def test_findings_are_sorted_by_place_then_code() -> None:
    assert run(note_rule("b.b", 7, 3), note_rule("a.a", 7)) == [
        "3 b.b warning",
        "7 a.a warning",
        "7 b.b warning",
    ]


def test_only_the_first_rule_that_finds_something_speaks_of_a_stamp() -> None:
    first, second = stamp_rule("t.one", "00:03:04"), stamp_rule("t.two", "00:01:02", "00:03:04")
    assert run(first, second) == ["29 t.two hint", "44 t.one hint"]
    assert run(second, first) == ["29 t.two hint", "44 t.two hint"]


def test_sound_stamps_are_shown_to_rules_that_judge_them_alone() -> None:
    anchor = '<a class="yt-timestamp" data-t="{}">[{}]</a>'
    sound = anchor.format("00:01:02", "00:01:02")
    others = [
        anchor.format("01:02", "01:02"),
        anchor.format("00:01:62", "00:01:62"),
        anchor.format("00:01:02", "00:03:04"),
        anchor.format("00:01:02", "]00:01:02"),
        anchor.format("HH:MM:SS", "HH:MM:SS"),
        sound.removesuffix("</a>"),
    ]
    every = ("01:02", "00:01:02", "00:01:62", "00:03:04", "]00:01:02", "HH:MM:SS")
    rule = stamp_rule("t.one", *every, sound=False)
    assert run(rule, text=sound) == []
    assert run(stamp_rule("t.one", *every), text=sound) == ["0 t.one hint"]
    for other in others:
        assert run(rule, text=other) == ["0 t.one hint"], other


def test_settings_overrule_the_level_that_a_rule_chose() -> None:
    rules = (note_rule("a.a", 1), note_rule("b.b", 2, level="hint"), note_rule("c.c", 3))
    assert run(*rules, levels={"a.a": "hint", "b.b": "error", "c.c": "off"}) == [
        "1 a.a hint",
        "2 b.b error",
    ]


def test_a_pattern_stands_for_what_is_not_off_by_itself() -> None:
    rules = (note_rule("a.a", 1), Rule("a.b", "off", note_rule("a.b", 2).check))
    assert run(*rules) == ["1 a.a warning"]
    assert run(*rules, levels={"a.*": "error"}) == ["1 a.a error"]
    assert run(*rules, levels={"*": "error", "a.a": "off", "a.b": "hint"}) == ["2 a.b hint"]


def test_marks_keep_their_level_and_go_with_their_finding() -> None:
    mark = note_rule("a.a", 1, level="hint", secondary=True)
    assert run(mark, levels={"a.a": "error"}) == ["1 a.a hint"]
    assert run(mark, levels={"a.a": "off"}) == []


def test_a_note_of_which_only_the_head_is_known_has_no_findings() -> None:
    vault = vault_of({"a.md": STAMPS})
    vault.index.facts[NotePath("a.md")].complete = False
    assert find(NoteView(NotePath("a.md"), vault), [note_rule("a.a", 1)]) == []


def test_levels_compare() -> None:
    assert at_least("error", "warning")
    assert at_least("warning", "warning")
    assert not at_least("hint", "information")
