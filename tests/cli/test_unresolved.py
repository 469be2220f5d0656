"""`notes-lsp unresolved`: what it prints."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Run
from tests.cli.outcome import Outcome, text

VAULT = """
//- x/a.md
See [[Nubank]], [[nubank]] and [[growth_model]].
//- x/b.md
[[nubank]]

[[Scaling Laws]]
//- x/growth_models.md
//- y/one.md
---
title: Scaling laws
---
//- z/two.md
---
title: Scaling laws
---
"""


def test_what_most_notes_want_comes_first(run: Run) -> None:
    assert run("unresolved", vault=VAULT) == Outcome(
        0,
        text(
            """
            notes  links  target
                2      3  nubank
                          also Nubank
                          first in x/a.md:1:7
                1      1  Scaling Laws
                          2 notes elsewhere have the name: one, two
                          first in x/b.md:3:3
                1      1  growth_model
                          did you mean growth_models?
                          first in x/a.md:1:34

            5 links in 2 of 5 notes to 3 missing notes.
            """
        ),
    )


def test_only_so_many_are_printed(run: Run) -> None:
    vault = "//- a.md\n" + "".join(f"[[gone_{number}]]\n" for number in range(30))
    said = run("unresolved", vault=vault).out
    assert said.count("first in") == 20
    assert said.endswith(
        "\n30 links in 1 of 1 note to 30 missing notes; the first 20 are shown (--all).\n"
    )
    assert run("unresolved", "--limit", "3").out.count("first in") == 3
    assert run("unresolved", "--all").out.count("first in") == 30
    assert len(run("unresolved", "--format", "jsonl").out.splitlines()) == 30
    assert len(run("unresolved", "--format", "jsonl", "--limit", "3").out.splitlines()) == 3


def test_many_spellings_are_counted(run: Run) -> None:
    said = run("unresolved", vault="//- a.md\n[[go_ne]] [[Gone]] [[GONE]] [[gone]] [[gone]]\n")
    assert "also GONE, Gone and 1 more\n" in said.out


def test_nothing_is_missing(run: Run) -> None:
    said = run("unresolved", vault="//- a.md\n[[b]]\n//- b.md\n")
    assert said == Outcome(0, "No link leads nowhere in 2 notes.\n")


def test_only_the_paths_that_are_asked_for(run: Run) -> None:
    said = run("unresolved", "x/b.md", vault=VAULT)
    assert said.out.endswith("2 links in 1 of 1 note to 2 missing notes.\n")


def test_json(run: Run) -> None:
    said = json.loads(run("unresolved", "--format", "json", "--limit", "1", vault=VAULT).out)
    assert said == {
        "version": 1,
        "unresolved": [
            {
                "target": "nubank",
                "notes": 2,
                "links": 3,
                "spellings": {"Nubank": 1, "nubank": 2},
                "first": {"path": "x/a.md", "line": 1, "column": 7},
                "meant": [],
            }
        ],
        "summary": {"missing": 3, "links": 5, "notes": 2},
    }
    rows = run("unresolved", "--format", "jsonl").out.splitlines()
    assert [json.loads(row)["meant"] for row in rows] == [
        [],
        [{"path": "y/one.md", "target": "one"}, {"path": "z/two.md", "target": "two"}],
        [{"path": "x/growth_models.md", "target": "growth_models"}],
    ]


def test_vaults_inside_are_asked_too(run: Run) -> None:
    said = run("unresolved", vault="//- a.md\n[[b]]\n//- x/.notes-lsp.toml\n//- x/b.md\n[[a]]\n")
    assert said.out.count("first in") == 2
    assert "2 links in 2 of 2 notes to 2 missing notes." in said.out


def test_names_are_fit_for_a_terminal(run: Run) -> None:
    assert "\n    1      1  a\\u202eb\n" in run("unresolved", vault="//- a.md\n[[a\u202eb]]\n").out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["gone"], "gone: there is no such file or folder"),
        (["--limit", "0"], "argument --limit: '0' is no number of notes"),
        (["--format", "xml"], "argument --format: invalid choice: 'xml'"),
    ],
)
def test_wrong_use_is_told_in_one_line(run: Run, words: list[str], message: str) -> None:
    said = run("unresolved", *words, vault=VAULT)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"notes-lsp: {message}")
    assert said.err.count("\n") == 1


def test_a_check_that_finds_many_says_how_to_go_on(run: Run) -> None:
    vault = "//- a.md\n" + "".join(f"[[gone_{number}]]\n" for number in range(20))
    assert "lead nowhere want: notes-lsp unresolved\n" in run("check", vault=vault).out
    assert "notes-lsp unresolved" not in run("check", vault=vault.replace("[[gone_7]]", "")).out
