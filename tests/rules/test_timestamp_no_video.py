"""`timestamp.no-video`: timestamps of nobody knows which video."""

from __future__ import annotations

import pytest

from tests.rules.checking import check, fixes
from tests.rules.stamp_notes import anchor

CODE = "timestamp.no-video"

A = anchor("00:12:34")


@pytest.mark.parametrize(
    "header",
    [
        "",
        "---\ntitle: Ice\n---\n",
        "---\nvideoId:\n---\n",
        "---\nvideoId: []\n---\n",
        "---\nmedia_link: https://youtu.be/zzzzzzzzzzz\n---\n",
    ],
)
def test_one_finding_at_the_first(header: str) -> None:
    note = f"{header}Broke {A}.\n\n- {A}\n"
    line = header.count("\n") + 1
    assert check(note, CODE) == (
        f"note.md:{line}:7-{line}:{7 + len(A)} warning {CODE} This timestamp leads nowhere, since "
        "the note names no video: write its videoId in the frontmatter"
    )
    assert fixes(note, CODE) == ""


def test_a_broken_one_counts_as_what_it_will_be() -> None:
    assert check(f"[{A}]", CODE) != ""


@pytest.mark.parametrize(
    "note",
    [
        f"---\nvideoId: zzzzzzzzzzz\n---\n{A}",
        # Of these another rule speaks.
        f"---\nvideoId: talk.mp4\n---\n{A}",
        f"---\nvideoId: zzzzzzzzzzz\n\n{A}",
        f"---\ntitle: a: b\n---\n{A}",
        # They need none.
        "[00:12:34](https://youtu.be/zzzzzzzzzzz?t=754)",
        "[[00:12:34]](https://youtu.be/zzzzzzzzzzz?t=754)",
        "---\nmedia_link: https://youtu.be/zzzzzzzzzzz\n---\n[12:34]()",
        "[00:12:34] [12:34](#t=12:34)",
        f"`{A}`",
    ],
)
def test_what_is_none(note: str) -> None:
    assert check(note, CODE) == ""
