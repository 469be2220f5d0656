"""`timeline`: the moments of a video over all of its notes."""

from __future__ import annotations

import json

import pytest

from notes_lsp.syntax.notations import anchor
from tests.cli.conftest import Run
from tests.cli.outcome import Outcome

VIDEO = "-VqmFI9vY7w"
OTHER = "3ezFd3x718A"
URL = "https://www.youtube.com/watch?v="
VAULT = f"""//- x/a.md
---
videoId: {VIDEO}
---
{anchor(120)}
## Costs
[00:01:05] [02:00]({URL}{OTHER}&t=120s)
//- x/b.md
---
videoId: {VIDEO}
---
[51:00:00] {anchor(65)}
//- y/c.md
# Links
[00:30]({URL}{VIDEO}&t=30s) [02:00]({URL}{OTHER}&t=120s)
//- y/media.md
---
media_link: https://youtu.be/{VIDEO}
---
[00:10]()
//- y/none.md
[00:01:00]
"""
LINES = (
    "00:00:10  y/media.md:4:1:\n"
    "00:00:30  y/c.md:2:1: “Links”\n"
    "00:01:05  x/a.md:6:1: “Costs”\n"
    "00:01:05  x/b.md:4:12:\n"
    "00:02:00  x/a.md:4:1:\n"
    "51:00:00 (looks shifted)  x/b.md:4:1:\n"
)


@pytest.mark.parametrize(
    "words",
    [
        ["x/a.md"],
        ["y/media.md"],
        [VIDEO],
        ["--", VIDEO],
        [VIDEO, "--root", "."],
        [f"https://youtu.be/{VIDEO}?t=5"],
    ],
)
def test_all_notes_speak(run: Run, words: list[str]) -> None:
    assert run("timeline", *words, vault=VAULT) == Outcome(0, LINES, "")


def test_json(run: Run) -> None:
    said = json.loads(run("timeline", VIDEO, "--format", "json", vault=VAULT).out)
    assert (said["version"], said["video"], len(said["moments"])) == (1, VIDEO, 6)
    assert {moment["video"] for moment in said["moments"]} == {VIDEO}
    assert said["moments"][1]["path"] == "y/c.md"


@pytest.mark.parametrize("video", ["-h234567890", "--345678901", "hhhhhhhhhhh"])
def test_a_video_that_nobody_speaks_of(run: Run, video: str) -> None:
    assert run("timeline", video, vault=VAULT) == Outcome(
        0, "", f"no note of this vault has a moment of the video {video}\n"
    )


@pytest.mark.parametrize(
    ("subject", "complaint"),
    [
        ("gone.md", "gone.md: there is no such note, and no video has this id"),
        ("x", "x is no note: name a note, or the id of a video"),
        (".notes-lsp.toml", ".notes-lsp.toml is no note: name a note, or the id of a video"),
        ("y/none.md", "y/none.md names no video (videoId): name the id of one"),
        ("y/c.md", f"y/c.md names 2 videos: name one of {VIDEO}, {OTHER}"),
    ],
)
def test_what_has_no_video(run: Run, subject: str, complaint: str) -> None:
    assert run("timeline", subject, vault=VAULT) == Outcome(2, "", f"notes-lsp: {complaint}\n")
