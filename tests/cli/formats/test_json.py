"""`--format json`: the shape that other programs rely on."""

from __future__ import annotations

import json

from notes_lsp.rules.pages import page_url
from tests.cli.conftest import Run
from tests.cli.outcome import text

VAULT = """
//- a.md
é [[chips]]
[[The fab]]
//- fab.md
---
title: The fab
---
//- x/chips.md
//- y/chips.md
"""


def test_all_keys(run: Run) -> None:
    said = run("check", "--format", "json", "--min-level", "hint", vault=VAULT)
    assert (said.code, said.err) == (0, "")
    answer = json.loads(said.out)
    assert answer["summary"].pop("seconds") >= 0
    assert answer == {
        "version": 1,
        "findings": [
            {
                "path": "a.md",
                "line": 1,
                "column": 5,
                "endLine": 1,
                "endColumn": 10,
                "code": "link.ambiguous",
                "level": "information",
                "message": "“chips” is the name of 2 notes: "
                "write the path of the one you mean, such as x/chips",
                "fix": {"title": "Write x/chips", "safe": False},
                "related": [
                    {"path": "x/chips.md", "line": 1, "column": 1, "message": "could be meant"},
                    {"path": "y/chips.md", "line": 1, "column": 1, "message": "could be meant"},
                ],
                "url": page_url("link.ambiguous"),
            },
            {
                "path": "a.md",
                "line": 2,
                "column": 3,
                "endLine": 2,
                "endColumn": 10,
                "code": "link.inexact",
                "level": "hint",
                "message": "“The fab” is a title: write the note's name, fab",
                "fix": {"title": "Write fab", "safe": True},
                "related": [],
                "url": page_url("link.inexact"),
            },
        ],
        "summary": {
            "notes": 4,
            "findings": 2,
            "byCode": {"link.ambiguous": 1, "link.inexact": 1},
            "byLevel": {"hint": 1, "information": 1},
        },
    }


def test_nothing_found(run: Run) -> None:
    answer = json.loads(run("check", "--format", "json", vault="//- a.md\n").out)
    assert answer["findings"] == []
    assert answer["summary"]["byCode"] == {}


def test_statistics_leave_the_findings_out(run: Run) -> None:
    said = run("check", "--format", "json", "--statistics", vault="//- a.md\n[[gone]]\n")
    answer = json.loads(said.out)
    assert (answer["findings"], answer["summary"]["byCode"]) == ([], {"link.unresolved": 1})


def test_what_is_left_after_a_repair_is_on_stdout_alone(run: Run) -> None:
    vault = text("""
        //- a.md
        [[The fab]] [[gone]]
        //- fab.md
        ---
        title: The fab
        ---
        """)
    said = run("check", "--fix", "--min-level", "hint", "--format", "json", vault=vault)
    assert [item["code"] for item in json.loads(said.out)["findings"]] == ["link.unresolved"]
    assert said.err.startswith("repairing 1 link.inexact\n")
