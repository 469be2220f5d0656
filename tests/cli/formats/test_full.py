"""`--format full`: findings with their line, as a terminal shows it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from notes_lsp.cli.formats.excerpt import Excerpt, excerpt
from notes_lsp.text.span import Span
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text

VAULT = """
//- a.md
A line.
é [[chips]] and
\tmore [[#Gone]]
[[The fab]]
//- fab.md
---
title: The fab
---
//- x/chips.md
//- y/chips.md
"""


def test_the_line_other_places_and_the_fix(run: Run) -> None:
    assert run("check", "--format", "full", "--min-level", "hint", vault=VAULT) == Outcome(
        1,
        text(
            """
            a.md:2:5: information link.ambiguous “chips” is the name of 2 notes: write the path of the one you mean, such as x/chips
              2 | é [[chips]] and
                |     ^^^^^
                = x/chips.md:1:1: could be meant
                = y/chips.md:1:1: could be meant
                = unsafe fix: Write x/chips

            a.md:3:10: warning link.missing-heading This note has no heading “Gone”
              3 |     more [[#Gone]]
                |             ^^^^

            a.md:4:3: hint link.inexact “The fab” is a title: write the note's name, fab
              4 | [[The fab]]
                |   ^^^^^^^
                = fix: Write fab

            1  warning      link.missing-heading
            1  information  link.ambiguous
            1  hint         link.inexact          1 repaired by --fix-only link.inexact
            3 findings in 4 notes.
            1 of them can be repaired: notes-lsp check --fix --min-level hint
            What a code means: notes-lsp rule link.ambiguous
            """  # noqa: E501
        ),
    )


def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first(run: Run) -> None:
    said = run("check", "--format", "full", "--quiet", vault="//- a.md\n```markdown\n[[x]]\n```\n")
    assert said.out.splitlines()[1:3] == ["  1 | ```markdown", "    | ^^^^^^^^^^^"]


def test_colours_set_off_what_is_marked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    said = run("check", "--format", "full", "--quiet", vault="//- a.md\n[[#Gone]]\n")
    assert said.out.splitlines()[1:] == [
        "\x1b[2m  1 |\x1b[0m [[#Gone]]",
        "\x1b[2m    |\x1b[0m    \x1b[33m^^^^\x1b[0m",
    ]


def test_at_most_fifty_of_a_code(run: Run) -> None:
    said = run("check", "--format", "full", vault="//- a.md\n" + "[[#Gone]]\n" * 60)
    assert said.out.count("    |    ^^^^\n") == 50
    assert "\n… and 10 more link.missing-heading (--all)\n" in said.out
    assert run("check", "--format", "full", "--all").out.count("    |    ^^^^\n") == 60


def test_statistics_are_those_of_text(run: Run) -> None:
    said = run("check", "--format", "full", "--statistics", vault=VAULT)
    assert said == run("check", "--statistics")


def test_a_note_that_is_gone_shows_no_line(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("notes_lsp.vault.vault.Vault.text", lambda *_: None)
    said = run("check", "--format", "full", "--quiet", vault="//- a.md\n[[#Gone]]\n")
    assert said.out == "a.md:1:4: warning link.missing-heading This note has no heading “Gone”\n"


@pytest.mark.parametrize(
    ("line", "word", "shown"),
    [
        ("See [[x]].", "x", Excerpt("See [[x]].", 6, 1)),
        ("日本 [[東京]]", "東京", Excerpt("日本 [[東京]]", 7, 4)),
        ("e\u0301 \u200b[[x]]", "x", Excerpt("e\u0301 \u200b[[x]]", 4, 1)),
        ("🗂️ [[x]]", "x", Excerpt("🗂️ [[x]]", 5, 1)),
        ("\tx\ty", "x\ty", Excerpt("    x    y", 4, 6)),
        ("\x1b[2J x\x00", "x\x00", Excerpt("\\x1b[2J x\\x00", 8, 5)),
        ("x", "", Excerpt("x", 0, 1)),
        ("a" * 300 + "x" + "b" * 300, "x", Excerpt(f"…{'a' * 48}x{'b' * 49}…", 49, 1)),
        ("a" * 20 + "x" + "b" * 300, "x", Excerpt(f"{'a' * 20}x{'b' * 78}…", 20, 1)),
        ("a" * 300 + "x" + "b" * 20, "x", Excerpt(f"…{'a' * 78}x{'b' * 20}", 79, 1)),
        ("a" * 20 + "x" + "b" * 79, "x", Excerpt(f"{'a' * 20}x{'b' * 79}", 20, 1)),
        ("a" * 150 + "x" * 300, "x" * 300, Excerpt(f"…{'x' * 99}…", 1, 100)),
        ("本" * 90 + "x", "本" * 90, Excerpt(f"{'本' * 49}…", 0, 99)),
        ("本" * 99 + "x" + "本" * 99, "x", Excerpt(f"…{'本' * 24}x{'本' * 24}…", 49, 1)),
    ],
)
def test_what_a_terminal_shows_of_a_line(line: str, word: str, shown: Excerpt) -> None:
    start = line.index(word)
    assert excerpt(line, Span(start, start + len(word))) == shown


@given(
    st.text(st.sampled_from("ab \t\x00\u200b\u0301日🗂\ufe0f\u200d…"), max_size=400),
    st.data(),
)
def test_the_marks_lie_below_the_line_and_it_is_short(line: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    shown = excerpt(line, Span(start, end))
    assert "\t" not in shown.line
    assert shown.marked >= 1
    assert shown.before + shown.marked <= 102
    assert cell_len(shown.line) <= 102


def test_a_note_of_one_very_long_line(run: Run) -> None:
    vault = f"//- a.md\n{'x ' * 190_000}[[#Gone]]{' y' * 3_000}\n"
    said = run("check", "--format", "full", "--quiet", vault=vault)
    assert [len(line) < 120 for line in said.out.splitlines()] == [True] * 3
