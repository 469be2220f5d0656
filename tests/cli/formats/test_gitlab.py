"""`--format gitlab`: what GitLab asks of a Code Quality report."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.cli.formats import hostile

VAULT = """
//- a.md
[[gone]]
[[#Gone]]
[[#Gone]] [[The b]]
//- b.md
---
title: The b
---
//- c.md
---
title: A: b
---
[[gone]]
"""


def issues(run: Run, vault: str = "") -> list[dict[str, Any]]:
    found = json.loads(run("check", "--format", "gitlab", "--min-level", "hint", vault=vault).out)
    assert isinstance(found, list)
    return found


def test_all_of_an_issue(run: Run) -> None:
    first = issues(run, VAULT)[0]
    assert len(first.pop("fingerprint")) == 32
    assert first == {
        "description": "There is no note “gone”: create it, or correct the name",
        "check_name": "link.unresolved",
        "severity": "minor",
        "location": {"path": "a.md", "lines": {"begin": 1, "end": 1}},
    }


def test_levels(run: Run) -> None:
    assert [(item["check_name"], item["severity"]) for item in issues(run, VAULT)] == [
        ("link.unresolved", "minor"),
        ("link.missing-heading", "major"),
        ("link.missing-heading", "major"),
        ("link.inexact", "info"),
        ("frontmatter.syntax", "critical"),
        ("link.unresolved", "minor"),
    ]


def test_fingerprints_are_unique_and_stay_when_lines_move(run: Run) -> None:
    before = [item["fingerprint"] for item in issues(run, VAULT)]
    assert len(set(before)) == len(before)
    after = issues(run, VAULT.replace("[[gone]]\n[[#Gone]]", "Text.\n\n[[gone]]\n\n[[#Gone]]"))
    assert [item["fingerprint"] for item in after] == before


@pytest.mark.skipif(os.name == "nt", reason="names are characters there")
def test_a_name_that_is_no_utf_8(run: Run, tmp_path: Path) -> None:
    run("check", vault="//- a.md\n[[#a]]\n")
    os.rename(tmp_path / "a.md", os.fsencode(tmp_path) + b"/caf\xe9.md")
    assert issues(run)[0]["location"]["path"] == "caf\ufffd.md"


def test_names_with_markup(run: Run) -> None:
    assert {item["location"]["path"] for item in issues(run, hostile.VAULT)} == {hostile.PATH}


def test_nothing_found_is_an_empty_list(run: Run) -> None:
    assert issues(run, "//- a.md\n") == []


def test_it_has_no_statistics(run: Run) -> None:
    assert run("check", "--format", "gitlab", "--statistics", vault="//- a.md\n").code == 2
