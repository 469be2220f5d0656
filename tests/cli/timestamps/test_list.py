"""`timestamps list`: each timestamp, where it is and where it leads."""

from __future__ import annotations

import json

from notes_lsp.syntax.notations import anchor
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

VIDEO = "3ezFd3x718A"
VAULT = f"""//- x/a.md
---
videoId: {VIDEO}
---
é {anchor(65)}

## Costs
[00:02:00, 51:00:00] <a class="yt-timestamp" data-t="HH:MM:SS">[HH:MM:SS]</a>
//- x/b.md
[12:30] [12:45] [01:05](#t=01:05)
"""
URL = f"https://www.youtube.com/watch?v={VIDEO}&t="


def test_lines_for_people(run: Run) -> None:
    assert run("timestamps", "list", "x", vault=VAULT) == Outcome(
        0,
        f"x/a.md:4:3: 00:01:05 anchor {URL}65s\n"
        f"x/a.md:7:1: 00:02:00 bracket “Costs” {URL}120s\n"
        f"x/a.md:7:12: 51:00:00 (looks shifted) bracket “Costs” {URL}183600s\n"
        "x/a.md:7:22: no time anchor “Costs”\n"
        "x/b.md:1:17: 00:01:05 fragment-link\n",
        "x/b.md: 2 times were left out, since the note names no video\n",
    )


def test_json(run: Run) -> None:
    said = json.loads(run("timestamps", "list", "x/a.md", "--format", "json", vault=VAULT).out)
    assert said["version"] == 1
    assert said["timestamps"][1] == {
        "path": "x/a.md",
        "line": 7,
        "column": 1,
        "endLine": 7,
        "endColumn": 10,
        "notation": "bracket",
        "seconds": 120,
        "time": "00:02:00",
        "doubtful": False,
        "video": VIDEO,
        "section": "Costs",
        "url": f"{URL}120s",
    }
    assert said["timestamps"][3]["seconds"] is None


def test_a_line_of_json_each(run: Run) -> None:
    said = run("timestamps", "list", "x", "--format", "jsonl", vault=VAULT)
    assert [json.loads(line)["line"] for line in said.out.splitlines()] == [4, 7, 7, 7, 1]
