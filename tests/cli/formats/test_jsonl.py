"""`--format jsonl`: the objects of `json`, a line each."""

from __future__ import annotations

import json

from tests.cli.conftest import Run
from tests.cli.formats.test_json import VAULT


def test_each_line_is_a_finding_as_in_json(run: Run) -> None:
    whole = json.loads(run("check", "--format", "json", "--min-level", "hint", vault=VAULT).out)
    lines = run("check", "--format", "jsonl", "--min-level", "hint").out.splitlines()
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert len(lines) == 2


def test_nothing_found_is_no_line(run: Run) -> None:
    assert run("check", "--format", "jsonl", vault="//- a.md\n").out == ""


def test_statistics_are_the_summary(run: Run) -> None:
    answer = json.loads(run("check", "--format", "jsonl", "--statistics", vault=VAULT).out)
    assert answer.pop("seconds") >= 0
    assert answer == {
        "notes": 4,
        "findings": 1,
        "byCode": {"link.ambiguous": 1},
        "byLevel": {"information": 1},
    }
